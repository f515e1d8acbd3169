#include "gui/sessions/environment_sessions.h"

#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/common/rights.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/session_wording.h"
#include "gui/sessions/sessions_page.h"
#include "gui/sessions/sessions_panel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

EnvironmentSessions::EnvironmentSessions(const QString &environmentId, SessionSource &source, const Clock &clock,
                                         WindowSettings &settings, const Standing &standing, QWidget *parent)
    : QWidget(parent)
    , m_actions(new SessionActions(
          source, clock, standing, [this] { return own(); }, this))
    , m_panel(new SessionsPanel(environmentId, {source, *m_actions, clock, settings}))
    , m_verify(button(tr("Verify base data…"), u"verifyBaseButton"_s, Variant::Secondary, u"shield-check"_s))
    , m_stale(button(tr("Clear stale…"), u"clearStaleButton"_s, Variant::Secondary, u"clock"_s))
    , m_resetAll(button(tr("Reset all…"), u"resetAllButton"_s, Variant::DangerQuiet, u"rotate-ccw"_s))
    , m_enter(button(tr("Enter session…"), u"enterSessionButton"_s, Variant::Secondary, u"plus"_s))
{
    setObjectName(u"environmentSessions"_s);
    m_environment.id = environmentId;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, px::block, 0, 0);
    column->setSpacing(px::gap);
    column->addWidget(makeTools());
    column->addWidget(m_panel, 1);
    const auto enter = [this] { m_actions->enter(m_environment.id); };
    connect(m_enter, &QPushButton::clicked, this, enter);
    connect(m_panel, &SessionsPanel::enterRequested, this, enter);
    connect(m_verify, &QPushButton::clicked, this, [this] { m_actions->verify(m_environment.id, m_environment.name); });
    connect(m_stale, &QPushButton::clicked, this, [this] { m_actions->clearStale(m_environment.id); });
    connect(m_resetAll, &QPushButton::clicked, this,
            [this] { m_actions->resetAll(m_environment.id, m_panel->sessions()); });
    connect(m_panel, &SessionsPanel::stateChanged, this, &EnvironmentSessions::showTools);
    showTools();
}

QWidget *EnvironmentSessions::makeTools()
{
    auto *tools = new QWidget;
    auto *row = new FlowLayout(tools);
    for (QPushButton *tool : {m_enter, m_verify, m_stale, m_resetAll})
        row->addWidget(tool);
    return tools;
}

QList<environments::Environment> EnvironmentSessions::own() const
{
    return enterable({m_environment});
}

void EnvironmentSessions::setEnvironment(const environments::Environment &environment)
{
    m_environment = environment;
    showTools();
    m_panel->refresh();
}

void EnvironmentSessions::showTools()
{
    const bool isReady = !own().isEmpty();
    const auto &sessions = m_panel->sessions();
    const bool hasChanges = std::any_of(sessions.begin(), sessions.end(),
                                        [](const sessions::Session &session) { return session.changes.total() > 0; });
    const QString notReady = tr("The environment has to be filled first");
    const auto holdBack = [this](QPushButton *tool, sessions::Right right, bool isPossible,
                                 const QString &whyImpossible) {
        const QString why = whyNot(m_panel->rights(), right);
        allow(tool, !why.isEmpty() ? why : isPossible ? QString() : whyImpossible);
    };
    holdBack(m_enter, sessions::Right::Work, isReady, notReady);
    allow(m_verify, isReady ? QString() : notReady);
    holdBack(m_stale, sessions::Right::ClearStale, !sessions.isEmpty(), tr("There are no sessions"));
    holdBack(m_resetAll, sessions::Right::ResetAll, hasChanges, tr("No session has changed anything"));
}

} // namespace showroom::gui
