#include "core/access/doctor.h"

#include "base/clock.h"
#include "base/disk_space.h"
#include "core/audit/audit_log.h"
#include "core/environments/environment_store.h"
#include "core/jobs/job_store.h"
#include "database/migrator.h"
#include "database/sql_catalog.h"
#include "masking/salt.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr int oldestServer = 150000;
constexpr qint64 waitingTooLongSeconds = 300;
constexpr qint64 scarceBytes = qint64(2) << 30;
constexpr qint64 tooFewBytes = qint64(256) << 20;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::access)
};

Check ok(const QString &name, const QString &label, const QString &message)
{
    return {name, label, CheckState::Ok, message, {}};
}

Check failed(const QString &name, const QString &label, const Error &error)
{
    return {name, label, CheckState::Failed, error.message, error.hint};
}

Check checkSchema(database::Connection &connection)
{
    const QString name = u"schema"_s;
    const QString label = Texts::tr("Schema");
    const auto status = database::Migrator::status(connection);
    if (!status)
        return failed(name, label, status.error());
    if (const auto fit = database::refuseUnfit(*status); !fit)
        return failed(name, label, fit.error());
    if (!status->upToDate)
        return {name, label, CheckState::Failed,
                Texts::tr("Migrations that are pending: %1.").arg(status->pending.join(u", "_s)),
                Texts::tr("Run: showroomctl db migrate")};
    return ok(name, label, Texts::tr("Up to date."));
}

bool isSound(const database::Row &guard)
{
    return guard.boolean("has_view") && guard.boolean("has_barrier") && guard.boolean("has_check") &&
           guard.boolean("has_owner");
}

QString describeFault(const database::Row &row)
{
    const QString fault = row.text("fault");
    const QString relation = row.text("relation");
    if (fault == u"leftover")
        return Texts::tr("the schema “%1” has no environment").arg(relation);
    if (fault == u"missing")
        return Texts::tr("“%1” has no schema").arg(relation);
    if (fault == u"open")
        return Texts::tr("“%1” is open to others").arg(relation);
    return Texts::tr("“%1” has no sound guard view").arg(relation);
}

/// Tables of environments that have a schema of their own.
Check checkOwnSchemas(database::Connection &connection)
{
    const QString name = u"own-schemas"_s;
    const QString label = Texts::tr("Own schemas");
    const auto faults = connection.query("doctor/own_schemas"_sql);
    if (!faults)
        return failed(name, label, faults.error());
    QStringList all;
    for (const database::Row &row : *faults)
        all.append(describeFault(row));
    if (!all.isEmpty())
        return {name, label, CheckState::Failed, Texts::tr("Not as they should be: %1.").arg(all.join(u"; "_s)),
                Texts::tr("Tear these environments down and create them again; a schema without an environment is for "
                          "the database's owner to look at and drop.")};
    const auto rights = connection.queryOne("doctor/guard_rights"_sql);
    if (!rights)
        return failed(name, label, rights.error());
    if (!rights->boolean("may_create_schemas"))
        return {
            name, label, CheckState::Failed,
            Texts::tr("The role showroom_guard may not make schemas in this database (CREATE); no environment can be "
                      "created with one of its own."),
            Texts::tr("Let the database's owner run: %1").arg(rights->text("remedy"))};
    return ok(name, label, Texts::tr("Closed to everybody and guarded."));
}

Check checkGuards(database::Connection &connection)
{
    const QString name = u"guards"_s;
    const QString label = Texts::tr("Guard views");
    const auto guards = connection.query("doctor/guards"_sql);
    if (!guards)
        return failed(name, label, guards.error());
    QStringList open;
    for (const database::Row guard : *guards) {
        if (!isSound(guard))
            open.append(guard.text("table_name"));
    }
    if (!open.isEmpty())
        return {name, label, CheckState::Failed,
                Texts::tr("These tables have no sound guard view: %1.").arg(open.join(u", "_s)),
                Texts::tr("Register the tables again before anything else is done with them.")};
    return ok(name, label, Texts::tr("Registered tables: %1, all of them guarded.").arg(guards->size()));
}

QString wayOut(const jobs::Job &orphan)
{
    if (orphan.kind == u"seed"_s)
        return Texts::tr("Run: showroomctl jobs resume %1, or: showroomctl jobs clean %1").arg(orphan.id);
    if (orphan.kind == u"teardown"_s)
        return Texts::tr("Run: showroomctl teardown --tenant %1 --confirm %1").arg(orphan.environmentId);
    return Texts::tr("Run: showroomctl jobs resume %1, or: showroomctl jobs cancel %1").arg(orphan.id);
}

Check checkJobs(database::Connection &connection)
{
    const QString name = u"jobs"_s;
    const QString label = Texts::tr("Jobs");
    const auto list = jobs::list(connection);
    if (!list)
        return failed(name, label, list.error());
    QStringList orphans;
    const jobs::Job *firstOrphan = nullptr;
    for (const jobs::Job &job : *list) {
        if (!job.isOrphaned)
            continue;
        orphans.append(QString::number(job.id));
        firstOrphan = firstOrphan ? firstOrphan : &job;
    }
    if (!orphans.isEmpty())
        return {name, label, CheckState::Failed,
                Texts::tr("Running by their record, but nobody works on them: %1.").arg(orphans.join(u", "_s)),
                wayOut(*firstOrphan)};
    return ok(name, label, Texts::tr("Every running job has its program."));
}

bool isUnderWay(environments::Status status)
{
    using environments::Status;
    return status == Status::Queued || status == Status::Seeding || status == Status::Refreshing ||
           status == Status::Deleting;
}

Result<bool> isStuck(database::Connection &connection, const environments::Environment &environment,
                     const QDateTime &now)
{
    if (!isUnderWay(environment.status))
        return false;
    if (!environment.jobId)
        return true;
    const auto job = jobs::find(connection, *environment.jobId);
    if (!job)
        return job.error();
    const bool waits = job->state == jobs::JobState::Queued && job->createdAt.secsTo(now) > waitingTooLongSeconds;
    return !job->isActive() || job->isOrphaned || waits;
}

Check checkEnvironments(database::Connection &connection, const QDateTime &now)
{
    const QString name = u"environments"_s;
    const QString label = Texts::tr("Environments");
    const auto list = environments::list(connection);
    if (!list)
        return failed(name, label, list.error());
    QStringList stuck;
    QStringList incomplete;
    for (const environments::Environment &environment : *list) {
        const auto verdict = isStuck(connection, environment, now);
        if (!verdict)
            return failed(name, label, verdict.error());
        if (*verdict)
            stuck.append(environment.id);
        else if (environment.status == environments::Status::Failed ||
                 environment.status == environments::Status::Cancelled)
            incomplete.append(environment.id);
    }
    if (!stuck.isEmpty())
        return {name, label, CheckState::Failed, Texts::tr("Nobody finishes %1.").arg(stuck.join(u", "_s)),
                Texts::tr("Run: showroomctl jobs --tenant %1, then resume or clean the latest one.")
                    .arg(stuck.constFirst())};
    if (!incomplete.isEmpty())
        return {name, label, CheckState::Warning,
                Texts::tr("Filling %1 was not completed.").arg(incomplete.join(u", "_s)),
                Texts::tr("Run: showroomctl jobs --tenant %1, then resume or clean the latest one.")
                    .arg(incomplete.constFirst())};
    return ok(name, label, Texts::tr("Environments: %1, none of them stuck.").arg(list->size()));
}

/// Whether what could leave the company still refuses environments' rows.
Check checkOutbound(database::Connection &connection)
{
    const QString name = u"outbound"_s;
    const QString label = Texts::tr("Outbound tables");
    const auto tables = connection.query("doctor/outbound"_sql);
    if (!tables)
        return failed(name, label, tables.error());
    QStringList open;
    for (const database::Row table : *tables) {
        if (!table.boolean("is_blocked"))
            open.append(table.text("table_name"));
    }
    if (!open.isEmpty())
        return {name, label, CheckState::Failed,
                Texts::tr("These tables take rows of environments, which would leave the company: %1.")
                    .arg(open.join(u", "_s)),
                Texts::tr("Let the tables' owner register them as outbound again (showroom.register_outbound).")};
    return ok(name, label, Texts::tr("Outbound tables: %1, all of them closed to environments.").arg(tables->size()));
}

/// Whether the audit log is whole and nothing waits for its place in the chain.
Check checkAudit(database::Connection &connection)
{
    const QString name = u"audit"_s;
    const QString label = Texts::tr("Audit log");
    const auto unsealed = connection.scalar("doctor/unsealed"_sql);
    if (!unsealed)
        return failed(name, label, unsealed.error());
    const auto verdict = audit::verify(connection);
    if (!verdict)
        return failed(name, label, verdict.error());
    if (!verdict->isSound())
        return {name, label, CheckState::Failed, audit::describe(*verdict),
                Texts::tr("Keep the database as it is and find out who could write to it.")};
    if (unsealed->toInt() > 0)
        return {name, label, CheckState::Warning,
                Texts::tr("Entries that waited over a minute for their place in the chain: %1.").arg(unsealed->toInt()),
                Texts::tr("They have it now. Look for a transaction that held the log's end for so long.")};
    return ok(name, label, audit::describe(*verdict));
}

Check checkLogging(database::Connection &connection)
{
    const QString name = u"logging"_s;
    const QString label = Texts::tr("Statement log");
    const auto row = connection.queryOne("doctor/logging"_sql);
    if (!row)
        return failed(name, label, row.error());
    if (row->text("log_statement") == u"none"_s && row->integer("log_min_duration") < 0)
        return ok(name, label, Texts::tr("The server logs no statements."));
    return {name, label, CheckState::Warning, Texts::tr("The server logs statements, and with them what is in them."),
            Texts::tr("Set log_statement = none and log_min_duration_statement = -1 unless that is meant.")};
}

/// Whoever can make functions could watch rows pass by that are not theirs: the database gives such logins no session.
Check checkProductLogins(database::Connection &connection)
{
    const QString name = u"product-logins"_s;
    const QString label = Texts::tr("Product logins");
    const auto row = connection.queryOne("doctor/product_logins"_sql);
    if (!row)
        return failed(name, label, row.error());
    const QString logins = row->text("logins");
    if (row->boolean("is_public"))
        return {
            name, label, CheckState::Warning,
            logins.isEmpty()
                ? Texts::tr("Everybody may make temporary tables and functions here; a product gets no sessions "
                            "then (SR018).")
                : Texts::tr("Everybody may make temporary tables and functions here, so these logins get no "
                            "sessions (SR018): %1.")
                      .arg(logins),
            Texts::tr("Let the database's owner run: %1; and grant it to those who need it.").arg(row->text("remedy"))};
    if (!logins.isEmpty())
        return {name, label, CheckState::Warning,
                Texts::tr("These logins can make functions here, so they get no sessions (SR018): %1.").arg(logins),
                Texts::tr("Let the database's owner run for each: %1").arg(row->text("single_remedy"))};
    return ok(name, label, Texts::tr("None can make functions in this database."));
}

} // namespace

QString toWord(CheckState state)
{
    switch (state) {
    case CheckState::Ok:
        return u"ok"_s;
    case CheckState::Warning:
        return u"warn"_s;
    case CheckState::Failed:
        return u"fail"_s;
    }
    Q_UNREACHABLE();
}

Check checkConnection(const Result<database::Connection> &connection)
{
    const QString name = u"server"_s;
    const QString label = Texts::tr("Server");
    if (!connection) {
        const ErrorCode code = connection.error().code;
        const bool answered =
            code == ErrorCode::SchemaOutdated || code == ErrorCode::SchemaNewer || code == ErrorCode::Conflict;
        return answered ? failed(u"schema"_s, Texts::tr("Schema"), connection.error())
                        : failed(name, label, connection.error());
    }
    const int version = connection->serverVersion();
    const QString words = u"%1.%2"_s.arg(version / 10000).arg(version % 10000);
    if (version < oldestServer)
        return {name, label, CheckState::Failed, Texts::tr("PostgreSQL %1 is too old.").arg(words),
                Texts::tr("Showroom needs PostgreSQL 15 or newer.")};
    return ok(name, label, Texts::tr("PostgreSQL %1 answers.").arg(words));
}

QList<Check> runDoctor(database::Connection &connection, const Clock &clock)
{
    return {checkSchema(connection),
            checkGuards(connection),
            checkOwnSchemas(connection),
            checkJobs(connection),
            checkEnvironments(connection, clock.now()),
            checkProductLogins(connection),
            checkLogging(connection),
            checkOutbound(connection),
            checkAudit(connection)};
}

Check checkSalt(const Result<QList<masking::Salt>> &salts, database::Connection *connection)
{
    const QString name = u"salt"_s;
    const QString label = Texts::tr("Master salt");
    if (!salts)
        return failed(name, label, salts.error());
    const masking::Salt &newest = salts->constLast();
    if (!connection)
        return {name, label, CheckState::Warning, Texts::tr("Version %1, not compared.").arg(newest.version()),
                Texts::tr("Without a database there is nothing to compare it with.")};
    const auto verdict = connection->scalar(
        "doctor/salt"_sql, {{"version", newest.version()}, {"check", QString::fromLatin1(newest.checkValue())}});
    if (!verdict)
        return failed(name, label, verdict.error());
    if (verdict->toString() == u"other"_s)
        return {name, label, CheckState::Failed,
                Texts::tr("Version %1 is not the salt that this database was filled with.").arg(newest.version()),
                Texts::tr("Use the salt that belongs to this database.")};
    return ok(name, label,
              verdict->toString() == u"same"_s
                  ? Texts::tr("Version %1 belongs to this database.").arg(newest.version())
                  : Texts::tr("Version %1, not used in this database yet.").arg(newest.version()));
}

Check checkDiskSpace(const QString &directory)
{
    // A folder that is not there yet lies where its nearest existing ancestor lies.
    QString existing = QDir::cleanPath(directory);
    while (!QFileInfo::exists(existing) && existing != QFileInfo(existing).path())
        existing = QFileInfo(existing).path();
    const std::optional<qint64> available = freeBytes(existing);
    if (!available)
        return {u"disk"_s, Texts::tr("Disk"), CheckState::Warning,
                Texts::tr("The free space of “%1” is unknown.").arg(existing),
                Texts::tr("Check that you may enter the folder.")};
    return checkFreeBytes(*available);
}

Check checkFreeBytes(qint64 bytes)
{
    const QString amount = QLocale(QLocale::English).formattedDataSize(bytes);
    Check check{u"disk"_s, Texts::tr("Disk"), CheckState::Ok, Texts::tr("%1 are free.").arg(amount), {}};
    if (bytes < scarceBytes) {
        check.state = bytes < tooFewBytes ? CheckState::Failed : CheckState::Warning;
        check.hint = Texts::tr("Tear down environments that nobody needs, or move the data to a larger disk.");
    }
    return check;
}

} // namespace showroom::access
