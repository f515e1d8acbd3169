#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/sessions/changes.h"
#include "core/sessions/session_rights.h"
#include "gui/common/tokens.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

class QAction;
class QDialog;
class QMenu;
class QWidget;

namespace showroom {
class Clock;
}

namespace showroom::gui {

class FleetDialog;
class SessionSource;
class Standing;

/// Everything that can be done with sessions: opens the dialogs, carries out what needs none, and tells how it ended.
class SessionActions final : public QObject {
    Q_OBJECT

public:
    using Environments = std::function<QList<environments::Environment>()>;

    /// `environments` are those that can be entered, asked each time. All must outlive it; dialogs open over `window`.
    SessionActions(SessionSource &source, const Clock &clock, const Standing &standing, Environments environments,
                   QWidget *window);

    /// What can be done with one session beside its reset; belongs to `window`.
    QMenu *menu() const { return m_menu; }
    /// The session that the menu is about.
    void setSession(const std::optional<sessions::Session> &session);
    /// What the login may do.
    void setRights(const sessions::Rights &rights);

    void enter(const QString &environmentId);
    void clearStale(const QString &environmentId);
    void verify(const QString &environmentId, const QString &environmentName);
    void reset(const sessions::Session &session, const sessions::ChangeSummary &summary);
    void resetAll(const QString &environmentId, const QList<sessions::Session> &sessions);
    /// At once when nothing was changed since; else after each conflict has been decided.
    void undo(const sessions::Archive &archive);
    void showLeftOut(const sessions::UndoOutcome &outcome);

signals:
    /// Something was done: read again.
    void changed();
    void told(showroom::gui::Meaning meaning, const QString &fact, const QString &rest);
    void failed(const showroom::Error &error);
    void sessionReset(const showroom::sessions::Session &session, const showroom::sessions::Archive &archive);
    void undone(const showroom::sessions::UndoOutcome &outcome);
    void opened(const showroom::sessions::Session &session);

private:
    void fillMenu();
    void showAllowed();
    QString whyNotHandled() const;
    /// What is typed before a reset.
    QString resetWord(const QString &environmentId) const;
    void startUndo(const sessions::Archive &archive);
    void carryOut(const sessions::UndoRequest &request);
    void refuse(const sessions::UndoRequest &request, const Error &error);
    QAction *add(const QString &glyph, const QString &text, const QString &name, void (SessionActions::*act)());
    void rename();
    void toggleKept();
    void hold();
    void release();
    void releaseNow(const QString &sessionId);
    void copy();
    void showTokens();
    void verifyEnvironment();
    void close();
    void open(QDialog *dialog);
    void openFleet(FleetDialog *dialog);
    void hear(const Result<void> &done, const QString &fact);

    SessionSource &m_source;
    const Clock &m_clock;
    const Standing &m_standing;
    Environments m_environments;
    QWidget *m_window;
    QMenu *m_menu;
    QAction *m_keep = nullptr;
    QAction *m_hold = nullptr;
    QAction *m_release = nullptr;
    QList<QAction *> m_ownActions; ///< that only who may handle the session has
    std::optional<sessions::Session> m_shown;
    sessions::Session m_session; ///< the shown one, else an empty one
    sessions::Rights m_rights;
};

} // namespace showroom::gui
