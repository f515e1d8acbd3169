#include "../tenant_fixture.h"

#include "core/access/settings_store.h"
#include "core/audit/audit_log.h"
#include "database/transaction.h"
#include "support/slowness.h"

#include <limits>
#include <random>

using namespace showroom;
using namespace showroom::audit;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

database::SqlStatement sql(const QString &text)
{
    return database::SqlStatement::fromText(text.toUtf8());
}

/// Ways to lie with a log that one can write to.
enum class Tampering { FlipABit, Delete, CutTheTail, Exchange };

} // namespace

/// What was done stays as it was written: the log only grows, and nobody who changes it behind its back goes unnoticed.
class TestAuditLog final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sealsWithTheCommit();
    void nobodyWaitsForTheChain();
    void saysWhoWithWhatFromWhere();
    void onlyGrows_data();
    void onlyGrows();
    void findsWhatIsAskedFor_data();
    void findsWhatIsAskedFor();
    void readsPageByPage();
    void detectsTampering_data();
    void detectsTampering();
    void aKeptHeadShowsARewrittenLog();
    void rollsBackWithItsEffect();

private:
    void fill(int entries)
    {
        for (int i = 0; i < entries; ++i)
            (void)m_fixture->ask(u"SELECT showroom.audit_record('test.%1', 'demo-%2', 'réason', '{\"n\": %1}')"_s.arg(i)
                                     .arg(i % 3)
                                     .toUtf8());
    }
    QString tamper(Tampering how, std::minstd_rand &random, qint64 links);

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestAuditLog::init()
{
    m_fixture = std::make_unique<TenantFixture>();
}

void TestAuditLog::cleanup()
{
    m_fixture.reset();
}

void TestAuditLog::sealsWithTheCommit()
{
    fill(3);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.audit WHERE sequence IS NULL").toInt(), 0);
    database::Connection connection = m_fixture->connect();
    const auto verdict = verify(connection);
    VERIFY_RESULT(verdict);
    QVERIFY2(verdict->isSound(), qPrintable(describe(*verdict)));
    QCOMPARE(verdict->head.sequence, verdict->links);
    QVERIFY(verdict->links >= 3);
    QCOMPARE(verdict->head.hash.size(), 64);
}

/// A long step that has written its entry holds nobody up; its own entry is sealed with its own commit.
void TestAuditLog::nobodyWaitsForTheChain()
{
    database::Connection slow = m_fixture->connectSuperuser();
    auto transaction = database::Transaction::begin(slow);
    VERIFY_RESULT(transaction);
    VERIFY_RESULT(slow.execute(sql(u"SELECT showroom.audit_record('slow', NULL, '', '{}')"_s)));
    VERIFY_RESULT(slow.execute(sql(u"SELECT FROM showroom.audit_head FOR UPDATE"_s)));
    fill(2);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.audit WHERE sequence IS NULL").toInt(), 2);
    VERIFY_RESULT(transaction->commit());
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.audit WHERE sequence IS NULL").toInt(), 0);
    database::Connection connection = m_fixture->connect();
    const auto verdict = verify(connection);
    VERIFY_RESULT(verdict);
    QVERIFY2(verdict->isSound(), qPrintable(describe(*verdict)));
}

void TestAuditLog::saysWhoWithWhatFromWhere()
{
    database::Connection connection = m_fixture->connect();
    VERIFY_RESULT(access::setSetting(connection, u"rateLimit.createPerHour"_s, u"7"_s));
    const auto entries = list(connection, {}, 1);
    VERIFY_RESULT(entries);
    QCOMPARE(entries->size(), 1);
    const Entry &entry = entries->constFirst();
    QCOMPARE(entry.action, u"settings.set"_s);
    QCOMPARE(entry.actor, m_fixture->database.local().user);
    QCOMPARE(entry.host, u"local"_s);
    QVERIFY(entry.sequence.has_value());
    QCOMPARE(entry.details[u"value"_s].toVariant().toString(), u"7"_s);
    const QJsonObject json = toJson(entry);
    QCOMPARE(json[u"actor"_s].toString(), entry.actor);
    QCOMPARE(json[u"sequence"_s].toInteger(), *entry.sequence);
}

void TestAuditLog::onlyGrows_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("change") << u"UPDATE showroom.audit SET actor = 'nobody'"_s;
    QTest::newRow("unseal") << u"UPDATE showroom.audit SET sequence = NULL, hash = NULL"_s;
    QTest::newRow("remove") << u"DELETE FROM showroom.audit"_s;
    QTest::newRow("empty") << u"TRUNCATE showroom.audit"_s;
}

/// Not even for the log's owner.
void TestAuditLog::onlyGrows()
{
    QFETCH(QString, statement);
    fill(1);
    database::Connection owner = m_fixture->connectSuperuser();
    const auto done = owner.execute(sql(statement));
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(u"only grows"_s), qPrintable(done.error().message));
    QCOMPARE(done.error().code, ErrorCode::PermissionDenied);
}

void TestAuditLog::findsWhatIsAskedFor_data()
{
    QTest::addColumn<Filter>("filter");
    QTest::addColumn<int>("found");
    const QDateTime past = QDateTime::currentDateTimeUtc().addSecs(-3600);
    const QDateTime future = past.addSecs(7200);
    QTest::newRow("environment") << Filter{{}, u"demo-1"_s, {}, {}, {}} << 4;
    QTest::newRow("beginning of the action") << Filter{{}, {}, u"test.1"_s, {}, {}} << 3; // 1, 10, 11
    QTest::newRow("no such action") << Filter{{}, {}, u"test.%"_s, {}, {}} << 0;
    QTest::newRow("from a time on") << Filter{{}, {}, u"test."_s, past, {}} << 12;
    QTest::newRow("until a time") << Filter{{}, {}, u"test."_s, {}, past} << 0;
    QTest::newRow("between") << Filter{{}, {}, u"test."_s, past, future} << 12;
    QTest::newRow("nobody") << Filter{u"nobody"_s, {}, {}, {}, {}} << 0;
}

void TestAuditLog::findsWhatIsAskedFor()
{
    QFETCH(Filter, filter);
    QFETCH(int, found);
    fill(12);
    database::Connection connection = m_fixture->connect();
    const auto entries = list(connection, filter, 100);
    VERIFY_RESULT(entries);
    QCOMPARE(entries->size(), found);
    const auto choices = words(connection);
    VERIFY_RESULT(choices);
    QVERIFY(choices->actions.contains(u"test.11"_s));
}

void TestAuditLog::readsPageByPage()
{
    (void)m_fixture->ask("SELECT count(showroom.audit_record('many', NULL, '', '{}')) FROM generate_series(1, 4500)");
    database::Connection connection = m_fixture->connect();
    qint64 last = std::numeric_limits<qint64>::max();
    int seen = 0;
    const auto read = forEach(connection, {{}, {}, u"many"_s, {}, {}}, [&](const Entry &entry) -> Result<void> {
        if (entry.id >= last)
            return fail(ErrorCode::Internal, u"out of order"_s);
        last = entry.id;
        ++seen;
        return {};
    });
    VERIFY_RESULT(read);
    QCOMPARE(seen, 4500);
}

QString TestAuditLog::tamper(Tampering how, std::minstd_rand &random, qint64 links)
{
    const auto place = [&] { return qint64(1 + random() % quint64(links)); };
    switch (how) {
    case Tampering::Delete:
        return u"DELETE FROM showroom.audit WHERE sequence = %1"_s.arg(place());
    case Tampering::CutTheTail:
        return u"DELETE FROM showroom.audit WHERE sequence >= %1"_s.arg(place());
    case Tampering::Exchange: {
        const qint64 one = place();
        const qint64 other = one % links + 1;
        return u"UPDATE showroom.audit a SET action = b.action, details = b.details FROM showroom.audit b"
               " WHERE (a.sequence, b.sequence) IN ((%1, %2), (%2, %1))"_s.arg(one)
                   .arg(other);
    }
    case Tampering::FlipABit:
        break;
    }
    const int bit = int(random() % 8);
    const int byte = int(random() % 32);
    const QString flipped = u"set_byte(%1, %2, get_byte(%1, %2) # %3)"_s;
    const QString ofText =
        u"convert_from(set_byte(convert_to(%1, 'UTF8'), 0, get_byte(convert_to(%1, 'UTF8'), 0) # 1), 'UTF8')"_s;
    const QStringList assignments{
        u"sequence = sequence + %1"_s.arg(1000 << bit),
        u"occurred_at = occurred_at + interval '1 microsecond'"_s,
        u"actor = "_s + ofText.arg(u"actor"_s),
        u"program = program || chr(%1)"_s.arg(1 + bit),
        u"host = "_s + ofText.arg(u"host"_s),
        u"action = "_s + ofText.arg(u"action"_s),
        u"environment = NULL"_s,
        u"reason = "_s + ofText.arg(u"reason"_s),
        u"counts_before = '{}'"_s,
        u"counts_after = '{\"a\": 1}'"_s,
        u"details = details || '{\"n\": 1.0}'"_s,
        u"previous_hash = "_s + flipped.arg(u"previous_hash"_s).arg(byte).arg(1 << bit),
        u"hash = "_s + flipped.arg(u"hash"_s).arg(byte).arg(1 << bit),
        u"sealed_at = sealed_at - interval '1 microsecond'"_s,
        u"sequence = NULL, hash = NULL"_s,
    };
    return u"UPDATE showroom.audit SET %1 WHERE sequence = %2"_s
        .arg(assignments.at(int(random() % quint64(assignments.size()))))
        .arg(place());
}

void TestAuditLog::detectsTampering_data()
{
    QTest::addColumn<Tampering>("how");
    QTest::addColumn<int>("trials");
    QTest::newRow("a flipped bit") << Tampering::FlipABit << 550;
    QTest::newRow("a removed entry") << Tampering::Delete << 150;
    QTest::newRow("a cut tail") << Tampering::CutTheTail << 150;
    QTest::newRow("entries exchanged") << Tampering::Exchange << 150;
}

/// By somebody who may do everything in the database; each trial is rolled back.
void TestAuditLog::detectsTampering()
{
    QFETCH(Tampering, how);
    QFETCH(int, trials);
    fill(40);
    database::Connection superuser = m_fixture->connectSuperuser();
    const qint64 links = m_fixture->ask("SELECT max(sequence) FROM showroom.audit").toLongLong();
    std::minstd_rand random(20261120u + unsigned(how));
    for (int trial = 0; trial < trials / slowness; ++trial) {
        auto transaction = database::Transaction::begin(superuser);
        VERIFY_RESULT(transaction);
        VERIFY_RESULT(superuser.execute(sql(u"SET LOCAL session_replication_role = replica"_s)));
        const QString lie = tamper(how, random, links);
        const auto told = superuser.execute(sql(lie));
        QVERIFY2(told, qPrintable(lie + (told ? QString() : told.error().message)));
        if (*told == 0)
            continue;
        const auto fault = superuser.scalar(sql(u"SELECT fault FROM showroom.audit_verify()"_s));
        VERIFY_RESULT(fault);
        QVERIFY2(!fault->toString().isEmpty(), qPrintable(lie));
    }
    const auto verdict = verify(superuser);
    VERIFY_RESULT(verdict);
    QVERIFY2(verdict->isSound(), qPrintable(describe(*verdict)));
}

/// Who cuts the tail and moves the head as well leaves a sound chain: a head kept elsewhere tells.
void TestAuditLog::aKeptHeadShowsARewrittenLog()
{
    fill(5);
    database::Connection superuser = m_fixture->connectSuperuser();
    const auto before = verify(superuser);
    VERIFY_RESULT(before);
    const Head kept = before->head;
    fill(2);
    const auto grown = verify(superuser, kept);
    VERIFY_RESULT(grown);
    QVERIFY(grown->isSound());

    VERIFY_RESULT(superuser.execute(sql(u"SET session_replication_role = replica"_s)));
    VERIFY_RESULT(superuser.execute(sql(u"DELETE FROM showroom.audit WHERE sequence > %1"_s.arg(kept.sequence - 2))));
    VERIFY_RESULT(superuser.execute(
        sql(u"UPDATE showroom.audit_head SET sequence = a.sequence, hash = a.hash FROM"
            " (SELECT sequence, hash FROM showroom.audit ORDER BY sequence DESC NULLS LAST LIMIT 1) a"_s)));
    VERIFY_RESULT(superuser.execute(sql(u"SET session_replication_role = origin"_s)));
    const auto alone = verify(superuser);
    VERIFY_RESULT(alone);
    QVERIFY(alone->isSound());
    const auto cut = verify(superuser, kept);
    VERIFY_RESULT(cut);
    QCOMPARE(cut->fault, Fault::Cut);

    fill(10);
    const auto rewritten = verify(superuser, kept);
    VERIFY_RESULT(rewritten);
    QCOMPARE(rewritten->fault, Fault::Rewritten);
    QCOMPARE(rewritten->brokenSequence, kept.sequence);
    QVERIFY(!describe(*rewritten).isEmpty());
}

void TestAuditLog::rollsBackWithItsEffect()
{
    database::Connection owner = m_fixture->connectSuperuser();
    {
        auto transaction = database::Transaction::begin(owner);
        VERIFY_RESULT(transaction);
        VERIFY_RESULT(owner.execute(sql(u"SELECT showroom.audit_record('never', NULL, '', '{}')"_s)));
    }
    fill(1);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.audit WHERE action = 'never'").toInt(), 0);
    const auto verdict = verify(owner);
    VERIFY_RESULT(verdict);
    QVERIFY(verdict->isSound());
}

QTEST_GUILESS_MAIN(TestAuditLog)
#include "tst_audit_log.moc"
