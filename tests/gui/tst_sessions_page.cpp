#include "base/clock.h"
#include "base/translations.h"
#include "fake_operations.h"
#include "fake_sessions.h"
#include "gui/common/data_table.h"
#include "gui/common/empty_state.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/operations/console_data.h"
#include "gui/sessions/changes_view.h"
#include "gui/sessions/left_out_dialog.h"
#include "gui/sessions/reset_dialog.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/session_preview.h"
#include "gui/sessions/sessions_page.h"
#include "gui/sessions/undo_dialog.h"
#include "gui/sessions/verify_dialog.h"
#include "gui/shell/window_settings.h"
#include "models/changes_model.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using sessions::Operation;
using sessions::Session;

namespace {

Session session(const QString &id, const QString &person, const sessions::ChangeCounts &changes)
{
    Session made;
    made.id = id;
    made.person = person;
    made.environmentId = u"demo-acme"_s;
    made.environmentName = u"Acme"_s;
    made.changes = changes;
    made.lastActivity = QDateTime({2026, 11, 20}, {11, 0}, Qt::UTC);
    return made;
}

} // namespace

/// The list of sessions, what one has changed, reset and undo, archives and proof.
class SessionsPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void saysWhatBelongsHere();
    void listsWhoWorksWhere();
    void showsRowByRowWhatAResetTakes();
    void selectsTheFirstInEitherDirection_data();
    void selectsTheFirstInEitherDirection();
    void narrowsTheRows();
    void readsTheNextRowsAtTheEnd();
    void resetsExactlyWhatWasSeen();
    void saysWhyNothingWasReset();
    void neverResetsForSomebodyElse_data();
    void neverResetsForSomebodyElse();
    void undoesAtOnceWhenNothingChangedSince();
    void asksWhenRowsWereChangedAgain();
    void tellsWhatAnUndoLeftOut();
    void restoresTheOthersAfterARefusal();
    void saysWhyALoginMayNot();
    void letsAdministratorsReleaseWhatOthersHold_data();
    void letsAdministratorsReleaseWhatOthersHold();
    void provesTheBaseDataAfterAReset();
    void listsArchivesWithACountdown();
    void seesWhatSessionsDoMeanwhile();
    void keepsAndHoldsFromTheMenu();
    void saysThatTheListCouldNotBeRead();
    void findsByPersonAndEnvironment();

private:
    void open();
    template <class T>
    T *child(const QString &name)
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    QAbstractItemModel *list() { return child<DataTable>(u"sessionsTable"_s)->model(); }
    const models::ChangesModel &changes()
    {
        return *qobject_cast<models::ChangesModel *>(child<ChangesView>(u"changesView"_s)->model());
    }
    QPushButton *resetButton() { return child<QPushButton>(u"resetButton"_s); }
    MessageBar *bar() { return child<MessageBar>(u"outcomeBar"_s); }
    /// Clicks Reset…, types the token and confirms.
    void confirmReset();

    QTemporaryDir m_folder;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<test::FakeSessions> m_source;
    std::unique_ptr<SessionsPage> m_page;
};

void SessionsPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void SessionsPageTest::init()
{
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_settings->store().clear();
    m_operations = std::make_unique<FakeOperations>();
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_source = std::make_unique<test::FakeSessions>();
    m_source->sessions = {session(u"1"_s, u"ingrid"_s, {12, 23, 7}), session(u"2"_s, u"marcus"_s, {0, 0, 0})};
    m_source->sessions[1].lastActivity = m_source->now.addDays(-9);
    m_source->sessions[1].isStale = true;
    for (int i = 0; i < 150; ++i)
        m_source->rows.append({u"impact.users"_s,
                               QString::number(i),
                               u"Person %1"_s.arg(i),
                               Operation::Edited,
                               {{u"job_title"_s, u"Analyst"_s, u"Lead"_s}}});
    m_page = std::make_unique<SessionsPage>(SessionsPage::Collaborators{*m_source, *m_data, m_clock, *m_settings});
    m_page->resize(1300, 800);
}

void SessionsPageTest::cleanup()
{
    m_page.reset();
    m_data.reset();
}

void SessionsPageTest::open()
{
    m_page->show();
    QTRY_COMPARE(list()->rowCount(), m_source->sessions.size());
}

void SessionsPageTest::confirmReset()
{
    QTRY_VERIFY(resetButton()->isVisible() && resetButton()->isEnabled());
    resetButton()->click();
    auto *dialog = child<ResetDialog>(u"resetDialog"_s);
    auto *confirm = dialog->findChild<QPushButton *>(u"confirmButton"_s);
    QVERIFY(!confirm->isEnabled());
    dialog->input()->setText(u"CONFIRM_RESET"_s);
    QVERIFY(confirm->isEnabled());
    confirm->click();
}

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

void SessionsPageTest::resetsExactlyWhatWasSeen()
{
    open();
    confirmReset();
    QTRY_VERIFY(bar()->isVisible());
    QCOMPARE(m_source->resets.constFirst().confirmation, u"CONFIRM_RESET"_s);
    QCOMPARE(m_source->resets.constFirst().revision, u"1"_s);
    QCOMPARE(bar()->fact(), u"42 changes archived"_s);
    QVERIFY(bar()->rest().startsWith(u"Session of ingrid in Acme · Undo until tomorrow"));
    QTRY_COMPARE(list()->index(0, 1).data().toString(), u"0"_s);
    QTRY_VERIFY(child<EmptyState>(u"unchangedState"_s)->isVisible());
}

void SessionsPageTest::saysWhyNothingWasReset()
{
    open();
    QTRY_VERIFY(resetButton()->isVisible() && resetButton()->isEnabled());
    resetButton()->click();
    auto *dialog = child<ResetDialog>(u"resetDialog"_s);
    m_source->refusal = fail(ErrorCode::Conflict, u"The session changed since the preview."_s, u"Look again."_s);
    dialog->input()->setText(u"CONFIRM_RESET"_s);
    dialog->findChild<QPushButton *>(u"confirmButton"_s)->click();
    const auto *message = dialog->findChild<MessageBar *>();
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(message->fact(), u"Nothing was reset."_s);
    QVERIFY(message->rest().contains(u"changed since the preview"));
    QVERIFY(dialog->isVisible() && dialog->input()->isEnabled());
    m_source->refusal.reset();
}

void SessionsPageTest::neverResetsForSomebodyElse_data()
{
    QTest::addColumn<bool>("isMine");
    QTest::addColumn<bool>("isHeld");
    QTest::addColumn<bool>("isOwnHold");
    QTest::addColumn<bool>("mayReset");
    QTest::newRow("one's own") << true << false << false << true;
    QTest::newRow("somebody else's") << false << false << false << false;
    QTest::newRow("held by somebody else") << true << true << false << false;
    QTest::newRow("held by oneself") << true << true << true << true;
}

void SessionsPageTest::neverResetsForSomebodyElse()
{
    QFETCH(bool, isMine);
    QFETCH(bool, isHeld);
    QFETCH(bool, isOwnHold);
    QFETCH(bool, mayReset);
    m_source->sessions[0].isMine = isMine;
    if (isHeld)
        m_source->sessions[0].hold = {u"amelia"_s, {}, m_source->now.addSecs(3600), isOwnHold};
    open();
    QTRY_COMPARE(changes().rows().size(), SessionPreview::pageSize);
    QTRY_COMPARE(resetButton()->isEnabled(), mayReset);
    QCOMPARE(resetButton()->toolTip().isEmpty(), mayReset);
}

void SessionsPageTest::undoesAtOnceWhenNothingChangedSince()
{
    open();
    confirmReset();
    QTRY_VERIFY(bar()->isVisible());
    child<QPushButton>(u"undoResetButton"_s)->click();
    QTRY_VERIFY(m_source->calls.contains(u"undo 7"_s));
    QTRY_COMPARE(bar()->fact(), u"42 changes restored"_s);
    QTRY_COMPARE(list()->index(0, 2).data().toString(), u"23"_s);
    QVERIFY(!child<QPushButton>(u"undoResetButton"_s)->isVisible());
}

void SessionsPageTest::tellsWhatAnUndoLeftOut()
{
    m_source->leftOut = {{u"impact.users"_s, u"5"_s, u"its base row is gone"_s}};
    open();
    confirmReset();
    QTRY_VERIFY(bar()->isVisible());
    child<QPushButton>(u"undoResetButton"_s)->click();
    QTRY_COMPARE(bar()->fact(), u"41 changes restored"_s);
    QVERIFY2(bar()->rest().contains(u"1 left out"), qPrintable(bar()->rest()));
    auto *show = child<QPushButton>(u"leftOutButton"_s);
    QVERIFY(show->isVisible() && show->isEnabled());
    show->click();
    QTRY_VERIFY(m_page->findChild<LeftOutDialog *>());
}

void SessionsPageTest::restoresTheOthersAfterARefusal()
{
    m_source->misfit = fail(ErrorCode::Conflict, u"1 archived change does not fit."_s);
    m_source->misfit->problems = {{u"impact.users 9"_s, u"does-not-fit"_s, u"a row made since has its unique key"_s}};
    open();
    confirmReset();
    QTRY_VERIFY(bar()->isVisible());
    child<QPushButton>(u"undoResetButton"_s)->click();
    QTRY_VERIFY(m_page->findChild<LeftOutDialog *>());
    auto *others = m_page->findChild<LeftOutDialog *>()->findChild<QPushButton *>(u"restoreOthersButton"_s);
    QVERIFY(others->isEnabled());
    others->click();
    QTRY_VERIFY(m_source->calls.contains(u"undo 7 partly"_s));
    QTRY_COMPARE(bar()->fact(), u"42 changes restored"_s);
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

void SessionsPageTest::asksWhenRowsWereChangedAgain()
{
    m_source->conflicts = {{u"impact.users"_s,
                            u"5"_s,
                            {{u"id"_s, u"5"_s}},
                            u"Person 5"_s,
                            Operation::Edited,
                            Operation::Edited,
                            {{u"job_title"_s, u"Lead"_s, u"Boss"_s, u"Analyst"_s}}}};
    open();
    confirmReset();
    QTRY_VERIFY(bar()->isVisible());
    child<QPushButton>(u"undoResetButton"_s)->click();
    QTRY_VERIFY(m_page->findChild<UndoDialog *>());
    QVERIFY(!m_source->calls.contains(u"undo 7"_s));
    auto *dialog = m_page->findChild<UndoDialog *>();
    auto *undo = dialog->findChild<QPushButton *>(u"undoButton"_s);
    QVERIFY(!undo->isEnabled());
    dialog->findChild<QPushButton *>(u"takeArchivedButton"_s)->click();
    QVERIFY(undo->isEnabled());
    undo->click();
    QTRY_VERIFY(m_source->calls.contains(u"undo 7"_s));
    QCOMPARE(m_source->decided.size(), 1);
    QCOMPARE(m_source->decided.constFirst().choice, sessions::Choice::TakeArchived);
    QCOMPARE(m_source->decided.constFirst().keyValues, QJsonObject({{u"id"_s, u"5"_s}}));
}

void SessionsPageTest::provesTheBaseDataAfterAReset()
{
    m_source->tables = {{u"impact.users"_s, 50, 50, u"a:b"_s, u"a:b"_s, true},
                        {u"impact.events"_s, 10, 9, u"c:d"_s, u"e:f"_s, false}};
    open();
    confirmReset();
    QTRY_VERIFY(bar()->isVisible());
    child<QPushButton>(u"verifyResetButton"_s)->click();
    QTRY_VERIFY(m_page->findChild<VerifyDialog *>());
    auto *dialog = m_page->findChild<VerifyDialog *>();
    const QAbstractItemModel *tables = dialog->findChild<DataTable *>(u"verificationTable"_s)->model();
    QTRY_COMPARE(tables->rowCount(), 2);
    QCOMPARE(tables->index(0, 5).data().toString(), u"Intact"_s);
    QCOMPARE(tables->index(1, 5).data().toString(), u"Changed"_s);
    QCOMPARE(tables->index(1, 4).data().toString(), u"e:f"_s);
    QCOMPARE(dialog->findChild<MessageBar *>()->fact(), u"1 table changed outside of sessions."_s);
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
