#include "attack_book.h"
#include "attack_stage.h"
#include "attacker.h"

#include <QTest>
#include <QUrl>

#include <map>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList everyRole{u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s,
                            u"admin"_s,  u"service"_s, u"app"_s,   u"product"_s};

/// How many attempts a role makes; SHOWROOM_ATTACKS says otherwise.
int attemptsPerRole()
{
    const int wished = qEnvironmentVariableIntValue("SHOWROOM_ATTACKS");
    return wished > 0 ? wished : 2000;
}

/// Whether the server answers the same statement twice in different words: times, new ids.
bool isFickle(Attacker &attacker, const Attempt &attempt, const Outcome &first)
{
    return attacker.attempt(attempt.real, attempt.copied, false) != first;
}

} // namespace

/// Nobody reads or changes a production row, another environment's session or the control tables, or learns which
/// production rows there are, whatever a role tries.
class TestAttacks final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void noneSucceeds_data();
    void noneSucceeds();
    void theSuiteWouldNotice_data();
    void theSuiteWouldNotice();
    void aKeyOverAllTenantsWouldTell();
    void anUnknownIdAndAProductionIdReadAlike_data();
    void anUnknownIdAndAProductionIdReadAlike();
    void attemptsAreTheSameEachTime();
    void theAuditLogIsWhole();

private:
    QByteArray options(const QString &role) const
    {
        QByteArray options = "-c statement_timeout=3000 -c lock_timeout=300 -c plan_cache_mode=force_custom_plan";
        if (role == u"product")
            options += " -c showroom.token=" + m_stage->scratchToken().toUtf8();
        return options;
    }
    std::unique_ptr<Attacker> attackerOf(const QString &role) const
    {
        auto attacker = std::make_unique<Attacker>(m_stage->fixture().database.login(role), options(role));
        attacker->setPreparation(AttackBook::preparation());
        return attacker;
    }
    /// What an attempt got that it should not have; empty when nothing.
    static QByteArray lootOf(const QString &role, const Outcome &outcome)
    {
        if (outcome.words.contains(AttackStage::productionMark))
            return "a production row";
        const bool seesSessions = role != u"app" && role != u"product";
        return !seesSessions && outcome.words.contains(AttackStage::sessionMark) ? "a foreign session" : "";
    }
    QByteArray tellsApart(Attacker &attacker, const Attempt &attempt, const Outcome &real) const;

    std::unique_ptr<AttackStage> m_stage;
};

void TestAttacks::initTestCase()
{
    m_stage = std::make_unique<AttackStage>();
}

void TestAttacks::cleanupTestCase()
{
    m_stage.reset();
}

QByteArray TestAttacks::tellsApart(Attacker &attacker, const Attempt &attempt, const Outcome &real) const
{
    const Outcome ghost = attacker.attempt(attempt.ghost, attempt.copied, false);
    const QByteArray wordsOfReal = real.state + ' ' + real.words;
    QByteArray wordsOfGhost = ghost.state + ' ' + ghost.words;
    for (const QList<Victim> *victims : {&m_stage->victims(), &m_stage->ids(), &m_stage->mails()}) {
        for (const Victim &victim : *victims) {
            if (victim.ghost.isEmpty())
                continue;
            wordsOfGhost.replace(victim.ghost.toUtf8(), victim.real.toUtf8());
            // Some functions write what they are given as a part of a URL.
            wordsOfGhost.replace(QUrl::toPercentEncoding(victim.ghost), QUrl::toPercentEncoding(victim.real));
        }
    }
    if (wordsOfReal == wordsOfGhost || isFickle(attacker, attempt, real))
        return {};
    return wordsOfReal + "\n  but about what does not exist\n" + wordsOfGhost;
}

void TestAttacks::noneSucceeds_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<quint32>("seed");
    for (qsizetype i = 0; i < everyRole.size(); ++i)
        QTest::newRow(qPrintable(everyRole.at(i))) << everyRole.at(i) << quint32(20261120 + i);
}

void TestAttacks::noneSucceeds()
{
    QFETCH(QString, role);
    QFETCH(quint32, seed);
    const QStringList before = m_stage->fingerprint();
    const std::unique_ptr<Attacker> attacker = attackerOf(role);
    AttackBook book(*m_stage, role, seed);
    std::map<QByteArray, std::pair<int, int>> tally;
    for (int i = 0; i < attemptsPerRole(); ++i) {
        const Attempt attempt = book.next();
        const Outcome outcome = attacker->attempt(attempt.real, attempt.copied, false);
        auto &[made, refused] = tally[attempt.kind];
        ++made;
        refused += outcome.state.isEmpty() ? 0 : 1;
        const QByteArray loot = lootOf(role, outcome);
        QVERIFY2(loot.isEmpty(), QByteArray(loot + " by: " + attempt.real + "\n" + outcome.words).constData());
        if (!attempt.ghost.isEmpty()) {
            const QByteArray difference = tellsApart(*attacker, attempt, outcome);
            QVERIFY2(difference.isEmpty(), QByteArray(attempt.real + "\n  says\n" + difference).constData());
        }
        if (i % 10 == 0)
            attacker->attempt(attempt.real, attempt.copied, true);
    }
    for (const auto &[kind, counts] : tally)
        qInfo("%s, %s: %d attempts, %d of them refused", qPrintable(role), kind.constData(), counts.first,
              counts.second);
    QCOMPARE(m_stage->fingerprint(), before);
}

void TestAttacks::theSuiteWouldNotice_data()
{
    QTest::addColumn<QByteArray>("hole");
    QTest::addColumn<QByteArray>("mend");
    QTest::newRow("no barrier") << QByteArray("ALTER VIEW showroom_guard.impact__users RESET (security_barrier)")
                                << QByteArray("ALTER VIEW showroom_guard.impact__users SET (security_barrier)");
    QTest::newRow("a table left open")
        << QByteArray(
               "GRANT USAGE ON SCHEMA impact TO showroom_viewer; GRANT SELECT ON impact.users TO showroom_viewer")
        << QByteArray("REVOKE USAGE ON SCHEMA impact FROM showroom_viewer; REVOKE SELECT ON impact.users FROM "
                      "showroom_viewer");
}

/// The suite is worth something only if it finds a hole that is there.
void TestAttacks::theSuiteWouldNotice()
{
    QFETCH(QByteArray, hole);
    QFETCH(QByteArray, mend);
    database::Connection owner = m_stage->fixture().connectSuperuser();
    VERIFY_RESULT(owner.executeScript(hole));
    const std::unique_ptr<Attacker> attacker = attackerOf(u"viewer"_s);
    AttackBook book(*m_stage, u"viewer"_s, 7);
    bool isNoticed = false;
    for (int i = 0; i < 4000 && !isNoticed; ++i) {
        const Attempt attempt = book.next();
        isNoticed = !lootOf(u"viewer"_s, attacker->attempt(attempt.real, attempt.copied, false)).isEmpty();
    }
    VERIFY_RESULT(owner.executeScript(mend));
    QVERIFY(isNoticed);
}

/// A unique key without the environment's column answers which rows production has. That is what refusing it is for.
void TestAttacks::aKeyOverAllTenantsWouldTell()
{
    database::Connection owner = m_stage->fixture().connectSuperuser();
    const std::unique_ptr<Attacker> attacker = attackerOf(u"ops"_s);
    const auto take = [&](const QString &mail) {
        const QByteArray arguments = "('forge.users', '{tenant_id,id,email,full_name}')";
        return attacker->attempt("SELECT showroom.stage_rows" + arguments +
                                     "; INSERT INTO pg_temp.showroom_staged VALUES ('demo-scratch', "
                                     "'00000000-0000-4000-8000-000000000001', '" +
                                     mail.toUtf8() + "@example.com', 'Jo'); SELECT showroom.take_rows" + arguments,
                                 {}, false);
    };
    const Victim &mail = m_stage->mails().constFirst();
    QCOMPARE(take(mail.real), take(mail.ghost));

    VERIFY_RESULT(owner.executeScript("CREATE UNIQUE INDEX users_mail_key ON forge.users (split_part(email, '@', 1)) "
                                      "WHERE tenant_id IN ('acme', 'demo-scratch')"));
    QCOMPARE(take(mail.real).state, QByteArray("23505"));
    QCOMPARE(take(mail.ghost).state, QByteArray());
    VERIFY_ERROR(owner.executeScript("SELECT showroom.register_table('forge', 'forge.users', 'tenant_id', 1)"),
                 ErrorCode::InvalidInput);
    environments::CreateTenant request = m_stage->fixture().request(u"Late"_s);
    request.blueprint = u"forge"_s;
    request.size = u"minimal"_s;
    database::Connection local = m_stage->fixture().connect();
    VERIFY_ERROR(environments::create(local, request, m_stage->fixture().salts.constLast(), m_stage->fixture().clock),
                 ErrorCode::Conflict);
    VERIFY_RESULT(owner.executeScript("DROP INDEX forge.users_mail_key"));
}

void TestAttacks::anUnknownIdAndAProductionIdReadAlike_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QByteArray>("call");
    const QList<std::pair<const char *, const char *>> calls{
        {"viewer", "showroom.environment_guard('$', 'impact.users')"},
        {"viewer", "showroom.table_fingerprint('$', 'impact.users')"},
        {"viewer", "showroom.find_rows('$', 'a', 5)"},
        {"viewer", "showroom_guard.impact__users('$', NULL, NULL, NULL, 5)"},
        {"viewer",
         "showroom_guard.impact__users('$', 'email', 'geheim', ARRAY['00000000-0000-0000-0000-000000000000'], 5)"},
        {"viewer", "showroom_guard.browse_fences('$', 'impact.users', NULL, NULL, NULL, 1, 5)"},
        {"viewer", "showroom.browse_pages('$', 'impact.users')"},
        {"viewer", "showroom.verify_base('$')"},
        {"support", "showroom.begin_export('{\"tenant\": \"$\", \"format\": \"jsonl\"}')"},
        {"sales", "showroom.session_open('$', 'me')"},
        {"sales", "showroom.create_access_link('$', NULL, '', 1, now())"},
        {"ops", "showroom.start_teardown('$')"},
        {"ops", "showroom.clear_table('$', 'impact.users')"},
        {"ops", "showroom.analyze_table('$', 'impact.users')"},
        {"admin", "showroom.release_holds('$', '')"},
        {"app", "showroom.session_open('$', 'me')"},
        {"app", "showroom.check_restriction('$', 'export')"},
        {"product", "showroom.admit_user('$', 'me')"},
    };
    for (const auto &[role, call] : calls)
        QTest::addRow("%s, %s", role, call) << QString::fromLatin1(role) << QByteArray(call);
}

void TestAttacks::anUnknownIdAndAProductionIdReadAlike()
{
    QFETCH(QString, role);
    QFETCH(QByteArray, call);
    const std::unique_ptr<Attacker> attacker = attackerOf(role);
    const auto ask = [&](const QByteArray &id) {
        Outcome outcome = attacker->attempt("SELECT * FROM " + QByteArray(call).replace("$", id), {}, false);
        outcome.words.replace(id, "…");
        return outcome;
    };
    const Outcome real = ask("prod-1");
    QCOMPARE(real, ask("prod-9"));
    QVERIFY2(real.words.contains("is not a demo tenant or sandbox") || real.words.contains("There is no environment") ||
                 real.words == "SELECT 0",
             real.words.constData());
}

void TestAttacks::attemptsAreTheSameEachTime()
{
    AttackBook one(*m_stage, u"sales"_s, 5);
    AttackBook other(*m_stage, u"sales"_s, 5);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(one.next().real, other.next().real);
}

void TestAttacks::theAuditLogIsWhole()
{
    QCOMPARE(m_stage->auditFault(), QString());
}

QTEST_GUILESS_MAIN(TestAttacks)
#include "tst_attacks.moc"
