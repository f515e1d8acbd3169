#include "cli/session_text.h"

#include "cli/json_views.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

using sessions::Archive;
using sessions::ChangeCounts;
using sessions::ChangeSummary;
using sessions::Conflict;
using sessions::ConflictField;
using sessions::FieldChange;
using sessions::RowChange;
using sessions::Session;
using sessions::TableChanges;
using sessions::TableVerification;

namespace {

constexpr qsizetype shownDigits = 16; ///< of a fingerprint; JSON has all of them

QJsonValue orNull(const QString &text)
{
    return text.isNull() ? QJsonValue() : QJsonValue(text);
}

QString shown(const QString &value)
{
    return value.isNull() ? u"-"_s : printable(value);
}

QString stateOf(const Session &session)
{
    if (session.hold.isActive())
        return u"held by %1"_s.arg(printable(session.hold.heldBy));
    if (session.isKept)
        return u"kept"_s;
    return session.isStale ? u"stale"_s : u"active"_s;
}

QString sign(sessions::Operation operation)
{
    switch (operation) {
    case sessions::Operation::Created:
        return u"+"_s;
    case sessions::Operation::Edited:
        return u"~"_s;
    case sessions::Operation::Deleted:
        return u"-"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject toJson(const ChangeCounts &counts)
{
    return {{u"created"_s, counts.created},
            {u"edited"_s, counts.edited},
            {u"deleted"_s, counts.deleted},
            {u"total"_s, counts.total()}};
}

QJsonObject toJson(const Session &session)
{
    const bool isHeld = session.hold.isActive();
    return {{u"id"_s, session.id},
            {u"environment"_s, session.environmentId},
            {u"user"_s, session.person},
            {u"name"_s, session.name},
            {u"mode"_s, sessions::toWord(session.mode)},
            {u"kept"_s, session.isKept},
            {u"stale"_s, session.isStale},
            {u"changes"_s, toJson(session.changes)},
            {u"tokens"_s, session.tokens},
            {u"heldBy"_s, isHeld ? QJsonValue(session.hold.heldBy) : QJsonValue()},
            {u"heldUntil"_s, toJson(session.hold.until)},
            {u"createdAt"_s, toJson(session.createdAt)},
            {u"lastActivityAt"_s, toJson(session.lastActivity)},
            {u"undoUntil"_s, toJson(session.undoUntil)}};
}

QJsonObject toJson(const Archive &archive)
{
    return {{u"id"_s, archive.id == 0 ? QJsonValue() : QJsonValue(archive.id)},
            {u"session"_s, archive.sessionId},
            {u"environment"_s, archive.environmentId},
            {u"user"_s, archive.person},
            {u"reason"_s, archive.reason},
            {u"changes"_s, archive.changes},
            {u"archivedAt"_s, toJson(archive.archivedAt)},
            {u"expiresAt"_s, toJson(archive.expiresAt)}};
}

QJsonObject toJson(const RowChange &row)
{
    QJsonArray fields;
    for (const FieldChange &field : row.fields)
        fields.append(QJsonObject{
            {u"field"_s, field.field}, {u"before"_s, orNull(field.before)}, {u"after"_s, orNull(field.after)}});
    return {{u"table"_s, row.table},
            {u"key"_s, row.key},
            {u"label"_s, row.label},
            {u"operation"_s, sessions::toWord(row.operation)},
            {u"fields"_s, fields}};
}

QJsonObject toJson(const Conflict &conflict)
{
    QJsonArray fields;
    for (const ConflictField &field : conflict.fields)
        fields.append(QJsonObject{{u"field"_s, field.field},
                                  {u"archived"_s, orNull(field.archived)},
                                  {u"current"_s, orNull(field.current)},
                                  {u"base"_s, orNull(field.base)}});
    return {{u"table"_s, conflict.table},
            {u"key"_s, conflict.key},
            {u"label"_s, conflict.label},
            {u"archived"_s, sessions::toWord(conflict.archived)},
            {u"current"_s, sessions::toWord(conflict.current)},
            {u"fields"_s, fields}};
}

QJsonObject toJson(const sessions::LeftOut &change)
{
    return {{u"table"_s, change.table}, {u"key"_s, change.key}, {u"problem"_s, change.problem}};
}

QJsonObject toJson(const TableVerification &table)
{
    return {{u"table"_s, table.table},
            {u"intact"_s, table.isIntact},
            {u"recordedRows"_s, table.recordedRows},
            {u"rows"_s, table.rows},
            {u"recordedFingerprint"_s, table.recordedFingerprint},
            {u"fingerprint"_s, table.fingerprint}};
}

QJsonObject toJson(const ChangeSummary &summary)
{
    QJsonObject tables;
    for (const TableChanges &table : summary.tables)
        tables.insert(table.table, toJson(table.changes));
    return {{u"tables"_s, tables}, {u"total"_s, toJson(summary.total())}};
}

QString sessionsTable(const QList<Session> &sessions, const QString &none)
{
    if (sessions.isEmpty())
        return none + u'\n';
    TextTable table({{u"ID"_s},
                     {u"USER"_s},
                     {u"ENVIRONMENT"_s},
                     {u"CREATED"_s, Align::Right},
                     {u"EDITED"_s, Align::Right},
                     {u"DELETED"_s, Align::Right},
                     {u"STATE"_s},
                     {u"LAST ACTIVITY"_s}});
    for (const Session &session : sessions)
        table.addRow({session.id, session.person, session.environmentId, number(session.changes.created),
                      number(session.changes.edited), number(session.changes.deleted), stateOf(session),
                      moment(session.lastActivity)});
    return table.toString();
}

QString sessionText(const Session &session)
{
    TextTable table({{}, {}});
    table.addRow({u"Session"_s, session.id});
    table.addRow({u"Environment"_s, session.environmentId});
    table.addRow({u"User"_s, session.person});
    if (!session.name.isEmpty())
        table.addRow({u"Name"_s, session.name});
    table.addRow({u"State"_s, stateOf(session)});
    table.addRow({u"Changes"_s, number(session.changes.total())});
    table.addRow({u"Tokens"_s, number(session.tokens)});
    table.addRow({u"Opened"_s, moment(session.createdAt)});
    table.addRow({u"Last activity"_s, moment(session.lastActivity)});
    if (session.undoUntil.isValid())
        table.addRow({u"Undo until"_s, moment(session.undoUntil)});
    return table.toString();
}

QString archivesTable(const QList<Archive> &archives)
{
    if (archives.isEmpty())
        return u"There is no reset to undo.\n"_s;
    TextTable table({{u"ARCHIVE"_s, Align::Right},
                     {u"USER"_s},
                     {u"ENVIRONMENT"_s},
                     {u"WHY"_s},
                     {u"CHANGES"_s, Align::Right},
                     {u"UNDO UNTIL"_s}});
    for (const Archive &archive : archives)
        table.addRow({QString::number(archive.id), archive.person, archive.environmentId, archive.reason,
                      number(archive.changes), moment(archive.expiresAt)});
    return table.toString();
}

QString summaryTable(const ChangeSummary &summary)
{
    if (summary.tables.isEmpty())
        return u"Nothing has been changed.\n"_s;
    TextTable table(
        {{u"TABLE"_s}, {u"CREATED"_s, Align::Right}, {u"EDITED"_s, Align::Right}, {u"DELETED"_s, Align::Right}});
    const auto add = [&table](const QString &name, const ChangeCounts &counts) {
        table.addRow({name, number(counts.created), number(counts.edited), number(counts.deleted)});
    };
    for (const TableChanges &one : summary.tables)
        add(one.table, one.changes);
    if (summary.tables.size() > 1)
        add(u"in all"_s, summary.total());
    return table.toString();
}

QString rowsText(const QList<RowChange> &rows)
{
    QString text;
    for (const RowChange &row : rows) {
        const QString label = row.label == row.key ? QString() : u"  "_s + printable(row.label);
        text += u"%1 %2 %3%4\n"_s.arg(sign(row.operation), row.table, printable(row.key), label);
        for (const FieldChange &field : row.fields)
            text += u"    %1: %2 -> %3\n"_s.arg(printable(field.field), shown(field.before), shown(field.after));
    }
    return text;
}

QString conflictsText(const QList<Conflict> &conflicts)
{
    if (conflicts.isEmpty())
        return u"There are no conflicts: an undo brings everything back at once.\n"_s;
    QString text;
    for (const Conflict &conflict : conflicts) {
        text += u"%1 %2  %3: archived %4, current %5\n"_s.arg(
            conflict.table, printable(conflict.key), printable(conflict.label), sessions::toWord(conflict.archived),
            sessions::toWord(conflict.current));
        for (const ConflictField &field : conflict.fields)
            text += u"    %1: archived %2 | current %3 | base %4\n"_s.arg(printable(field.field), shown(field.archived),
                                                                          shown(field.current), shown(field.base));
    }
    return text;
}

QString leftOutText(const QList<sessions::LeftOut> &changes)
{
    if (changes.isEmpty())
        return {};
    TextTable table({{u"TABLE"_s}, {u"ROW"_s}, {u"LEFT OUT BECAUSE"_s}});
    for (const sessions::LeftOut &change : changes)
        table.addRow({change.table, change.key.isEmpty() ? u"—"_s : printable(change.key), printable(change.problem)});
    return u'\n' + table.toString() + u"\nRows that were left out stay archived.\n"_s;
}

QString verificationTable(const QList<TableVerification> &tables)
{
    TextTable table({{u"TABLE"_s},
                     {u"ROWS THEN"_s, Align::Right},
                     {u"ROWS NOW"_s, Align::Right},
                     {u"FINGERPRINT THEN"_s},
                     {u"FINGERPRINT NOW"_s},
                     {u"STATE"_s}});
    for (const TableVerification &one : tables)
        table.addRow({one.table, number(one.recordedRows), number(one.rows), one.recordedFingerprint.left(shownDigits),
                      one.fingerprint.left(shownDigits), one.isIntact ? u"intact"_s : u"CHANGED"_s});
    return table.toString();
}

} // namespace showroom::cli
