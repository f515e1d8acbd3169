#include "gui/connection/connection_page.h"

#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "ui_connection_page.h"

#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using State = ConnectionController::State;

namespace {

/// What initdb and an empty control plane take, as measured: rounded up.
constexpr int emptyDatabaseMegabytes = 50;

} // namespace

ConnectionPage::ConnectionPage(ConnectionController *controller, const QString &privateLocation, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::ConnectionPage>())
    , m_controller(controller)
    , m_firstStart(controller->remembered().isEmpty())
{
    setObjectName(u"connectionPage"_s);
    m_ui->setupUi(contentWidget());
    addActions();
    m_ui->choiceEmptyState->addActionWidget(
        muted(tr("The private one will live in %1 and take about %2 MB while it is empty.")
                  .arg(privateLocation, QLocale().toString(emptyDatabaseMegabytes))));
    connect(controller, &ConnectionController::stateChanged, this, &ConnectionPage::refresh);
    refresh();
}

ConnectionPage::~ConnectionPage() = default;

void ConnectionPage::addActions()
{
    const auto add = [](EmptyState *state, const QString &text, const QString &name, Variant variant) {
        QPushButton *action = button(text, name, variant);
        state->addActionWidget(action);
        return action;
    };
    auto *tryHere = add(m_ui->choiceEmptyState, tr("Try it here"), u"tryHereButton"_s, Variant::Primary);
    auto *other =
        add(m_ui->choiceEmptyState, tr("Connect to a server…"), u"connectToServerButton"_s, Variant::Secondary);
    m_cancel = add(m_ui->startingEmptyState, tr("Cancel"), u"cancelConnectingButton"_s, Variant::Secondary);
    m_migrate = add(m_ui->updatesEmptyState, tr("Update"), u"updateButton"_s, Variant::Primary);
    auto *again = add(m_ui->updatesEmptyState, tr("Check again"), u"checkAgainButton"_s, Variant::Secondary);
    m_backFromMigration = add(m_ui->updatesEmptyState, tr("Not now"), u"notNowButton"_s, Variant::Quiet);
    auto *retry = add(m_ui->failedEmptyState, tr("Try again"), u"retryButton"_s, Variant::Primary);
    auto *connections =
        add(m_ui->failedEmptyState, tr("Connections…"), u"failedConnectionsButton"_s, Variant::Secondary);
    m_backFromFailure = add(m_ui->failedEmptyState, {}, u"backToFormerButton"_s, Variant::Quiet);
    m_first = add(m_ui->connectedEmptyState, tr("Create your first environment"), u"firstEnvironmentButton"_s,
                  Variant::Primary);
    auto *look = add(m_ui->connectedEmptyState, tr("Look around"), u"lookAroundButton"_s, Variant::Quiet);
    connect(tryHere, &QPushButton::clicked, this, &ConnectionPage::privateRequested);
    connect(other, &QPushButton::clicked, this, &ConnectionPage::connectionsRequested);
    connect(connections, &QPushButton::clicked, this, &ConnectionPage::connectionsRequested);
    connect(m_cancel, &QPushButton::clicked, m_controller, &ConnectionController::cancel);
    connect(m_migrate, &QPushButton::clicked, m_controller, &ConnectionController::migrate);
    connect(again, &QPushButton::clicked, m_controller, &ConnectionController::reconnect);
    connect(m_backFromMigration, &QPushButton::clicked, this, &ConnectionPage::leaveMigration);
    connect(retry, &QPushButton::clicked, m_controller, &ConnectionController::reconnect);
    connect(m_backFromFailure, &QPushButton::clicked, m_controller, &ConnectionController::goBack);
    connect(m_first, &QPushButton::clicked, this, &ConnectionPage::firstEnvironmentRequested);
    connect(look, &QPushButton::clicked, this, &ConnectionPage::lookAroundRequested);
}

/// Without the update there is only what was open before, another connection, or nothing.
void ConnectionPage::leaveMigration()
{
    if (m_controller->former())
        m_controller->goBack();
    else if (m_controller->place().isPrivate)
        window()->close();
    else
        emit connectionsRequested();
}

void ConnectionPage::refresh()
{
    setTitle(tr("Welcome to Showroom"));
    setSummary(tr("Safe, realistic demo tenants with an end date."));
    switch (m_controller->state()) {
    case State::NotChosen:
        m_ui->stateStackedWidget->setCurrentWidget(m_ui->choicePage);
        break;
    case State::Starting:
        showStarting();
        break;
    case State::NeedsMigration:
        showMigration();
        break;
    case State::Failed:
    case State::Lost:
        showFailure(m_controller->error());
        break;
    case State::Connected:
        showConnected();
        break;
    }
}

void ConnectionPage::showStarting()
{
    const ConnectionPlace place = m_controller->place();
    m_cancel->setVisible(!place.isPrivate);
    m_ui->startingEmptyState->setHeading(place.isPrivate ? tr("Starting the private database…")
                                                         : tr("Connecting to %1…").arg(place.name));
    m_ui->startingEmptyState->setText(!place.isPrivate ? place.location
                                      : m_firstStart   ? tr("The first start sets it up, which takes a few seconds.")
                                                       : tr("This takes a moment."));
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->startingPage);
}

void ConnectionPage::showMigration()
{
    const access::DatabaseSurvey &survey = m_controller->survey();
    const bool isSetup = survey.schema == access::SchemaState::Missing;
    m_migrate->setText(isSetup ? tr("Set up") : tr("Update"));
    m_migrate->setVisible(!survey.obstacle);
    m_backFromMigration->setText(survey.obstacle ? tr("Connections…") : tr("Not now"));
    setSummary(tr("Nothing is changed before you say so."));
    isSetup ? showSetup() : showUpdates();
    if (survey.obstacle)
        m_ui->updatesEmptyState->setText(QString(survey.obstacle->message + u"\n\n"_s + survey.obstacle->hint));
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->updatesPage);
}

void ConnectionPage::showSetup()
{
    const access::DatabaseSurvey &survey = m_controller->survey();
    setTitle(tr("Set up Showroom"));
    m_ui->updatesEmptyState->setHeading(
        tr("The database “%1” does not know Showroom yet").arg(survey.identity.database));
    m_ui->updatesEmptyState->setText(tr(
        "Setting it up adds schemas of Showroom's own (showroom, showroom_guard, impact) and its group roles. Tables "
        "that are there are not touched."));
}

void ConnectionPage::showUpdates()
{
    const QStringList updates = m_controller->survey().pending;
    setTitle(tr("Update needed"));
    m_ui->updatesEmptyState->setHeading(tr("This database needs %n update(s)", nullptr, int(updates.size())));
    m_ui->updatesEmptyState->setText(
        tr("It was last used by an older Showroom. Updating keeps all environments; older programs cannot use it "
           "afterwards.\n\n%1")
            .arg(updates.join(u'\n')));
}

void ConnectionPage::showFailure(const Error &error)
{
    setTitle(tr("Not connected"));
    setSummary(tr("The demo data is where it was; the console cannot reach it."));
    m_ui->failedEmptyState->setHeading(error.message);
    m_ui->failedEmptyState->setText(error.hint);
    const ConnectionBackend *former = m_controller->former();
    m_backFromFailure->setVisible(former);
    if (former)
        m_backFromFailure->setText(tr("Back to %1").arg(former->place().name));
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->failedPage);
}

void ConnectionPage::showConnected()
{
    const ConnectionPlace place = m_controller->place();
    const access::Identity &who = m_controller->survey().identity;
    m_ui->connectedEmptyState->setText(
        place.isPrivate
            ? tr("It is private to you and lives in %1. A first demo tenant takes a few seconds.").arg(place.location)
            : tr("You work as %1, in the role %2, on %3. A first demo tenant takes a few seconds.")
                  .arg(who.login, who.role, place.location));
    allow(m_first, access::whyNot(m_controller->survey().rights, Right::Manage));
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->connectedPage);
}

} // namespace showroom::gui
