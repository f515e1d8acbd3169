#include "cli_harness.h"
#include "database_backend.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

/// `showroomctl roles`: rights that an administrator gives and takes.
class TestRolesVerb final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsLoginsAndRoles();
    void givesAndTakes();
    void leavesWordInTheAuditLog();
    void refuses_data();
    void refuses();
    void onlyAdministratorsMay_data();
    void onlyAdministratorsMay();
    void nobodyLocksThemselvesOut();

private:
    Answer call(const QStringList &words) { return run(*m_backend, QStringList{u"roles"_s} + words); }
    QStringList rolesOf(const QString &login)
    {
        const QJsonArray logins = call({u"--json"_s}).json()[u"logins"_s].toArray();
        for (const QJsonValue &each : logins) {
            if (each[u"login"_s].toString() == login)
                return each[u"roles"_s].toVariant().toStringList();
        }
        return {};
    }
    Result<void> alter(const QByteArray &sql)
    {
        database::Connection connection = TestDatabase::connect(m_database->superuser());
        return connection.executeScript(sql);
    }
    /// Logins are the server's, which other tests share.
    QString login(const QString &name) const { return m_database->superuser().database + u'_' + name; }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestRolesVerb::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    QVERIFY(alter(
        u"CREATE ROLE \"%1\" LOGIN; CREATE ROLE \"%2\" NOLOGIN"_s.arg(login(u"ann"_s), login(u"group"_s)).toUtf8()));
}

void TestRolesVerb::cleanup()
{
    (void)alter(u"DROP ROLE \"%1\"; DROP ROLE \"%2\""_s.arg(login(u"ann"_s), login(u"group"_s)).toUtf8());
    m_backend.reset();
    m_database.reset();
}

void TestRolesVerb::listsLoginsAndRoles()
{
    const Answer answer = call({});
    QCOMPARE(answer.exitCode, 0);
    for (const QString &word : {u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s, u"admin"_s, m_database->local().user})
        QVERIFY2(answer.out.contains(word), qPrintable(answer.out));
    QCOMPARE(rolesOf(m_database->local().user), QStringList{u"admin"_s});
}

void TestRolesVerb::givesAndTakes()
{
    const QString ann = login(u"ann"_s);
    QCOMPARE(call({u"grant"_s, ann, u"sales"_s}).exitCode, 0);
    QCOMPARE(rolesOf(ann), QStringList{u"sales"_s});
    QCOMPARE(call({u"grant"_s, ann, u"support"_s}).exitCode, 0);
    QCOMPARE(rolesOf(ann), (QStringList{u"support"_s, u"sales"_s}));
    QCOMPARE(call({u"revoke"_s, ann, u"sales"_s}).exitCode, 0);
    QCOMPARE(rolesOf(ann), QStringList{u"support"_s});
    QCOMPARE(call({u"revoke"_s, ann, u"support"_s}).exitCode, 0);
    QCOMPARE(rolesOf(ann), QStringList());
}

void TestRolesVerb::leavesWordInTheAuditLog()
{
    QCOMPARE(call({u"grant"_s, login(u"ann"_s), u"viewer"_s, u"--reason"_s, u"new here"_s}).exitCode, 0);
    const QJsonObject entry =
        run(*m_backend, {u"audit"_s, u"--json"_s}).json()[u"entries"_s].toArray().first().toObject();
    QCOMPARE(entry[u"action"_s].toString(), u"role.grant"_s);
    QCOMPARE(entry[u"reason"_s].toString(), u"new here"_s);
    QCOMPARE(entry[u"details"_s][u"login"_s].toString(), login(u"ann"_s));
}

void TestRolesVerb::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("no login") << QStringList{u"grant"_s} << u"invalid-input"_s;
    QTest::newRow("no role") << QStringList{u"grant"_s, u"ANN"_s} << u"invalid-input"_s;
    QTest::newRow("no such role") << QStringList{u"grant"_s, u"ANN"_s, u"king"_s} << u"invalid-input"_s;
    QTest::newRow("an owner's role") << QStringList{u"grant"_s, u"ANN"_s, u"owner"_s} << u"invalid-input"_s;
    QTest::newRow("no such login") << QStringList{u"grant"_s, u"nobody at all"_s, u"viewer"_s} << u"not-found"_s;
    QTest::newRow("a quote") << QStringList{u"grant"_s, u"a\"; DROP ROLE x; --"_s, u"viewer"_s} << u"not-found"_s;
    QTest::newRow("a look-alike") << QStringList{u"grant"_s, u"аnn"_s, u"viewer"_s} << u"not-found"_s;
    QTest::newRow("a group") << QStringList{u"grant"_s, u"GROUP"_s, u"viewer"_s} << u"not-found"_s;
    QTest::newRow("a superuser") << QStringList{u"grant"_s, u"SUPERUSER"_s, u"viewer"_s} << u"conflict"_s;
    QTest::newRow("a role it does not have") << QStringList{u"revoke"_s, u"ANN"_s, u"ops"_s} << u"not-found"_s;
    QTest::newRow("an action that is none") << QStringList{u"give"_s, u"ANN"_s, u"ops"_s} << u"invalid-input"_s;
}

void TestRolesVerb::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QString, code);
    words.replaceInStrings(u"ANN"_s, login(u"ann"_s)).replaceInStrings(u"GROUP"_s, login(u"group"_s));
    words.replaceInStrings(u"SUPERUSER"_s, m_database->superuser().user);
    const Answer answer = call(words << u"--json"_s);
    QVERIFY(answer.exitCode != 0);
    QCOMPARE(answer.errorCode(), code);
    QVERIFY(!answer.error()[u"hint"_s].toString().isEmpty());
    QCOMPARE(rolesOf(login(u"ann"_s)), QStringList());
}

void TestRolesVerb::onlyAdministratorsMay_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"viewer", "support", "sales", "ops", "service"})
        QTest::newRow(role) << QString::fromLatin1(role);
}

void TestRolesVerb::onlyAdministratorsMay()
{
    QFETCH(QString, role);
    database::Connection somebody = TestDatabase::connect(m_database->login(role));
    const auto done = somebody.execute(
        database::SqlStatement::fromText(u"SELECT showroom.role_grant('%1', 'admin')"_s.arg(login(u"ann"_s)).toUtf8()));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::PermissionDenied);
    QCOMPARE(rolesOf(login(u"ann"_s)), QStringList());
}

void TestRolesVerb::nobodyLocksThemselvesOut()
{
    const Answer answer = call({u"revoke"_s, m_database->local().user, u"admin"_s, u"--json"_s});
    QCOMPARE(answer.errorCode(), u"conflict"_s);
    QCOMPARE(rolesOf(m_database->local().user), QStringList{u"admin"_s});
}

QTEST_GUILESS_MAIN(TestRolesVerb)
#include "tst_roles_verb.moc"
