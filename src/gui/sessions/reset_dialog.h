#pragma once

#include "base/error.h"
#include "core/sessions/changes.h"
#include "gui/common/typed_confirmation.h"

namespace showroom::gui {

class MessageBar;
class SessionSource;

/// The one question before a reset: what goes, what comes back, and the word to type: `token`, the core's on most
/// connections, the environment's id on careful ones. Exactly what was looked at is reset, or nothing.
class ResetDialog final : public TypedConfirmation {
    Q_OBJECT

public:
    /// One session; `summary` is what the person has looked at. `source` must outlive the dialog.
    ResetDialog(SessionSource *source, const sessions::Session &session, const sessions::ChangeSummary &summary,
                const QString &token, QWidget *parent = nullptr);
    /// All sessions of an environment that have changes.
    ResetDialog(SessionSource *source, const QString &environmentId, const QList<sessions::Session> &sessions,
                const QString &token, QWidget *parent = nullptr);

    /// The red button was pressed: resets, and closes once it is done.
    void accept() override;

signals:
    void sessionReset(const showroom::sessions::Session &session, const showroom::sessions::ResetOutcome &outcome);
    void allReset(qint64 sessions);

private:
    ResetDialog(SessionSource *source, const QString &token, QWidget *parent);
    void resetOne();
    void resetEvery();
    void refuse(const Error &error);

    SessionSource *m_source;
    MessageBar *m_message;
    sessions::Session m_session;
    sessions::ChangeSummary m_summary;
    QString m_environmentId; ///< of whom all sessions are reset; empty: one is
};

} // namespace showroom::gui
