#include "core/seeding/row_target.h"

#include "core/jobs/job_context.h"
#include "database/connection.h"
#include "database/sql_catalog.h"
#include "database/transaction.h"

namespace showroom::seeding {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

/// A step's rows go through a temporary table and the guard view into the product's table.
class SharedTables final : public RowTarget {
public:
    SharedTables(jobs::JobContext &context, const generation::DatasetPlan &plan)
        : m_context(context)
        , m_plan(plan)
    {
    }

    QList<SeedStep> steps() const override
    {
        const qint64 usual = usualStepRows(m_plan.rowsTotal());
        return planSteps(m_plan, std::max<qint64>(1, m_context.job().parameters.value(u"stepRows"_s).toInteger(usual)));
    }

    /// Where the job fills an environment anew, what it held goes first; its own tables are dropped anyway.
    Result<void> prepare() override
    {
        if (!m_context.job().parameters.value(u"reset"_s).toBool())
            return {};
        SHOWROOM_TRY(m_context.connection().query("seeding/empty_for_reset"_sql,
                                                  {{"id", m_context.job().id}, {"token", m_context.fencingToken()}}));
        return {};
    }

    Result<database::SqlStatement> open(const SeedStep &step) override
    {
        SHOWROOM_TRY(m_context.connection().execute("seeding/stage_rows"_sql, tableBindings(step)));
        return "seeding/copy_rows"_sql;
    }

    Result<void> close(const SeedStep &step) override
    {
        SHOWROOM_TRY(m_context.connection().execute("seeding/take_rows"_sql, tableBindings(step)));
        return {};
    }

    Result<void> complete() override { return {}; }

private:
    database::Bindings tableBindings(const SeedStep &step) const
    {
        const generation::PlannedTable &table = m_plan.tables().at(step.table);
        return {{"table", nameOf(table)}, {"columns", columnsOf(table)}};
    }

    jobs::JobContext &m_context;
    const generation::DatasetPlan &m_plan;
};

/// Rows go straight into the environment's own table, which is made in the transaction of its first rows and gets its
/// keys and indexes in that of its last.
class OwnTables final : public RowTarget {
public:
    OwnTables(jobs::JobContext &context, const generation::DatasetPlan &plan)
        : m_context(context)
        , m_plan(plan)
    {
    }

    QList<SeedStep> steps() const override
    {
        const QJsonObject parameters = m_context.job().parameters;
        return planWholeTables(m_plan, parameters.value(u"wholeTableRows"_s).toInteger(largestWholeTable),
                               std::max<qint64>(1, parameters.value(u"stepRows"_s).toInteger(largeTableChunk)));
    }

    /// Whoever goes on after a crash opens the schema anew, so that nobody waits for the disk.
    Result<void> prepare() override
    {
        auto transaction = database::Transaction::begin(m_context.connection(), database::Durability::WithNextCommit);
        if (!transaction)
            return transaction.error();
        SHOWROOM_TRY(execute("seeding/open_schema"_sql, {}));
        return transaction->commit();
    }

    Result<database::SqlStatement> open(const SeedStep &step) override
    {
        const generation::PlannedTable &table = m_plan.tables().at(step.table);
        const auto copy = m_context.connection().scalar("seeding/open_table"_sql, {{"id", m_context.job().id},
                                                                                   {"token", m_context.fencingToken()},
                                                                                   {"table", nameOf(table)},
                                                                                   {"columns", columnsOf(table)}});
        if (!copy)
            return copy.error();
        return database::SqlStatement::fromText(copy->toString().toUtf8(), u"seeding/open_table"_s);
    }

    Result<void> close(const SeedStep &step) override
    {
        const generation::PlannedTable &table = m_plan.tables().at(step.table);
        const bool isLast = step.first + step.count == table.rowCount;
        enter(isLast ? u"index"_s : u"write"_s);
        SHOWROOM_TRY(execute("seeding/close_table"_sql, {{"table", nameOf(table)}, {"complete", isLast}}));
        enter(u"write"_s);
        return {};
    }

    Result<void> complete() override { return execute("seeding/complete_schema"_sql, {}); }

private:
    void enter(const QString &phase)
    {
        m_context.updateProgress([&phase](jobs::JobProgress &progress) { progress.phase = phase; });
    }

    Result<void> execute(const database::SqlStatement &statement, database::Bindings bindings)
    {
        bindings.append({"id", m_context.job().id});
        bindings.append({"token", m_context.fencingToken()});
        SHOWROOM_TRY(m_context.connection().execute(statement, bindings));
        return {};
    }

    jobs::JobContext &m_context;
    const generation::DatasetPlan &m_plan;
};

} // namespace

std::unique_ptr<RowTarget> makeRowTarget(environments::Isolation isolation, jobs::JobContext &context,
                                         const generation::DatasetPlan &plan)
{
    if (isolation == environments::Isolation::Full)
        return std::make_unique<OwnTables>(context, plan);
    return std::make_unique<SharedTables>(context, plan);
}

} // namespace showroom::seeding
