#include "gui/connection/connection_controller.h"

#include "base/when_ready.h"

#include <QSettings>
#include <QtConcurrentRun>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto profileKey = u"connection/profile"_s;

/// An attempt that was given up may still hold a thread for a while, and the next one must not wait behind it.
constexpr int attemptThreads = 4;

} // namespace

/// How far one attempt to connect came.
struct ConnectionController::Attempt {
    State reached = State::Failed;
    Error error;
    access::DatabaseSurvey survey;

    static Attempt failed(const Error &error) { return {State::Failed, error, {}}; }
    static Attempt run(ConnectionBackend &backend, bool applyUpdates, const ConnectionBackend::StopCheck &isStopped);
};

ConnectionController::Attempt ConnectionController::Attempt::run(ConnectionBackend &backend, bool applyUpdates,
                                                                 const ConnectionBackend::StopCheck &isStopped)
{
    auto survey = backend.survey(isStopped);
    if (!survey)
        return failed(survey.error());
    if (survey->schema == access::SchemaState::Current)
        return {State::Connected, {}, *survey};
    const bool isOurs = survey->schema == access::SchemaState::Missing && backend.place().isPrivate;
    if (!isOurs && !applyUpdates)
        return {State::NeedsMigration, {}, *survey};
    if (const auto migrated = backend.migrate(); !migrated)
        return failed(migrated.error());
    survey = backend.survey(isStopped);
    return survey ? Attempt{State::Connected, {}, *survey} : failed(survey.error());
}

ConnectionController::ConnectionController(QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_store(settings)
{
    m_pool.setMaxThreadCount(attemptThreads);
}

ConnectionController::~ConnectionController()
{
    stopAttempt();
    m_pool.waitForDone();
}

database::ConnectionSettings ConnectionController::settings() const
{
    return m_backend ? m_backend->settings() : database::ConnectionSettings();
}

QString ConnectionController::masterSaltFile() const
{
    return m_backend ? m_backend->masterSaltFile() : QString();
}

ConnectionPlace ConnectionController::place() const
{
    return m_backend ? m_backend->place() : ConnectionPlace();
}

const ConnectionBackend *ConnectionController::former() const
{
    return isOpen() ? nullptr : m_open.get();
}

QString ConnectionController::remembered() const
{
    return m_store->value(profileKey).toString();
}

void ConnectionController::connectTo(std::shared_ptr<ConnectionBackend> backend)
{
    stopAttempt();
    m_backend = std::move(backend);
    begin(false);
}

void ConnectionController::migrate()
{
    if (m_state == State::NeedsMigration)
        begin(true);
}

void ConnectionController::reconnect()
{
    if (m_state == State::Failed || m_state == State::Lost || m_state == State::NeedsMigration)
        begin(false);
}

void ConnectionController::cancel()
{
    if (m_state != State::Starting)
        return;
    stopAttempt();
    if (!isOpen())
        m_error = fail(ErrorCode::Cancelled, tr("The attempt to connect was given up."),
                       tr("Try again, or choose another connection."));
    enter(isOpen() ? State::Lost : State::Failed);
}

void ConnectionController::goBack()
{
    if (!former())
        return;
    stopAttempt();
    m_backend = m_open;
    m_survey = m_openSurvey;
    m_error = m_openError.value_or(Error());
    enter(m_openError ? State::Lost : State::Connected);
}

void ConnectionController::reportLost(const Error &error)
{
    m_openError = error;
    if (m_state != State::Connected)
        return;
    m_error = error;
    enter(State::Lost);
}

void ConnectionController::reportRestored()
{
    m_openError.reset();
    if (m_state == State::Lost)
        enter(State::Connected);
}

void ConnectionController::begin(bool applyUpdates)
{
    if (m_state == State::Starting && m_stop)
        return;
    m_stop = std::make_shared<std::atomic_bool>(false);
    enter(State::Starting);
    const auto run = [backend = m_backend, stop = m_stop, applyUpdates] {
        return Attempt::run(*backend, applyUpdates, [stop] { return stop->load(); });
    };
    whenReady(QtConcurrent::run(&m_pool, run), this, [this, stop = m_stop](const Attempt &attempt) {
        if (stop == m_stop)
            settle(attempt);
    });
}

void ConnectionController::settle(const Attempt &attempt)
{
    m_stop.reset();
    State reached = attempt.reached;
    m_error = attempt.error;
    if (reached == State::Failed && isOpen())
        reached = State::Lost;
    if (reached == State::NeedsMigration || reached == State::Connected)
        m_survey = attempt.survey;
    if (reached == State::Connected) {
        m_open = m_backend;
        m_openSurvey = m_survey;
        m_openError.reset();
        if (m_backend->place().isRemembered)
            m_store->setValue(profileKey, m_backend->place().name);
    }
    enter(reached);
}

void ConnectionController::stopAttempt()
{
    if (m_stop)
        m_stop->store(true);
    m_stop.reset();
}

void ConnectionController::enter(State state)
{
    m_state = state;
    emit stateChanged(state);
}

} // namespace showroom::gui
