#pragma once

#include "database/connection_settings.h"
#include "gui/connection/connection_controller.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace showroom::gui {

class ConnectionChoices;
class ConnectionPage;
class ConnectionTester;
class ConsoleData;
class DatabaseOperations;
class MainWindow;

/// Which database the program was started for.
struct StartConnection {
    QString name;                                         ///< "local" or a profile's; empty: what is remembered
    std::optional<database::ConnectionSettings> settings; ///< a server that the command line names
};

/// Lets the window show how the connection stands: the page of the first start, the chip, the bar after a loss, the
/// dialog of all connections; and lets the operations work once there is one.
class ConnectionFlow final : public QObject {
    Q_OBJECT

public:
    struct Collaborators {
        ConnectionController &controller;
        ConnectionChoices &choices;
        ConnectionTester &tester;
        DatabaseOperations &operations;
        ConsoleData &data;
        MainWindow &window;
    };

    /// All of them must outlive the flow.
    explicit ConnectionFlow(const Collaborators &collaborators, QObject *parent = nullptr);

    /// Connects to what was asked for or is remembered, or shows the question of the first start.
    void start(const StartConnection &start);
    /// Connects to another database; asks first when jobs run here.
    void switchTo(const QString &name);
    void showConnections();

signals:
    /// The person wants the first environment after a first start.
    void firstEnvironmentRequested();

private:
    void connectWindow();
    void connectTo(const QString &name);
    void show(ConnectionController::State state);
    void showTarget();
    void showPage();
    void leavePage();
    void takeConnection();

    Collaborators m_with;
    QPointer<ConnectionPage> m_page;
    QPointer<QWidget> m_dialog;
    database::ConnectionSettings m_shown; ///< the database that the window works on
    bool m_wasConnected = false;
};

} // namespace showroom::gui
