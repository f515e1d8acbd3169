#include "core/environments/bulk_creation.h"

#include "base/clock.h"
#include "database/connection.h"
#include "database/sql_catalog.h"
#include "masking/salt.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace showroom::environments {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::environments)
};

QChar separatorOf(const QString &line)
{
    if (line.contains(u'\t'))
        return u'\t';
    return line.contains(u';') && !line.contains(u',') ? u';' : u',';
}

/// The cells of one line; a quote within quotes is written twice.
QStringList cellsOf(const QString &line)
{
    const QChar separator = separatorOf(line);
    QStringList cells{QString()};
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool isQuote = line[i] == u'"';
        if (isQuote && isQuoted && line.mid(i + 1, 1) == u"\"")
            cells.last() += line[++i];
        else if (isQuote && (isQuoted || cells.last().trimmed().isEmpty()))
            isQuoted = !isQuoted;
        else if (line[i] == separator && !isQuoted)
            cells.append(QString());
        else
            cells.last() += line[i];
    }
    for (QString &cell : cells)
        cell = cell.trimmed();
    return cells;
}

bool isHeading(const QStringList &cells)
{
    static const QStringList mails{u"email"_s, u"e-mail"_s, u"mail"_s, u"admin"_s};
    return cells.value(0).toLower() == u"name" && (cells.size() == 1 || mails.contains(cells[1].toLower()));
}

/// Fields that differ from line to line.
bool isOfLine(const Problem &problem)
{
    return problem.field == u"name" || problem.field == u"id" || problem.field == u"admin";
}

} // namespace

BulkList readBulkList(const QString &text)
{
    BulkList list;
    const QStringList lines = text.split(QRegularExpression(u"\r\n|\n|\r"_s));
    for (int number = 1; number <= lines.size(); ++number) {
        QStringList cells = cellsOf(lines[number - 1]);
        while (cells.size() > 1 && cells.last().isEmpty())
            cells.removeLast();
        const bool isFirst = list.lines.isEmpty() && list.problems.isEmpty();
        if (cells == QStringList{QString()} || (isFirst && isHeading(cells)))
            continue;
        if (cells.size() > 2) {
            list.problems.append({number,
                                  {u"list"_s, u"too-many-values"_s,
                                   Texts::tr("A line has a name and at most one mail address; put a name with "
                                             "a comma in quotes.")}});
            continue;
        }
        list.lines.append({number, cells[0], cells.value(1)});
    }
    return list;
}

Result<QList<BulkLine>> namesFromPattern(const QString &pattern, int count)
{
    static const QRegularExpression place(u"\\{(n+)\\}"_s);
    QList<Problem> problems;
    if (count < 1 || count > maxBulkSize)
        problems.append({u"number"_s, u"out-of-range"_s, Texts::tr("Create 1 to %1 at once.").arg(maxBulkSize)});
    if (pattern.trimmed().isEmpty())
        problems.append({u"pattern"_s, u"required"_s, Texts::tr("Give a name with {n} for the number.")});
    else if (count > 1 && !place.match(pattern).hasMatch())
        problems.append({u"pattern"_s, u"no-number"_s,
                         Texts::tr("Put {n} where the number belongs, else all of them have the same name.")});
    if (!problems.isEmpty())
        return toError(problems);
    QList<BulkLine> lines;
    for (int number = 1; number <= count; ++number) {
        QString name = pattern.trimmed();
        for (auto found = place.match(name); found.hasMatch(); found = place.match(name))
            name.replace(found.capturedStart(), found.capturedLength(),
                         u"%1"_s.arg(number, int(found.capturedLength(1)), 10, QLatin1Char('0')));
        lines.append({number, name, QString()});
    }
    return lines;
}

QList<CreateTenant> bulkRequests(const QList<BulkLine> &lines, const CreateTenant &shared)
{
    QList<CreateTenant> requests;
    for (const BulkLine &line : lines) {
        CreateTenant request = shared;
        request.name = line.name;
        request.id.clear();
        if (!line.email.isEmpty())
            request.adminEmail = line.email;
        requests.append(request);
    }
    return requests;
}

QList<LineProblem> validateBulk(const QList<BulkLine> &lines, const CreateTenant &shared, const QStringList &takenIds,
                                const Clock &clock)
{
    if (lines.isEmpty())
        return {{0, {u"list"_s, u"required"_s, Texts::tr("Give at least one name.")}}};
    if (lines.size() > maxBulkSize) {
        return {
            {0,
             {u"list"_s, u"too-many"_s,
              Texts::tr("These are %1 names; at most %2 can be created at once.").arg(lines.size()).arg(maxBulkSize)}}};
    }
    QList<LineProblem> problems;
    QHash<QString, int> lineOfId;
    const QSet<QString> taken(takenIds.begin(), takenIds.end());
    const QList<CreateTenant> requests = bulkRequests(lines, shared);
    for (qsizetype i = 0; i < requests.size(); ++i) {
        const int line = lines[i].number;
        for (const Problem &problem : validate(requests[i], clock))
            if (isOfLine(problem) || i == 0)
                problems.append({isOfLine(problem) ? line : 0, problem});
        const QString id = requests[i].effectiveId();
        if (id.isEmpty())
            continue;
        if (lineOfId.contains(id))
            problems.append({line,
                             {u"name"_s, u"duplicate"_s,
                              Texts::tr("It would have the same id as line %1, %2.").arg(lineOfId.value(id)).arg(id)}});
        else if (taken.contains(id))
            problems.append(
                {line, {u"name"_s, u"exists"_s, Texts::tr("An environment with the id %1 already exists.").arg(id)}});
        lineOfId.insert(id, line);
    }
    return problems;
}

Error toError(const QList<LineProblem> &problems)
{
    QList<Problem> all;
    for (const LineProblem &entry : problems) {
        Problem problem = entry.problem;
        if (entry.line > 0)
            problem = {u"list"_s, problem.code, Texts::tr("Line %1: %2").arg(entry.line).arg(problem.message)};
        all.append(problem);
    }
    return toError(all);
}

Result<QStringList> takenIds(database::Connection &connection, const QStringList &ids)
{
    const auto rows = connection.query("environments/taken_ids"_sql, {{"ids", ids}});
    if (!rows)
        return rows.error();
    QStringList taken;
    for (const database::Row &row : *rows)
        taken.append(row.text("id"));
    return taken;
}

Result<QList<Created>> createMany(database::Connection &connection, const QList<CreateTenant> &requests,
                                  const masking::Salt &salt, const Clock &clock)
{
    QJsonArray records;
    for (const CreateTenant &request : requests) {
        const auto record = creationRecord(request, salt, clock);
        if (!record)
            return record.error();
        records.append(*record);
    }
    const auto rows = connection.query("environments/create_many"_sql, {{"requests", records}});
    if (!rows)
        return rows.error();
    QList<Created> created;
    for (const database::Row &row : *rows)
        created.append({row.text("environment"), row.integer("job")});
    return created;
}

} // namespace showroom::environments
