#include "gui/connection/connection_controller.h"

#include "base/when_ready.h"

#include <QSettings>
#include <QtConcurrentRun>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto profileKey = u"connection/profile"_s;
const auto localProfile = u"local"_s;

Error newerSchema()
{
    return fail(
        ErrorCode::SchemaNewer,
        ConnectionController::tr("This database was updated by a newer Showroom than this one."),
        ConnectionController::tr("Update Showroom on this computer, then start it again. Nothing was changed."));
}

} // namespace

/// How far one attempt to connect came.
struct ConnectionController::Attempt {
    State reached = State::Failed;
    Error error;
    QStringList pendingUpdates;
    database::ConnectionSettings connection;
    access::Identity identity;

    static Attempt failed(const Error &error) { return {State::Failed, error, {}, {}, {}}; }
    static Attempt run(ConnectionBackend &backend, bool applyUpdates);
};

ConnectionController::Attempt ConnectionController::Attempt::run(ConnectionBackend &backend, bool applyUpdates)
{
    const auto connection = backend.start();
    if (!connection)
        return failed(connection.error());
    const auto schema = backend.schemaState();
    if (!schema)
        return failed(schema.error());
    if (schema->isNewer)
        return failed(newerSchema());
    if (!schema->pending.isEmpty()) {
        if (!schema->isEmpty && !applyUpdates)
            return {State::NeedsMigration, {}, schema->pending, *connection, {}};
        if (const auto migrated = backend.migrate(); !migrated)
            return failed(migrated.error());
    }
    const auto identity = backend.identify(*connection);
    if (!identity)
        return failed(identity.error());
    return {State::Connected, {}, {}, *connection, *identity};
}

ConnectionController::ConnectionController(std::unique_ptr<ConnectionBackend> backend, QSettings *settings,
                                           QObject *parent)
    : QObject(parent)
    , m_backend(std::move(backend))
    , m_store(settings)
{
    m_pool.setMaxThreadCount(1);
}

ConnectionController::~ConnectionController()
{
    m_pool.waitForDone();
}

QString ConnectionController::profile() const
{
    return localProfile;
}

bool ConnectionController::isChosen() const
{
    return m_store->value(profileKey).toString() == localProfile;
}

void ConnectionController::startLocal()
{
    begin(false);
}

void ConnectionController::migrate()
{
    if (m_state == State::NeedsMigration)
        begin(true);
}

void ConnectionController::reconnect()
{
    if (m_state == State::Failed || m_state == State::Lost)
        begin(false);
}

void ConnectionController::reportLost(const Error &error)
{
    if (m_state != State::Connected)
        return;
    m_error = error;
    enter(State::Lost);
}

void ConnectionController::reportRestored()
{
    if (m_state == State::Lost)
        enter(State::Connected);
}

void ConnectionController::begin(bool applyUpdates)
{
    if (m_state == State::Starting)
        return;
    enter(State::Starting);
    whenReady(QtConcurrent::run(
                  &m_pool, [backend = m_backend.get(), applyUpdates] { return Attempt::run(*backend, applyUpdates); }),
              this, [this](const Attempt &attempt) { settle(attempt); });
}

void ConnectionController::settle(const Attempt &attempt)
{
    m_error = attempt.error;
    m_pendingUpdates = attempt.pendingUpdates;
    if (attempt.reached == State::Connected) {
        m_connection = attempt.connection;
        m_identity = attempt.identity;
        m_store->setValue(profileKey, localProfile);
    }
    enter(attempt.reached);
}

void ConnectionController::enter(State state)
{
    m_state = state;
    emit stateChanged(state);
}

} // namespace showroom::gui
