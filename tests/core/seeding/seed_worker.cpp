// Runs one job of a database to its end, for tests that kill it on the way.
//   seed_worker SOCKET_DIRECTORY PORT DATABASE USER JOB

#include "core/job_handlers.h"
#include "core/jobs/job_runner.h"
#include "database/connection_settings.h"
#include "masking/salt.h"

#include <QCoreApplication>

using namespace showroom;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() != 6)
        return 2;
    const auto salt = masking::Salt::create(u"1"_s, QByteArray(32, 's'));
    if (!salt)
        return 1;
    database::ConnectionSettings settings;
    settings.host = arguments.at(1);
    settings.port = arguments.at(2).toInt();
    settings.database = arguments.at(3);
    settings.user = arguments.at(4);
    jobs::JobRunner runner(settings, u"seed_worker"_s);
    addJobHandlers(runner, [&salt]() -> Result<QList<masking::Salt>> { return QList{*salt}; });
    const auto job = runner.start(arguments.at(5).toLongLong()).result();
    return job && job->state == jobs::JobState::Done ? 0 : 1;
}
