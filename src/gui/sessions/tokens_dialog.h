#pragma once

#include "core/sessions/session.h"
#include "gui/common/plain_dialog.h"

namespace showroom {
class Clock;
}

namespace showroom::gui {

class DataTable;
class MessageBar;
class RowsModel;
class SessionSource;
class Standing;

/// Who may enter a session: its tokens, never their secrets, each of which can be revoked.
class TokensDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `source`, `standing` and `clock` must outlive the dialog.
    TokensDialog(SessionSource *source, const Standing &standing, const sessions::Session &session, const Clock &clock,
                 QWidget *parent = nullptr);

private:
    void addParts();
    void read();
    void showTokens(const QList<sessions::SessionToken> &tokens);
    void showSelection();
    void askRevoke();
    void revoke(const sessions::SessionToken &token);
    bool isValid(const sessions::SessionToken &token) const;

    SessionSource *m_source;
    const Standing &m_standing;
    sessions::Session m_session;
    const Clock &m_clock;
    MessageBar *m_message;
    DataTable *m_table;
    RowsModel *m_rows;
    QPushButton *m_revoke;
    QList<sessions::SessionToken> m_tokens;
};

} // namespace showroom::gui
