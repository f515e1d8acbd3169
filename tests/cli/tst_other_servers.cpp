#include "support/tcp_server.h"
#include "support/test_result.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

struct Answer {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QString error(const QString &key) const
    {
        return QJsonDocument::fromJson(err).object().value(u"error"_s)[key].toString();
    }
};

} // namespace

/// The program itself on a server that somebody else runs, over TCP.
class TestOtherServers final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void setsUpAndFillsADatabase();
    void findsTheServerEveryWay_data();
    void findsTheServerEveryWay();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
    void refusesAnotherSalt();
    void tellsALoginWithoutARoleWhatToAskFor();
    void asksForANameOnACarefulConnection_data();
    void asksForANameOnACarefulConnection();
    void takesTheNameOnACarefulConnection();
    void readsOnAReadOnlyConnection_data();
    void readsOnAReadOnlyConnection();
    void changesNothingOnAReadOnlyConnection_data();
    void changesNothingOnAReadOnlyConnection();
    void refusesAnUnknownLevel();

private:
    Answer call(const QStringList &words, const QStringList &variables = {}) const;
    QString address() const { return u"postgresql://boss@localhost:%1/product"_s.arg(m_server->port()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TcpServer> m_server;
};

void TestOtherServers::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<TcpServer>();
    QVERIFY2(m_server->isValid(), qPrintable(m_server->error()));
    VERIFY_RESULT(m_server->run("CREATE DATABASE product"));
    QVERIFY(QDir(m_folder->path()).mkpath(u"config/showroom"_s));
    const auto write = [this](const QString &name, const QByteArray &text) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    };
    const QByteArray place = "host=localhost\nport=" + QByteArray::number(m_server->port()) + "\nuser=boss\n";
    write(u"salt"_s, "1:" + QByteArray(32, 's').toBase64() + '\n');
    write(u"services"_s, "[cellar]\ndbname=product\n" + place);
    write(u"config/showroom/profiles.conf"_s,
          "[Staging]\ndatabase=product\nsalt-file=" + m_folder->filePath(u"salt"_s).toUtf8() + "\n" + place +
              "[Broken]\nhots=localhost\n[Prod]\nconfirmation=careful\ndatabase=product\nsalt-file=" +
              m_folder->filePath(u"salt"_s).toUtf8() + "\n" + place +
              "[Look]\nconfirmation=read-only\ndatabase=product\nsalt-file=" + m_folder->filePath(u"salt"_s).toUtf8() +
              "\n" + place + "[Reckless]\nconfirmation=never\n" + place);
}

void TestOtherServers::cleanupTestCase()
{
    m_server.reset();
}

Answer TestOtherServers::call(const QStringList &words, const QStringList &variables) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"SHOWROOM_MASTER_SALT", "DEMO_MASTER_SALT", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(u"XDG_CONFIG_HOME"_s, m_folder->filePath(u"config"_s));
    environment.insert(u"PGSERVICEFILE"_s, m_folder->filePath(u"services"_s));
    environment.insert(u"SHOWROOM_DATA_DIR"_s, m_folder->filePath(u"never-used"_s));
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(environment);
    process.start(u"" SHOWROOMCTL_PATH ""_s, words + QStringList{u"--json"_s});
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestOtherServers::setsUpAndFillsADatabase()
{
    const Answer before = call({u"list"_s, u"--connect"_s, address()});
    QCOMPARE(before.exitCode, 7);
    QCOMPARE(before.error(u"code"_s), u"schema-outdated"_s);
    QVERIFY(before.error(u"hint"_s).contains(u"db migrate"));
    const Answer migrated = call({u"db"_s, u"migrate"_s, u"--connect"_s, address()});
    QVERIFY2(migrated.exitCode == 0, migrated.err.constData());
    const QStringList create{u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s};
    const Answer saltless = call(create + QStringList{u"--connect"_s, address()});
    QCOMPARE(saltless.error(u"code"_s), u"salt-missing"_s);
    const Answer created = call(create + QStringList{u"--profile"_s, u"Staging"_s});
    QVERIFY2(created.exitCode == 0, created.err.constData());
    QCOMPARE(created.json().value(u"status"_s).toString(), u"ready"_s);
    QVERIFY2(!QFile::exists(m_folder->filePath(u"never-used"_s)), "the private server was set up as well");
}

void TestOtherServers::findsTheServerEveryWay_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("variables");
    const QString port = QString::number(m_server->port());
    const QStringList pg{u"PGHOST=localhost"_s, u"PGPORT="_s + port, u"PGUSER=boss"_s, u"PGDATABASE=product"_s};
    QTest::newRow("address") << QStringList{u"--connect"_s, address()} << QStringList();
    QTest::newRow("words") << QStringList{u"--connect"_s, u"host=localhost user=boss dbname=product port="_s + port}
                           << QStringList();
    QTest::newRow("profile") << QStringList{u"--profile"_s, u"Staging"_s} << QStringList();
    QTest::newRow("service") << QStringList{u"--service"_s, u"cellar"_s} << QStringList();
    QTest::newRow("libpq's variables") << QStringList{u"--connect"_s} << pg;
    QTest::newRow("SHOWROOM_CONNECT") << QStringList() << QStringList{u"SHOWROOM_CONNECT="_s + address()};
    QTest::newRow("SHOWROOM_PROFILE") << QStringList() << QStringList{u"SHOWROOM_PROFILE=Staging"_s};
    QTest::newRow("SHOWROOM_SERVICE") << QStringList() << QStringList{u"SHOWROOM_SERVICE=cellar"_s};
}

void TestOtherServers::findsTheServerEveryWay()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, variables);
    const Answer listed = call(QStringList{u"list"_s} + words, variables);
    QVERIFY2(listed.exitCode == 0, listed.err.constData());
    QCOMPARE(listed.json().value(u"environments"_s)[0][u"id"_s].toString(), u"demo-acme"_s);
}

void TestOtherServers::refusesWhatItCannotUse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint");
    QTest::newRow("password") << QStringList{u"--connect"_s, u"postgresql://me:secret@localhost/x"_s} << 2
                              << u"holds a password"_s << u"PGPASSWORD"_s;
    QTest::newRow("broken address") << QStringList{u"--connect"_s, u"mysql://localhost"_s} << 2 << u"cannot be read"_s
                                    << u"postgresql://"_s;
    QTest::newRow("unknown profile") << QStringList{u"--profile"_s, u"Nowhere"_s} << 4 << u"“Nowhere”"_s
                                     << u"local, Staging"_s;
    QTest::newRow("broken profile") << QStringList{u"--profile"_s, u"Broken"_s} << 2 << u"“hots”"_s
                                    << u"profiles.conf"_s;
    QTest::newRow("unknown service") << QStringList{u"--service"_s, u"nowhere"_s} << 4 << u"no service “nowhere”"_s
                                     << u"pg_service.conf"_s;
    QTest::newRow("role elsewhere") << QStringList{u"--profile"_s, u"Staging"_s, u"--as-role"_s, u"sales"_s} << 2
                                    << u"private server alone"_s << QString();
    QTest::newRow("unknown role") << QStringList{u"--as-role"_s, u"king"_s} << 2
                                  << u"viewer, support, sales, ops, admin"_s << QString();
    QTest::newRow("two ways") << QStringList{u"--service"_s, u"cellar"_s, u"--profile"_s, u"Staging"_s} << 2
                              << u"exclude each other"_s << QString();
}

void TestOtherServers::refusesWhatItCannotUse()
{
    QFETCH(QStringList, words);
    QFETCH(QString, message);
    QFETCH(QString, hint);
    const Answer answer = call(QStringList{u"list"_s} + words);
    QTEST(answer.exitCode, "exitCode");
    QVERIFY2(answer.err.contains(message.toUtf8()), answer.err.constData());
    QVERIFY2(answer.error(u"hint"_s).contains(hint), answer.err.constData());
    QVERIFY(!answer.err.contains("secret"));
}

void TestOtherServers::refusesAnotherSalt()
{
    const QString other = u"SHOWROOM_MASTER_SALT=1:"_s + QString::fromLatin1(QByteArray(32, 'x').toBase64());
    const Answer answer =
        call({u"create"_s, u"--name"_s, u"Beta"_s, u"--size"_s, u"small"_s, u"--connect"_s, address()}, {other});
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.error(u"code"_s), u"salt-mismatch"_s);
    QVERIFY(!answer.error(u"hint"_s).isEmpty());
}

void TestOtherServers::tellsALoginWithoutARoleWhatToAskFor()
{
    VERIFY_RESULT(m_server->run("CREATE ROLE \"jane.doe\" LOGIN"));
    const QStringList words{u"list"_s, u"--connect"_s,
                            u"host=localhost dbname=product user=jane.doe port=%1"_s.arg(m_server->port())};
    const Answer refused = call(words);
    QCOMPARE(refused.exitCode, 3);
    QCOMPARE(refused.error(u"code"_s), u"permission-denied"_s);
    QVERIFY2(refused.error(u"hint"_s).contains(u"GRANT showroom_viewer TO \"jane.doe\""), refused.err.constData());
    VERIFY_RESULT(m_server->run("GRANT showroom_viewer TO \"jane.doe\""));
    QCOMPARE(call(words).exitCode, 0);
    const Answer denied = call({u"settings"_s, u"set"_s, u"rateLimit.createPerHour"_s, u"9"_s, words[1], words[2]});
    QCOMPARE(denied.exitCode, 3);
    QVERIFY(!denied.error(u"hint"_s).isEmpty());
}

void TestOtherServers::asksForANameOnACarefulConnection_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("name");
    const QString acme = u"demo-acme"_s;
    const QStringList of{u"--tenant"_s, acme};
    const auto row = [](const char *what, const QStringList &words, const QString &name) {
        QTest::newRow(what) << words << name;
    };
    row("teardown", QStringList{u"teardown"_s, u"--confirm"_s} + of, acme);
    row("reset", QStringList{u"reset"_s, u"jane"_s, u"--confirm"_s, u"CONFIRM_RESET"_s} + of, acme);
    row("session reset", QStringList{u"session"_s, u"reset"_s, u"--all"_s, u"--confirm"_s, u"CONFIRM_RESET"_s} + of,
        acme);
    row("session undo", QStringList{u"session"_s, u"undo"_s, u"--user"_s, u"jane"_s} + of, acme);
    row("session close", QStringList{u"session"_s, u"close"_s, u"--user"_s, u"jane"_s} + of, acme);
    row("sandbox expire", QStringList{u"sandbox"_s, u"expire"_s} + of, acme);
    row("sandbox reset", QStringList{u"sandbox"_s, u"reset"_s} + of, acme);
    row("link revoke", {u"sandbox"_s, u"link"_s, u"revoke"_s}, u"Prod"_s);
    row("dismiss", QStringList{u"sandbox"_s, u"dismiss"_s, u"--user"_s, u"jane"_s} + of, acme);
    row("sweep", {u"sweep"_s, u"--due"_s, u"cleanup"_s}, u"Prod"_s);
    row("jobs cancel", {u"jobs"_s, u"cancel"_s, u"1"_s}, u"Prod"_s);
    row("jobs clean", {u"jobs"_s, u"clean"_s, u"1"_s}, u"Prod"_s);
    row("roles revoke", {u"roles"_s, u"revoke"_s, u"jane"_s, u"ops"_s}, u"Prod"_s);
    row("limits clear", {u"limits"_s, u"clear"_s, u"export"_s, acme}, u"Prod"_s);
    row("session release", QStringList{u"session"_s, u"release"_s, u"--user"_s, u"jane"_s} + of, acme);
    row("session cleanup", {u"session"_s, u"cleanup"_s}, u"Prod"_s);
    row("sandbox delete", QStringList{u"sandbox"_s, u"delete"_s} + of, acme);
    row("sandbox convert", QStringList{u"sandbox"_s, u"convert"_s, u"--region"_s, u"EU"_s} + of, acme);
    row("persona password", QStringList{u"sandbox"_s, u"persona"_s, u"password"_s, u"--persona"_s, u"a@b.test"_s} + of,
        acme);
}

void TestOtherServers::asksForANameOnACarefulConnection()
{
    QFETCH(QStringList, words);
    QFETCH(QString, name);
    const Answer refused = call(words + QStringList{u"--profile"_s, u"Prod"_s});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.err.contains(QByteArray("--confirm “" + name.toUtf8() + "”")), refused.err.constData());
    QCOMPARE(call({u"status"_s, u"--tenant"_s, u"demo-acme"_s, u"--profile"_s, u"Staging"_s}).exitCode, 0);
}

void TestOtherServers::takesTheNameOnACarefulConnection()
{
    const QStringList careful{u"--profile"_s, u"Prod"_s};
    const QStringList of{u"--tenant"_s, u"demo-acme"_s};
    QCOMPARE(call(QStringList{u"sweep"_s, u"--due"_s, u"cleanup"_s, u"--dry-run"_s} + careful).exitCode, 0);
    QCOMPARE(call(QStringList{u"sweep"_s, u"--due"_s, u"cleanup"_s, u"--confirm"_s, u"Prod"_s} + careful).exitCode, 0);
    QCOMPARE(call(QStringList{u"session"_s, u"open"_s, u"--user"_s, u"jane"_s} + of + careful).exitCode, 0);
    const Answer reset = call(QStringList{u"reset"_s, u"jane"_s, u"--confirm"_s, u"demo-acme"_s} + of + careful);
    QVERIFY2(reset.exitCode == 0, reset.err.constData());
    QCOMPARE(call(QStringList{u"extend"_s, u"--days"_s, u"1"_s} + of + careful).exitCode, 0);
}

void TestOtherServers::readsOnAReadOnlyConnection_data()
{
    QTest::addColumn<QStringList>("words");
    const QStringList of{u"--tenant"_s, u"demo-acme"_s};
    QTest::newRow("list") << QStringList{u"list"_s};
    QTest::newRow("status") << QStringList{u"status"_s} + of;
    QTest::newRow("jobs") << QStringList{u"jobs"_s};
    QTest::newRow("sessions") << QStringList{u"session"_s, u"list"_s};
    QTest::newRow("session preview") << QStringList{u"session"_s, u"preview"_s, u"--user"_s, u"jane"_s} + of;
    QTest::newRow("verify") << QStringList{u"session"_s, u"verify"_s} + of;
    QTest::newRow("sandboxes") << QStringList{u"sandbox"_s};
    QTest::newRow("usage") << QStringList{u"sandbox"_s, u"usage"_s};
    QTest::newRow("sweep preview") << QStringList{u"sweep"_s, u"--due"_s, u"expiry"_s, u"--dry-run"_s};
    QTest::newRow("realism") << QStringList{u"realism"_s} + of;
    QTest::newRow("settings") << QStringList{u"settings"_s, u"list"_s};
    QTest::newRow("roles") << QStringList{u"roles"_s, u"list"_s};
    QTest::newRow("audit") << QStringList{u"audit"_s, u"list"_s};
    QTest::newRow("audit verify") << QStringList{u"audit"_s, u"verify"_s};
    QTest::newRow("salts") << QStringList{u"salt"_s};
    QTest::newRow("notifications") << QStringList{u"notifications"_s};
    QTest::newRow("doctor") << QStringList{u"doctor"_s};
}

void TestOtherServers::readsOnAReadOnlyConnection()
{
    QFETCH(QStringList, words);
    const Answer answer = call(words + QStringList{u"--profile"_s, u"Look"_s});
    QVERIFY2(!answer.err.contains("read-only"), answer.err.constData());
    if (words.constFirst() != u"doctor") // finds other things on a server without users
        QVERIFY2(answer.exitCode == 0, answer.err.constData());
}

void TestOtherServers::changesNothingOnAReadOnlyConnection_data()
{
    QTest::addColumn<QStringList>("words");
    const QStringList of{u"--tenant"_s, u"demo-acme"_s};
    QTest::newRow("create") << QStringList{u"create"_s, u"--name"_s, u"Beta"_s, u"--size"_s, u"small"_s};
    QTest::newRow("extend") << QStringList{u"extend"_s, u"--days"_s, u"1"_s} + of;
    QTest::newRow("edit") << QStringList{u"edit"_s, u"--notes"_s, u"x"_s} + of;
    QTest::newRow("teardown") << QStringList{u"teardown"_s, u"--confirm"_s, u"demo-acme"_s} + of;
    QTest::newRow("export") << QStringList{u"export"_s, u"--out"_s, m_folder->filePath(u"acme.jsonl"_s)} + of;
    QTest::newRow("session open") << QStringList{u"session"_s, u"open"_s, u"--user"_s, u"ann"_s} + of;
    QTest::newRow("reset") << QStringList{u"reset"_s, u"jane"_s, u"--confirm"_s, u"CONFIRM_RESET"_s} + of;
    QTest::newRow("settings") << QStringList{u"settings"_s, u"set"_s, u"rateLimit.createPerHour"_s, u"7"_s};
    QTest::newRow("salt") << QStringList{u"salt"_s, u"rotate"_s, u"--confirm"_s, u"2"_s};
}

void TestOtherServers::changesNothingOnAReadOnlyConnection()
{
    QFETCH(QStringList, words);
    QFile salt(m_folder->filePath(u"salt"_s));
    QVERIFY(salt.open(QIODevice::ReadOnly));
    const QByteArray before = salt.readAll();
    const Answer answer = call(words + QStringList{u"--profile"_s, u"Look"_s});
    QVERIFY2(answer.exitCode == 3, answer.err.constData());
    QVERIFY2(answer.error(u"message"_s).contains(u"read-only"), answer.err.constData());
    QVERIFY(answer.error(u"hint"_s).contains(u"profile"));
    QVERIFY(salt.seek(0));
    QCOMPARE(salt.readAll(), before);
}

void TestOtherServers::refusesAnUnknownLevel()
{
    const Answer answer = call({u"list"_s, u"--profile"_s, u"Reckless"_s});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.err.contains("careful or read-only"), answer.err.constData());
}

QTEST_GUILESS_MAIN(TestOtherServers)
#include "tst_other_servers.moc"
