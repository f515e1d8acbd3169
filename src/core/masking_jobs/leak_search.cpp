#include "core/masking_jobs/leak_search.h"

#include "core/masking_jobs/hash_filter.h"
#include "core/masking_jobs/leak_merge.h"
#include "core/masking_jobs/table_walk.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

constexpr std::size_t smallestFilter = std::size_t(1) << 16;
constexpr std::size_t largestFilter = std::size_t(1) << 26;

// A quarter of the file's bytes gives each original of an ordinary table some twenty bits: one in some thousand phrases
// is looked at in vain.
std::size_t filterBytes(qint64 fileBytes)
{
    return std::clamp(std::size_t(fileBytes) / 4, smallestFilter, largestFilter);
}

/// How a column takes part, by its place among the columns that a parser has met.
struct ColumnPart {
    bool isSource = false;   ///< its originals are searched for
    bool isSearched = false; ///< hits in it count one by one; else they are chance
};

class Search final {
public:
    Search(const LeakQuestion &question, const RunControl &control)
        : m_question(question)
        , m_control(control)
        , m_hashes(question.key)
        , m_written(question.scratchFolder)
        , m_originals(question.scratchFolder)
        , m_writtenBytes(QFileInfo(question.written).size())
    {
    }

    Result<LeakReport> run()
    {
        SHOWROOM_TRY(rememberOriginals());
        SHOWROOM_TRY(readWritten());
        if (m_written.isEmpty())
            return m_report;
        m_filter.reset();
        SHOWROOM_TRY(noteOriginals());
        SHOWROOM_TRY(m_written.finish());
        SHOWROOM_TRY(m_originals.finish());
        SHOWROOM_TRY(mergeSightings(m_originals, m_written, m_writtenColumns, m_report));
        return m_report;
    }

private:
    using Names = std::vector<std::string>;

    void learnColumns(const Names &names)
    {
        while (m_parts.size() < names.size()) {
            const ColumnRule *const rule = m_question.plan->rule(QString::fromStdString(names[m_parts.size()]));
            const bool isDrawnFrom = rule && isDrawn(rule->mask.kind);
            m_parts.push_back({isDrawnFrom, !isDrawnFrom});
        }
    }

    Result<void> walk(const SourceText &file, const std::function<Result<void>(const Record &, qint64)> &visit)
    {
        m_parts.clear();
        const qint64 before = m_done;
        return walkTable(
            file, m_question.dialect,
            [&](const Record &row, qint64 number, const Names &names) -> Result<void> {
                learnColumns(names);
                m_columnNames = &names;
                return visit(row, number);
            },
            [&](qint64 position) { return report(before + position); });
    }

    Result<void> report(qint64 done)
    {
        m_done = done;
        if (m_control.isStopped && m_control.isStopped())
            return fail(ErrorCode::Cancelled, Texts::tr("The search was stopped."));
        if (m_control.onProgress)
            m_control.onProgress({RunPhase::Searching, done, m_total, m_report.rows});
        return {};
    }

    Result<void> rememberOriginals()
    {
        const auto source = ByteSource::open(m_question.source);
        if (!source)
            return source.error();
        m_total = 2 * source->size() + m_writtenBytes;
        m_filter.emplace(filterBytes(source->size()));
        return walk(m_question.source, [this](const Record &row, qint64) -> Result<void> {
            for (const Value &value : row.values) {
                if (!m_parts[value.column].isSource)
                    continue;
                m_hashes.ofOriginal(value.text, m_found);
                m_lengths |= m_found.empty() ? 0 : m_hashes.lengthBit();
                m_report.originals += m_found.empty() ? 0 : 1;
                for (const OriginalHash &found : m_found)
                    m_filter->insert(found.hash);
            }
            return {};
        });
    }

    Result<void> readWritten()
    {
        m_met.emplace(filterBytes(m_writtenBytes) / 4);
        const auto visit = [this](const Record &row, qint64 number) -> Result<void> {
            m_report.rows = number;
            for (const Value &value : row.values) {
                if (value.text.empty())
                    continue;
                ++m_report.written;
                if (m_parts[value.column].isSearched)
                    SHOWROOM_TRY(searchIn(value, number));
                else
                    m_report.chance += isByChance(value.text) ? 1 : 0;
            }
            m_writtenColumns.resize(std::min(m_writtenColumns.size(), m_columnNames->size()));
            while (m_writtenColumns.size() < m_columnNames->size())
                m_writtenColumns.push_back((*m_columnNames)[m_writtenColumns.size()]);
            return {};
        };
        return walk({m_question.written, {}}, visit);
    }

    Result<void> searchIn(const Value &value, qint64 row)
    {
        m_hashes.ofWritten(value.text, m_lengths, m_phrases);
        for (const masking::Words &phrase : m_phrases) {
            if (!m_filter->mayContain(phrase))
                continue;
            m_met->insert(phrase);
            SHOWROOM_TRY(m_written.add({phrase, row, value.column, OriginalKind::Whole}));
        }
        return {};
    }

    bool isByChance(std::string_view text)
    {
        m_hashes.ofOriginal(text, m_found);
        return std::any_of(m_found.begin(), m_found.end(),
                           [this](const OriginalHash &found) { return m_filter->mayContain(found.hash); });
    }

    Result<void> noteOriginals()
    {
        return walk(m_question.source, [this](const Record &row, qint64 number) -> Result<void> {
            for (const Value &value : row.values) {
                if (!m_parts[value.column].isSource)
                    continue;
                m_hashes.ofOriginal(value.text, m_found);
                for (const OriginalHash &found : m_found) {
                    if (m_met->mayContain(found.hash))
                        SHOWROOM_TRY(m_originals.add({found.hash, number, value.column, found.kind}));
                }
            }
            return {};
        });
    }

    const LeakQuestion &m_question;
    const RunControl &m_control;
    TextHashes m_hashes;
    SightingSorter m_written;
    SightingSorter m_originals;
    qint64 m_writtenBytes;
    LeakReport m_report;
    std::optional<HashFilter> m_filter; ///< of all originals
    std::optional<HashFilter> m_met;    ///< of what was met in the written file
    std::uint32_t m_lengths = 0;
    std::vector<ColumnPart> m_parts;
    const Names *m_columnNames = nullptr;
    Names m_writtenColumns;
    std::vector<OriginalHash> m_found;
    std::vector<masking::Words> m_phrases;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<LeakReport> searchLeaks(const LeakQuestion &question, const RunControl &control)
{
    return Search(question, control).run();
}

} // namespace showroom::masking_jobs
