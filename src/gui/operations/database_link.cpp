#include "gui/operations/database_link.h"

#include "base/when_ready.h"
#include "database/sql_catalog.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace database::literals;

DatabaseLink::Session::Session(const database::ConnectionSettings &settings)
    : pool(settings, u"console"_s)
    , watcher(settings)
{
}

DatabaseLink::DatabaseLink(QObject *parent)
    : QObject(parent)
{
}

DatabaseLink::~DatabaseLink() = default;

bool DatabaseLink::open(const database::ConnectionSettings &settings)
{
    if (m_session && m_session->pool.settings() == settings) {
        m_session->watcher.retryNow();
        return false;
    }
    m_session = std::make_unique<Session>(settings);
    const database::ChangeWatcher *watcher = &m_session->watcher;
    connect(watcher, &database::ChangeWatcher::changed, this, &DatabaseLink::changed);
    connect(watcher, &database::ChangeWatcher::connectionLost, this, &DatabaseLink::connectionLost);
    connect(watcher, &database::ChangeWatcher::serverSilent, this, [this] { m_session->pool.abandonRunning(); });
    connect(watcher, &database::ChangeWatcher::connectionRestored, this, &DatabaseLink::connectionRestored);
    m_session->watcher.start();
    emit opened();
    return true;
}

void DatabaseLink::probe()
{
    if (!m_session)
        return;
    const auto answer = ask([](database::Connection &connection) { return connection.scalar("access/probe"_sql); });
    whenReady(answer, this, [this](const Result<QVariant> &alive) {
        if (alive)
            emit connectionRestored();
        else
            emit connectionLost(alive.error());
    });
}

Error DatabaseLink::notOpen()
{
    return fail(ErrorCode::DatabaseUnreachable, tr("There is no connection to a database yet."),
                tr("Choose one on the start page, or wait until the private server has started."));
}

} // namespace showroom::gui
