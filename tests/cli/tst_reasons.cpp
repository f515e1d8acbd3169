#include "cli_harness.h"
#include "database_backend.h"

#include "support/test_result.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

/// Why something was taken or given away stands in the audit log, whichever command did it.
class TestReasons final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void keepsTheReason_data();
    void keepsTheReason();
    void needsNone();
    void sweepsSayWhatWasDue();
    void refusesALongOne();

private:
    Answer call(const QStringList &words) { return run(*m_backend, words); }
    void script(const QByteArray &sql)
    {
        VERIFY_RESULT(TestDatabase::connect(m_database->superuser()).executeScript(sql));
    }
    /// The reason of the latest entry of an action about the environment; null without an entry.
    QString reasonOf(const QString &action)
    {
        const QJsonArray entries =
            call({u"audit"_s, u"--tenant"_s, m_id, u"--action"_s, action, u"--json"_s}).json()[u"entries"_s].toArray();
        return entries.isEmpty() ? QString() : entries.first()[u"reason"_s].toString();
    }
    void changeInASession();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
    QString m_id;
    int m_number = 0;
};

void TestReasons::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    QCOMPARE(call({u"limits"_s, u"set"_s, u"create"_s, u"1000"_s}).exitCode, 0);
}

/// A sandbox of its own for each command.
void TestReasons::init()
{
    const QString name = u"Team %1"_s.arg(++m_number);
    m_id = u"sandbox-team-%1"_s.arg(m_number);
    const Answer made = call({u"sandbox"_s, u"create"_s, u"--name"_s, name, u"--type"_s, u"trial"_s, u"--quiet"_s});
    QVERIFY2(made.exitCode == 0, qPrintable(made.err));
}

void TestReasons::changeInASession()
{
    const QByteArray id = m_id.toUtf8();
    script("DO $$ DECLARE opened record; BEGIN SELECT * INTO opened FROM showroom.session_open('" + id +
           "', 'jane'); PERFORM showroom.enter(opened.token); UPDATE \"" + id +
           "_live\".users SET avatar_url = '/a.png'; "
           "END $$");
}

void TestReasons::keepsTheReason_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("action");
    const auto row = [](const QString &name, const QStringList &before, const QStringList &words,
                        const QString &action) { QTest::newRow(qPrintable(name)) << before << words << action; };
    const QStringList confirmed{u"--confirm"_s, u"ID"_s};
    const QStringList token{u"--confirm"_s, u"CONFIRM_RESET"_s};
    row(u"teardown"_s, {}, QStringList{u"teardown"_s} + confirmed, u"environment.teardown"_s);
    row(u"sandbox delete"_s, {}, QStringList{u"sandbox"_s, u"delete"_s} + confirmed, u"environment.teardown"_s);
    row(u"extend"_s, {}, {u"extend"_s, u"--days"_s, u"3"_s}, u"environment.extend"_s);
    row(u"sandbox extend"_s, {}, {u"sandbox"_s, u"extend"_s, u"--days"_s, u"3"_s}, u"environment.extend"_s);
    row(u"sandbox protect"_s, {}, {u"sandbox"_s, u"protect"_s}, u"environment.protect"_s);
    row(u"sandbox protect --off"_s, {u"sandbox"_s, u"protect"_s}, {u"sandbox"_s, u"protect"_s, u"--off"_s},
        u"environment.unprotect"_s);
    row(u"sandbox expire"_s, {}, {u"sandbox"_s, u"expire"_s}, u"environment.expire"_s);
    row(u"sandbox reset"_s, {}, {u"sandbox"_s, u"reset"_s}, u"sandbox.reset"_s);
    row(u"sandbox convert"_s, {},
        QStringList{u"sandbox"_s, u"convert"_s, u"--target"_s, u"acme"_s, u"--plan"_s, u"team"_s, u"--region"_s,
                    u"EU"_s, u"--admin"_s, u"jane@acme.example"_s} +
            confirmed,
        u"sandbox.convert"_s);
    row(u"reset"_s, {}, QStringList{u"reset"_s, u"*"_s} + token, u"session.reset"_s);
    row(u"session reset"_s, {}, QStringList{u"session"_s, u"reset"_s, u"--user"_s, u"*"_s} + token, u"session.reset"_s);
    row(u"session reset --all"_s, {}, QStringList{u"session"_s, u"reset"_s, u"--all"_s} + token, u"session.reset"_s);
    row(u"session undo"_s, QStringList{u"session"_s, u"reset"_s, u"--user"_s, u"*"_s} + token,
        {u"session"_s, u"undo"_s, u"--user"_s, u"*"_s}, u"session.undo"_s);
}

void TestReasons::keepsTheReason()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, words);
    QFETCH(QString, action);
    changeInASession();
    const auto completed = [this](QStringList line) {
        line.replaceInStrings(u"ID"_s, m_id);
        return line + QStringList{u"--tenant"_s, m_id, u"--quiet"_s};
    };
    if (!before.isEmpty()) {
        const Answer prepared = call(completed(before));
        QVERIFY2(prepared.exitCode == 0, qPrintable(prepared.err));
    }
    const Answer done = call(completed(words) + QStringList{u"--reason"_s, u"  Nobody's “demo” any more  "_s});
    QVERIFY2(done.exitCode == 0, qPrintable(done.err));
    QCOMPARE(reasonOf(action).trimmed(), u"Nobody's “demo” any more"_s);
}

void TestReasons::needsNone()
{
    QCOMPARE(call({u"extend"_s, u"--tenant"_s, m_id, u"--days"_s, u"3"_s}).exitCode, 0);
    QVERIFY(!reasonOf(u"environment.extend"_s).isNull());
    QVERIFY(reasonOf(u"environment.extend"_s).isEmpty());
}

void TestReasons::sweepsSayWhatWasDue()
{
    script("UPDATE showroom.environment SET expires_at = now() - interval '40 days', created_at = now() - interval '90 "
           "days' WHERE id = '" +
           m_id.toUtf8() + "'");
    QCOMPARE(call({u"sweep"_s, u"--due"_s, u"expiry"_s}).exitCode, 0);
    QCOMPARE(reasonOf(u"environment.expire"_s), u"Due: expiry"_s);
    QCOMPARE(call({u"sweep"_s, u"--due"_s, u"cleanup"_s}).exitCode, 0);
    QCOMPARE(reasonOf(u"environment.teardown"_s), u"Due: cleanup"_s);
}

/// Refused before anything is done, and by the database, too.
void TestReasons::refusesALongOne()
{
    const Answer refused = call(
        {u"teardown"_s, u"--tenant"_s, m_id, u"--confirm"_s, m_id, u"--reason"_s, QString(501, u'x'), u"--json"_s});
    QCOMPARE(refused.exitCode, exitCode(ErrorCode::InvalidInput));
    QVERIFY(refused.err.contains(u"too-long"_s));
    database::Connection owner = TestDatabase::connect(m_database->superuser());
    const auto asked = owner.scalar(
        database::SqlStatement::fromText("SELECT showroom.start_teardown(:id, repeat('x', 501))"), {{"id", m_id}});
    VERIFY_ERROR(asked, ErrorCode::InvalidInput);
    QVERIFY(reasonOf(u"environment.teardown"_s).isNull());
}

QTEST_GUILESS_MAIN(TestReasons)
#include "tst_reasons.moc"
