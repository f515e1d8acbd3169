#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/sandboxes/access_link.h"
#include "core/sandboxes/sandbox.h"

#include <QFuture>
#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;

namespace Ui {
class EnvironmentAccess;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class FleetDialog;
class RowsModel;
class SandboxSource;
class Standing;

/// Who may enter an environment and how, on its page: links, personas, users, and for a sandbox what it allows.
class EnvironmentAccess final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive it.
    EnvironmentAccess(const QString &environmentId, SandboxSource &source, const Clock &clock, const Standing &standing,
                      QWidget *parent = nullptr);
    ~EnvironmentAccess() override;

    void setEnvironment(const environments::Environment &environment);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addTools();
    void addTables();
    void connectTools();
    void refresh();
    void readSandbox();
    void readAddress();
    void showLinks(const QList<sandboxes::AccessLink> &links);
    void showPersonas(const QList<sandboxes::Persona> &personas);
    void showUsers(const QList<sandboxes::User> &users);
    void showSandbox(const sandboxes::Sandbox &sandbox);
    void showLife();
    void showSelection();
    void showAllowed();
    void createLink();
    void revokeLink();
    void editTerms();
    void dismissUser();
    void toggleProtection();
    void copyPersonas();
    void setPassword();
    void openDialog(FleetDialog *dialog);
    void tell(const Error &error);
    void settle(const QFuture<Result<void>> &answer, const QString &fact);
    int selectedLink() const;
    int selectedUser() const;
    int selectedPersona() const;

    std::unique_ptr<Ui::EnvironmentAccess> m_ui;
    SandboxSource &m_source;
    const Clock &m_clock;
    const Standing &m_standing;
    environments::Environment m_environment;
    std::optional<sandboxes::Sandbox> m_sandbox;
    QList<sandboxes::AccessLink> m_links;
    QList<sandboxes::Persona> m_personas;
    QList<sandboxes::User> m_users;
    RowsModel *m_linkRows;
    RowsModel *m_personaRows;
    RowsModel *m_userRows;
    QPushButton *m_newLink;
    QPushButton *m_revoke;
    QPushButton *m_password;
    QPushButton *m_copyPersonas;
    QPushButton *m_dismiss;
    QPushButton *m_terms;
    QPushButton *m_protect;
    QPushButton *m_copyAddress;
    QString m_address;
    bool m_isStale = true;
};

} // namespace showroom::gui
