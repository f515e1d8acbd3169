#include "database/migrator.h"

#include "database/connection.h"
#include "database/migration_rights.h"
#include "database/transaction.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

const auto controlPlane = u"showroom"_s;

/// The key of the advisory locks: "showroom" in ASCII.
constexpr char takeLock[] = "SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(8316302918379565933)";

constexpr char prepareRecord[] = R"(
CREATE SCHEMA IF NOT EXISTS showroom;
CREATE TABLE IF NOT EXISTS showroom.migration (
    component  text NOT NULL,
    number     integer NOT NULL CHECK (number > 0),
    name       text NOT NULL,
    sha256     bytea NOT NULL CHECK (octet_length(sha256) = 32),
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (component, number)
))";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<Migration> filesOf(const QString &component, const QString &directory)
{
    static const QRegularExpression form(u"^(\\d{4})_(\\w+)\\.sql$"_s);
    QList<Migration> migrations;
    for (const QString &name : QDir(directory).entryList(QDir::Files, QDir::Name)) {
        if (const auto match = form.match(name); match.hasMatch()) {
            migrations.append(
                {component, match.captured(1).toInt(), match.captured(2), contentOf(directory + u'/' + name)});
        }
    }
    return migrations;
}

using Recorded = QList<Migration>;

/// What the database has applied; `sql` holds the recorded digest.
Result<Recorded> recorded(Connection &connection)
{
    const auto exists =
        connection.scalar(SqlStatement::fromText("SELECT to_regclass('showroom.migration') IS NOT NULL"));
    if (!exists)
        return exists.error();
    if (!exists->toBool())
        return Recorded();
    const Result<Rows> rows = connection.query(SqlStatement::fromText(
        "SELECT component, number, name, sha256 FROM showroom.migration ORDER BY component, number"));
    if (!rows)
        return rows.error();
    Recorded all;
    for (const Row &row : *rows) {
        all.append(
            {row.text("component"), int(row.integer("number")), row.text("name"), row.value("sha256").toByteArray()});
    }
    return all;
}

const Migration *find(const QList<Migration> &migrations, const Migration &wanted)
{
    const auto found = std::find_if(migrations.begin(), migrations.end(), [&](const Migration &migration) {
        return migration.component == wanted.component && migration.number == wanted.number;
    });
    return found == migrations.end() ? nullptr : &*found;
}

Error busy(Error error)
{
    if (error.code == ErrorCode::Busy)
        error.message = u"Another program is migrating the database."_s;
    return error;
}

/// The control plane belongs to showroom_owner, whoever migrates; product files run as the migrating login.
Result<void> becomeOwner(Connection &connection, const Migration &migration)
{
    if (migration.component != controlPlane)
        return {};
    const auto exists =
        connection.scalar(SqlStatement::fromText("SELECT count(*) > 0 FROM pg_roles WHERE rolname = 'showroom_owner'"));
    if (!exists)
        return exists.error();
    if (!exists->toBool())
        return {};
    return connection.executeScript("ALTER SCHEMA showroom OWNER TO showroom_owner;"
                                    "ALTER TABLE showroom.migration OWNER TO showroom_owner;"
                                    "SET LOCAL ROLE showroom_owner");
}

Result<void> record(Connection &connection, const Migration &migration)
{
    SHOWROOM_TRY(connection.executeScript("RESET ROLE"));
    SHOWROOM_TRY(
        connection.execute(SqlStatement::fromText("INSERT INTO showroom.migration (component, number, name, sha256) "
                                                  "VALUES (:component, :number, :name, :sha256)"),
                           {{"component", migration.component},
                            {"number", migration.number},
                            {"name", migration.name},
                            {"sha256", migration.sha256()}}));
    return {};
}

/// Applies one file unless it is recorded by now; true when it did.
Result<bool> apply(Connection &connection, const Migration &migration)
{
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (Result<void> locked = connection.executeScript(takeLock); !locked)
        return busy(locked.error());
    SHOWROOM_TRY(connection.executeScript(prepareRecord));
    const Result<Recorded> applied = recorded(connection);
    if (!applied)
        return applied.error();
    if (find(*applied, migration))
        return false;
    SHOWROOM_TRY(becomeOwner(connection, migration));
    if (Result<void> done = connection.executeScript(migration.sql); !done) {
        Error error = done.error();
        error.message =
            u"The migration %1 failed; nothing of it was kept. %2"_s.arg(migration.describe(), error.message);
        return error;
    }
    SHOWROOM_TRY(record(connection, migration));
    SHOWROOM_TRY(transaction->commit());
    return true;
}

/// Roles belong to the whole cluster and advisory locks to a database: the maintenance database keeps runs for several
/// databases apart. A login that may not enter it does without; roles.sql can be repeated.
Result<void> applyRoles(const ConnectionSettings &settings)
{
    Result<Connection> connection = Connection::open(settings.withDatabase(u"postgres"_s));
    if (!connection)
        connection = Connection::open(settings);
    if (!connection)
        return connection.error();
    Result<Transaction> transaction = Transaction::begin(*connection);
    if (!transaction)
        return transaction.error();
    if (Result<void> locked = connection->executeScript(takeLock); !locked)
        return busy(locked.error());
    SHOWROOM_TRY(connection->executeScript(contentOf(u":/showroom/db/roles.sql"_s)));
    return transaction->commit();
}

} // namespace

Result<void> refuseUnfit(const MigrationStatus &status)
{
    if (status.newer) {
        return fail(ErrorCode::SchemaNewer,
                    u"This database was set up by a newer Showroom (%1)."_s.arg(status.unknown.join(u", "_s)),
                    u"Update Showroom on this computer; an older one must not write to it. Nothing was changed."_s);
    }
    if (!status.changed.isEmpty()) {
        return fail(ErrorCode::Conflict,
                    u"This database was set up by another Showroom, whose migrations differ (%1)."_s.arg(
                        status.changed.join(u", "_s)),
                    u"Use the Showroom that set it up, or another database. Nothing was changed."_s);
    }
    return {};
}

Result<void> requireCurrent(const MigrationStatus &status)
{
    SHOWROOM_TRY(refuseUnfit(status));
    if (status.upToDate)
        return {};
    return fail(ErrorCode::SchemaOutdated,
                u"The database lacks %1 of this program's migrations."_s.arg(status.pending.size()),
                u"Run “showroomctl db migrate”; “showroomctl db status” lists them."_s);
}

QByteArray Migration::sha256() const
{
    // Every start compares all files, and OpenSSL uses the processor's own instructions for it.
    QByteArray digest(SHA256_DIGEST_LENGTH, Qt::Uninitialized);
    EVP_Digest(sql.constData(), std::size_t(sql.size()), reinterpret_cast<unsigned char *>(digest.data()), nullptr,
               EVP_sha256(), nullptr);
    return digest;
}

QString Migration::describe() const
{
    return u"%1 %2_%3"_s.arg(component).arg(number, 4, 10, QChar(u'0')).arg(name);
}

Migrator::Migrator(ConnectionSettings settings)
    : Migrator(std::move(settings), bundled(), true)
{
}

Migrator::Migrator(ConnectionSettings settings, QList<Migration> migrations, bool withRoles)
    : m_settings(std::move(settings))
    , m_migrations(std::move(migrations))
    , m_withRoles(withRoles)
{
}

QList<Migration> Migrator::bundled()
{
    const auto root = u":/showroom/db/"_s;
    QList<Migration> migrations = filesOf(controlPlane, root + u"migrations"_s);
    for (const QString &product : QDir(root + u"products"_s).entryList(QDir::Dirs, QDir::Name))
        migrations += filesOf(product, root + u"products/"_s + product);
    return migrations;
}

Result<MigrationStatus> Migrator::status() const
{
    Result<Connection> connection = Connection::open(m_settings);
    if (!connection)
        return connection.error();
    return status(*connection, m_migrations);
}

Result<MigrationStatus> Migrator::status(Connection &connection, const QList<Migration> &migrations)
{
    const Result<Recorded> applied = recorded(connection);
    if (!applied)
        return applied.error();
    MigrationStatus status;
    for (const Migration &migration : migrations) {
        const Migration *record = find(*applied, migration);
        if (!record)
            status.pending << migration.describe();
        else if (record->sql != migration.sha256())
            status.changed << migration.describe();
    }
    for (const Migration &migration : *applied) {
        if (!find(migrations, migration))
            status.unknown << migration.describe();
    }
    status.newer = !status.unknown.isEmpty();
    status.upToDate = status.pending.isEmpty() && status.changed.isEmpty() && !status.newer;
    return status;
}

Result<QStringList> Migrator::migrate() const
{
    Result<Connection> connection = Connection::open(m_settings);
    if (!connection)
        return connection.error();
    const Result<MigrationStatus> before = status(*connection, m_migrations);
    if (!before)
        return before.error();
    SHOWROOM_TRY(refuseUnfit(*before));
    if (m_withRoles) {
        if (const Result<void> rights = checkMigrationRights(*connection); !rights)
            return before->upToDate ? Result<QStringList>(QStringList()) : Result<QStringList>(rights.error());
        SHOWROOM_TRY(applyRoles(m_settings));
    }
    QStringList done;
    for (const Migration &migration : m_migrations) {
        const Result<bool> applied = apply(*connection, migration);
        if (!applied)
            return applied.error();
        if (*applied)
            done << migration.describe();
    }
    return done;
}

} // namespace showroom::database
