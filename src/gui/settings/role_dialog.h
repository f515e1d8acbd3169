#pragma once

#include "core/access/roles.h"
#include "gui/environments/fleet_dialog.h"

class QComboBox;
class QLineEdit;

namespace showroom::gui {

class Field;
class SettingsSource;

/// Gives a login a role, or takes one away from it.
class RoleDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// Gives. `logins` can be chosen, `login` is. `source` must outlive it.
    RoleDialog(SettingsSource &source, const QStringList &logins, const QList<access::RoleGroup> &groups,
               const QString &login, QWidget *parent = nullptr);
    /// Takes away one of those that the member was given.
    RoleDialog(SettingsSource &source, const access::RoleMember &member, QWidget *parent = nullptr);

protected:
    void refuse(const Error &error) override;

private:
    void arrange();
    void begin();
    void showMeaning();

    SettingsSource &m_source;
    bool m_gives;
    QList<access::RoleGroup> m_groups;
    QComboBox *m_login;
    QComboBox *m_role;
    QLineEdit *m_reason;
    Field *m_loginField = nullptr;
    Field *m_roleField = nullptr;
};

} // namespace showroom::gui
