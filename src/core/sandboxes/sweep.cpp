#include "core/sandboxes/sweep.h"

#include "core/environments/environment_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

#include <array>

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr std::array sweeps{Sweep::AutoReset, Sweep::Expiry, Sweep::CleanUp};
constexpr std::array actions{SweepAction::Reset, SweepAction::Warn7, SweepAction::Warn1, SweepAction::Expire,
                             SweepAction::Delete};

SweepAction actionFromWord(const QString &word)
{
    for (const SweepAction action : actions) {
        if (toWord(action) == word)
            return action;
    }
    return SweepAction::Expire;
}

/// What a sweep does to one environment, in a transaction of its own.
SweepOutcome take(database::Connection &connection, const SweepItem &item)
{
    SweepOutcome outcome{item, {}, {}};
    const auto job = connection.queryOne("sandboxes/sweep_one"_sql,
                                         {{"environment", item.environmentId}, {"action", toWord(item.action)}});
    if (!job)
        outcome.error = job.error();
    else if (!job->isNull("job"))
        outcome.job = job->integer("job");
    return outcome;
}

} // namespace

QString toWord(Sweep sweep)
{
    switch (sweep) {
    case Sweep::AutoReset:
        return u"auto-reset"_s;
    case Sweep::Expiry:
        return u"expiry"_s;
    case Sweep::CleanUp:
        return u"cleanup"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Sweep> sweepFromWord(QStringView word)
{
    for (const Sweep sweep : sweeps) {
        if (toWord(sweep) == word)
            return sweep;
    }
    return std::nullopt;
}

QString toWord(SweepAction action)
{
    switch (action) {
    case SweepAction::Reset:
        return u"reset"_s;
    case SweepAction::Warn7:
        return u"warn-7"_s;
    case SweepAction::Warn1:
        return u"warn-1"_s;
    case SweepAction::Expire:
        return u"expire"_s;
    case SweepAction::Delete:
        return u"delete"_s;
    }
    Q_UNREACHABLE();
}

Result<SweepTimes> sweepTimes(database::Connection &connection)
{
    const auto row = connection.queryOne("sandboxes/sweep_times"_sql);
    if (!row)
        return row.error();
    return SweepTimes{int(row->integer("reset_hour")), int(row->integer("expiry_hour")),
                      int(row->integer("clean_up_days"))};
}

Result<SweepPreview> previewSweep(database::Connection &connection, Sweep sweep, const QDateTime &asOf)
{
    const auto cap = connection.scalar("sandboxes/sweep_cap"_sql);
    if (!cap)
        return cap.error();
    const auto rows =
        connection.query("sandboxes/sweep_preview"_sql,
                         {{"sweep", toWord(sweep)}, {"as_of", asOf.isValid() ? std::optional(asOf) : std::nullopt}});
    if (!rows)
        return rows.error();
    SweepPreview preview;
    preview.cap = cap->toInt();
    preview.asOf = asOf;
    for (const database::Row &row : *rows) {
        if (!row.boolean("is_within_cap")) {
            ++preview.beyondCap;
            continue;
        }
        preview.items.append({row.text("environment"), row.text("name"), actionFromWord(row.text("action")),
                              row.dateTime("due_at"), row.dateTime("expires_at"), row.text("obstacle")});
    }
    return preview;
}

Result<QList<SweepOutcome>> runSweep(database::Connection &connection, Sweep sweep)
{
    const Result<SweepPreview> preview = previewSweep(connection, sweep);
    if (!preview)
        return preview.error();
    QList<SweepOutcome> outcomes;
    for (const SweepItem &item : preview->items) {
        outcomes.append(take(connection, item));
        // Whoever stops in between leaves the rest to the next sweep.
        if (outcomes.constLast().error && (outcomes.constLast().error->code == ErrorCode::Cancelled ||
                                           outcomes.constLast().error->code == ErrorCode::DatabaseUnreachable))
            break;
    }
    return outcomes;
}

Result<qint64> startReset(database::Connection &connection, const QString &sandboxId, const QString &reason)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(sandboxId));
    const auto job = connection.scalar("sandboxes/start_reset"_sql, {{"id", sandboxId}, {"reason", reason}});
    if (!job)
        return job.error();
    return job->toLongLong();
}

Result<QList<UpcomingReset>> upcomingResets(database::Connection &connection)
{
    const auto rows = connection.query("sandboxes/upcoming_resets"_sql);
    if (!rows)
        return rows.error();
    QList<UpcomingReset> resets;
    for (const database::Row &row : *rows)
        resets.append({row.text("environment"), row.text("name"), int(row.integer("auto_reset_hours")),
                       row.dateTime("last_reset_at"), row.dateTime("next_reset_at")});
    return resets;
}

} // namespace showroom::sandboxes
