#include "core/sessions/change_store.h"
#include "core/sessions/session_store.h"
#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;
using sessions::Archive;
using sessions::Choice;
using sessions::Operation;
using sessions::RowChange;
using sessions::Session;

namespace {

const auto clients = u"shop.client"_s;
const auto samples = u"shop.sample"_s;
const auto acme = u"demo-acme"_s;

} // namespace

/// Sessions as the console and the command line see them, over a product's own connections.
class TestSessions final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void opensAndResumes();
    void refusesWhatCannotBeOpened_data();
    void refusesWhatCannotBeOpened();
    void countsWhatWasChanged();
    void showsEveryValueExactly();
    void pagesAndFilters();
    void resetsOnlyWhatWasSeen();
    void bringsAResetBack();
    void asksAboutRowsThatWereChangedAgain();
    void restoresAClosedSession();
    void holdsAgainstOthers();
    void copiesForAColleague();
    void countsThemOverTheFleet();
    void closesStaleOnes();
    void resetsAll();
    void revokesATokenOnce();
    void verifiesTheBase();

private:
    Session open(const QString &person);
    /// The person's own connection, as the product has it.
    ProductClient enter(const QString &person) { return m_fixture->enter(person); }
    Archive reset(const Session &session);
    Session again(const Session &session);
    QList<RowChange> rowsOf(const sessions::ChangeSet &set);

    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<database::Connection> m_support;
};

void TestSessions::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    m_support =
        std::make_unique<database::Connection>(TestDatabase::connect(m_fixture->database().login(u"support"_s)));
}

void TestSessions::cleanup()
{
    m_support.reset();
    m_fixture.reset();
}

Session TestSessions::open(const QString &person)
{
    const auto opened = sessions::openSession(*m_support, {acme, person, {}});
    if (!opened)
        qFatal("%s", describe(opened.error()).constData());
    return opened->session;
}

Session TestSessions::again(const Session &session)
{
    const auto found = sessions::findSession(*m_support, session.id);
    if (!found)
        qFatal("%s", describe(found.error()).constData());
    return *found;
}

Archive TestSessions::reset(const Session &session)
{
    const auto outcome = sessions::resetSession(*m_support, {session.id, u"CONFIRM_RESET"_s, {}});
    if (!outcome)
        qFatal("%s", describe(outcome.error()).constData());
    return outcome->archive;
}

QList<RowChange> TestSessions::rowsOf(const sessions::ChangeSet &set)
{
    const auto page = sessions::listRows(*m_support, {set, {}, {}, {}}, 0, 1000);
    if (!page)
        qFatal("%s", describe(page.error()).constData());
    return page->rows;
}

void TestSessions::opensAndResumes()
{
    const auto first = sessions::openSession(*m_support, {acme, u"jane"_s, u"Call"_s, 30});
    VERIFY_RESULT(first);
    QVERIFY(!first->isResumed);
    QCOMPARE(first->session.name, u"Call"_s);
    QCOMPARE(first->session.person, u"jane"_s);
    QVERIFY(first->token.startsWith(u"srs_"));
    QCOMPARE(first->token.size(), 47);
    const auto second = sessions::openSession(*m_support, {acme, u"jane"_s, {}});
    VERIFY_RESULT(second);
    QVERIFY(second->isResumed);
    QCOMPARE(second->session.id, first->session.id);
    QVERIFY(second->token != first->token);
    QCOMPARE(second->session.tokens, 2);
    const auto found = sessions::findSession(*m_support, acme, u"jane"_s);
    VERIFY_RESULT(found);
    QCOMPARE(found->id, first->session.id);
    VERIFY_ERROR(sessions::findSession(*m_support, acme, u"nobody"_s), ErrorCode::NotFound);
}

void TestSessions::refusesWhatCannotBeOpened_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("person");
    QTest::addColumn<int>("code");
    QTest::newRow("production") << u"prod-acme"_s << u"jane"_s << int(ErrorCode::GuardRefused);
    QTest::newRow("nothing of this name") << u"demo-nowhere"_s << u"jane"_s << int(ErrorCode::NotFound);
    QTest::newRow("nobody") << acme << u" "_s << int(ErrorCode::InvalidInput);
    QTest::newRow("everybody") << acme << u"*"_s << int(ErrorCode::InvalidInput);
}

void TestSessions::refusesWhatCannotBeOpened()
{
    QFETCH(QString, environment);
    QFETCH(QString, person);
    QFETCH(int, code);
    VERIFY_ERROR(sessions::openSession(*m_support, {environment, person, {}}), ErrorCode(code));
    QCOMPARE(sessions::listSessions(*m_support)->size(), 0);
}

void TestSessions::countsWhatWasChanged()
{
    const Session jane = open(u"jane"_s);
    ProductClient product = enter(u"jane"_s);
    QCOMPARE(product.run("UPDATE client SET name = 'Renamed' WHERE id = 1"), u"1"_s);
    QCOMPARE(product.run("INSERT INTO client (id, name, code) VALUES (900, 'New', 'N')"), u"1"_s);
    QCOMPARE(product.run("DELETE FROM sample WHERE id = 2"), u"1"_s);
    const auto summary = sessions::summarize(*m_support, {jane.id, 0});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->total(), (sessions::ChangeCounts{1, 1, 1}));
    QVERIFY(!summary->revision.isEmpty());
    QCOMPARE(again(jane).changes, (sessions::ChangeCounts{1, 1, 1}));
    const auto all = sessions::listSessions(*m_support, acme);
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), 1);
    QCOMPARE(sessions::listSessions(*m_support, u"demo-birch"_s)->size(), 0);
}

void TestSessions::showsEveryValueExactly()
{
    const Session jane = open(u"jane"_s);
    ProductClient product = enter(u"jane"_s);
    const QString before = product.ask("SELECT name FROM client WHERE id = 1");
    QCOMPARE(product.run("UPDATE client SET name = E'a\\tb', points = 7 WHERE id = 1"), u"1"_s);
    QCOMPARE(product.run("INSERT INTO client (id, name, code, email) VALUES (900, 'New', 'N', '')"), u"1"_s);
    const QList<RowChange> rows = rowsOf({jane.id, 0});
    QCOMPARE(rows.size(), 2);
    const auto edited =
        std::find_if(rows.begin(), rows.end(), [](const RowChange &row) { return row.operation == Operation::Edited; });
    QVERIFY(edited != rows.end());
    QCOMPARE(edited->table, clients);
    QCOMPARE(edited->key, u"1"_s);
    const auto name = std::find_if(edited->fields.begin(), edited->fields.end(),
                                   [](const auto &field) { return field.field == u"name"; });
    QVERIFY(name != edited->fields.end());
    QCOMPARE(name->before, before);
    QCOMPARE(name->after, u"a\tb"_s);
    const auto created = std::find_if(rows.begin(), rows.end(),
                                      [](const RowChange &row) { return row.operation == Operation::Created; });
    QVERIFY(created != rows.end());
    QCOMPARE(created->label, u"New"_s);
    for (const auto &field : created->fields) {
        QVERIFY(field.before.isNull());
        QVERIFY(field.field != u"tenant_id" && field.field != u"id");
        if (field.field == u"email")
            QVERIFY(field.after.isEmpty() && !field.after.isNull());
    }
}

void TestSessions::pagesAndFilters()
{
    const Session jane = open(u"jane"_s);
    ProductClient product = enter(u"jane"_s);
    QCOMPARE(product.run("INSERT INTO client (id, name, code) SELECT n, 'Person ' || n, 'P' || n FROM "
                         "generate_series(2000, 2299) n"),
             u"300"_s);
    QCOMPARE(product.run("DELETE FROM client WHERE id = 2005"), u"1"_s);
    QElapsedTimer timer;
    timer.start();
    sessions::ChangeRange range{{jane.id, 0}, {}, {}, {}};
    QStringList keys;
    std::optional<qint64> from = 0;
    while (from) {
        const auto page = sessions::listRows(*m_support, range, *from, 100);
        VERIFY_RESULT(page);
        QVERIFY(page->rows.size() <= 100);
        for (const RowChange &row : page->rows)
            keys << row.key;
        from = page->next;
    }
    qInfo("299 changes in pages of 100 took %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(keys.size(), 299);
    QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 299);
    range.filter = u"person 2042"_s;
    const auto one = sessions::listRows(*m_support, range, 0, 100);
    VERIFY_RESULT(one);
    QCOMPARE(one->rows.size(), 1);
    QCOMPARE(one->rows.constFirst().label, u"Person 2042"_s);
    range.filter.clear();
    range.operation = Operation::Deleted;
    QCOMPARE(sessions::listRows(*m_support, range, 0, 100)->rows.size(), 0);
    range.operation = Operation::Created;
    range.table = samples;
    QCOMPARE(sessions::listRows(*m_support, range, 0, 100)->rows.size(), 0);
}

void TestSessions::resetsOnlyWhatWasSeen()
{
    const Session jane = open(u"jane"_s);
    ProductClient product = enter(u"jane"_s);
    const QString base = product.ask("SELECT points FROM client WHERE id = 1");
    QCOMPARE(product.run("UPDATE client SET points = 7 WHERE id = 1"), u"1"_s);
    const QString seen = sessions::summarize(*m_support, {jane.id, 0})->revision;
    QCOMPARE(product.run("UPDATE client SET points = 8 WHERE id = 1"), u"1"_s);
    VERIFY_ERROR(sessions::resetSession(*m_support, {jane.id, u"CONFIRM_RESET"_s, seen}), ErrorCode::Conflict);
    VERIFY_ERROR(sessions::resetSession(*m_support, {jane.id, u"confirm_reset"_s, {}}), ErrorCode::InvalidInput);
    QCOMPARE(product.ask("SELECT points FROM client WHERE id = 1"), u"8"_s);
    const QString now = sessions::summarize(*m_support, {jane.id, 0})->revision;
    const auto outcome = sessions::resetSession(*m_support, {jane.id, u"CONFIRM_RESET"_s, now});
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->archive.changes, 1);
    QCOMPARE(outcome->archive.person, u"jane"_s);
    QCOMPARE(product.ask("SELECT points FROM client WHERE id = 1"), base);
}

void TestSessions::bringsAResetBack()
{
    const Session jane = open(u"jane"_s);
    ProductClient product = enter(u"jane"_s);
    QCOMPARE(product.run("UPDATE client SET points = 5 WHERE id = 1"), u"1"_s);
    const QList<RowChange> before = rowsOf({jane.id, 0});
    const Archive archive = reset(jane);
    QVERIFY(again(jane).undoUntil.isValid());
    QCOMPARE(rowsOf({jane.id, archive.id}), before);
    const auto summary = sessions::summarize(*m_support, {jane.id, archive.id});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->total(), (sessions::ChangeCounts{0, 1, 0}));
    QVERIFY(sessions::listConflicts(*m_support, archive)->isEmpty());
    VERIFY_RESULT(sessions::undoReset(*m_support, {archive, {}}));
    QCOMPARE(rowsOf({jane.id, 0}), before);
    QCOMPARE(product.ask("SELECT points FROM client WHERE id = 1"), u"5"_s);
    VERIFY_ERROR(sessions::undoReset(*m_support, {archive, {}}), ErrorCode::NotFound);
}

void TestSessions::asksAboutRowsThatWereChangedAgain()
{
    const Session jane = open(u"jane"_s);
    ProductClient product = enter(u"jane"_s);
    const QString base = product.ask("SELECT points FROM client WHERE id = 1");
    QCOMPARE(product.run("UPDATE client SET points = 5 WHERE id IN (1, 2)"), u"2"_s);
    const Archive archive = reset(jane);
    QCOMPARE(product.run("UPDATE client SET points = 9 WHERE id IN (1, 2)"), u"2"_s);
    const auto conflicts = sessions::listConflicts(*m_support, archive);
    VERIFY_RESULT(conflicts);
    QCOMPARE(conflicts->size(), 2);
    const sessions::Conflict &first = conflicts->constFirst();
    const auto points = std::find_if(first.fields.begin(), first.fields.end(),
                                     [](const auto &field) { return field.field == u"points"; });
    QVERIFY(points != first.fields.end());
    QCOMPARE(points->archived, u"5"_s);
    QCOMPARE(points->current, u"9"_s);
    QCOMPARE(points->base, base);
    VERIFY_ERROR(sessions::undoReset(*m_support, {archive, {}}), ErrorCode::Conflict);
    VERIFY_ERROR(sessions::undoReset(*m_support, {archive, {{first.table, first.keyValues, Choice::TakeArchived}}}),
                 ErrorCode::Conflict);
    QCOMPARE(product.ask("SELECT string_agg(points::text, ' ' ORDER BY id) FROM client WHERE id IN (1, 2)"), u"9 9"_s);
    VERIFY_RESULT(
        sessions::undoReset(*m_support, {archive,
                                         {{first.table, first.keyValues, Choice::TakeArchived},
                                          {conflicts->at(1).table, conflicts->at(1).keyValues, Choice::KeepCurrent}}}));
    QCOMPARE(product.ask("SELECT string_agg(points::text, ' ' ORDER BY id) FROM client WHERE id IN (1, 2)"), u"5 9"_s);
}

void TestSessions::restoresAClosedSession()
{
    const Session jane = open(u"jane"_s);
    ProductClient product = enter(u"jane"_s);
    QCOMPARE(product.run("UPDATE client SET points = 5 WHERE id = 1"), u"1"_s);
    VERIFY_RESULT(sessions::closeSession(*m_support, jane.id));
    QCOMPARE(sessions::listSessions(*m_support)->size(), 0);
    QVERIFY(product.ask("SELECT points FROM client WHERE id = 1").isEmpty());
    const auto archives = sessions::listArchives(*m_support, acme);
    VERIFY_RESULT(archives);
    QCOMPARE(archives->size(), 1);
    QCOMPARE(archives->constFirst().reason, u"closed"_s);
    VERIFY_RESULT(sessions::undoReset(*m_support, {archives->constFirst(), {}}));
    QCOMPARE(sessions::listSessions(*m_support)->size(), 1);
    QCOMPARE(enter(u"jane"_s).ask("SELECT points FROM client WHERE id = 1"), u"5"_s);
}

void TestSessions::holdsAgainstOthers()
{
    const Session jane = open(u"jane"_s);
    const QDateTime until = QDateTime::currentDateTimeUtc().addSecs(3600);
    VERIFY_RESULT(sessions::holdSession(*m_support, jane.id, until, u"Call"_s));
    QVERIFY(again(jane).hold.isOwn);
    QCOMPARE(again(jane).hold.reason, u"Call"_s);
    database::Connection other = TestDatabase::connect(m_fixture->database().login(u"ops"_s));
    const auto seen = sessions::findSession(other, jane.id);
    VERIFY_RESULT(seen);
    QVERIFY(seen->hold.isActive() && !seen->hold.isOwn);
    VERIFY_ERROR(sessions::resetSession(other, {jane.id, u"CONFIRM_RESET"_s, {}}), ErrorCode::Busy);
    VERIFY_RESULT(sessions::resetSession(*m_support, {jane.id, u"CONFIRM_RESET"_s, {}}));
    VERIFY_RESULT(sessions::releaseSession(*m_support, jane.id));
    QVERIFY(!again(jane).hold.isActive());
    VERIFY_RESULT(sessions::resetSession(other, {jane.id, u"CONFIRM_RESET"_s, {}}));
}

void TestSessions::copiesForAColleague()
{
    const Session jane = open(u"jane"_s);
    QCOMPARE(enter(u"jane"_s).run("UPDATE client SET points = 5 WHERE id = 1"), u"1"_s);
    const auto copied = sessions::copySession(*m_support, jane.id, u"marcus"_s);
    VERIFY_RESULT(copied);
    QCOMPARE(copied->session.person, u"marcus"_s);
    QCOMPARE(copied->session.changes, (sessions::ChangeCounts{0, 1, 0}));
    ProductClient marcus(m_fixture->database(), copied->token, u"shop_live"_s);
    QCOMPARE(marcus.ask("SELECT points FROM client WHERE id = 1"), u"5"_s);
    VERIFY_ERROR(sessions::copySession(*m_support, jane.id, u"marcus"_s), ErrorCode::Conflict);
}

void TestSessions::countsThemOverTheFleet()
{
    QCOMPARE(*sessions::sessionFigures(*m_support), sessions::SessionFigures());
    open(u"jane"_s);
    const Session marcus = open(u"marcus"_s);
    m_fixture->ask("UPDATE showroom.session_activity SET last_activity = now() - interval '2 hours' WHERE session = '" +
                   marcus.id.toUtf8() + "' RETURNING 1");
    QCOMPARE(*sessions::sessionFigures(*m_support), (sessions::SessionFigures{2, 2, 1}));
    VERIFY_RESULT(sessions::closeSession(*m_support, marcus.id));
    QCOMPARE(*sessions::sessionFigures(*m_support), (sessions::SessionFigures{1, 1, 1}));
}

void TestSessions::closesStaleOnes()
{
    const Session stale = open(u"jane"_s);
    const Session kept = open(u"marcus"_s);
    const Session active = open(u"priya"_s);
    VERIFY_RESULT(sessions::keepSession(*m_support, kept.id, true));
    QCOMPARE(enter(u"jane"_s).run("UPDATE client SET points = 5 WHERE id = 1"), u"1"_s);
    m_fixture->ask("UPDATE showroom.session_activity SET last_activity = now() - interval '8 days' WHERE session <> '" +
                   active.id.toUtf8() + "' RETURNING 1");
    const auto listed = sessions::listStale(*m_support, 7);
    VERIFY_RESULT(listed);
    QCOMPARE(listed->size(), 1);
    QCOMPARE(listed->constFirst().id, stale.id);
    QVERIFY(again(kept).isKept && !again(kept).isStale);
    QCOMPARE(sessions::listStale(*m_support, 9)->size(), 0);
    database::Connection ops = TestDatabase::connect(m_fixture->database().login(u"ops"_s));
    const auto elsewhere = sessions::clearStale(ops, 7, u"demo-birch"_s);
    VERIFY_RESULT(elsewhere);
    QCOMPARE(*elsewhere, 0);
    const auto closed = sessions::clearStale(ops, 7);
    VERIFY_RESULT(closed);
    QCOMPARE(*closed, 1);
    QCOMPARE(sessions::listSessions(*m_support)->size(), 2);
    m_fixture->ask(
        "UPDATE showroom.layer SET expires_at = now() - interval '1 hour' WHERE state = 'archived' RETURNING 1");
    const auto removed = sessions::removeExpiredArchives(ops);
    VERIFY_RESULT(removed);
    QCOMPARE(*removed, 1);
}

void TestSessions::resetsAll()
{
    open(u"jane"_s);
    open(u"marcus"_s);
    open(u"priya"_s);
    for (const QString &person : {u"jane"_s, u"marcus"_s})
        QCOMPARE(enter(person).run("UPDATE client SET points = 5 WHERE id = 1"), u"1"_s);
    VERIFY_ERROR(sessions::resetAll(*m_support, acme, u"yes"_s), ErrorCode::InvalidInput);
    const auto count = sessions::resetAll(*m_support, acme, u"CONFIRM_RESET"_s);
    VERIFY_RESULT(count);
    QCOMPARE(*count, 2);
    const auto left = sessions::listSessions(*m_support);
    VERIFY_RESULT(left);
    for (const Session &session : *left)
        QCOMPARE(session.changes.total(), 0);
    QCOMPARE(sessions::listArchives(*m_support)->size(), 2);
}

void TestSessions::revokesATokenOnce()
{
    const auto opened = sessions::openSession(*m_support, {acme, u"jane"_s, {}});
    VERIFY_RESULT(opened);
    ProductClient product(m_fixture->database(), opened->token, u"shop_live"_s);
    QVERIFY(product.ask("SELECT count(*) FROM client").toInt() > 0);
    const auto tokens = sessions::listTokens(*m_support, opened->session.id);
    VERIFY_RESULT(tokens);
    QCOMPARE(tokens->size(), 1);
    QCOMPARE(tokens->constFirst().person, u"jane"_s);
    QVERIFY(!tokens->constFirst().revokedAt.isValid());
    VERIFY_RESULT(sessions::revokeToken(*m_support, tokens->constFirst().id));
    QVERIFY(sessions::listTokens(*m_support, opened->session.id)->constFirst().revokedAt.isValid());
    QCOMPARE(product.ask("SELECT count(*) FROM client"), u"0"_s);
    QCOMPARE(again(opened->session).tokens, 0);
}

void TestSessions::verifiesTheBase()
{
    VERIFY_ERROR(sessions::verifyBase(*m_support, acme), ErrorCode::NotFound);
    m_fixture->ask("INSERT INTO showroom.base_fingerprint (environment, schema_name, table_name, row_count, lanes) "
                   "SELECT 'demo-acme', 'shop', 'client', f.row_count, f.lanes FROM "
                   "showroom.table_fingerprint('demo-acme', 'shop.client') f RETURNING 1");
    open(u"jane"_s);
    QCOMPARE(enter(u"jane"_s).run("UPDATE client SET points = 5 WHERE id = 1"), u"1"_s);
    const auto intact = sessions::verifyBase(*m_support, acme);
    VERIFY_RESULT(intact);
    QCOMPARE(intact->size(), 1);
    QVERIFY(intact->constFirst().isIntact);
    QCOMPARE(intact->constFirst().fingerprint, intact->constFirst().recordedFingerprint);
    m_fixture->ask("UPDATE shop.client SET points = 3 WHERE tenant_id = 'demo-acme' AND id = 1 RETURNING 1");
    const auto changed = sessions::verifyBase(*m_support, acme);
    VERIFY_RESULT(changed);
    QVERIFY(!changed->constFirst().isIntact);
    QCOMPARE(changed->constFirst().rows, changed->constFirst().recordedRows);
}

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
