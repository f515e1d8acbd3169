#include "../tenant_fixture.h"

#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/login_password.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sandboxes/sweep.h"
#include "core/sessions/session_store.h"

#include <sodium.h>

#include <thread>

using namespace showroom;
using namespace showroom::sandboxes;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

const auto admin = u"admin@demo.forge.io"_s;

} // namespace

/// Passwords of personas that somebody chose, in both isolations.
class TestLoginPassword final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void acceptsWhatCanBeTyped_data();
    void acceptsWhatCanBeTyped();
    void makesUpAnotherOneEachTime();
    void hashesDifferentlyEachTime();
    void logsIn_data();
    void logsIn();
    void keepsTheBaseProven_data();
    void keepsTheBaseProven();
    void hidesNoTampering();
    void survivesAReset_data();
    void survivesAReset();
    void reachesCopiesInSessions();
    void waitsForWhoeverCopiesTheRow_data();
    void waitsForWhoeverCopiesTheRow();
    void sendsBackWhoeverReadTheOldRow();
    void letsInWhereSomebodyChoseAnother();
    void leavesOtherEnvironmentsAlone();
    void keepsThePasswordSecret();
    void refuses_data();
    void refuses();

private:
    QString add(const QString &name, environments::Isolation isolation);
    Result<void> set(const QString &id, const QString &password, const QString &persona = admin);
    /// The hash in the product's row.
    QByteArray hashOf(const QString &id, const QString &persona = admin);
    QStringList changedTables(const QString &id);
    /// A connection of the product's in a new session.
    database::Connection enterSession(const QString &id, bool isFull);
    QString ask(const QString &sql) { return m_fixture->ask(sql.toUtf8()).toString(); }

    std::unique_ptr<TenantFixture> m_fixture;
    QString m_full;
    QString m_shared;
};

void TestLoginPassword::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    QVERIFY2(m_fixture->database.isValid(), qPrintable(m_fixture->database.error()));
    m_fixture->ask("SELECT showroom.setting_set('rateLimit.createPerHour', '1000')");
    m_full = add(u"Full"_s, environments::Isolation::Full);
    m_shared = add(u"Shared"_s, environments::Isolation::SharedSchema);
}

QString TestLoginPassword::add(const QString &name, environments::Isolation isolation)
{
    CreateSandbox request = CreateSandbox::ofType(Type::Trial);
    request.tenant.name = name;
    request.tenant.isolation = environments::toWord(isolation);
    database::Connection connection = m_fixture->connect();
    const auto created = create(connection, request, m_fixture->salts.last(), m_fixture->clock);
    if (!created)
        qFatal("%s", describe(created.error()).constData());
    const auto job = m_fixture->run(created->jobId);
    if (!job)
        qFatal("%s", describe(job.error()).constData());
    return created->environmentId;
}

Result<void> TestLoginPassword::set(const QString &id, const QString &password, const QString &persona)
{
    database::Connection connection = m_fixture->connect();
    return setPersonaPassword(connection, id, persona, password);
}

QByteArray TestLoginPassword::hashOf(const QString &id, const QString &persona)
{
    const QString place = ask(u"SELECT CASE isolation WHEN 'full' THEN quote_ident(id) ELSE 'forge' END || '.users' "
                              "FROM showroom.environment WHERE id = '%1'"_s.arg(id));
    return ask(u"SELECT password_hash FROM %1 WHERE tenant_id = '%2' AND email = '%3'"_s.arg(place, id, persona))
        .toUtf8();
}

QStringList TestLoginPassword::changedTables(const QString &id)
{
    return ask(u"SELECT coalesce(string_agg(table_name, ' '), '') FROM showroom.verify_base('%1') WHERE NOT is_intact"_s
                   .arg(id))
        .split(u' ', Qt::SkipEmptyParts);
}

database::Connection TestLoginPassword::enterSession(const QString &id, bool isFull)
{
    database::Connection product = TestDatabase::connect(m_fixture->database.login(u"product"_s));
    const QString token = ask(u"SELECT token FROM showroom.session_open('%1', 'ann@x.example')"_s.arg(id));
    const QString path = isFull ? u"\"%1_live\""_s.arg(id) : u"forge_live"_s;
    if (!product.scalar(database::SqlStatement::fromText("SELECT showroom.enter(:token)"), {{"token", token}}) ||
        !product.executeScript("SET search_path = " + path.toUtf8()))
        qFatal("the session of %s could not be entered", qPrintable(id));
    return product;
}

void TestLoginPassword::acceptsWhatCanBeTyped_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("code");
    QTest::newRow("the usual one") << u"demo123"_s << QString();
    QTest::newRow("in another script") << u"пароль-秘密"_s << QString();
    QTest::newRow("shortest") << u"sixsix"_s << QString();
    QTest::newRow("longest") << QString(longestPassword, u'x') << QString();
    QTest::newRow("none") << QString() << u"too-short"_s;
    QTest::newRow("too short") << u"five5"_s << u"too-short"_s;
    QTest::newRow("too long") << QString(longestPassword + 1, u'x') << u"too-long"_s;
    QTest::newRow("a line break") << u"demo\n123"_s << u"invalid"_s;
}

void TestLoginPassword::acceptsWhatCanBeTyped()
{
    QFETCH(QString, password);
    QFETCH(QString, code);
    const auto verdict = checkPassword(password);
    QCOMPARE(verdict.has_value(), code.isEmpty());
    if (!verdict)
        QCOMPARE(verdict.error().problems.constFirst().code, code);
}

void TestLoginPassword::makesUpAnotherOneEachTime()
{
    QSet<QString> made;
    for (int i = 0; i < 100; ++i)
        made.insert(generatePassword());
    QCOMPARE(made.size(), 100);
    for (const QString &password : std::as_const(made))
        QVERIFY(checkPassword(password));
}

void TestLoginPassword::hashesDifferentlyEachTime()
{
    const auto one = hashPassword(u"demo123"_s);
    const auto two = hashPassword(u"demo123"_s);
    VERIFY_RESULT(one);
    VERIFY_RESULT(two);
    QVERIFY(*one != *two);
}

void TestLoginPassword::logsIn_data()
{
    QTest::addColumn<bool>("isFull");
    QTest::newRow("tables of its own") << true;
    QTest::newRow("the product's tables") << false;
}

void TestLoginPassword::logsIn()
{
    QFETCH(bool, isFull);
    const QString id = isFull ? m_full : m_shared;
    VERIFY_RESULT(set(id, u"open sesame"_s));
    const QByteArray hash = hashOf(id);
    const auto opens = [&hash](const QByteArray &password) {
        return crypto_pwhash_str_verify(hash.constData(), password.constData(),
                                        static_cast<unsigned long long>(password.size())) == 0;
    };
    QVERIFY(opens("open sesame"));
    QVERIFY(!opens("demo123"));
    database::Connection connection = m_fixture->connect();
    const auto all = personas(connection, id);
    VERIFY_RESULT(all);
    QCOMPARE(all->constFirst().email, admin);
    QVERIFY(all->constFirst().passwordSetAt.isValid());
    QVERIFY(all->constFirst().takesPassword);
    QVERIFY(!all->constLast().passwordSetAt.isValid());
}

void TestLoginPassword::keepsTheBaseProven()
{
    QFETCH(bool, isFull);
    const QString id = isFull ? m_full : m_shared;
    const QString before = m_fixture->find(id).fingerprint;
    VERIFY_RESULT(set(id, u"first one"_s));
    VERIFY_RESULT(set(id, u"second one"_s));
    QCOMPARE(changedTables(id), QStringList());
    const QString recorded = m_fixture->find(id).fingerprint;
    QVERIFY(recorded != before);
    QCOMPARE(recorded, ask(u"SELECT showroom.dataset_fingerprint('%1', 'forge')"_s.arg(id)));
}

void TestLoginPassword::keepsTheBaseProven_data()
{
    logsIn_data();
}

/// Somebody changed the table outside before: the proof still says so afterwards.
void TestLoginPassword::hidesNoTampering()
{
    const QString id = add(u"Tampered"_s, environments::Isolation::SharedSchema);
    ask(u"UPDATE forge.users SET full_name = 'Mallory' WHERE tenant_id = '%1' AND email = 'user@demo.forge.io' "
        "RETURNING 1"_s.arg(id));
    QCOMPARE(changedTables(id), QStringList{u"forge.users"_s});
    VERIFY_RESULT(set(id, u"another one"_s));
    QCOMPARE(changedTables(id), QStringList{u"forge.users"_s});
}

void TestLoginPassword::survivesAReset_data()
{
    logsIn_data();
}

void TestLoginPassword::survivesAReset()
{
    QFETCH(bool, isFull);
    const QString id = isFull ? m_full : m_shared;
    VERIFY_RESULT(set(id, u"to be kept"_s));
    const QByteArray chosen = hashOf(id);
    const QString fingerprint = m_fixture->find(id).fingerprint;
    database::Connection connection = m_fixture->connect();
    const auto job = startReset(connection, id);
    VERIFY_RESULT(job);
    VERIFY_RESULT(m_fixture->run(*job));
    QCOMPARE(hashOf(id), chosen);
    QCOMPARE(changedTables(id), QStringList());
    QCOMPARE(m_fixture->find(id).fingerprint, fingerprint);
}

/// A session that changed something else in the persona's row sees the new password, too.
void TestLoginPassword::reachesCopiesInSessions()
{
    const QString id = add(u"Worked in"_s, environments::Isolation::SharedSchema);
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(
        "DO $$ DECLARE opened record; BEGIN SELECT * INTO opened FROM showroom.session_open('" + id.toUtf8() +
        "', 'ann@x.example'); PERFORM showroom.enter(opened.token); "
        "UPDATE forge_live.users SET avatar_url = '/mine.png' WHERE email = 'admin@demo.forge.io'; END $$"));
    VERIFY_RESULT(set(id, u"within, too"_s));
    const QString copied = ask(u"SELECT password_hash FROM forge_overlay.users WHERE tenant_id = '%1'"_s.arg(id));
    QVERIFY(!copied.isEmpty());
    QCOMPARE(copied.toUtf8(), hashOf(id));
}

void TestLoginPassword::waitsForWhoeverCopiesTheRow_data()
{
    logsIn_data();
}

/// A session changes the persona's row at that very moment: its copy has the new password, too.
void TestLoginPassword::waitsForWhoeverCopiesTheRow()
{
    QFETCH(bool, isFull);
    const QString id = isFull ? m_full : m_shared;
    database::Connection session = enterSession(id, isFull);
    VERIFY_RESULT(session.executeScript("BEGIN; UPDATE users SET avatar_url = '/mine.png' WHERE email = "
                                        "'admin@demo.forge.io'"));
    Result<void> done;
    std::thread setting([&] { done = set(id, u"at the same time"_s); });
    const auto waits = [&] {
        return ask(u"SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid "
                   "FROM pg_database WHERE datname = current_database())"_s) != u"0";
    };
    const bool hasWaited = QTest::qWaitFor(waits);
    const auto committed = session.executeScript("COMMIT");
    setting.join();
    QVERIFY(hasWaited);
    VERIFY_RESULT(committed);
    VERIFY_RESULT(done);
    const QString overlay = isFull ? u"\"%1_overlay\".users"_s.arg(id) : u"forge_overlay.users"_s;
    QCOMPARE(ask(u"SELECT password_hash FROM %1 WHERE tenant_id = '%2' AND avatar_url = '/mine.png'"_s.arg(overlay, id))
                 .toUtf8(),
             hashOf(id));
}

/// A transaction that saw the old row cannot copy it any more.
void TestLoginPassword::sendsBackWhoeverReadTheOldRow()
{
    database::Connection session = enterSession(m_shared, false);
    VERIFY_RESULT(session.executeScript("BEGIN ISOLATION LEVEL REPEATABLE READ"));
    VERIFY_RESULT(session.scalar(database::SqlStatement::fromText("SELECT count(*) FROM users")));
    VERIFY_RESULT(set(m_shared, u"meanwhile"_s));
    const auto refused = session.executeScript("UPDATE users SET role = 'viewer' WHERE email = 'admin@demo.forge.io'");
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"40001"), qPrintable(refused.error().detail));
    VERIFY_RESULT(session.executeScript("ROLLBACK"));
}

/// What somebody chose in the product, and forgot, is what the operator replaces.
void TestLoginPassword::letsInWhereSomebodyChoseAnother()
{
    const QString id = add(u"Forgotten"_s, environments::Isolation::SharedSchema);
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(
        "DO $$ DECLARE opened record; BEGIN SELECT * INTO opened FROM showroom.session_open('" + id.toUtf8() +
        "', 'ann@x.example'); PERFORM showroom.enter(opened.token); "
        "UPDATE forge_live.users SET password_hash = 'mine' WHERE email = 'admin@demo.forge.io'; END $$"));
    VERIFY_RESULT(set(id, u"after all"_s));
    QCOMPARE(ask(u"SELECT password_hash FROM forge_overlay.users WHERE tenant_id = '%1'"_s.arg(id)).toUtf8(),
             hashOf(id));
}

void TestLoginPassword::leavesOtherEnvironmentsAlone()
{
    const QString other = add(u"Other"_s, environments::Isolation::SharedSchema);
    const QByteArray before = hashOf(other);
    const QByteArray user = hashOf(m_shared, u"user@demo.forge.io"_s);
    VERIFY_RESULT(set(m_shared, u"only here"_s));
    QCOMPARE(hashOf(other), before);
    QCOMPARE(hashOf(m_shared, u"user@demo.forge.io"_s), user);
    QCOMPARE(changedTables(other), QStringList());
}

void TestLoginPassword::keepsThePasswordSecret()
{
    VERIFY_RESULT(set(m_full, u"never written down"_s));
    const QString hash = QString::fromUtf8(hashOf(m_full));
    QCOMPARE(
        ask(u"SELECT count(*) FROM showroom.audit WHERE action = 'persona.password' AND details ->> 'persona' = '%1'"_s
                .arg(admin))
                .toInt() > 0,
        true);
    QCOMPARE(
        ask(u"SELECT count(*) FROM showroom.audit a WHERE a::text LIKE '%never written down%' OR a::text LIKE '%argon2%'"_s),
        u"0"_s);
    database::Connection viewer = TestDatabase::connect(m_fixture->database.login(u"viewer"_s));
    QVERIFY(!viewer.query(database::SqlStatement::fromText("SELECT password_hash FROM showroom.persona")));
    const auto refused = setPersonaPassword(viewer, m_full, admin, u"not mine to set"_s);
    QVERIFY(!refused && refused.error().code == ErrorCode::PermissionDenied);
    QCOMPARE(QString::fromUtf8(hashOf(m_full)), hash);
}

void TestLoginPassword::refuses_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("persona");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no such persona") << u"sandbox-full"_s << u"nobody@acme.demo"_s << ErrorCode::NotFound;
    QTest::newRow("no such environment") << u"sandbox-none"_s << admin << ErrorCode::NotFound;
    QTest::newRow("production") << u"acme"_s << admin << ErrorCode::GuardRefused;
    QTest::newRow("its row was removed") << u"sandbox-shared"_s << u"user@demo.forge.io"_s << ErrorCode::NotFound;
    QTest::newRow("expired") << u"sandbox-over"_s << admin << ErrorCode::Conflict;
}

void TestLoginPassword::refuses()
{
    QFETCH(QString, id);
    QFETCH(QString, persona);
    QFETCH(ErrorCode, code);
    if (id == u"sandbox-over" &&
        ask(u"SELECT count(*) FROM showroom.environment WHERE id = 'sandbox-over'"_s) == u"0") {
        add(u"Over"_s, environments::Isolation::SharedSchema);
        database::Connection connection = m_fixture->connect();
        VERIFY_RESULT(expire(connection, {id}));
    }
    if (persona == u"user@demo.forge.io")
        ask(u"UPDATE forge.users SET email = 'left@acme.demo' WHERE tenant_id = '%1' AND email = '%2' RETURNING 1"_s
                .arg(id, persona));
    const auto chosen = [this] {
        return ask(u"SELECT md5(string_agg(p::text, '' ORDER BY p.id)) FROM showroom.persona p"_s);
    };
    const QString before = chosen();
    const auto refused = set(id, u"some password"_s, persona);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY(!refused.error().hint.isEmpty());
    QCOMPARE(chosen(), before);
}

QTEST_GUILESS_MAIN(TestLoginPassword)
#include "tst_login_password.moc"
