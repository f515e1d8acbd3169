#include "gui/sessions/sessions_reader.h"

#include "base/when_ready.h"
#include "gui/sessions/session_source.h"
#include "models/archives_model.h"
#include "models/sessions_model.h"

namespace showroom::gui {

using namespace std::chrono_literals;

using sessions::Archive;
using sessions::Session;

SessionsReader::SessionsReader(const QString &environmentId, SessionSource &source, const Models &into,
                               std::function<bool()> isSeen, QObject *parent)
    : QObject(parent)
    , m_environmentId(environmentId)
    , m_source(source)
    , m_models(into)
    , m_isSeen(std::move(isSeen))
{
    m_news.setSingleShot(true);
    m_news.setInterval(50ms); // one change comes as several words of it
    m_watch.setSingleShot(true);
    m_watch.setInterval(2s);
    connect(&m_news, &QTimer::timeout, this, &SessionsReader::refresh);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        emit ticked();
        refresh();
    });
    connect(&source, &SessionSource::changed, &m_news, qOverload<>(&QTimer::start));
}

void SessionsReader::refresh()
{
    m_again = m_isReading;
    if (!m_isReading && m_isSeen())
        read();
}

void SessionsReader::read()
{
    m_isReading = true;
    m_again = false;
    const auto take = [this](const Result<QList<Session>> &sessions) {
        if (!sessions) {
            end(sessions.error());
            return;
        }
        m_models.sessions.setSessions(*sessions);
        readArchives();
    };
    whenReady(m_source.listSessions(m_environmentId), this, take, [this] { end(m_error); });
}

void SessionsReader::readArchives()
{
    const auto take = [this](const Result<QList<Archive>> &archives) {
        if (!archives) {
            end(archives.error());
            return;
        }
        m_models.archives.setArchives(*archives);
        readRights();
    };
    whenReady(m_source.listArchives(m_environmentId), this, take, [this] { end(m_error); });
}

void SessionsReader::readRights()
{
    const auto take = [this](const Result<sessions::Rights> &rights) {
        if (rights) {
            m_rights = *rights;
            m_isLoaded = true;
        }
        end(rights ? std::nullopt : std::optional(rights.error()));
    };
    whenReady(m_source.readRights(), this, take, [this] { end(m_error); });
}

void SessionsReader::end(const std::optional<Error> &error)
{
    m_isReading = false;
    m_error = error;
    emit ended();
    if (m_again)
        refresh();
    else if (m_isSeen())
        m_watch.start();
}

} // namespace showroom::gui
