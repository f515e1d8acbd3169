#include "core/access/server_checks.h"

#include "core/audit/audit_log.h"
#include "database/migrator.h"
#include "database/sql_catalog.h"

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

Check checkSchema(database::Connection &connection)
{
    const QString name = u"schema"_s;
    const QString label = CheckTexts::tr("Schema");
    const auto status = database::Migrator::status(connection);
    if (!status)
        return failedCheck(name, label, status.error());
    if (const auto fit = database::refuseUnfit(*status); !fit)
        return failedCheck(name, label, fit.error());
    if (!status->upToDate)
        return {name, label, CheckState::Failed,
                CheckTexts::tr("Migrations that are pending: %1.").arg(status->pending.join(u", "_s)),
                CheckTexts::tr("Run: showroomctl db migrate")};
    return passedCheck(name, label, CheckTexts::tr("Up to date."));
}

Check checkAudit(database::Connection &connection)
{
    const QString name = u"audit"_s;
    const QString label = CheckTexts::tr("Audit log");
    const auto unsealed = connection.scalar("doctor/unsealed"_sql);
    if (!unsealed)
        return failedCheck(name, label, unsealed.error());
    const auto verdict = audit::verify(connection);
    if (!verdict)
        return failedCheck(name, label, verdict.error());
    if (!verdict->isSound())
        return {name, label, CheckState::Failed, audit::describe(*verdict),
                CheckTexts::tr("Keep the database as it is and find out who could write to it.")};
    if (unsealed->toInt() > 0)
        return {name, label, CheckState::Warning,
                CheckTexts::tr("Entries that waited over a minute for their place in the chain: %1.")
                    .arg(unsealed->toInt()),
                CheckTexts::tr("They have it now. Look for a transaction that held the log's end for so long.")};
    return passedCheck(name, label, audit::describe(*verdict));
}

Check checkLogging(database::Connection &connection)
{
    const QString name = u"logging"_s;
    const QString label = CheckTexts::tr("Statement log");
    const auto row = connection.queryOne("doctor/logging"_sql);
    if (!row)
        return failedCheck(name, label, row.error());
    if (row->text("log_statement") == u"none"_s && row->integer("log_min_duration") < 0)
        return passedCheck(name, label, CheckTexts::tr("The server logs no statements."));
    return {name, label, CheckState::Warning,
            CheckTexts::tr("The server logs statements, and with them what is in them."),
            CheckTexts::tr("Set log_statement = none and log_min_duration_statement = -1 unless that is meant.")};
}

Check checkProductLogins(database::Connection &connection)
{
    const QString name = u"product-logins"_s;
    const QString label = CheckTexts::tr("Product logins");
    const auto row = connection.queryOne("doctor/product_logins"_sql);
    if (!row)
        return failedCheck(name, label, row.error());
    const QString logins = row->text("logins");
    if (row->boolean("is_public"))
        return {
            name, label, CheckState::Warning,
            logins.isEmpty()
                ? CheckTexts::tr("Everybody may make temporary tables and functions here; a product gets no sessions "
                                 "then (SR018).")
                : CheckTexts::tr("Everybody may make temporary tables and functions here, so these logins get no "
                                 "sessions (SR018): %1.")
                      .arg(logins),
            CheckTexts::tr("Let the database's owner run: %1; and grant it to those who need it.")
                .arg(row->text("remedy"))};
    if (!logins.isEmpty())
        return {
            name, label, CheckState::Warning,
            CheckTexts::tr("These logins can make functions here, so they get no sessions (SR018): %1.").arg(logins),
            CheckTexts::tr("Let the database's owner run for each: %1").arg(row->text("single_remedy"))};
    return passedCheck(name, label, CheckTexts::tr("None can make functions in this database."));
}

} // namespace showroom::access
