#include "core/jobs/job_rows.h"

#include "database/rows.h"

namespace showroom::jobs {

using namespace Qt::StringLiterals;

QJsonObject errorToJson(const Error &error)
{
    return {{u"code"_s, errorCodeName(error.code)},
            {u"message"_s, error.message},
            {u"hint"_s, error.hint},
            {u"detail"_s, error.detail}};
}

Error errorFromJson(const QJsonObject &json)
{
    return {errorCodeFromName(json.value(u"code"_s).toString()),
            json.value(u"message"_s).toString(),
            json.value(u"hint"_s).toString(),
            json.value(u"detail"_s).toString(),
            {}};
}

Job jobFromRow(const database::Row &row)
{
    Job job;
    job.id = row.integer("id");
    job.kind = row.text("kind");
    job.environmentId = row.text("environment");
    job.state = jobStateFromWord(row.text("state")).value_or(JobState::Failed);
    job.isOrphaned = row.boolean("is_orphaned");
    job.isCancelRequested = row.boolean("cancel_requested");
    job.isPauseRequested = row.boolean("pause_requested");
    job.run = int(row.integer("fencing_token"));
    job.actor = row.text("requested_by");
    job.program = row.text("program");
    job.createdAt = row.dateTime("created_at");
    job.startedAt = row.dateTime("started_at");
    job.finishedAt = row.dateTime("finished_at");
    job.progress = progressFromJson(row.jsonObject("progress"));
    job.parameters = row.jsonObject("parameters");
    job.outcome = row.jsonObject("outcome");
    if (!row.isNull("error"))
        job.error = errorFromJson(row.jsonObject("error"));
    return job;
}

} // namespace showroom::jobs
