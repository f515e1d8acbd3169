#include "core/environments/environment_rows.h"

#include "database/rows.h"

#include <QJsonObject>

namespace showroom::environments {

using namespace Qt::StringLiterals;

namespace {

QMap<QString, qint64> countsFrom(const QJsonObject &json)
{
    QMap<QString, qint64> counts;
    for (auto entry = json.begin(); entry != json.end(); ++entry)
        counts.insert(entry.key(), entry.value().toInteger());
    return counts;
}

void readDataset(const database::Row &row, Environment &environment)
{
    environment.blueprint = row.text("blueprint");
    environment.blueprintVersion = row.text("blueprint_version").toInt();
    environment.size = row.text("size");
    environment.regions = row.texts("regions");
    environment.vertical = row.text("vertical");
    environment.months = int(row.integer("months"));
    environment.seasonality = row.boolean("seasonality");
    environment.seed = row.text("seed").toULongLong();
    environment.referenceDate = row.date("reference_date");
    environment.saltVersion = row.text("salt_version");
    environment.fingerprint = row.text("fingerprint");
    const QJsonObject parameters = row.jsonObject("parameters");
    environment.ownCounts = countsFrom(parameters.value(u"ownCounts"_s).toObject());
    if (parameters.contains(u"ownUsers"))
        environment.ownUsers = parameters.value(u"ownUsers").toInteger();
    environment.counts = countsFrom(row.jsonObject("row_counts"));
    environment.eventsByKind = countsFrom(row.jsonObject("events_by_kind"));
    environment.eventsTotal = row.integer("events_total");
    if (!row.isNull("storage_bytes"))
        environment.storageBytes = row.integer("storage_bytes");
    environment.durationMs = row.integer("duration_ms");
}

} // namespace

Environment environmentFromRow(const database::Row &row)
{
    Environment environment;
    environment.id = row.text("id");
    environment.name = row.text("name");
    environment.kind = row.text("kind") == u"sandbox" ? Kind::Sandbox : Kind::Demo;
    environment.sandboxType = row.text("sandbox_type");
    environment.status = statusFromWord(row.text("status")).value_or(Status::Failed);
    environment.isolation = row.text("isolation") == u"full" ? Isolation::Full : Isolation::SharedSchema;
    readDataset(row, environment);
    environment.owner = row.text("owner");
    environment.adminEmail = row.text("admin_email");
    environment.description = row.text("description");
    environment.customer = row.text("customer");
    environment.notes = row.text("notes");
    environment.tags = row.texts("tags");
    environment.isProtected = row.boolean("is_protected");
    environment.createdAt = row.dateTime("created_at");
    environment.expiresAt = row.dateTime("expires_at");
    environment.lastAccessAt = row.dateTime("last_accessed_at");
    if (!row.isNull("job"))
        environment.jobId = row.integer("job");
    environment.isInterrupted = row.boolean("is_interrupted");
    environment.isPaused = row.boolean("is_paused");
    return environment;
}

} // namespace showroom::environments
