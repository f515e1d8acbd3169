#include "core/job_handlers.h"

#include "core/environments/teardown_job.h"
#include "core/exporting/exports.h"
#include "core/jobs/job_context.h"
#include "core/jobs/job_runner.h"
#include "core/seeding/seed_job.h"

using namespace Qt::StringLiterals;

namespace showroom {

void addJobHandlers(jobs::JobRunner &runner, const SaltReader &readSalts)
{
    runner.setHandler(u"seed"_s, [readSalts](jobs::JobContext &context) -> Result<QJsonObject> {
        const Result<QList<masking::Salt>> salts = readSalts();
        return salts ? seeding::runSeed(context, *salts) : Result<QJsonObject>(salts.error());
    });
    runner.setHandler(u"teardown"_s, &environments::runTeardown);
    runner.setHandler(u"export"_s, &exporting::runExport);
}

} // namespace showroom
