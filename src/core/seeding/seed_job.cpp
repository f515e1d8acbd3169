#include "core/seeding/seed_job.h"

#include "core/access/salt_source.h"
#include "core/environments/environment_store.h"
#include "core/jobs/job_context.h"
#include "core/seeding/row_stream.h"
#include "core/seeding/row_target.h"
#include "core/seeding/seed_plan.h"
#include "database/connection.h"
#include "database/copy_writer.h"
#include "database/sql_catalog.h"
#include "database/transaction.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>

namespace showroom::seeding {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::seeding)
};

/// One run of a seed job: what its steps share.
class Seeder {
public:
    Seeder(jobs::JobContext &context, generation::DatasetPlanPtr plan, environments::Isolation isolation)
        : m_context(context)
        , m_plan(std::move(plan))
        , m_target(makeRowTarget(isolation, context, *m_plan))
        , m_steps(m_target->steps())
    {
        const QJsonObject parameters = context.job().parameters;
        m_options.threads = std::max(1, parameters.value(u"threads"_s).toInt(m_options.threads));
        m_options.sliceRows = std::max<qint64>(1, parameters.value(u"sliceRows"_s).toInteger(m_options.sliceRows));
    }

    Result<QJsonObject> run()
    {
        QElapsedTimer timer;
        timer.start();
        SHOWROOM_TRY(begin());
        SHOWROOM_TRY(m_target->prepare());
        SHOWROOM_TRY(writeSteps());
        SHOWROOM_TRY(m_context.stepBoundary()); // whoever asked for a pause during the last step gets it
        SHOWROOM_TRY(m_target->complete());
        SHOWROOM_TRY(analyzeTheRest());
        const qint64 writeMs = timer.elapsed() - m_analyzeMs;
        const auto fingerprint = takeFingerprint();
        if (!fingerprint)
            return fingerprint.error();
        return QJsonObject{
            {u"rows"_s, m_plan->rowsTotal()}, {u"writtenRows"_s, m_writtenRows},  {u"writeMs"_s, writeMs},
            {u"analyzeMs"_s, m_analyzeMs},    {u"durationMs"_s, timer.elapsed()}, {u"fingerprint"_s, *fingerprint}};
    }

private:
    Result<void> begin()
    {
        const auto rows = m_context.connection().query("jobs/finished_steps"_sql, {{"id", m_context.job().id}});
        if (!rows)
            return rows.error();
        for (const database::Row &row : *rows)
            m_finished.insert(int(row.integer("number")));
        m_context.updateProgress([this](jobs::JobProgress &progress) {
            progress = {};
            progress.phase = u"write"_s;
            progress.total = m_plan->rowsTotal();
            progress.parts = partsOf(*m_plan);
            for (const SeedStep &step : std::as_const(m_steps)) {
                if (m_finished.contains(step.ordinal))
                    addStep(*m_plan, step, progress);
            }
            progress.resumedAt = progress.done;
        });
        m_context.log(m_finished.isEmpty()
                          ? Texts::tr("%n step(s) to write", nullptr, int(m_steps.size()))
                          : Texts::tr("Going on after %1 of %2 steps").arg(m_finished.size()).arg(m_steps.size()));
        return {};
    }

    Result<void> writeSteps()
    {
        QList<SeedStep> unwritten;
        std::copy_if(m_steps.cbegin(), m_steps.cend(), std::back_inserter(unwritten),
                     [this](const SeedStep &step) { return !m_finished.contains(step.ordinal); });
        RowStream stream(*m_plan, unwritten, m_options);
        for (const SeedStep &step : std::as_const(unwritten)) {
            SHOWROOM_TRY(write(step, stream));
            if (step.first + step.count == m_plan->tables().at(step.table).rowCount)
                SHOWROOM_TRY(analyze(step.table));
        }
        return {};
    }

    Result<void> write(const SeedStep &step, RowStream &stream)
    {
        SHOWROOM_TRY(m_context.stepBoundary());
        jobs::JobProgress before;
        m_context.updateProgress([&before](const jobs::JobProgress &progress) { before = progress; });
        const auto written = writeRows(step, stream);
        if (!written) {
            m_context.updateProgress([&before](jobs::JobProgress &progress) {
                progress.done = before.done;
                progress.parts = before.parts;
            });
            return written;
        }
        m_writtenRows += step.count;
        logFinished(before.parts);
        return {};
    }

    /// The rows of a step and its record, both or nothing. A crash of the server may take the last steps with it, never
    /// their records alone: they are written again, so none waits for the disk.
    Result<void> writeRows(const SeedStep &step, RowStream &stream)
    {
        auto transaction = database::Transaction::begin(m_context.connection(), database::Durability::WithNextCommit);
        if (!transaction)
            return transaction.error();
        const auto copy = m_target->open(step);
        if (!copy)
            return copy.error();
        SHOWROOM_TRY(send(step, stream, *copy));
        SHOWROOM_TRY(m_target->close(step));
        const QString table = nameOf(m_plan->tables().at(step.table));
        SHOWROOM_TRY(m_context.connection().execute("jobs/record_step"_sql,
                                                    {{"id", m_context.job().id},
                                                     {"token", m_context.fencingToken()},
                                                     {"number", step.ordinal},
                                                     {"name", QString(table + u'/' + QString::number(step.first))},
                                                     {"rows", step.count}}));
        return transaction->commit();
    }

    /// Tells the log which generators are through that were not before.
    void logFinished(const QList<jobs::PartProgress> &before)
    {
        QStringList finished;
        m_context.updateProgress([&before, &finished](const jobs::JobProgress &progress) {
            for (qsizetype part = 0; part < before.size(); ++part) {
                const jobs::PartProgress &after = progress.parts.at(part);
                if (after.state == jobs::PartState::Done && before.at(part).state != jobs::PartState::Done)
                    finished.append(u"%1: %L2"_s.arg(after.label).arg(after.total));
            }
        });
        for (const QString &line : std::as_const(finished))
            m_context.log(line);
    }

    /// Rows count as soon as they are sent, so that progress moves within a step; a step that fails takes them back.
    Result<void> send(const SeedStep &step, RowStream &stream, const database::SqlStatement &copy)
    {
        auto writer = database::CopyWriter::begin(m_context.connection(), copy);
        if (!writer)
            return writer.error();
        qint64 first = step.first;
        const auto pass = [&](const generation::CopyBuffer &buffer, qint64 rows) -> Result<void> {
            SHOWROOM_TRY(m_context.checkpoint());
            SHOWROOM_TRY(writer->write(std::span(buffer.data(), buffer.size())));
            count({step.ordinal, step.table, first, rows});
            first += rows;
            return {};
        };
        SHOWROOM_TRY(stream.sendStep(step, pass));
        const auto taken = writer->finish();
        if (!taken)
            return taken.error();
        if (*taken != step.count) {
            return fail(ErrorCode::Internal,
                        Texts::tr("The server took %1 rows instead of %2.").arg(*taken).arg(step.count),
                        Texts::tr("Nothing of this step was kept; resume the job."));
        }
        return {};
    }

    void count(const SeedStep &sent)
    {
        m_context.updateProgress([this, &sent](jobs::JobProgress &progress) { addStep(*m_plan, sent, progress); });
    }

    /// Right after a table's last rows, before its children's: while the planner takes a table for empty, checking
    /// the foreign keys of those may read it again for every single row.
    Result<void> analyze(int table)
    {
        SHOWROOM_TRY(m_context.checkpoint());
        QElapsedTimer timer;
        timer.start();
        SHOWROOM_TRY(
            m_context.connection().execute("seeding/analyze"_sql, {{"environment", m_context.job().environmentId},
                                                                   {"table", nameOf(m_plan->tables().at(table))}}));
        m_analyzed.insert(table);
        m_analyzeMs += timer.elapsed();
        return {};
    }

    /// Tables without rows, and those that an earlier owner of the job had written.
    Result<void> analyzeTheRest()
    {
        enter(u"analyze"_s, Texts::tr("Updating the planner's statistics"));
        for (int table = 0; table < int(m_plan->tables().size()); ++table) {
            if (!m_analyzed.contains(table))
                SHOWROOM_TRY(analyze(table));
        }
        return {};
    }

    Result<QString> takeFingerprint()
    {
        enter(u"fingerprint"_s, Texts::tr("Taking the data's fingerprint"));
        SHOWROOM_TRY(m_context.checkpoint());
        const auto value = m_context.connection().scalar(
            "seeding/fingerprint"_sql, {{"id", m_context.job().id}, {"token", m_context.fencingToken()}});
        if (!value)
            return value.error();
        m_context.log(Texts::tr("Fingerprint %1…").arg(value->toString().left(12)));
        return value->toString();
    }

    void enter(const QString &phase, const QString &line)
    {
        m_context.updateProgress([&phase](jobs::JobProgress &progress) { progress.phase = phase; });
        m_context.log(line);
    }

    jobs::JobContext &m_context;
    generation::DatasetPlanPtr m_plan;
    std::unique_ptr<RowTarget> m_target;
    QList<SeedStep> m_steps;
    StreamOptions m_options;
    QSet<int> m_finished; ///< steps, by their number
    QSet<int> m_analyzed; ///< tables, by their index
    qint64 m_analyzeMs = 0;
    qint64 m_writtenRows = 0;
};

/// An environment that is filled anew takes the newest salt, if that is known here; one that goes on keeps its own.
Result<QString> saltVersionFor(jobs::JobContext &context, const environments::Environment &environment,
                               const masking::Salt &newest)
{
    if (!context.job().parameters.value(u"reset"_s).toBool() || newest.version() == environment.saltVersion)
        return environment.saltVersion;
    const auto adopted =
        context.connection().scalar("seeding/adopt_salt"_sql, {{"job", context.job().id},
                                                               {"token", context.fencingToken()},
                                                               {"version", newest.version()},
                                                               {"check", QString::fromLatin1(newest.checkValue())}});
    if (!adopted)
        return adopted.error();
    return adopted->toBool() ? newest.version() : environment.saltVersion;
}

} // namespace

Result<QJsonObject> runSeed(jobs::JobContext &context, const QList<masking::Salt> &salts)
{
    const auto environment = environments::find(context.connection(), context.job().environmentId);
    if (!environment)
        return environment.error();
    const auto version = saltVersionFor(context, *environment, salts.constLast());
    if (!version)
        return version.error();
    const auto salt = access::saltOfVersion(salts, *version);
    if (!salt)
        return salt.error();
    SHOWROOM_TRY(
        context.connection().execute("seeding/check_salt"_sql, {{"environment", environment->id},
                                                                {"version", salt->version()},
                                                                {"check", QString::fromLatin1(salt->checkValue())}}));
    auto plan = planOf(*environment, *salt);
    if (!plan)
        return plan.error();
    return Seeder(context, std::move(*plan), environment->isolation).run();
}

Result<SeedEstimate> estimate(database::Connection &connection, qint64 rows, environments::Isolation isolation)
{
    const auto row =
        connection.queryOne("seeding/estimate"_sql, {{"rows", rows}, {"isolation", environments::toWord(isolation)}});
    if (!row)
        return row.error();
    return SeedEstimate{row->integer("milliseconds"), row->integer("bytes"), row->boolean("is_measured")};
}

} // namespace showroom::seeding
