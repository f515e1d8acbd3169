#pragma once

#include "core/access/database_survey.h"
#include "core/profiles/profile.h"

#include <QFuture>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace showroom::gui {

/// Tries a connection without using it. Tests and the tour bring their own.
class ConnectionTester {
public:
    virtual ~ConnectionTester() = default;

    /// What is found there; Cancelled once `stop` is set.
    virtual QFuture<Result<access::DatabaseSurvey>> test(const profiles::Profile &profile, const QString &password,
                                                         const std::shared_ptr<std::atomic_bool> &stop) = 0;

protected:
    ConnectionTester() = default;
    Q_DISABLE_COPY_MOVE(ConnectionTester)
};

/// The real one, on threads of its own.
class ServerTester final : public ConnectionTester {
public:
    ServerTester();
    /// Gives up what runs.
    ~ServerTester() override;

    QFuture<Result<access::DatabaseSurvey>> test(const profiles::Profile &profile, const QString &password,
                                                 const std::shared_ptr<std::atomic_bool> &stop) override;

private:
    std::shared_ptr<std::atomic_bool> m_ending = std::make_shared<std::atomic_bool>(false);
    QThreadPool m_pool;
};

} // namespace showroom::gui
