#include "gui/sessions/session_actions.h"

#include "base/when_ready.h"
#include "gui/common/careful.h"
#include "gui/common/glyph.h"
#include "gui/common/name_dialog.h"
#include "gui/common/standing.h"
#include "gui/sessions/close_session_dialog.h"
#include "gui/sessions/enter_session_dialog.h"
#include "gui/sessions/hold_dialog.h"
#include "gui/sessions/left_out_dialog.h"
#include "gui/sessions/reset_dialog.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"
#include "gui/sessions/stale_dialog.h"
#include "gui/sessions/tokens_dialog.h"
#include "gui/sessions/undo_dialog.h"
#include "gui/sessions/verify_dialog.h"

#include <QMenu>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using sessions::Archive;
using sessions::Conflict;
using sessions::Session;

SessionActions::SessionActions(SessionSource &source, const Clock &clock, const Standing &standing,
                               Environments environments, QWidget *window)
    : QObject(window)
    , m_source(source)
    , m_clock(clock)
    , m_standing(standing)
    , m_environments(std::move(environments))
    , m_window(window)
    , m_menu(new QMenu(window))
{
    m_menu->setObjectName(u"sessionMenu"_s);
    m_menu->setToolTipsVisible(true);
    fillMenu();
    setSession(std::nullopt);
}

QAction *SessionActions::add(const QString &glyph, const QString &text, const QString &name,
                             void (SessionActions::*act)())
{
    QAction *action = m_menu->addAction(icon(glyph), text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void SessionActions::fillMenu()
{
    m_ownActions << add(u"pencil"_s, tr("Rename…"), u"actionRenameSession"_s, &SessionActions::rename);
    m_keep = add(u"shield-check"_s, tr("Keep"), u"actionKeepSession"_s, &SessionActions::toggleKept);
    m_keep->setCheckable(true);
    m_hold = add(u"lock"_s, tr("Hold…"), u"actionHoldSession"_s, &SessionActions::hold);
    m_release = add(u"circle-play"_s, tr("Release"), u"actionReleaseSession"_s, &SessionActions::release);
    m_ownActions << m_keep << m_hold << m_release;
    m_ownActions << add(u"copy"_s, tr("Copy to a colleague…"), u"actionCopySession"_s, &SessionActions::copy);
    m_ownActions << add(u"eye"_s, tr("Tokens…"), u"actionShowTokens"_s, &SessionActions::showTokens);
    m_menu->addSeparator();
    add(u"fingerprint"_s, tr("Verify base data…"), u"actionVerifyBase"_s, &SessionActions::verifyEnvironment);
    m_menu->addSeparator();
    m_ownActions << add(u"x"_s, tr("Close session…"), u"actionCloseSession"_s, &SessionActions::close);
}

void SessionActions::setSession(const std::optional<Session> &session)
{
    m_shown = session;
    m_session = session.value_or(Session());
    m_keep->setChecked(m_session.isKept);
    m_hold->setVisible(!m_session.hold.isActive());
    m_release->setVisible(m_session.hold.isActive());
    showAllowed();
}

void SessionActions::setRights(const sessions::Rights &rights)
{
    m_rights = rights;
    showAllowed();
}

QString SessionActions::whyNotHandled() const
{
    if (const QString why = whyNot(m_rights, sessions::Right::Work); !why.isEmpty())
        return why;
    return m_session.isMine ? QString()
                            : tr("Only %1 or the role showroom_support may do this").arg(personText(m_session.person));
}

/// What is not allowed says why.
void SessionActions::showAllowed()
{
    const QString why = whyNotHandled();
    for (QAction *action : std::as_const(m_ownActions)) {
        action->setEnabled(m_shown && why.isEmpty());
        action->setToolTip(why);
    }
    if (why.isEmpty() && m_session.hold.isActive() && !m_session.hold.isOwn) {
        const QString whyHeld = whyNot(m_rights, sessions::Right::Release);
        m_release->setEnabled(whyHeld.isEmpty());
        m_release->setToolTip(tr("Held by %1.").arg(m_session.hold.heldBy) + u' ' + whyHeld);
    }
}

void SessionActions::open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SessionActions::openFleet(FleetDialog *dialog)
{
    connect(dialog, &FleetDialog::done, this, [this](const QString &fact) {
        emit changed();
        emit told(Meaning::Success, fact, {});
    });
    open(dialog);
}

void SessionActions::hear(const Result<void> &done, const QString &fact)
{
    emit changed();
    if (done)
        emit told(Meaning::Success, fact, {});
    else
        emit failed(done.error());
}

void SessionActions::enter(const QString &environmentId)
{
    QList<Environment> environments = m_environments();
    if (!environmentId.isEmpty())
        environments.removeIf([&](const Environment &environment) { return environment.id != environmentId; });
    if (environments.isEmpty()) {
        emit told(Meaning::Warning, tr("There is nothing to enter."),
                  tr("An environment can be entered once it has been filled."));
        return;
    }
    auto *dialog = new EnterSessionDialog(&m_source, environments, m_window);
    connect(dialog, &EnterSessionDialog::opened, this, [this](const Session &session) {
        emit changed();
        emit opened(session);
    });
    open(dialog);
}

void SessionActions::clearStale(const QString &environmentId)
{
    const Deed deed{tr("Clear stale sessions"), tr("What nobody uses any more is closed; archives that are over go."),
                    environmentId.isEmpty() ? m_standing.place() : environmentId, tr("Go on")};
    ifConfirmed(m_standing, deed, m_window,
                [this, environmentId] { openFleet(new StaleDialog(&m_source, environmentId, m_clock, m_window)); });
}

void SessionActions::verify(const QString &environmentId, const QString &environmentName)
{
    open(new VerifyDialog(&m_source, environmentId, environmentName, m_window));
}

QString SessionActions::resetWord(const QString &environmentId) const
{
    return m_standing.isCareful() ? environmentId : sessions::resetToken();
}

void SessionActions::reset(const Session &session, const sessions::ChangeSummary &summary)
{
    auto *dialog = new ResetDialog(&m_source, session, summary, resetWord(session.environmentId), m_window);
    connect(dialog, &ResetDialog::sessionReset, this, [this](const Session &of, const sessions::ResetOutcome &outcome) {
        emit changed();
        emit sessionReset(of, outcome.archive);
    });
    open(dialog);
}

void SessionActions::resetAll(const QString &environmentId, const QList<Session> &sessions)
{
    auto *dialog = new ResetDialog(&m_source, environmentId, sessions, resetWord(environmentId), m_window);
    connect(dialog, &ResetDialog::allReset, this, [this](qint64 count) {
        emit changed();
        emit told(Meaning::Success, tr("%n session(s) reset.", nullptr, int(count)),
                  tr("The archives keep their changes for 24 hours."));
    });
    open(dialog);
}

void SessionActions::undo(const Archive &archive)
{
    const Deed deed{tr("Undo"), tr("What was archived comes back; what was changed since may have to give way."),
                    archive.environmentId, tr("Undo")};
    ifConfirmed(m_standing, deed, m_window, [this, archive] { startUndo(archive); });
}

void SessionActions::startUndo(const Archive &archive)
{
    whenReady(m_source.listConflicts(archive), this, [this, archive](const Result<QList<Conflict>> &conflicts) {
        if (!conflicts) {
            emit failed(conflicts.error());
            return;
        }
        if (conflicts->isEmpty()) {
            carryOut({archive, {}});
            return;
        }
        auto *dialog = new UndoDialog(&m_source, archive, *conflicts, m_window);
        connect(dialog, &UndoDialog::undone, this, [this](const sessions::UndoOutcome &outcome) {
            emit changed();
            emit undone(outcome);
        });
        open(dialog);
    });
}

void SessionActions::carryOut(const sessions::UndoRequest &request)
{
    whenReady(m_source.undoReset(request), this, [this, request](const Result<sessions::UndoOutcome> &outcome) {
        emit changed();
        if (outcome)
            emit undone(*outcome);
        else
            refuse(request, outcome.error());
    });
}

/// Rows that do not fit are listed, with the way to restore the others.
void SessionActions::refuse(const sessions::UndoRequest &request, const Error &error)
{
    if (request.isPartial || !LeftOutDialog::isMisfit(error)) {
        emit failed(error);
        return;
    }
    auto *dialog = new LeftOutDialog(request.archive, error, m_window);
    connect(dialog, &LeftOutDialog::othersWanted, this, [this, request] {
        sessions::UndoRequest others = request;
        others.isPartial = true;
        carryOut(others);
    });
    open(dialog);
}

void SessionActions::showLeftOut(const sessions::UndoOutcome &outcome)
{
    open(new LeftOutDialog(outcome, m_window));
}

void SessionActions::rename()
{
    auto *dialog = new NameDialog(
        tr("Rename session"), tr("Rename"), [](const QString &) { return QString(); }, m_window);
    dialog->setName(m_session.name);
    connect(dialog, &QDialog::accepted, this, [this, dialog, session = m_session] {
        const QString name = dialog->name();
        whenReady(m_source.renameSession(session.id, name), this, [this, name](const Result<void> &done) {
            hear(done, tr("The session is called “%1” now.").arg(name));
        });
    });
    open(dialog);
}

void SessionActions::toggleKept()
{
    const bool isKept = !m_session.isKept;
    const QString title = sessionTitle(m_session);
    whenReady(m_source.keepSession(m_session.id, isKept), this, [this, isKept, title](const Result<void> &done) {
        hear(done,
             isKept ? tr("%1 is kept: clean-up leaves it alone.").arg(title) : tr("%1 is no longer kept.").arg(title));
    });
}

void SessionActions::hold()
{
    openFleet(new HoldDialog(&m_source, m_session, m_clock, m_window));
}

/// Another person's hold is theirs; one's own is taken again by one click.
void SessionActions::release()
{
    const Deed deed{tr("Release the session"),
                    tr("It is held by %1; others may reset or close it then.").arg(m_session.hold.heldBy),
                    m_session.environmentId, tr("Release")};
    const auto act = [this, id = m_session.id] { releaseNow(id); };
    if (m_session.hold.isOwn)
        act();
    else
        ifConfirmed(m_standing, deed, m_window, act);
}

void SessionActions::releaseNow(const QString &sessionId)
{
    whenReady(m_source.releaseSession(sessionId), this,
              [this](const Result<void> &done) { hear(done, tr("Released.")); });
}

void SessionActions::copy()
{
    auto *dialog = new EnterSessionDialog(&m_source, m_session, m_window);
    connect(dialog, &EnterSessionDialog::opened, this, &SessionActions::changed);
    open(dialog);
}

void SessionActions::showTokens()
{
    open(new TokensDialog(&m_source, m_standing, m_session, m_clock, m_window));
}

void SessionActions::verifyEnvironment()
{
    verify(m_session.environmentId, m_session.environmentName);
}

void SessionActions::close()
{
    const Deed deed{tr("Close the session"), tr("Its changes are archived, and can be brought back for 24 hours."),
                    m_session.environmentId, tr("Go on")};
    ifConfirmed(m_standing, deed, m_window,
                [this, session = m_session] { openFleet(new CloseSessionDialog(&m_source, session, m_window)); });
}

} // namespace showroom::gui
