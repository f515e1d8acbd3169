#pragma once

#include "bench/bench_server.h"
#include "core/jobs/job_runner.h"
#include "masking/salt.h"

#include <QList>

#include <memory>

namespace showroom::bench {

/// A server with environments on it, made and torn down through the library in this program.
class Fleet final {
public:
    static Result<std::unique_ptr<Fleet>> start(const QString &parent, Noise &noise);
    Q_DISABLE_COPY_MOVE(Fleet)

    /// Creates and fills `demo-NAME`; the seconds from the wish to readiness.
    Result<double> create(const QString &name, const QString &size, const QString &isolation);
    /// The same for the trial sandbox `sandbox-NAME` with a data set of the blueprint for sandboxes.
    Result<double> createSandbox(const QString &name, const QString &dataset, const QString &isolation);
    /// Removes `demo-NAME`; the seconds from the wish to the proof.
    Result<double> tearDown(const QString &name);

    BenchServer &server() { return *m_server; }

private:
    Fleet(std::unique_ptr<BenchServer> server, const masking::Salt &salt, database::Connection connection);
    Result<double> runJob(qint64 jobId);

    std::unique_ptr<BenchServer> m_server;
    masking::Salt m_salt;
    database::Connection m_connection;
    jobs::JobRunner m_runner;
};

} // namespace showroom::bench
