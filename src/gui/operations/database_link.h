#pragma once

#include "database/change_watcher.h"
#include "database/worker_pool.h"

#include <QObject>

#include <memory>

namespace showroom::gui {

/// The open database: a pool of connections, and news of what changes in it. Until open() is called, everything asked
/// answers DatabaseUnreachable.
class DatabaseLink final : public QObject {
    Q_OBJECT

public:
    explicit DatabaseLink(QObject *parent = nullptr);
    /// Cancels what runs on the pool.
    ~DatabaseLink() override;
    Q_DISABLE_COPY_MOVE(DatabaseLink)

    /// Works on this database from now on; false when it is the open one already.
    bool open(const database::ConnectionSettings &settings);
    bool isOpen() const { return m_session != nullptr; }

    /// Runs `task(Connection &) -> Result<T>` on the pool. Continue with whenReady().
    template <class F>
    auto ask(F task)
    {
        using Answer = std::invoke_result_t<F &, database::Connection &>;
        if (!m_session)
            return QtFuture::makeReadyFuture(Answer(notOpen()));
        return m_session->pool.run(std::move(task));
    }

    /// Tries whether the server answers; connectionRestored() or connectionLost() tells how it went.
    void probe();

signals:
    /// It works on another database from now on.
    void opened();
    /// `topic` as ChangeWatcher tells it.
    void changed(const QString &topic);
    void connectionLost(const showroom::Error &error);
    void connectionRestored();

private:
    struct Session {
        explicit Session(const database::ConnectionSettings &settings);

        database::WorkerPool pool;
        database::ChangeWatcher watcher;
    };

    static Error notOpen();

    std::unique_ptr<Session> m_session;
};

} // namespace showroom::gui
