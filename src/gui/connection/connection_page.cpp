#include "gui/connection/connection_page.h"

#include "gui/common/builders.h"
#include "ui_connection_page.h"

#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using State = ConnectionController::State;

namespace {

/// What initdb and an empty control plane take, as measured: rounded up.
constexpr int emptyDatabaseMegabytes = 50;

} // namespace

ConnectionPage::ConnectionPage(ConnectionController *controller, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::ConnectionPage>())
    , m_controller(controller)
    , m_firstStart(!controller->isChosen())
{
    setObjectName(u"connectionPage"_s);
    m_ui->setupUi(contentWidget());
    addActions();
    connect(controller, &ConnectionController::stateChanged, this, &ConnectionPage::refresh);
    refresh();
}

ConnectionPage::~ConnectionPage() = default;

void ConnectionPage::addActions()
{
    const auto add = [](EmptyState *state, QPushButton *action) {
        state->addActionWidget(action);
        return action;
    };
    auto *tryHere = add(m_ui->choiceEmptyState, button(tr("Try it here"), u"tryHereButton"_s, Variant::Primary));
    m_ui->choiceEmptyState->addActionWidget(
        muted(tr("It will live in %1 and take about %2 MB while it is empty.")
                  .arg(m_controller->location(), QLocale().toString(emptyDatabaseMegabytes))));
    auto *update = add(m_ui->updatesEmptyState, button(tr("Update"), u"updateButton"_s, Variant::Primary));
    auto *notNow = add(m_ui->updatesEmptyState, button(tr("Not now"), u"notNowButton"_s, Variant::Quiet));
    auto *retry = add(m_ui->failedEmptyState, button(tr("Try again"), u"retryButton"_s, Variant::Primary));
    auto *first = add(m_ui->connectedEmptyState,
                      button(tr("Create your first environment"), u"firstEnvironmentButton"_s, Variant::Primary));
    auto *look = add(m_ui->connectedEmptyState, button(tr("Look around"), u"lookAroundButton"_s, Variant::Quiet));
    connect(tryHere, &QPushButton::clicked, m_controller, &ConnectionController::startLocal);
    connect(update, &QPushButton::clicked, m_controller, &ConnectionController::migrate);
    connect(notNow, &QPushButton::clicked, this, [this] { window()->close(); });
    connect(retry, &QPushButton::clicked, m_controller, &ConnectionController::reconnect);
    connect(first, &QPushButton::clicked, this, &ConnectionPage::firstEnvironmentRequested);
    connect(look, &QPushButton::clicked, this, &ConnectionPage::lookAroundRequested);
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
        showUpdates();
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
    m_ui->startingEmptyState->setText(m_firstStart ? tr("The first start sets it up, which takes a few seconds.")
                                                   : tr("This takes a moment."));
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->startingPage);
}

void ConnectionPage::showUpdates()
{
    const QStringList updates = m_controller->pendingUpdates();
    setTitle(tr("Update needed"));
    setSummary(tr("Nothing is changed before you say so."));
    m_ui->updatesEmptyState->setHeading(tr("This database needs %n update(s)", nullptr, int(updates.size())));
    m_ui->updatesEmptyState->setText(
        tr("It was last used by an older Showroom. Updating keeps all environments; older programs cannot use it "
           "afterwards.\n\n%1")
            .arg(updates.join(u'\n')));
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->updatesPage);
}

void ConnectionPage::showFailure(const Error &error)
{
    setTitle(tr("Not connected"));
    setSummary(tr("The demo data is where it was; the console cannot reach it."));
    m_ui->failedEmptyState->setHeading(error.message);
    m_ui->failedEmptyState->setText(error.hint);
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->failedPage);
}

void ConnectionPage::showConnected()
{
    m_ui->connectedEmptyState->setText(
        tr("It is private to you and lives in %1. A first demo tenant takes a few seconds.")
            .arg(m_controller->location()));
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->connectedPage);
}

} // namespace showroom::gui
