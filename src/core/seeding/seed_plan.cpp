#include "core/seeding/seed_plan.h"

#include "generation/blueprint.h"
#include "masking/salt.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::seeding {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::seeding)
};

constexpr qint64 stepsPerDataset = 40;
constexpr qint64 smallestStep = 25'000;
constexpr qint64 largestStep = 100'000;

} // namespace

qint64 usualStepRows(qint64 rowsTotal)
{
    return std::clamp(rowsTotal / stepsPerDataset, smallestStep, largestStep);
}

QList<SeedStep> planSteps(const generation::DatasetPlan &plan, qint64 stepRows)
{
    QList<SeedStep> steps;
    for (qsizetype table = 0; table < plan.tables().size(); ++table) {
        const qint64 rows = plan.tables().at(table).rowCount;
        for (qint64 first = 0; first < rows; first += stepRows)
            steps.append({int(steps.size()) + 1, int(table), first, std::min(stepRows, rows - first)});
    }
    return steps;
}

QList<SeedStep> planWholeTables(const generation::DatasetPlan &plan, qint64 wholeRows, qint64 chunkRows)
{
    QList<SeedStep> steps;
    for (qsizetype table = 0; table < plan.tables().size(); ++table) {
        const qint64 rows = plan.tables().at(table).rowCount;
        const qint64 stepRows = rows <= wholeRows ? rows : chunkRows;
        qint64 first = 0;
        do {
            steps.append({int(steps.size()) + 1, int(table), first, std::min(stepRows, rows - first)});
            first += stepRows;
        } while (first < rows);
    }
    return steps;
}

QString nameOf(const generation::PlannedTable &table)
{
    return table.schema + u'.' + table.name;
}

QStringList columnsOf(const generation::PlannedTable &table)
{
    QStringList columns;
    for (const generation::ColumnInfo &column : table.columns)
        columns.append(column.name);
    return columns;
}

Result<generation::DatasetPlanPtr> planOf(const environments::Environment &environment, const masking::Salt &salt)
{
    auto blueprint = generation::loadBuiltIn(environment.blueprint);
    if (!blueprint)
        return blueprint.error();
    if (environment.blueprintVersion < (*blueprint)->rowsVersion() ||
        environment.blueprintVersion > (*blueprint)->version()) {
        return fail(ErrorCode::Conflict,
                    Texts::tr("“%1” was planned with version %2 of the blueprint %3; this program brings version %4.")
                        .arg(environment.id)
                        .arg(environment.blueprintVersion)
                        .arg(environment.blueprint)
                        .arg((*blueprint)->version()),
                    Texts::tr("Clean the environment up and create it again."));
    }
    generation::DatasetRequest request;
    request.environmentId = environment.id;
    request.size = environment.size;
    request.counts = environment.ownCounts;
    request.users = environment.ownUsers;
    request.regions = environment.regions;
    request.vertical = environment.vertical;
    request.months = environment.months;
    request.seasonality = environment.seasonality;
    request.seed = environment.seed;
    request.referenceDate = environment.referenceDate;
    return generation::compile(*blueprint, request, salt);
}

QList<jobs::PartProgress> partsOf(const generation::DatasetPlan &plan)
{
    QList<jobs::PartProgress> parts;
    for (const generation::PlannedTable &table : plan.tables()) {
        for (const generation::GeneratorInfo &generator : table.generators)
            parts.append({generator.name, generator.label, 0, generator.rowCount, jobs::PartState::Waiting});
    }
    return parts;
}

void addStep(const generation::DatasetPlan &plan, const SeedStep &step, jobs::JobProgress &progress)
{
    qsizetype part = 0;
    for (qsizetype table = 0; table < plan.tables().size(); ++table) {
        for (const generation::GeneratorInfo &generator : plan.tables().at(table).generators) {
            jobs::PartProgress &entry = progress.parts[part++];
            if (table != step.table)
                continue;
            const qint64 from = std::max(step.first, generator.firstRow);
            const qint64 to = std::min(step.first + step.count, generator.firstRow + generator.rowCount);
            if (from >= to)
                continue;
            entry.done += to - from;
            entry.state = entry.done >= entry.total ? jobs::PartState::Done : jobs::PartState::Running;
        }
    }
    progress.done += step.count;
}

} // namespace showroom::seeding
