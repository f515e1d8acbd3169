#pragma once

#include "core/access/roles.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class RolesSection;
}

namespace showroom::gui {

class RowsModel;
class SettingsSource;
class Standing;

/// Who may do what: the logins with their roles, and what each role adds. An administrator gives and takes.
class RolesSection final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    RolesSection(SettingsSource &source, const Standing &standing, QWidget *parent = nullptr);
    ~RolesSection() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void arrangeTables();
    void read();
    void showGroups(const QList<access::RoleGroup> &groups);
    void showMembers();
    void showSuperusers();
    void showSelection();
    void openDialog(bool gives);
    std::optional<access::RoleMember> selected() const;

    std::unique_ptr<Ui::RolesSection> m_ui;
    SettingsSource &m_source;
    const Standing &m_standing;
    RowsModel *m_model;
    RowsModel *m_groupsModel;
    QList<access::RoleMember> m_members;
    QList<access::RoleMember> m_shown; ///< those that the search lets through
    QList<access::RoleGroup> m_groups;
    QList<access::Login> m_logins;
};

} // namespace showroom::gui
