#pragma once

#include "gui/connection/connection_backend.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

class QSettings;

namespace showroom::gui {

/// Brings the console to a database and says how that stands; every blocking step runs on a thread of its own.
///
/// The choice of a profile is remembered in the settings, so that only the first start asks.
class ConnectionController final : public QObject {
    Q_OBJECT

public:
    enum class State {
        NotChosen,      ///< first start: the person has not said yet which database
        Starting,       ///< starting the server, reading its schema, or applying updates
        NeedsMigration, ///< the database is older; pendingUpdates() wait for a yes
        Connected,      ///< settings() and identity() hold
        Failed,         ///< error() says why; startLocal() tries again
        Lost,           ///< was connected; error() says why, reconnect() tries again
    };
    Q_ENUM(State)

    /// `settings` must outlive the controller.
    ConnectionController(std::unique_ptr<ConnectionBackend> backend, QSettings *settings, QObject *parent = nullptr);
    /// Waits for the step that runs.
    ~ConnectionController() override;
    Q_DISABLE_COPY_MOVE(ConnectionController)

    State state() const { return m_state; }
    const Error &error() const { return m_error; }
    QStringList pendingUpdates() const { return m_pendingUpdates; }

    /// Valid once Connected, and kept while Lost.
    const database::ConnectionSettings &settings() const { return m_connection; }
    const access::Identity &identity() const { return m_identity; }
    /// The profile's name for the connection chip: "local".
    QString profile() const;

    QString location() const { return m_backend->location(); }
    QString masterSaltFile() const { return m_backend->masterSaltFile(); }

    /// Whether a profile was chosen on an earlier start.
    bool isChosen() const;

    /// Starts the private server and connects. A brand-new database gets its schema without asking; an older one leads
    /// to NeedsMigration.
    void startLocal();
    /// Applies the pending updates; only in NeedsMigration.
    void migrate();
    /// Connects again after a loss or a failure.
    void reconnect();
    /// For whoever notices that the server does not answer any more; only in Connected.
    void reportLost(const showroom::Error &error);
    /// The server answers again by itself; only in Lost.
    void reportRestored();

signals:
    void stateChanged(showroom::gui::ConnectionController::State state);

private:
    struct Attempt;

    void begin(bool applyUpdates);
    void settle(const Attempt &attempt);
    void enter(State state);

    std::unique_ptr<ConnectionBackend> m_backend;
    QSettings *m_store;
    QThreadPool m_pool;
    State m_state = State::NotChosen;
    Error m_error;
    QStringList m_pendingUpdates;
    database::ConnectionSettings m_connection;
    access::Identity m_identity;
};

} // namespace showroom::gui
