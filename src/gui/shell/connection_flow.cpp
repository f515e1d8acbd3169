#include "gui/shell/connection_flow.h"

#include "gui/connection/connection_page.h"
#include "gui/operations/database_operations.h"
#include "gui/shell/main_window.h"

namespace showroom::gui {

using State = ConnectionController::State;

namespace {

/// The private server's dot; other profiles choose their own.
constexpr QRgb localColor = 0xFF2AA198;

} // namespace

ConnectionFlow::ConnectionFlow(ConnectionController &controller, DatabaseOperations &operations, MainWindow &window,
                               QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_operations(operations)
    , m_window(window)
{
    connect(&controller, &ConnectionController::stateChanged, this, &ConnectionFlow::show);
    connect(&operations, &Operations::connectionLost, &controller, &ConnectionController::reportLost);
    connect(&operations, &Operations::connectionRestored, &controller, &ConnectionController::reportRestored);
    connect(&window, &MainWindow::reconnectRequested, &controller, &ConnectionController::reconnect);
}

void ConnectionFlow::start(bool local)
{
    m_window.setConnection({m_controller.profile(), {}, QColor::fromRgb(localColor)});
    if (local || m_controller.isChosen())
        m_controller.startLocal();
    else
        showPage();
}

void ConnectionFlow::show(State state)
{
    switch (state) {
    case State::NotChosen:
    case State::NeedsMigration:
        showPage();
        break;
    case State::Starting:
        m_window.setConnectionState(ConnectionState::Connecting);
        break;
    case State::Failed:
        if (m_wasConnected)
            m_window.showConnectionLost(m_controller.error());
        else
            showPage();
        break;
    case State::Lost:
        m_window.showConnectionLost(m_controller.error());
        break;
    case State::Connected:
        takeConnection();
        break;
    }
}

/// A page stays until the person has seen how a first start ended.
void ConnectionFlow::takeConnection()
{
    m_wasConnected = true;
    m_window.setConnection({m_controller.profile(), m_controller.identity().role, QColor::fromRgb(localColor)});
    m_window.showConnected();
    m_operations.connectTo(m_controller.settings(), m_controller.masterSaltFile());
    if (m_page && !m_page->isFirstStart())
        leavePage();
}

void ConnectionFlow::showPage()
{
    if (m_controller.state() != State::Connected)
        m_window.setConnectionState(ConnectionState::None);
    if (m_page)
        return;
    m_page = new ConnectionPage(&m_controller);
    connect(m_page, &ConnectionPage::lookAroundRequested, this, &ConnectionFlow::leavePage);
    connect(m_page, &ConnectionPage::firstEnvironmentRequested, this, [this] {
        leavePage();
        emit firstEnvironmentRequested();
    });
    m_window.openPage(m_page);
    m_window.setNavigationEnabled(false);
}

void ConnectionFlow::leavePage()
{
    m_window.setNavigationEnabled(true);
    m_window.closePage(m_page);
    m_page = nullptr;
}

} // namespace showroom::gui
