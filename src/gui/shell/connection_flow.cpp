#include "gui/shell/connection_flow.h"

#include "base/when_ready.h"
#include "gui/connection/connection_choices.h"
#include "gui/connection/connection_page.h"
#include "gui/connection/connections_dialog.h"
#include "gui/operations/console_data.h"
#include "gui/operations/database_operations.h"
#include "gui/shell/main_window.h"
#include "gui/shell/switch_question.h"

#include <QTimer>

namespace showroom::gui {

using namespace std::chrono_literals;
using State = ConnectionController::State;

namespace {

/// How long a connection may take before the window says that it takes a while.
constexpr auto patience = 400ms;

/// A connection that could not even be tried, for example a broken profile.
class RefusedBackend final : public ConnectionBackend {
public:
    RefusedBackend(QString name, Error error)
        : m_name(std::move(name))
        , m_error(std::move(error))
    {
    }

    ConnectionPlace place() const override { return {m_name, {}, m_name, false, false}; }
    QString masterSaltFile() const override { return {}; }
    Result<access::DatabaseSurvey> survey(const StopCheck &) override { return m_error; }
    Result<void> migrate() override { return m_error; }
    database::ConnectionSettings settings() const override { return {}; }

private:
    QString m_name;
    Error m_error;
};

} // namespace

ConnectionFlow::ConnectionFlow(const Collaborators &collaborators, QObject *parent)
    : QObject(parent)
    , m_with(collaborators)
{
    connect(&m_with.controller, &ConnectionController::stateChanged, this, &ConnectionFlow::show);
    connect(&m_with.operations, &Operations::connectionLost, &m_with.controller, &ConnectionController::reportLost);
    connect(&m_with.operations, &Operations::connectionRestored, &m_with.controller,
            &ConnectionController::reportRestored);
    connectWindow();
}

void ConnectionFlow::connectWindow()
{
    MainWindow &window = m_with.window;
    connect(&window, &MainWindow::reconnectRequested, &m_with.controller, &ConnectionController::reconnect);
    connect(&window, &MainWindow::connectionsRequested, this, &ConnectionFlow::showConnections);
    connect(&window, &MainWindow::switchRequested, this, &ConnectionFlow::switchTo);
    window.setConnectionNames([this] { return m_with.choices.names(); });
}

void ConnectionFlow::start(const StartConnection &start)
{
    if (start.settings)
        m_with.controller.connectTo(m_with.choices.unnamed(*start.settings));
    else if (const QString name = start.name.isEmpty() ? m_with.controller.remembered() : start.name; !name.isEmpty())
        connectTo(name);
    else
        showPage();
}

void ConnectionFlow::switchTo(const QString &name)
{
    const ConnectionController &controller = m_with.controller;
    if (name == controller.place().name && controller.state() == State::Connected)
        return;
    const int running = m_with.operations.runningJobs();
    if (running == 0) {
        connectTo(name);
        return;
    }
    auto *question = new SwitchQuestion(running, name, &m_with.window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this, name] { connectTo(name); });
    question->open();
}

void ConnectionFlow::connectTo(const QString &name)
{
    whenReady(m_with.choices.find(name), this, [this, name](const Result<ConnectionChoices::Backend> &found) {
        m_with.controller.connectTo(found ? *found : std::make_shared<RefusedBackend>(name, found.error()));
    });
}

void ConnectionFlow::showConnections()
{
    if (m_dialog)
        return;
    auto *dialog = new ConnectionsDialog(
        {m_with.choices.store(), m_with.choices.passwords(), m_with.tester, m_with.choices.privateLocation()},
        m_with.controller.place().name, &m_with.window);
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionsDialog::connectRequested, this, &ConnectionFlow::switchTo);
    dialog->open();
}

void ConnectionFlow::show(State state)
{
    switch (state) {
    case State::NotChosen:
    case State::NeedsMigration:
    case State::Failed:
        showTarget();
        showPage();
        break;
    case State::Starting:
        showTarget();
        m_with.window.setConnectionState(ConnectionState::Connecting);
        if (!m_wasConnected && !m_with.controller.place().isPrivate)
            QTimer::singleShot(patience, this, [this] {
                if (m_with.controller.state() == State::Starting)
                    showPage();
            });
        break;
    case State::Lost:
        m_with.window.showConnectionLost(m_with.controller.error());
        break;
    case State::Connected:
        takeConnection();
        break;
    }
}

/// The chip has the name and colour of what the window is about to show.
void ConnectionFlow::showTarget()
{
    const ConnectionPlace place = m_with.controller.place();
    m_with.window.setConnection({place.name, {}, place.color, place.confirmation});
}

/// A page stays until the person has seen how a first start ended.
void ConnectionFlow::takeConnection()
{
    const ConnectionController &controller = m_with.controller;
    const ConnectionPlace place = controller.place();
    if (m_wasConnected && controller.settings() != m_shown) {
        if (m_page)
            leavePage();
        m_with.window.closeOpenedPages();
        m_with.data.clear();
    }
    m_wasConnected = true;
    m_shown = controller.settings();
    m_with.window.setConnection({place.name, controller.survey().identity.role, place.color, place.confirmation});
    m_with.data.standing().set(controller.survey().rights, place.confirmation == profiles::Confirmation::Careful,
                               place.name);
    m_with.window.setRights(controller.survey().rights);
    m_with.window.showConnected();
    m_with.operations.connectTo(m_shown, controller.masterSaltFile());
    if (m_page && !m_page->isFirstStart())
        leavePage();
}

void ConnectionFlow::showPage()
{
    const State state = m_with.controller.state();
    if (state != State::Connected && state != State::Starting)
        m_with.window.setConnectionState(ConnectionState::None);
    if (m_page)
        return;
    m_page = new ConnectionPage(&m_with.controller, m_with.choices.privateLocation());
    connect(m_page, &ConnectionPage::privateRequested, this, [this] { connectTo(profiles::localName()); });
    connect(m_page, &ConnectionPage::connectionsRequested, this, &ConnectionFlow::showConnections);
    connect(m_page, &ConnectionPage::lookAroundRequested, this, &ConnectionFlow::leavePage);
    connect(m_page, &ConnectionPage::firstEnvironmentRequested, this, [this] {
        leavePage();
        emit firstEnvironmentRequested();
    });
    m_with.window.openPage(m_page);
    m_with.window.setNavigationEnabled(false);
}

void ConnectionFlow::leavePage()
{
    m_with.window.setNavigationEnabled(true);
    m_with.window.closePage(m_page);
    m_page = nullptr;
}

} // namespace showroom::gui
