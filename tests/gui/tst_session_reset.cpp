#include "gui/common/empty_state.h"
#include "gui/sessions/left_out_dialog.h"
#include "gui/sessions/reset_dialog.h"
#include "gui/sessions/session_preview.h"
#include "gui/sessions/undo_dialog.h"
#include "gui/sessions/verify_dialog.h"
#include "sessions_page_fixture.h"

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using sessions::Operation;
using sessions::Session;

/// Resets from the page of sessions, their undo, and the proof.
class SessionResetTest final : public QObject, private SessionsPageFixture {
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void resetsExactlyWhatWasSeen();
    void saysWhyNothingWasReset();
    void neverResetsForSomebodyElse_data();
    void neverResetsForSomebodyElse();
    void undoesAtOnceWhenNothingChangedSince();
    void asksWhenRowsWereChangedAgain();
    void tellsWhatAnUndoLeftOut();
    void restoresTheOthersAfterARefusal();
    void provesTheBaseDataAfterAReset();
};

void SessionResetTest::resetsExactlyWhatWasSeen()
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

void SessionResetTest::saysWhyNothingWasReset()
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

void SessionResetTest::neverResetsForSomebodyElse_data()
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

void SessionResetTest::neverResetsForSomebodyElse()
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

void SessionResetTest::undoesAtOnceWhenNothingChangedSince()
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

void SessionResetTest::asksWhenRowsWereChangedAgain()
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

void SessionResetTest::tellsWhatAnUndoLeftOut()
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

void SessionResetTest::restoresTheOthersAfterARefusal()
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

void SessionResetTest::provesTheBaseDataAfterAReset()
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

QTEST_MAIN(SessionResetTest)
#include "tst_session_reset.moc"
