#pragma once

#include "gui/common/page.h"
#include "gui/connection/connection_controller.h"

#include <memory>

namespace Ui {
class ConnectionPage;
}

namespace showroom::gui {

/// The window's content while there is no database: the question of the first start, the wait, the updates that need a
/// yes, what went wrong, and at the end of a first start the first environment.
class ConnectionPage final : public Page {
    Q_OBJECT

public:
    /// `controller` must outlive the page.
    ConnectionPage(ConnectionController *controller, const QString &privateLocation, QWidget *parent = nullptr);
    ~ConnectionPage() override;

    /// Whether the person chose the database on this page, so that they see how it went.
    bool isFirstStart() const { return m_firstStart; }

signals:
    /// The private database of this computer, or another one that the person will name.
    void privateRequested();
    void connectionsRequested();
    /// After a first start: make the first environment, or only look around.
    void firstEnvironmentRequested();
    void lookAroundRequested();

private:
    void addActions();
    void refresh();
    void showStarting();
    void showMigration();
    void showSetup();
    void showUpdates();
    void leaveMigration();
    void showFailure(const Error &error);
    void showConnected();

    std::unique_ptr<Ui::ConnectionPage> m_ui;
    ConnectionController *m_controller;
    QPushButton *m_migrate = nullptr;
    QPushButton *m_backFromMigration = nullptr;
    QPushButton *m_backFromFailure = nullptr;
    QPushButton *m_first = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_firstStart;
};

} // namespace showroom::gui
