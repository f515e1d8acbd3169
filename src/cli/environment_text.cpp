#include "cli/environment_text.h"

#include "base/clock.h"
#include "base/day_count.h"
#include "cli/command_context.h"
#include "cli/json_views.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/environments/environment_store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QString countsText(const QMap<QString, qint64> &counts)
{
    TextTable table({{}, {}, {{}, Align::Right}});
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        table.addRow({QString(), it.key(), number(it.value())});
    return table.toString();
}

QString yesOrNo(bool value)
{
    return value ? u"on"_s : u"off"_s;
}

void addOptionalRow(TextTable &table, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        table.addRow({label, value});
}

/// What is only planned is said to be.
QString rowsText(const environments::Environment &environment)
{
    const QString rows = number(environment.rowsTotal());
    return environments::hasPlannedCounts(environment) ? rows + u" planned"_s : rows;
}

} // namespace

QString relativeDays(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return u"–"_s;
    const qint64 past = at.toUTC().date().daysTo(now.toUTC().date());
    if (past == 0)
        return u"today"_s;
    const qint64 days = at > now ? daysUntil(at, now) : past;
    const QString amount = days == 1 ? u"1 day"_s : u"%1 days"_s.arg(number(days));
    return at > now ? u"in %1"_s.arg(amount) : u"%1 ago"_s.arg(amount);
}

QString statusText(const environments::Environment &environment)
{
    if (environment.isInterrupted)
        return u"interrupted"_s;
    return environment.isPaused ? u"paused"_s : environments::toWord(environment.status);
}

QString environmentText(const environments::Environment &environment)
{
    TextTable table({{}, {}});
    table.addRow({u"Id"_s, environment.id});
    table.addRow({u"Name"_s, environment.name});
    table.addRow({u"Status"_s, statusText(environment)});
    table.addRow({u"Data"_s, u"%1 (version %2), %3, %4"_s.arg(environment.blueprint)
                                 .arg(environment.blueprintVersion)
                                 .arg(environment.size, environment.vertical)});
    table.addRow({u"Regions"_s, environment.regions.join(u", "_s)});
    table.addRow(
        {u"History"_s, u"%1 months before %2, seasonality %3"_s.arg(environment.months)
                           .arg(environment.referenceDate.toString(Qt::ISODate), yesOrNo(environment.seasonality))});
    table.addRow({u"Seed"_s, QString::number(environment.seed)});
    table.addRow({u"Isolation"_s, environments::toWord(environment.isolation)});
    addOptionalRow(table, u"Fingerprint"_s, environment.fingerprint);
    table.addRow({u"Owner"_s, environment.owner});
    addOptionalRow(table, u"Admin"_s, environment.adminEmail);
    addOptionalRow(table, u"Customer"_s, environment.customer);
    addOptionalRow(table, u"Description"_s, environment.description);
    addOptionalRow(table, u"Notes"_s, environment.notes);
    addOptionalRow(table, u"Tags"_s, environment.tags.join(u", "_s));
    table.addRow({u"Created"_s, moment(environment.createdAt)});
    table.addRow({u"Expires"_s, moment(environment.expiresAt)});
    if (environment.storageBytes)
        table.addRow({u"Storage"_s, byteSize(*environment.storageBytes)});
    if (environment.durationMs > 0)
        table.addRow({u"Filled in"_s, duration(environment.durationMs)});
    const QString planned = environments::hasPlannedCounts(environment) ? u"planned, "_s : QString();
    return table.toString() + u"Rows per table, %1%2 in all\n"_s.arg(planned, number(environment.rowsTotal())) +
           countsText(environment.counts) +
           u"Events per kind, %1%2 in all\n"_s.arg(planned, number(environment.eventsTotal)) +
           countsText(environment.eventsByKind);
}

QString environmentsTable(const QList<environments::Environment> &list, const QDateTime &now)
{
    TextTable table({{u"ID"_s},
                     {u"NAME"_s},
                     {u"STATUS"_s},
                     {u"SIZE"_s},
                     {u"REGIONS"_s},
                     {u"ROWS"_s, Align::Right},
                     {u"OWNER"_s},
                     {u"EXPIRES"_s}});
    for (const environments::Environment &environment : list) {
        table.addRow({environment.id, environment.name, statusText(environment), environment.size,
                      environment.regions.join(u','), rowsText(environment), environment.owner,
                      relativeDays(environment.expiresAt, now)});
    }
    return table.toString();
}

Result<int> printEnvironments(CommandContext &context, database::Connection &connection, const QStringList &ids)
{
    QList<environments::Environment> list;
    QJsonArray array;
    for (const QString &id : ids) {
        const Result<environments::Environment> environment = environments::find(connection, id);
        if (!environment)
            return environment.error();
        list.append(*environment);
        array.append(toJson(*environment));
    }
    context.terminal.print({{u"environments"_s, array}}, environmentsTable(list, context.clock.now()));
    return 0;
}

} // namespace showroom::cli
