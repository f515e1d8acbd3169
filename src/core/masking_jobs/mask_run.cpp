#include "core/masking_jobs/mask_run.h"

#include "core/masking_jobs/block_pipeline.h"
#include "core/masking_jobs/block_reader.h"
#include "core/masking_jobs/leak_search.h"
#include "core/masking_jobs/near_name.h"
#include "core/masking_jobs/target_file.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

Result<void> requireGoingOn(const RunControl &control)
{
    if (control.isStopped && control.isStopped())
        return fail(ErrorCode::Cancelled, Texts::tr("Masking was stopped."),
                    Texts::tr("Nothing was written under the file's name."));
    return {};
}

// The decisions about a CSV are checked before anything is written; columns of JSON show themselves row by row.
Result<void> checkColumns(const MaskPlan &plan, const Dialect &dialect)
{
    QStringList columns;
    for (const std::string &column : dialect.columns)
        columns.append(QString::fromStdString(column));
    if (dialect.format == FileFormat::Jsonl) {
        for (const ColumnRule &rule : plan.rules)
            columns.append(rule.column);
        columns.removeDuplicates();
        if (!plan.subject.isEmpty() && !columns.contains(plan.subject))
            return checkPlan(plan, columns);
    }
    return checkPlan(plan, columns);
}

Result<void> requireColumnsMet(const MaskPlan &plan, const QMap<QString, ColumnCounts> &met)
{
    for (const ColumnRule &rule : plan.rules) {
        if (met.contains(rule.column))
            continue;
        const QString near = nearName(rule.column, met.keys());
        return fail(ErrorCode::InvalidInput, Texts::tr("No row has the column “%1”.").arg(rule.column),
                    near.isEmpty() ? Texts::tr("The columns are: %1.").arg(met.keys().join(u", "_s))
                                   : Texts::tr("Did you mean “%1”?").arg(near));
    }
    return {};
}

ColumnCounts added(ColumnCounts sum, const ColumnCounts &more)
{
    sum.values += more.values;
    sum.blanked += more.blanked;
    sum.unchanged += more.unchanged;
    sum.keptDomains += more.keptDomains;
    return sum;
}

class Run final {
public:
    Run(const MaskRequest &request, const RunControl &control)
        : m_request(request)
        , m_control(control)
    {
    }

    Result<void> maskInto(TargetFile &target, BlockReader &reader, const masking::Masker &masker)
    {
        QElapsedTimer timer;
        timer.start();
        std::vector<std::unique_ptr<RowMasker>> maskers;
        std::vector<BlockPipeline::Work> works;
        for (int i = 0; i < BlockPipeline::usualThreads(); ++i) {
            maskers.push_back(std::make_unique<RowMasker>(m_request.plan, reader.dialect(), masker));
            works.emplace_back(
                [one = maskers.back().get()](const Block &block, std::string &out) { return one->mask(block, out); });
        }
        SHOWROOM_TRY(target.write(reader.preamble()));
        {
            BlockPipeline pipeline(std::move(works));
            SHOWROOM_TRY(pipeline.run([&](Block &block) { return next(reader, block); },
                                      [&](const std::string &bytes) { return target.write(bytes); }));
        }
        for (const auto &one : maskers)
            count(*one);
        m_outcome.bytes = target.size();
        m_outcome.maskingMs = timer.elapsed();
        if (reader.dialect().format == FileFormat::Csv)
            return {};
        return requireColumnsMet(m_request.plan, m_outcome.columns);
    }

    Result<void> search(const TargetFile &target, const Dialect &dialect, const masking::Salt &salt)
    {
        QElapsedTimer timer;
        timer.start();
        const masking::Digest key = masking::hmacSha256(masking::keyBytes(salt.secret()), "showroom/leak-report/1");
        auto leaks = searchLeaks({m_request.source, target.partialPath(), dialect, &m_request.plan,
                                  masking::sipKey(key), QFileInfo(m_request.target).absolutePath()},
                                 m_control);
        if (!leaks)
            return leaks.error();
        for (const ColumnCounts &counts : std::as_const(m_outcome.columns))
            leaks->keptDomains += counts.keptDomains;
        m_outcome.leaks = std::move(*leaks);
        m_outcome.searchMs = timer.elapsed();
        return {};
    }

    MaskOutcome &outcome() { return m_outcome; }

private:
    Result<bool> next(BlockReader &reader, Block &block)
    {
        SHOWROOM_TRY(requireGoingOn(m_control));
        const auto hasBlock = reader.next(block);
        if (hasBlock && *hasBlock && m_control.onProgress) {
            m_lines += std::count(block.bytes.begin(), block.bytes.end(), '\n');
            const qint64 total = reader.size(); // of a table an estimate
            m_control.onProgress({RunPhase::Masking, std::min(reader.position(), total), total, m_lines});
        }
        return hasBlock;
    }

    void count(const RowMasker &masker)
    {
        m_outcome.rows += masker.rows();
        for (std::size_t i = 0; i < masker.counts().size(); ++i) {
            ColumnCounts &sum = m_outcome.columns[QString::fromStdString(masker.columns()[i])];
            sum = added(sum, masker.counts()[i]);
        }
    }

    const MaskRequest &m_request;
    const RunControl &m_control;
    MaskOutcome m_outcome;
    qint64 m_lines = 0;
};

} // namespace

qint64 MaskOutcome::blanked() const
{
    return std::accumulate(columns.begin(), columns.end(), qint64(0),
                           [](qint64 sum, const ColumnCounts &counts) { return sum + counts.blanked; });
}

qint64 MaskOutcome::unchanged() const
{
    return std::accumulate(columns.begin(), columns.end(), qint64(0),
                           [](qint64 sum, const ColumnCounts &counts) { return sum + counts.unchanged; });
}

Result<masking::Masker> makeMasker(const MaskPlan &plan, const masking::Salt &salt, const masking::CorporaPtr &corpora)
{
    const auto locale = corpora->locale(plan.locale);
    if (!locale)
        return locale.error();
    return masking::Masker::create(salt, plan.environment.toStdString(), *locale);
}

Result<MaskOutcome> runMask(const MaskRequest &wanted, const masking::Salt &salt, const masking::CorporaPtr &corpora,
                            const RunControl &control)
{
    MaskRequest request = wanted;
    auto source = wanted.source.held(control.isStopped);
    if (!source)
        return source.error();
    request.source = std::move(*source);
    auto reader = BlockReader::open(request.source, request.format, request.delimiter);
    if (!reader)
        return reader.error();
    const Dialect dialect = reader->dialect();
    SHOWROOM_TRY(checkColumns(request.plan, dialect));
    const auto masker = makeMasker(request.plan, salt, corpora);
    if (!masker)
        return masker.error();
    SHOWROOM_TRY(TargetFile::check(request.target, request.source.path, request.replaceExisting, reader->size()));
    auto target = TargetFile::create(request.target);
    if (!target)
        return target.error();
    Run run(request, control);
    SHOWROOM_TRY(run.maskInto(*target, *reader, *masker));
    if (request.searchesLeaks)
        SHOWROOM_TRY(run.search(*target, dialect, salt));
    SHOWROOM_TRY(requireGoingOn(control));
    SHOWROOM_TRY(target->publish(request.replaceExisting));
    run.outcome().path = request.target;
    return std::move(run.outcome());
}

} // namespace showroom::masking_jobs
