#include "gui/sessions/sessions_page.h"

#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "gui/operations/console_data.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/session_wording.h"
#include "gui/sessions/sessions_panel.h"

#include <QLocale>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using sessions::Session;

QList<Environment> enterable(const QList<Environment> &environments)
{
    QList<Environment> ready = environments;
    ready.removeIf([](const Environment &environment) { return environment.status != environments::Status::Ready; });
    std::sort(ready.begin(), ready.end(),
              [](const Environment &a, const Environment &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return ready;
}

SessionsPage::SessionsPage(const Collaborators &with, QWidget *parent)
    : Page(parent)
    , m_actions(new SessionActions(
          with.source, with.clock, with.data.standing(),
          [&known = with.data] { return enterable(known.environments().environments()); }, this))
    , m_stale(button(tr("Clear stale…"), u"clearStaleButton"_s, Variant::Secondary, u"clock"_s))
    , m_enter(button(tr("Enter session…"), u"enterSessionButton"_s, Variant::Primary, u"plus"_s))
{
    setObjectName(u"sessionsPage"_s);
    setTitle(tr("Sessions"));
    addHeadButton(m_stale);
    addHeadButton(m_enter);
    m_panel = new SessionsPanel({}, {with.source, *m_actions, with.clock, with.settings});
    auto *column = new QVBoxLayout(contentWidget());
    column->setContentsMargins(0, 0, px::block, 0);
    column->addWidget(m_panel);
    connect(m_stale, &QPushButton::clicked, this, [this] { m_actions->clearStale({}); });
    connect(m_enter, &QPushButton::clicked, this, [this] { m_actions->enter({}); });
    connect(m_panel, &SessionsPanel::enterRequested, this, [this] { m_actions->enter({}); });
    connect(m_panel, &SessionsPanel::stateChanged, this, &SessionsPage::showState);
    showSummary();
}

void SessionsPage::showState()
{
    allow(m_stale, whyNot(m_panel->rights(), sessions::Right::ClearStale));
    allow(m_enter, whyNot(m_panel->rights(), sessions::Right::Work));
    showSummary();
}

void SessionsPage::showSummary()
{
    if (!m_panel->isLoaded()) {
        setSummary(m_panel->hasFailed() ? tr("The list could not be read") : tr("Reading the list…"));
        return;
    }
    const QList<Session> &sessions = m_panel->sessions();
    if (sessions.isEmpty()) {
        setSummary(tr("Private layers of changes over the environments’ data"));
        return;
    }
    QSet<QString> environments;
    for (const Session &session : sessions)
        environments.insert(session.environmentId);
    const auto stale =
        std::count_if(sessions.begin(), sessions.end(), [](const Session &session) { return session.isStale; });
    QStringList parts{tr("%n open", "sessions", int(sessions.size())) + u' ' +
                      tr("in %n environment(s)", nullptr, int(environments.size()))};
    if (stale > 0)
        parts << tr("%n stale for over %1 days", nullptr, int(stale)).arg(QLocale().toString(sessions::staleDays));
    setSummary(parts.join(u" · "_s));
}

} // namespace showroom::gui
