#include "gui/tour/sessions_tour.h"

#include "gui/common/data_table.h"
#include "gui/environments/environment_details_page.h"
#include "gui/sessions/close_session_dialog.h"
#include "gui/sessions/enter_session_dialog.h"
#include "gui/sessions/hold_dialog.h"
#include "gui/sessions/left_out_dialog.h"
#include "gui/sessions/reset_dialog.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/sessions_page.h"
#include "gui/sessions/stale_dialog.h"
#include "gui/sessions/tokens_dialog.h"
#include "gui/sessions/undo_dialog.h"
#include "gui/sessions/verify_dialog.h"
#include "gui/tour/tour_stage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

template <class T>
T *part(QWidget *widget, const QString &name)
{
    return widget->findChild<T *>(name);
}

sessions::Session ingrid(TourStage &stage)
{
    return stage.sessionSource().sessions().constFirst();
}

void showSessions(TourStage &stage)
{
    stage.window().showPage(u"sessions"_s);
}

/// After a reset, its undo still open.
void showOutcome(TourStage &stage)
{
    showSessions(stage);
    const sessions::Archive &archive = stage.sessionSource().archives().constFirst();
    sessions::Session session;
    session.person = archive.person;
    session.environmentName = archive.environmentName;
    emit stage.sessionsPage().actions().sessionReset(session, archive);
}

void showArchives(TourStage &stage)
{
    showSessions(stage);
    part<QPushButton>(&stage.sessionsPage(), u"archivesButton"_s)->setChecked(true);
}

/// After an undo that could not bring everything back.
void showUndone(TourStage &stage)
{
    showSessions(stage);
    emit stage.sessionsPage().actions().undone(
        {stage.sessionSource().archives().constFirst(), TourSessions::leftOut()});
}

/// The login may look and no more.
void lookOnly(TourStage &stage)
{
    stage.sessionSource().setRights({u"vera"_s, false, false, false, false});
    showSessions(stage);
}

void showNoSessions(TourStage &stage)
{
    stage.sessionSource().clear();
    showSessions(stage);
}

void failToRead(TourStage &stage)
{
    stage.sessionSource().failWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                        u"What was read stays. It goes on by itself when the server is back."_s));
    showSessions(stage);
}

void filterNothing(TourStage &stage)
{
    showSessions(stage);
    part<QLineEdit>(&stage.sessionsPage(), u"changesFilterLineEdit"_s)->setText(u"zanzibar"_s);
}

void showTab(TourStage &stage)
{
    constexpr int sessionsTab = 2;
    auto *page =
        new EnvironmentDetailsPage(u"demo-acme-robotics"_s, {stage.data(), stage.environmentSource(), stage.clock(),
                                                             stage.settings(), &stage.sessionSource()});
    stage.window().openPage(page);
    part<QTabWidget>(page, u"tabWidget"_s)->setCurrentIndex(sessionsTab);
}

/// A moment after the last letter.
bool isFiltered(TourStage &stage, QWidget *)
{
    return part<QWidget>(&stage.sessionsPage(), u"noMatchPage"_s)->isVisible();
}

bool hasRows(TourStage &stage, QWidget *)
{
    return part<DataTable>(&stage.sessionsPage(), u"sessionsTable"_s)->selectionModel()->hasSelection();
}

std::unique_ptr<QWidget> reset(TourStage &stage)
{
    const sessions::Session session = ingrid(stage);
    const auto summary = stage.sessionSource().summarize({session.id, 0}).result();
    return std::make_unique<ResetDialog>(&stage.sessionSource(), session, *summary, showroom::sessions::resetToken());
}

std::unique_ptr<QWidget> resetAll(TourStage &stage)
{
    const auto sessions = stage.sessionSource().listSessions(u"demo-acme-robotics"_s).result();
    return std::make_unique<ResetDialog>(&stage.sessionSource(), u"demo-acme-robotics"_s, *sessions,
                                         showroom::sessions::resetToken());
}

std::unique_ptr<EnterSessionDialog> makeEnter(TourStage &stage)
{
    auto dialog = std::make_unique<EnterSessionDialog>(&stage.sessionSource(),
                                                       enterable(stage.data().environments().environments()));
    part<QComboBox>(dialog.get(), u"sessionEnvironmentComboBox"_s)->setCurrentIndex(0);
    dialog->setPerson(u"elise.martin@northbridge.example"_s);
    part<QLineEdit>(dialog.get(), u"sessionNameLineEdit"_s)->setText(u"Call with Fjord"_s);
    return dialog;
}

std::unique_ptr<QWidget> enter(TourStage &stage)
{
    return makeEnter(stage);
}

std::unique_ptr<QWidget> entered(TourStage &stage)
{
    auto dialog = makeEnter(stage);
    part<QPushButton>(dialog.get(), u"actButton"_s)->click();
    return dialog;
}

std::unique_ptr<QWidget> copying(TourStage &stage)
{
    auto dialog = std::make_unique<EnterSessionDialog>(&stage.sessionSource(), ingrid(stage));
    dialog->setPerson(u"marcus.bell"_s);
    return dialog;
}

std::unique_ptr<QWidget> stale(TourStage &stage)
{
    return std::make_unique<StaleDialog>(&stage.sessionSource(), QString(), stage.clock());
}

std::unique_ptr<QWidget> hold(TourStage &stage)
{
    return std::make_unique<HoldDialog>(&stage.sessionSource(), ingrid(stage), stage.clock());
}

std::unique_ptr<QWidget> showTokens(TourStage &stage)
{
    return std::make_unique<TokensDialog>(&stage.sessionSource(), stage.data().standing(), ingrid(stage),
                                          stage.clock());
}

std::unique_ptr<QWidget> closing(TourStage &stage)
{
    return std::make_unique<CloseSessionDialog>(&stage.sessionSource(), ingrid(stage));
}

std::unique_ptr<QWidget> conflicts(TourStage &stage)
{
    auto dialog = std::make_unique<UndoDialog>(&stage.sessionSource(), stage.sessionSource().archives().constFirst(),
                                               TourSessions::conflicts());
    part<QPushButton>(dialog.get(), u"takeArchivedButton"_s)->click();
    return dialog;
}

std::unique_ptr<QWidget> leftOut(TourStage &stage)
{
    return std::make_unique<LeftOutDialog>(
        sessions::UndoOutcome{stage.sessionSource().archives().constFirst(), TourSessions::leftOut()});
}

std::unique_ptr<QWidget> misfits(TourStage &stage)
{
    Error error = fail(ErrorCode::Conflict, u"2 archived changes do not fit what is there now."_s);
    for (const sessions::LeftOut &change : TourSessions::leftOut())
        if (!change.key.isEmpty())
            error.problems.append({change.table + u' ' + change.key, u"does-not-fit"_s, change.problem});
    return std::make_unique<LeftOutDialog>(stage.sessionSource().archives().constFirst(), error);
}

std::unique_ptr<QWidget> verify(TourStage &stage)
{
    return std::make_unique<VerifyDialog>(&stage.sessionSource(), u"demo-acme-robotics"_s, u"Acme Robotics"_s);
}

std::unique_ptr<QWidget> verifyChanged(TourStage &stage)
{
    stage.sessionSource().tamper();
    return verify(stage);
}

} // namespace

QList<TourScreen> sessionsTour()
{
    constexpr QSize size{520, 0};
    constexpr QSize wide{920, 0};
    return {
        {.name = u"sessions"_s, .prepare = showOutcome, .isReady = hasRows, .isMain = true},
        {.name = u"sessions-archives"_s, .prepare = showArchives, .isReady = hasRows},
        {.name = u"sessions-empty"_s, .prepare = showNoSessions},
        {.name = u"sessions-error"_s, .prepare = failToRead},
        {.name = u"sessions-no-match"_s, .prepare = filterNothing, .isReady = isFiltered},
        {.name = u"environment-sessions"_s, .prepare = showTab},
        {.name = u"sessions-reset"_s, .prepare = showSessions, .dialog = reset, .dialogSize = size},
        {.name = u"sessions-reset-all"_s, .prepare = showTab, .dialog = resetAll, .dialogSize = size},
        {.name = u"sessions-enter"_s, .prepare = showSessions, .dialog = enter, .dialogSize = size},
        {.name = u"sessions-token"_s, .prepare = showSessions, .dialog = entered, .dialogSize = size},
        {.name = u"sessions-copy"_s, .prepare = showSessions, .dialog = copying, .dialogSize = size},
        {.name = u"sessions-stale"_s, .prepare = showSessions, .dialog = stale, .dialogSize = QSize(600, 0)},
        {.name = u"sessions-hold"_s, .prepare = showSessions, .dialog = hold, .dialogSize = size},
        {.name = u"sessions-tokens"_s, .prepare = showSessions, .dialog = showTokens, .dialogSize = QSize(640, 0)},
        {.name = u"sessions-close"_s, .prepare = showSessions, .dialog = closing, .dialogSize = size},
        {.name = u"sessions-conflicts"_s, .prepare = showSessions, .dialog = conflicts, .dialogSize = QSize(820, 0)},
        {.name = u"sessions-left-out"_s, .prepare = showUndone, .dialog = leftOut, .dialogSize = QSize(860, 0)},
        {.name = u"sessions-misfits"_s, .prepare = showArchives, .dialog = misfits, .dialogSize = QSize(860, 0)},
        {.name = u"sessions-undone"_s, .prepare = showUndone, .isReady = hasRows},
        {.name = u"sessions-viewer"_s, .prepare = lookOnly, .isReady = hasRows},
        {.name = u"sessions-verify"_s, .prepare = showTab, .dialog = verify, .dialogSize = wide},
        {.name = u"sessions-verify-changed"_s, .prepare = showTab, .dialog = verifyChanged, .dialogSize = wide},
    };
}

} // namespace showroom::gui
