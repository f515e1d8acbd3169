#include "audit_page_fixture.h"
#include "gui/audit/audit_details.h"
#include "gui/audit/audit_wording.h"
#include "gui/common/empty_state.h"
#include "gui/common/message_bar.h"

#include <QComboBox>
#include <QDateEdit>
#include <QPushButton>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using models::AuditModel;

/// The list of what was done: how it reads, how it is narrowed, what it does when nothing can be read.
class TestAuditPage final : public QObject, private AuditPageFixture {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void saysWhatBelongsHere();
    void tellsWhoDidWhatAndWhy();
    void readsDeeds_data();
    void readsDeeds();
    void readsOlderOnesAtTheEnd();
    void narrowsTheList();
    void narrowsToDays();
    void remembersTheFilter();
    void offersTheWayOutOfAFilter();
    void keepsTheSelectionWhenSomethingIsDone();
    void beginsAnewWhenMuchWasDone();
    void saysThatTheLogCouldNotBeRead();
    void readsWhenTheDatabaseIsThere();
    void forgetsAnotherDatabase();
    void saysWhoMayReadIt();
};

void TestAuditPage::saysWhatBelongsHere()
{
    m_audit->entries.clear();
    QCOMPARE(shownPage(), u"loadingPage"_s);
    m_page->show();
    QTRY_COMPARE(shownPage(), u"nothingYetPage"_s);
    QVERIFY(!child<QWidget>(u"filterBar"_s)->isVisible());
}

void TestAuditPage::tellsWhoDidWhatAndWhy()
{
    m_audit->entries.last().reason = u"Next call\nat three"_s;
    m_audit->entries.last().countsBefore = {{u"impact.events"_s, 40}, {u"impact.users"_s, 2}};
    m_audit->entries.last().countsAfter = {{u"impact.events"_s, 0}, {u"impact.users"_s, 0}};
    m_audit->entries.last().occurredAt = m_clock.now().addSecs(-3600);
    open();
    const QStringList expected{
        u"Session reset"_s, u"Acme Robotics"_s, u"amelia"_s, u"Next call at three"_s, u"42 → 0"_s, u"6"_s,
        u"1 h ago"_s};
    QStringList shown;
    for (int column = 0; column < model()->columnCount(); ++column)
        shown.append(cell(0, column));
    QCOMPARE(shown, expected);
    QCOMPARE(model()->index(0, AuditModel::Action).data(SubTextRole).toString(), u"session.reset"_s);
    QCOMPARE(model()->index(0, AuditModel::Who).data(SubTextRole).toString(), u"showroom · this machine"_s);
    QVERIFY(model()->index(0, AuditModel::When).data(Qt::ToolTipRole).toString().contains(u"2026"_s));
}

void TestAuditPage::readsDeeds_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("group");
    QTest::newRow("known") << u"environment.create"_s << u"Environment created"_s << u"Environments"_s;
    QTest::newRow("one of two that begin alike")
        << u"environment.create-many"_s << u"Several environments created"_s << u"Environments"_s;
    QTest::newRow("of a job") << u"job.teardown.done"_s << u"Torn down"_s << u"Jobs"_s;
    QTest::newRow("of a newer program") << u"weather.makeRain"_s << u"Weather make rain"_s << u"Weather"_s;
}

void TestAuditPage::readsDeeds()
{
    QFETCH(QString, action);
    QTEST(deedText(action), "text");
    QTEST(deedGroup(action), "group");
}

void TestAuditPage::readsOlderOnesAtTheEnd()
{
    for (qint64 id = 7; id <= 450; ++id)
        m_audit->entries.append(FakeAudit::entry(id, u"link.create"_s));
    open();
    for (int i = 0; i < 9 && model()->canFetchMore({}); ++i)
        model()->fetchMore({});
    QTRY_COMPARE(model()->rowCount(), 450);
    QVERIFY(!model()->canFetchMore({}));
    QCOMPARE(cell(0, AuditModel::Number), u"450"_s);
    QCOMPARE(cell(449, AuditModel::Number), u"1"_s);
}

void TestAuditPage::narrowsTheList()
{
    open();
    choose(u"whatComboBox"_s, u"session."_s);
    QTRY_COMPARE(model()->rowCount(), 3);
    choose(u"whoComboBox"_s, u"amelia"_s);
    QTRY_COMPARE(model()->rowCount(), 2);
    auto *environment = child<QComboBox>(u"environmentComboBox"_s);
    QTest::keyClicks(environment->lineEdit(), u"demo-other"_s);
    QCOMPARE(model()->rowCount(), 2); // not while somebody types
    QTest::keyClick(environment->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(shownPage(), u"nothingFoundPage"_s);
    QCOMPARE(m_audit->filters.last(), (audit::Filter{u"amelia"_s, u"demo-other"_s, u"session."_s, {}, {}}));
    environment->lineEdit()->clear();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
}

void TestAuditPage::narrowsToDays()
{
    open();
    auto *span = child<QComboBox>(u"spanComboBox"_s);
    span->setCurrentIndex(1);
    const QDate today = m_clock.now().toLocalTime().date();
    QCOMPARE(m_audit->filters.last().from, today.startOfDay());
    QVERIFY(!child<QWidget>(u"fromWidget"_s)->isVisible());
    span->setCurrentIndex(span->count() - 1);
    QVERIFY(child<QWidget>(u"fromWidget"_s)->isVisible());
    child<QDateEdit>(u"fromDateEdit"_s)->setDate(QDate(2026, 11, 2));
    child<QDateEdit>(u"untilDateEdit"_s)->setDate(QDate(2026, 11, 3));
    QCOMPARE(m_audit->filters.last().from, QDate(2026, 11, 2).startOfDay());
    QCOMPARE(m_audit->filters.last().until, QDate(2026, 11, 4).startOfDay());
}

void TestAuditPage::remembersTheFilter()
{
    open();
    choose(u"whatComboBox"_s, u"session."_s);
    choose(u"whoComboBox"_s, u"kenji"_s);
    m_page.reset();
    makePage();
    m_page->show();
    QTRY_COMPARE(model()->rowCount(), 1);
    QCOMPARE(child<QComboBox>(u"whatComboBox"_s)->currentText(), u"Sessions: everything"_s);
    QCOMPARE(child<QComboBox>(u"whoComboBox"_s)->currentText(), u"kenji"_s);
}

void TestAuditPage::offersTheWayOutOfAFilter()
{
    m_audit->known.actors.append(u"nobody"_s);
    open();
    QVERIFY(!child<QPushButton>(u"clearFilterButton"_s)->isEnabled());
    choose(u"whoComboBox"_s, u"nobody"_s);
    QTRY_COMPARE(shownPage(), u"nothingFoundPage"_s);
    QVERIFY(child<QPushButton>(u"clearFilterButton"_s)->isEnabled());
    auto *clear = child<QPushButton>(u"clearFiltersButton"_s);
    QVERIFY(clear->isVisible());
    clear->click();
    QTRY_COMPARE(model()->rowCount(), 6);
}

void TestAuditPage::keepsTheSelectionWhenSomethingIsDone()
{
    open();
    select(2);
    m_audit->entries.append(FakeAudit::entry(7, u"link.revoke"_s));
    emit m_audit->changed();
    QTRY_COMPARE(model()->rowCount(), 7);
    QCOMPARE(cell(0, AuditModel::Action), u"Access link revoked"_s);
    const QModelIndexList rows = child<DataTable>(u"auditTable"_s)->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].row(), 3);
    QCOMPARE(child<AuditDetails>(u"auditDetails"_s)->entry().id, 4);
}

void TestAuditPage::beginsAnewWhenMuchWasDone()
{
    open();
    for (qint64 id = 7; id <= 500; ++id)
        m_audit->entries.append(FakeAudit::entry(id, u"link.create"_s));
    emit m_audit->changed();
    QTRY_COMPARE(model()->rowCount(), AuditPage::pageSize);
    QCOMPARE(cell(0, AuditModel::Number), u"500"_s);
    QVERIFY(model()->canFetchMore({}));
}

void TestAuditPage::saysThatTheLogCouldNotBeRead()
{
    m_audit->error = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s);
    m_page->show();
    QTRY_COMPARE(shownPage(), u"unreadablePage"_s);
    QCOMPARE(child<MessageBar>(u"problemBar"_s)->fact(), u"The server does not answer."_s);
    m_audit->error.reset();
    child<QPushButton>(u"retryButton"_s)->click();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    QVERIFY(!child<MessageBar>(u"problemBar"_s)->isVisible());
}

void TestAuditPage::readsWhenTheDatabaseIsThere()
{
    m_audit->error = fail(ErrorCode::DatabaseUnreachable, u"There is no connection yet."_s, {});
    m_page->show();
    QTRY_COMPARE(shownPage(), u"unreadablePage"_s);
    m_audit->error.reset();
    emit m_audit->changed();
    QTRY_COMPARE(model()->rowCount(), 6);
}

/// Entries of two databases have the same numbers.
void TestAuditPage::forgetsAnotherDatabase()
{
    open();
    select(1);
    m_audit->entries = {FakeAudit::entry(2, u"role.grant"_s, {}), FakeAudit::entry(1, u"role.grant"_s, {})};
    m_data->clear();
    QTRY_COMPARE(model()->rowCount(), 2);
    QCOMPARE(cell(0, AuditModel::Action), u"Role granted"_s);
    QVERIFY(!child<AuditDetails>(u"auditDetails"_s)->isVisible());
}

void TestAuditPage::saysWhoMayReadIt()
{
    m_audit->error = fail(ErrorCode::PermissionDenied, u"You may not."_s, u"The role viewer may."_s);
    m_page->show();
    QTRY_COMPARE(shownPage(), u"forbiddenPage"_s);
    QCOMPARE(child<EmptyState>(u"forbidden"_s)->text(), u"You may not. The role viewer may."_s);
    QVERIFY(!child<QWidget>(u"filterBar"_s)->isVisible());
}

QTEST_MAIN(TestAuditPage)
#include "tst_audit_page.moc"
