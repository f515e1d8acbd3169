#pragma once

#include "gui/connection/connection_backend.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

class QSettings;

namespace showroom::gui {

/// Brings the console to a database and says how that stands; every blocking step runs on a thread of its own.
///
/// What was connected to is remembered in the settings, so that only the first start asks. A database that is open
/// stays the one to go back to until another one is reached.
class ConnectionController final : public QObject {
    Q_OBJECT

public:
    enum class State {
        NotChosen,      ///< first start: the person has not said yet which database
        Starting,       ///< starting the server, looking at it, or applying updates
        NeedsMigration, ///< Showroom is missing there or older: survey() says which; waits for a yes
        Connected,      ///< settings() and survey() hold
        Failed,         ///< error() says why; reconnect() tries again
        Lost,           ///< was connected; error() says why, reconnect() tries again
    };
    Q_ENUM(State)

    /// `settings` must outlive the controller.
    explicit ConnectionController(QSettings *settings, QObject *parent = nullptr);
    /// Gives up the step that runs.
    ~ConnectionController() override;
    Q_DISABLE_COPY_MOVE(ConnectionController)

    State state() const { return m_state; }
    const Error &error() const { return m_error; }
    /// What was found there; valid in NeedsMigration and Connected, and kept while Lost.
    const access::DatabaseSurvey &survey() const { return m_survey; }
    database::ConnectionSettings settings() const;
    QString masterSaltFile() const;
    /// The database that connectTo() named last.
    ConnectionPlace place() const;
    /// The database that is open and may be gone back to, when the one of place() is not reached; null for none.
    const ConnectionBackend *former() const;

    /// The profile of an earlier start; empty when there was none.
    QString remembered() const;

    /// Connects. A private database that is brand-new gets its schema without asking; others lead to NeedsMigration.
    void connectTo(std::shared_ptr<ConnectionBackend> backend);
    /// Applies what survey() has pending; only in NeedsMigration.
    void migrate();
    /// Connects again after a loss or a failure, or looks again whether somebody else has brought the schema up to
    /// date.
    void reconnect();
    /// Gives up the attempt that runs: back to Lost, or Failed with a sentence that says so.
    void cancel();
    /// Back to the database that is still open; only with a former().
    void goBack();
    /// For whoever notices that the open database's server does not answer any more.
    void reportLost(const showroom::Error &error);
    /// It answers again by itself.
    void reportRestored();

signals:
    void stateChanged(showroom::gui::ConnectionController::State state);

private:
    struct Attempt;

    void begin(bool applyUpdates);
    void settle(const Attempt &attempt);
    void enter(State state);
    void stopAttempt();
    bool isOpen() const { return m_open && m_open == m_backend; }

    QSettings *m_store;
    std::shared_ptr<ConnectionBackend> m_backend;
    std::shared_ptr<ConnectionBackend> m_open; ///< the one that the window works on
    access::DatabaseSurvey m_openSurvey;
    std::optional<Error> m_openError; ///< why it does not answer
    std::shared_ptr<std::atomic_bool> m_stop;
    State m_state = State::NotChosen;
    Error m_error;
    access::DatabaseSurvey m_survey;
    QThreadPool m_pool;
};

} // namespace showroom::gui
