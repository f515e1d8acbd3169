#pragma once

#include "core/environments/environment.h"
#include "core/sessions/session_store.h"
#include "gui/environments/fleet_dialog.h"

class QComboBox;
class QLineEdit;

namespace showroom::gui {

class Field;
class SessionSource;
class TokenPanel;

/// Opens or resumes somebody's session and shows its token, once; or gives a colleague a copy of a session.
class EnterSessionDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `environments` are those that can be entered; a single one is not asked for. `source` must outlive the dialog.
    EnterSessionDialog(SessionSource *source, const QList<environments::Environment> &environments,
                       QWidget *parent = nullptr);
    /// Copies `session` for somebody else.
    EnterSessionDialog(SessionSource *source, const sessions::Session &session, QWidget *parent = nullptr);

    void setPerson(const QString &person);

signals:
    void opened(const showroom::sessions::Session &session);

protected:
    void refuse(const Error &error) override;

private:
    EnterSessionDialog(SessionSource *source, const QString &verb, QWidget *parent);
    void addFields();
    QString environmentId() const;
    void begin();
    void take(const Result<sessions::OpenedSession> &opened);
    void showToken(const sessions::OpenedSession &opened);
    void update();

    SessionSource *m_source;
    QList<environments::Environment> m_environments;
    sessions::Session m_copied; ///< with an id when a copy is wanted
    QWidget *m_question;
    QComboBox *m_environment;
    Field *m_environmentField;
    QLineEdit *m_person;
    Field *m_personField;
    QLineEdit *m_name;
    Field *m_nameField;
    TokenPanel *m_token;
    QPushButton *m_cancel;
    QPushButton *m_close;
};

} // namespace showroom::gui
