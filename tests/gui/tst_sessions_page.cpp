#include "gui/common/empty_state.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/session_preview.h"
#include "sessions_page_fixture.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using sessions::Operation;

/// The list of sessions, what one has changed, what a login may do with it, archives.
class SessionsPageTest final : public QObject, private SessionsPageFixture {
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void saysWhatBelongsHere();
    void listsWhoWorksWhere();
    void showsRowByRowWhatAResetTakes();
    void selectsTheFirstInEitherDirection_data();
    void selectsTheFirstInEitherDirection();
    void narrowsTheRows();
    void readsTheNextRowsAtTheEnd();
    void saysWhyALoginMayNot();
    void letsAdministratorsReleaseWhatOthersHold_data();
    void letsAdministratorsReleaseWhatOthersHold();
    void listsArchivesWithACountdown();
    void seesWhatSessionsDoMeanwhile();
    void keepsAndHoldsFromTheMenu();
    void saysThatTheListCouldNotBeRead();
    void findsByPersonAndEnvironment();
};

void SessionsPageTest::saysWhatBelongsHere()
{
    m_source->sessions.clear();
    m_page->show();
    auto *empty = child<EmptyState>(u"emptyListState"_s);
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->heading(), u"No sessions yet"_s);
    QVERIFY(child<QPushButton>(u"emptyEnterButton"_s)->isVisible());
    QCOMPARE(child<EmptyState>(u"nothingState"_s)->isVisible(), true);
}

void SessionsPageTest::listsWhoWorksWhere()
{
    open();
    const QStringList expected{u"ingrid"_s, u"12"_s, u"23"_s, u"7"_s, u"1 h ago"_s, u"Active"_s};
    QStringList shown;
    for (int column = 0; column < list()->columnCount(); ++column)
        shown << list()->index(0, column).data().toString();
    QCOMPARE(shown, expected);
    QCOMPARE(list()->index(1, 5).data().toString(), u"Stale"_s);
    const auto labels = m_page->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == u"2 open in 1 environment · 1 stale for over 7 days"_s;
    }));
}

void SessionsPageTest::showsRowByRowWhatAResetTakes()
{
    open();
    QTRY_COMPARE(changes().rows().size(), SessionPreview::pageSize);
    QCOMPARE(child<QLabel>(u"previewTitleLabel"_s)->text(), u"What a reset takes from ingrid"_s);
    QTreeWidget *tables = child<QTreeWidget>(u"tablesTree"_s);
    QCOMPARE(tables->topLevelItem(0)->text(1), u"42"_s);
    QCOMPARE(tables->topLevelItem(1)->text(0), u"users"_s);
    QCOMPARE(tables->topLevelItem(1)->childCount(), 3);
    const QModelIndex field = changes().index(0, models::ChangesModel::After, changes().index(0, 0));
    QCOMPARE(field.data().toString(), u"Lead"_s);
    child<DataTable>(u"sessionsTable"_s)->selectRow(1);
    QTRY_VERIFY(child<EmptyState>(u"unchangedState"_s)->isVisible());
    QVERIFY(!resetButton()->isEnabled());
    QCOMPARE(resetButton()->toolTip(), u"There is nothing to reset"_s);
}

void SessionsPageTest::selectsTheFirstInEitherDirection_data()
{
    QTest::addColumn<int>("direction");
    QTest::newRow("from left to right") << int(Qt::LeftToRight);
    QTest::newRow("mirrored") << int(Qt::RightToLeft);
}

void SessionsPageTest::selectsTheFirstInEitherDirection()
{
    QFETCH(int, direction);
    m_page->setLayoutDirection(Qt::LayoutDirection(direction));
    open();
    QTRY_COMPARE(child<QLabel>(u"previewTitleLabel"_s)->text(), u"What a reset takes from ingrid"_s);
    QVERIFY(child<DataTable>(u"sessionsTable"_s)->selectionModel()->isRowSelected(0));
}

void SessionsPageTest::narrowsTheRows()
{
    open();
    QTRY_COMPARE(changes().rows().size(), SessionPreview::pageSize);
    QTreeWidget *tables = child<QTreeWidget>(u"tablesTree"_s);
    tables->setCurrentItem(tables->topLevelItem(1)->child(2));
    QTRY_VERIFY(m_source->ranges.constLast().operation == Operation::Deleted);
    QCOMPARE(m_source->ranges.constLast().table, u"impact.users"_s);
    child<QLineEdit>(u"changesFilterLineEdit"_s)->setText(u"nobody"_s);
    QTRY_VERIFY(child<EmptyState>(u"noMatchState"_s)->isVisible());
    child<QLineEdit>(u"changesFilterLineEdit"_s)->setText(u"Person 42"_s);
    QTRY_COMPARE(changes().rows().size(), 1);
    QCOMPARE(changes().rows().constFirst().label, u"Person 42"_s);
}

void SessionsPageTest::readsTheNextRowsAtTheEnd()
{
    open();
    QTRY_COMPARE(changes().rows().size(), SessionPreview::pageSize);
    child<ChangesView>(u"changesView"_s)->scrollToBottom();
    QTRY_COMPARE(changes().rows().size(), 150);
    QVERIFY(child<ChangesView>(u"changesView"_s)->isExpanded(changes().index(149, 0)));
    QVERIFY(!changes().hasMore());
}

void SessionsPageTest::saysWhyALoginMayNot()
{
    m_source->rights = {u"vera"_s, false, false, false, false};
    open();
    QTRY_VERIFY(!child<QPushButton>(u"resetButton"_s)->isEnabled());
    for (const QString &name : {u"resetButton"_s, u"enterSessionButton"_s}) {
        QVERIFY2(!child<QPushButton>(name)->isEnabled(), qPrintable(name));
        QCOMPARE(child<QPushButton>(name)->toolTip(),
                 u"The login vera may not do this; the role showroom_sales or showroom_support may"_s);
    }
    QVERIFY(!child<QPushButton>(u"clearStaleButton"_s)->isEnabled());
    QVERIFY(child<QPushButton>(u"clearStaleButton"_s)->toolTip().contains(u"showroom_ops"));
    for (const QString &name : {u"actionHoldSession"_s, u"actionKeepSession"_s, u"actionCloseSession"_s}) {
        const auto *action = m_page->findChild<QAction *>(name);
        QVERIFY2(!action->isEnabled() && action->toolTip().contains(u"showroom_sales"), qPrintable(name));
    }
    QVERIFY(m_page->findChild<QAction *>(u"actionVerifyBase"_s)->isEnabled());
}

void SessionsPageTest::letsAdministratorsReleaseWhatOthersHold_data()
{
    QTest::addColumn<bool>("mayRelease");
    QTest::newRow("an administrator") << true;
    QTest::newRow("somebody else") << false;
}

void SessionsPageTest::letsAdministratorsReleaseWhatOthersHold()
{
    QFETCH(bool, mayRelease);
    m_source->rights = {u"me"_s, true, true, true, mayRelease};
    m_source->sessions.first().hold = {u"bob"_s, u"Call"_s, m_source->now.addSecs(3600), false};
    open();
    const auto *release = m_page->findChild<QAction *>(u"actionReleaseSession"_s);
    QTRY_VERIFY(release->isVisible());
    QTRY_COMPARE(release->isEnabled(), mayRelease);
    QVERIFY2(release->toolTip().startsWith(u"Held by bob."), qPrintable(release->toolTip()));
    QCOMPARE(release->toolTip().contains(u"showroom_admin"), !mayRelease);
}

void SessionsPageTest::listsArchivesWithACountdown()
{
    sessions::Archive archive;
    archive.id = 9;
    archive.sessionId = u"1"_s;
    archive.person = u"ingrid"_s;
    archive.environmentName = u"Acme"_s;
    archive.environmentId = u"demo-acme"_s;
    archive.reason = u"reset"_s;
    archive.changes = 18;
    archive.archivedAt = m_source->now.addSecs(-23 * 3600);
    archive.expiresAt = m_source->now.addSecs(50 * 60);
    m_source->archives = {archive};
    open();
    child<QPushButton>(u"archivesButton"_s)->click();
    const QAbstractItemModel *rows = child<DataTable>(u"archivesTable"_s)->model();
    QTRY_COMPARE(rows->rowCount(), 1);
    QCOMPARE(rows->index(0, 4).data().toString(), u"50 min left"_s);
    QTRY_COMPARE(child<QLabel>(u"previewTitleLabel"_s)->text(), u"What an undo brings back to ingrid"_s);
    QVERIFY(!resetButton()->isVisible());
    child<QPushButton>(u"undoButton"_s)->click();
    QTRY_VERIFY(m_source->calls.contains(u"undo 9"_s));
}

void SessionsPageTest::seesWhatSessionsDoMeanwhile()
{
    open();
    QTRY_COMPARE(changes().rows().size(), SessionPreview::pageSize);
    m_source->sessions[0].changes.edited = 24;
    m_source->rows = m_source->rows.mid(0, 3);
    m_source->revision = 2;
    emit m_source->changed();
    QTRY_COMPARE(list()->index(0, 2).data().toString(), u"24"_s);
    QTRY_COMPARE(changes().rows().size(), 3);
    const auto asked = m_source->ranges.size();
    const int read = m_source->reads;
    QTRY_VERIFY_WITH_TIMEOUT(m_source->reads > read, 5000); // by itself: products announce nothing
    QTRY_VERIFY(m_source->summaries > 2);
    QCOMPARE(m_source->ranges.size(), asked); // what has not changed is not read again
}

void SessionsPageTest::keepsAndHoldsFromTheMenu()
{
    open();
    QMenu *menu = m_page->actions().menu();
    const auto action = [menu](const QString &name) {
        const QList<QAction *> actions = menu->actions();
        const auto found =
            std::find_if(actions.begin(), actions.end(), [&](const QAction *one) { return one->objectName() == name; });
        return found == actions.end() ? nullptr : *found;
    };
    QTRY_VERIFY(action(u"actionKeepSession"_s)->isEnabled());
    action(u"actionKeepSession"_s)->trigger();
    QTRY_VERIFY(m_source->calls.contains(u"keep 1 1"_s));
    QTRY_COMPARE(list()->index(0, 5).data().toString(), u"Kept"_s);
    QTRY_VERIFY(action(u"actionKeepSession"_s)->isChecked());
    QVERIFY(action(u"actionHoldSession"_s)->isVisible());
    QVERIFY(!action(u"actionReleaseSession"_s)->isVisible());
    action(u"actionHoldSession"_s)->trigger();
    child<QPushButton>(u"hold4Button"_s)->click();
    child<QPushButton>(u"actButton"_s)->click();
    QTRY_VERIFY(m_source->calls.contains(u"hold 1 2026-11-20T16:00:00Z "_s));
    QTRY_VERIFY(action(u"actionReleaseSession"_s)->isVisible());
}

void SessionsPageTest::saysThatTheListCouldNotBeRead()
{
    m_source->refusal = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s);
    m_page->show();
    auto *problem = child<MessageBar>(u"problemBar"_s);
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(problem->fact(), u"The server does not answer."_s);
    m_source->refusal.reset();
    child<QPushButton>(u"retryButton"_s)->click();
    QTRY_COMPARE(list()->rowCount(), 2);
    QVERIFY(!problem->isVisible());
}

void SessionsPageTest::findsByPersonAndEnvironment()
{
    open();
    auto *search = child<QLineEdit>(u"sessionSearchLineEdit"_s);
    search->setText(u"acme MARC"_s);
    QTRY_COMPARE(list()->rowCount(), 1);
    QCOMPARE(list()->index(0, 0).data().toString(), u"marcus"_s);
    search->setText(u"nobody"_s);
    QTRY_VERIFY(child<EmptyState>(u"emptyListState"_s)->isVisible());
    QCOMPARE(child<EmptyState>(u"emptyListState"_s)->heading(), u"No session matches"_s);
}

QTEST_MAIN(SessionsPageTest)
#include "tst_sessions_page.moc"
