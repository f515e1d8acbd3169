#pragma once

#include "gui/connection/connection_controller.h"

#include <QObject>
#include <QPointer>

namespace showroom::gui {

class ConnectionPage;
class DatabaseOperations;
class MainWindow;

/// Lets the window show how the connection stands: the page of the first start, the chip, the bar after a loss; and
/// lets the operations work once there is one.
class ConnectionFlow final : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive the flow.
    ConnectionFlow(ConnectionController &controller, DatabaseOperations &operations, MainWindow &window,
                   QObject *parent = nullptr);

    /// Connects to the remembered or asked-for profile, or shows the question of the first start.
    void start(bool local);

signals:
    /// The person wants the first environment after a first start.
    void firstEnvironmentRequested();

private:
    void show(ConnectionController::State state);
    void showPage();
    void leavePage();
    void takeConnection();

    ConnectionController &m_controller;
    DatabaseOperations &m_operations;
    MainWindow &m_window;
    QPointer<ConnectionPage> m_page;
    bool m_wasConnected = false;
};

} // namespace showroom::gui
