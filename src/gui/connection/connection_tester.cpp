#include "gui/connection/connection_tester.h"

#include "gui/connection/server_connection_backend.h"

#include <QtConcurrentRun>

namespace showroom::gui {

namespace {

/// A test that was given up may still hold a thread for a while, and the next one must not wait behind it.
constexpr int testThreads = 4;

} // namespace

ServerTester::ServerTester()
{
    m_pool.setMaxThreadCount(testThreads);
}

ServerTester::~ServerTester()
{
    m_ending->store(true);
    m_pool.waitForDone();
}

QFuture<Result<access::DatabaseSurvey>> ServerTester::test(const profiles::Profile &profile, const QString &password,
                                                           const std::shared_ptr<std::atomic_bool> &stop)
{
    return QtConcurrent::run(&m_pool, [profile, password, stop, ending = m_ending]() -> Result<access::DatabaseSurvey> {
        const auto backend = ServerConnectionBackend::make(profile, password);
        if (!backend)
            return backend.error();
        return (*backend)->survey([stop, ending] { return stop->load() || ending->load(); });
    });
}

} // namespace showroom::gui
