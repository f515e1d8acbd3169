#pragma once

#include "base/error.h"
#include "database/connection_settings.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace showroom::database {

/// Tells what other sessions changed: LISTEN on a connection of a thread of its own, and a change counter polled every
/// second and a half, since a notification is only a hint. Reconnects by itself: at once, then after one, two, four and
/// at most eight seconds. Signals arrive in the thread of the receiver.
class ChangeWatcher final : public QObject {
    Q_OBJECT

public:
    explicit ChangeWatcher(ConnectionSettings settings, QObject *parent = nullptr);
    ~ChangeWatcher() override;
    Q_DISABLE_COPY_MOVE(ChangeWatcher)

    void start();
    /// Ends the thread, within some 20 ms also when the server is silent; also done by the destructor.
    void stop();
    /// Does not wait for the next attempt, after a loss, until its time has come.
    void retryNow();
    /// The counter's interval, a second and a half unless set before start(): what is read then must be on the screen
    /// within two seconds.
    void setPollInterval(std::chrono::milliseconds interval);

signals:
    /// `topic` is "environment:<id>", "job:<id>" or "*" (something changed, read again what you show).
    void changed(const QString &topic);
    void connectionLost(const showroom::Error &error);
    /// Beside connectionLost(): the server is there and says nothing, so what was asked elsewhere hangs as well.
    void serverSilent();
    /// Connected, for the first time or again.
    void connectionRestored();

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
    ConnectionSettings m_settings;
    std::chrono::milliseconds m_interval{1500};
};

} // namespace showroom::database
