#include "base/clock.h"
#include "cli/other_server.h"
#include "core/help/diagnostics.h"
#include "core/profiles/keychain.h"
#include "database/connection.h"
#include "database/local_server.h"
#include "support/tcp_server.h"
#include "support/temporary_folder.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

const QByteArray databasePassword = "planted-Kx7-database-password";
const QByteArray personaPassword = "planted-Qm4-persona-password";
const QByteArray saltBytes = "planted-Zr9-salt-of-thirty-two-b";

struct Secret {
    QString name;
    QByteArray value;
};

/// What a child process shows to others of this computer.
struct Sighting {
    QByteArray commandLine;
    QByteArray environment;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The form in which a value may hide, beside itself.
QByteArrayList formsOf(const QByteArray &value)
{
    return {value, value.toBase64(), value.toBase64(QByteArray::Base64UrlEncoding), value.toHex(),
            value.toPercentEncoding()};
}

/// Everything below a folder, as one text.
QByteArray filesOf(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        all += file.toUtf8() + '\n' + contentOf(file) + '\n';
    }
    return all;
}

QList<qint64> childrenOf(qint64 parent)
{
    QList<qint64> children;
    for (const QByteArray &id : contentOf(u"/proc/%1/task/%1/children"_s.arg(parent)).split(' ')) {
        if (const qint64 child = id.trimmed().toLongLong(); child > 0)
            children << child << childrenOf(child);
    }
    return children;
}

} // namespace

/// Passwords, the master salt, links, tokens and passwords of personas are planted; after every kind of operation, on a
/// server that logs all statements, none of them is found anywhere but where it belongs.
class TestPlantedSecrets final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void isFoundNowhere_data();
    void isFoundNowhere();
    void searchesWell();
    void leavesNoCoreDump();
    void startsItsServerWithoutSecrets();
    void keepsThemOutOfDiagnostics();
    void keepsAKeychainsPasswordToItself();

private:
    /// Runs a command and looks at it while it runs; its output is searched unless it shows a secret once.
    QByteArray call(const QStringList &words, bool showsOnce = false, const QByteArray &input = {});
    void operate();
    void operateOnSessions();
    void operateOnSandboxes();
    void exportEverything();
    void look(qint64 process);
    QByteArray tablesAsText() const;
    QByteArray placeOf(const QString &place) const;
    QProcessEnvironment environment() const;
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TcpServer> m_server;
    QList<Secret> m_secrets;
    QByteArray m_outputs;
    QByteArray m_activity; ///< pg_stat_activity, time and again
    QByteArray m_limits;   ///< of the processes
    QList<Sighting> m_sightings;
};

void TestPlantedSecrets::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<TcpServer>();
    QVERIFY2(m_server->isValid(), qPrintable(m_server->error()));
    for (const QByteArray &script :
         QByteArrayList{"ALTER SYSTEM SET log_statement = 'all'", "ALTER SYSTEM SET log_connections = on",
                        "SELECT pg_reload_conf()", "CREATE DATABASE product",
                        "ALTER ROLE guarded SUPERUSER PASSWORD '" + databasePassword + "'"})
        VERIFY_RESULT(m_server->run(script));
    // What the test itself says to the server is not searched.
    QVERIFY(QFile::resize(m_server->logFile(), 0));
    for (const QString &folder : {u"config/showroom"_s, u"files"_s})
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
    const auto write = [this](const QString &name, const QByteArray &text) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write(text);
    };
    write(u"salt"_s, "1:" + saltBytes.toBase64() + '\n');
    write(u"passwords"_s, "*:*:*:*:" + databasePassword + '\n');
    write(u"config/showroom/profiles.conf"_s,
          "[Staging]\nhost=localhost\nport=" + QByteArray::number(m_server->port()) +
              "\nuser=guarded\ndatabase=product\nsslmode=require\nsalt-file=" + path(u"salt"_s).toUtf8() + "\n");
    write(u"people.csv"_s, "name,email\nJane Smith,jane@acme.example\n");
    m_secrets = {
        {u"database password"_s, databasePassword}, {u"persona password"_s, personaPassword}, {u"salt"_s, saltBytes}};
    operate();
}

void TestPlantedSecrets::cleanupTestCase()
{
    m_server.reset();
}

QProcessEnvironment TestPlantedSecrets::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"SHOWROOM_MASTER_SALT", "DEMO_MASTER_SALT", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    environment.insert(u"PGPASSFILE"_s, path(u"passwords"_s));
    environment.insert(u"SHOWROOM_DATA_DIR"_s, path(u"never-used"_s));
    return environment;
}

/// The programs that it starts; its own environment is what it was given.
void TestPlantedSecrets::look(qint64 process)
{
    m_sightings.append({contentOf(u"/proc/%1/cmdline"_s.arg(process)), {}});
    m_limits += contentOf(u"/proc/%1/limits"_s.arg(process));
    for (const qint64 child : childrenOf(process))
        m_sightings.append({contentOf(u"/proc/%1/cmdline"_s.arg(child)), contentOf(u"/proc/%1/environ"_s.arg(child))});
}

QByteArray TestPlantedSecrets::call(const QStringList &words, bool showsOnce, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(u"" SHOWROOMCTL_PATH ""_s, words + QStringList{u"--profile"_s, u"Staging"_s, u"--json"_s});
    process.write(input);
    process.closeWriteChannel();
    auto watcher = Connection::open(m_server->boss(u"product"_s));
    const SqlStatement activity =
        SqlStatement::fromText("SELECT coalesce(string_agg(query, E'\\n'), '') FROM pg_stat_activity");
    while (!process.waitForFinished(10) && process.state() != QProcess::NotRunning) {
        look(process.processId());
        if (watcher)
            m_activity += watcher->scalar(activity).value_or(QVariant()).toString().toUtf8() + '\n';
    }
    const QByteArray out = process.readAllStandardOutput();
    const QByteArray err = process.readAllStandardError();
    if (process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(words.join(u' ')), err.constData());
    m_outputs += err;
    if (!showsOnce)
        m_outputs += out;
    return out;
}

void TestPlantedSecrets::operate()
{
    const QStringList of{u"--tenant"_s, u"demo-acme"_s};
    call({u"db"_s, u"migrate"_s});
    call({u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s});
    operateOnSessions();
    operateOnSandboxes();
    exportEverything();
    call({u"salt"_s, u"rotate"_s, u"--confirm"_s, u"2"_s});
    call({u"sandbox"_s, u"reset"_s, u"--tenant"_s, u"sandbox-trial"_s});
    call({u"mask"_s, path(u"people.csv"_s), u"--propose"_s, u"--map"_s, u"*=keep"_s, u"--salt-from"_s,
          u"file:"_s + path(u"salt"_s), u"--out"_s, path(u"files/people.csv"_s)});
    call({u"audit"_s, u"export"_s, u"--format"_s, u"csv"_s, u"--out"_s, path(u"files/audit.csv"_s)});
    call({u"audit"_s, u"export"_s, u"--format"_s, u"jsonl"_s, u"--out"_s, path(u"files/audit.jsonl"_s)});
    call({u"audit"_s, u"head"_s, u"--out"_s, path(u"files/head.json"_s)});
    call({u"diagnostics"_s, u"--out"_s, path(u"files/diagnostics.txt"_s)});
    call({u"doctor"_s});
    call({u"salt"_s, u"list"_s});
    const auto rotated = masking::Salt::parse(contentOf(path(u"salt"_s)));
    VERIFY_RESULT(rotated);
    QCOMPARE(rotated->size(), 2);
    m_secrets.append({u"new salt"_s, rotated->constLast().secret()});
}

void TestPlantedSecrets::operateOnSessions()
{
    const QStringList of{u"--tenant"_s, u"demo-acme"_s, u"--user"_s, u"jane"_s};
    const QByteArray opened = call(QStringList{u"session"_s, u"open"_s} + of, true);
    const QByteArray token = QJsonDocument::fromJson(opened)[u"token"_s].toString().toLatin1();
    QVERIFY2(token.startsWith("srs_"), opened.constData());
    m_secrets.append({u"session token"_s, token});
    call(QStringList{u"session"_s, u"show"_s} + of);
    call(QStringList{u"session"_s, u"list"_s});
    call({u"reset"_s, u"jane"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s, u"CONFIRM_RESET"_s});
    call(QStringList{u"session"_s, u"undo"_s} + of);
    call({u"session"_s, u"verify"_s, u"--tenant"_s, u"demo-acme"_s});
}

void TestPlantedSecrets::operateOnSandboxes()
{
    const QStringList of{u"--tenant"_s, u"sandbox-trial"_s};
    call({u"sandbox"_s, u"create"_s, u"--name"_s, u"Trial"_s, u"--type"_s, u"trial"_s});
    const QByteArray made = call(QStringList{u"sandbox"_s, u"link"_s, u"create"_s} + of, true);
    const auto link = QRegularExpression(u"srl_[A-Za-z0-9_-]{43}"_s).match(QString::fromLatin1(made));
    QVERIFY2(link.hasMatch(), made.constData());
    m_secrets.append({u"access link"_s, link.captured().toLatin1()});
    const QByteArray listed = call(QStringList{u"sandbox"_s, u"persona"_s, u"list"_s} + of);
    const QString mail = QJsonDocument::fromJson(listed)[u"personas"_s][0][u"email"_s].toString();
    QVERIFY2(mail.contains(u'@'), listed.constData());
    call(QStringList{u"sandbox"_s, u"persona"_s, u"password"_s, u"--stdin"_s, u"--persona"_s, mail} + of, false,
         personaPassword + '\n');
    call(QStringList{u"sandbox"_s, u"link"_s, u"list"_s} + of);
    call(QStringList{u"sandbox"_s, u"status"_s} + of);
}

void TestPlantedSecrets::exportEverything()
{
    for (const QString &format : {u"jsonl"_s, u"json"_s, u"sql"_s, u"csv"_s})
        call({u"export"_s, u"--tenant"_s, u"demo-acme"_s, u"--format"_s, format, u"--out"_s,
              path(u"files/acme-"_s + format)});
    QVERIFY(QFileInfo::exists(path(u"files/acme-sql"_s)));
}

/// Every row of the control plane.
QByteArray TestPlantedSecrets::tablesAsText() const
{
    Connection connection = TestDatabase::connect(m_server->boss(u"product"_s));
    const auto text = connection.scalar(SqlStatement::fromText(
        "SELECT string_agg(query_to_xml(format('SELECT t::text FROM %s t', c.oid::regclass), true, false, '')::text, "
        "E'\\n') FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'showroom'::regnamespace"));
    return text ? text->toString().toUtf8() : QByteArray();
}

QByteArray TestPlantedSecrets::placeOf(const QString &place) const
{
    if (place == u"server's log")
        return contentOf(m_server->logFile());
    if (place == u"pg_stat_activity")
        return m_activity;
    if (place == u"tables")
        return tablesAsText();
    if (place == u"files that were written")
        return filesOf(path(u"files"_s));
    if (place == u"settings")
        return filesOf(path(u"config"_s));
    if (place == u"outputs")
        return m_outputs;
    QByteArray seen;
    for (const Sighting &sighting : m_sightings)
        seen += sighting.commandLine + '\n' + sighting.environment + '\n';
    return seen;
}

void TestPlantedSecrets::isFoundNowhere_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QByteArray>("sign"); ///< something that belongs there, so that an empty place is no proof
    QTest::newRow("server's log") << u"server's log"_s << QByteArray("create_access_link");
    QTest::newRow("pg_stat_activity") << u"pg_stat_activity"_s << QByteArray("pg_stat_activity");
    QTest::newRow("tables") << u"tables"_s << QByteArray("salt.rotate");
    QTest::newRow("files") << u"files that were written"_s << QByteArray("salt.rotate");
    QTest::newRow("settings") << u"settings"_s << QByteArray("[Staging]");
    QTest::newRow("outputs") << u"outputs"_s << QByteArray("demo-acme");
    QTest::newRow("processes") << u"processes"_s << QByteArray("showroomctl");
}

void TestPlantedSecrets::isFoundNowhere()
{
    QFETCH(QString, place);
    QFETCH(QByteArray, sign);
    const QByteArray content = placeOf(place);
    QVERIFY2(content.contains(sign), qPrintable(u"nothing was looked at: "_s + QString::fromUtf8(content.left(300))));
    QCOMPARE(m_secrets.size(), 6);
    for (const Secret &secret : std::as_const(m_secrets)) {
        for (const QByteArray &form : formsOf(secret.value)) {
            const qsizetype at = content.indexOf(form);
            QVERIFY2(at < 0,
                     qPrintable(secret.name + u": "_s + QString::fromUtf8(content.mid(qMax(0, at - 200), 260))));
        }
    }
}

/// A search that finds nothing anywhere would be no proof.
void TestPlantedSecrets::searchesWell()
{
    for (const Secret &secret : std::as_const(m_secrets))
        QVERIFY2(secret.value.size() >= 20, qPrintable(secret.name));
    QVERIFY(contentOf(path(u"salt"_s)).contains(saltBytes.toBase64()));
    QVERIFY(contentOf(path(u"passwords"_s)).contains(databasePassword));
    VERIFY_RESULT(m_server->run("SELECT '" + personaPassword + "' AS planted", u"product"_s));
    QVERIFY(contentOf(m_server->logFile()).contains(personaPassword));
}

void TestPlantedSecrets::leavesNoCoreDump()
{
    const QRegularExpression soft(u"Max core file size\\s+(\\S+)"_s);
    auto limits = soft.globalMatch(QString::fromLatin1(m_limits));
    QStringList seen;
    while (limits.hasNext())
        seen << limits.next().captured(1);
    QVERIFY(!seen.isEmpty());
    QCOMPARE(seen.constLast(), u"0"_s);
}

void TestPlantedSecrets::startsItsServerWithoutSecrets()
{
    QTemporaryDir folder(temporaryFolder() + u"/showroom-planted-XXXXXX"_s);
    QCOMPARE(chmod(QFile::encodeName(folder.path()).constData(), 0711), 0);
    const QList<std::pair<const char *, QByteArray>> planted{{"SHOWROOM_MASTER_SALT", "1:" + saltBytes.toBase64()},
                                                             {"DEMO_MASTER_SALT", "1:" + saltBytes.toBase64()},
                                                             {"PGPASSWORD", databasePassword}};
    for (const auto &[name, value] : planted)
        qputenv(name, value);
    const LocalServer server(LocalServerOptions{folder.filePath(u"data"_s), false});
    const auto running = server.ensureRunning();
    for (const auto &[name, value] : planted)
        qunsetenv(name);
    const QByteArray environment = contentOf(u"/proc/%1/environ"_s.arg(server.status().processId));
    const QByteArray log = filesOf(folder.filePath(u"data/cluster/log"_s));
    VERIFY_RESULT(server.stop(true));
    VERIFY_RESULT(running);
    QVERIFY2(environment.contains("PATH="), "the server's environment could not be read");
    for (const auto &[name, value] : planted) {
        QVERIFY2(!environment.contains(name), name);
        QVERIFY2(!log.contains(value), name);
    }
}

void TestPlantedSecrets::keepsThemOutOfDiagnostics()
{
    help::DiagnosticsRequest request;
    request.program = u"showroom"_s;
    request.settings = {
        {u"connection"_s, u"postgresql://guarded:%1@localhost"_s.arg(QString::fromUtf8(databasePassword))}};
    request.log = {u"salt 1:"_s + QString::fromUtf8(saltBytes.toBase64())};
    for (const Secret &secret : std::as_const(m_secrets)) {
        if (secret.value.startsWith("sr"))
            request.log << u"opened "_s + QString::fromLatin1(secret.value);
    }
    request.salts = masking::Salt::parse(contentOf(path(u"salt"_s)));
    request.password = QString::fromUtf8(databasePassword);
    request.serverLogFile = m_server->logFile();
    const QString text =
        help::diagnosticsText(request, nullptr, fail(ErrorCode::DatabaseUnreachable, u"gone"_s), SystemClock());
    for (const Secret &secret : std::as_const(m_secrets)) {
        if (secret.value == personaPassword) // searchesWell() wrote it into the log; it looks like nothing secret
            continue;
        for (const QByteArray &form : formsOf(secret.value))
            QVERIFY2(!text.contains(QString::fromLatin1(form)), qPrintable(secret.name));
    }
}

void TestPlantedSecrets::keepsAKeychainsPasswordToItself()
{
    cli::ServerChoice choice;
    choice.isLocal = false;
    choice.settings = m_server->login(u"guarded"_s, u"product"_s);
    choice.profile = u"Staging"_s;
    const QByteArray wrong = "planted-Tj2-wrong-password";
    cli::OtherServer server(choice, QProcessEnvironment(),
                            [&](const QString &) { return Result<QString>(QString::fromUtf8(wrong)); });
    qputenv("PGPASSFILE", "/dev/null");
    const auto refused = server.connect();
    VERIFY_ERROR(refused, ErrorCode::AuthenticationFailed);
    const Error &error = refused.error();
    QVERIFY(!QString(error.message + error.hint + error.detail).contains(QString::fromUtf8(wrong)));
    QVERIFY(!contentOf(m_server->logFile()).contains(wrong));
}

QTEST_GUILESS_MAIN(TestPlantedSecrets)
#include "tst_planted_secrets.moc"
