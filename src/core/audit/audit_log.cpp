#include "core/audit/audit_log.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>

#include <array>

namespace showroom::audit {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr int pageEntries = 2000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::audit)
};

constexpr std::array faultWords{"ok"_L1, "missing"_L1, "changed"_L1, "unchained"_L1, "cut"_L1, "rewritten"_L1};

Fault faultOf(const QString &word)
{
    for (std::size_t i = 1; i < faultWords.size(); ++i) {
        if (word == faultWords[i])
            return Fault(i);
    }
    return Fault::None;
}

Entry entryOf(const database::Row &row)
{
    Entry entry{row.integer("id"),
                row.dateTime("occurred_at"),
                row.text("actor"),
                row.text("program"),
                row.text("host"),
                row.text("action"),
                row.text("environment"),
                row.text("reason"),
                row.jsonObject("counts_before"),
                row.jsonObject("counts_after"),
                row.jsonObject("details"),
                {},
                row.text("hash")};
    if (!row.isNull("sequence"))
        entry.sequence = row.integer("sequence");
    return entry;
}

std::optional<QString> given(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

std::optional<QDateTime> given(const QDateTime &time)
{
    return time.isValid() ? std::optional(time) : std::nullopt;
}

QStringList stringsOf(const QJsonArray &array)
{
    QStringList strings;
    for (const QJsonValue &value : array)
        strings.append(value.toString());
    return strings;
}

} // namespace

QString toWord(Fault fault)
{
    return faultWords[std::size_t(fault)];
}

QString describe(const Verdict &verdict)
{
    switch (verdict.fault) {
    case Fault::None:
        return Texts::tr("The chain is whole: %n entries, each as it was sealed.", nullptr, int(verdict.links));
    case Fault::Missing:
        return Texts::tr("Entry %1 is missing: it was removed after it had been sealed.").arg(verdict.brokenSequence);
    case Fault::Changed:
        return Texts::tr("Entry %1 was changed after it had been sealed.").arg(verdict.brokenSequence);
    case Fault::Unchained:
        return Texts::tr("Entry %1 does not follow the entry before it: one of them was exchanged.")
            .arg(verdict.brokenSequence);
    case Fault::Cut:
        return Texts::tr("The end of the log was cut off: entry %1 and what followed is gone.")
            .arg(verdict.brokenSequence);
    case Fault::Rewritten:
        return Texts::tr("Entry %1 is not the one whose hash was kept: the log was written anew.")
            .arg(verdict.brokenSequence);
    }
    Q_UNREACHABLE();
}

Result<QList<Entry>> list(database::Connection &connection, const Filter &filter, int most,
                          std::optional<qint64> before)
{
    const auto rows = connection.query("audit/list"_sql, {{"actor", given(filter.actor)},
                                                          {"environment", given(filter.environment)},
                                                          {"action", given(filter.action)},
                                                          {"from_time", given(filter.from)},
                                                          {"until_time", given(filter.until)},
                                                          {"before", before},
                                                          {"most", most}});
    if (!rows)
        return rows.error();
    QList<Entry> entries;
    for (const database::Row &row : *rows)
        entries.append(entryOf(row));
    return entries;
}

Result<void> forEach(database::Connection &connection, const Filter &filter,
                     const std::function<Result<void>(const Entry &)> &visit)
{
    std::optional<qint64> before;
    for (;;) {
        const auto page = list(connection, filter, pageEntries, before);
        if (!page)
            return page.error();
        for (const Entry &entry : *page)
            SHOWROOM_TRY(visit(entry));
        if (page->size() < pageEntries)
            return {};
        before = page->constLast().id;
    }
}

Result<Words> words(database::Connection &connection)
{
    const auto row = connection.queryOne("audit/words"_sql);
    if (!row)
        return row.error();
    return Words{stringsOf(row->jsonArray("actors")), stringsOf(row->jsonArray("actions")),
                 stringsOf(row->jsonArray("environments"))};
}

Result<std::optional<qint64>> idOfSequence(database::Connection &connection, qint64 sequence)
{
    const auto id = connection.scalar("audit/id_of_sequence"_sql, {{"sequence", sequence}});
    if (!id)
        return id.error();
    return id->isNull() ? std::nullopt : std::optional(id->toLongLong());
}

std::optional<qint64> rowsTotal(const QJsonObject &counts)
{
    std::optional<qint64> total;
    for (const QJsonValue &count : counts)
        if (count.isDouble())
            total = total.value_or(0) + count.toInteger();
    return total;
}

Result<Verdict> verify(database::Connection &connection, const std::optional<Head> &kept)
{
    // A connection that may only read verifies what is sealed.
    (void)connection.scalar("audit/seal"_sql);
    const auto row =
        connection.queryOne("audit/verify"_sql, {{"sequence", kept ? std::optional(kept->sequence) : std::nullopt},
                                                 {"hash", kept ? std::optional(kept->hash) : std::nullopt}});
    if (!row)
        return row.error();
    return Verdict{row->integer("links"), row->integer("unsealed"),
                   Head{row->integer("head_sequence"), row->text("head_hash")}, faultOf(row->text("fault")),
                   row->integer("broken_sequence")};
}

QJsonObject toJson(const Entry &entry)
{
    return {{u"id"_s, entry.id},
            {u"occurredAt"_s, entry.occurredAt.toString(Qt::ISODateWithMs)},
            {u"actor"_s, entry.actor},
            {u"program"_s, entry.program},
            {u"host"_s, entry.host},
            {u"action"_s, entry.action},
            {u"environment"_s, entry.environment.isEmpty() ? QJsonValue() : QJsonValue(entry.environment)},
            {u"reason"_s, entry.reason},
            {u"countsBefore"_s, entry.countsBefore},
            {u"countsAfter"_s, entry.countsAfter},
            {u"details"_s, entry.details},
            {u"sequence"_s, entry.sequence ? QJsonValue(*entry.sequence) : QJsonValue()},
            {u"hash"_s, entry.hash.isEmpty() ? QJsonValue() : QJsonValue(entry.hash)}};
}

} // namespace showroom::audit
