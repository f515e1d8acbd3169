#pragma once

#include "core/access/roles.h"
#include "gui/environments/fleet_dialog.h"

class QComboBox;
class QLineEdit;

namespace showroom::gui {

class Field;
class SettingsSource;
class Standing;

/// Gives a login a role, or takes one away from it.
class RoleDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// Gives. `logins` can be chosen, `login` is. `source` must outlive it.
    RoleDialog(SettingsSource &source, const QStringList &logins, const QList<access::RoleGroup> &groups,
               const QString &login, QWidget *parent = nullptr);
    /// Takes away one of those that the member was given. `standing` must outlive it, too.
    RoleDialog(SettingsSource &source, const Standing &standing, const access::RoleMember &member,
               QWidget *parent = nullptr);

protected:
    void refuse(const Error &error) override;

private:
    void arrange();
    void begin();
    void askTake(const QString &login, const QString &role, const QString &reason);
    void showMeaning();

    SettingsSource &m_source;
    const Standing *m_standing = nullptr; ///< of who takes
    QList<access::RoleGroup> m_groups;
    QComboBox *m_login;
    QComboBox *m_role;
    QLineEdit *m_reason;
    Field *m_loginField = nullptr;
    Field *m_roleField = nullptr;
};

} // namespace showroom::gui
