#include "core/masking_jobs/leak_search.h"

#include "core/masking_jobs/hash_filter.h"
#include "core/masking_jobs/leak_merge.h"
#include "core/masking_jobs/search_pass.h"

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
// is looked at in vain. What has an unknown size may be large.
std::size_t filterBytes(qint64 fileBytes)
{
    if (fileBytes == 0)
        return largestFilter;
    return std::clamp(std::size_t(fileBytes) / 4, smallestFilter, largestFilter);
}

class Search final {
public:
    Search(const LeakQuestion &question, const RunControl &control)
        : m_question(question)
        , m_control(control)
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
    SearchPass pass() const { return {m_question.dialect, *m_question.plan, m_question.key}; }

    Result<void> walk(SearchPass &pass, const SourceText &table, const SearchPass::Visit &visit, SightingSorter *sorter)
    {
        const qint64 before = m_done;
        return pass.run(table, visit, sorter, [&](qint64 position) { return report(before + position); });
    }

    Result<void> report(qint64 done)
    {
        m_done = done;
        if (m_control.isStopped && m_control.isStopped())
            return fail(ErrorCode::Cancelled, Texts::tr("The search was stopped."));
        if (m_control.onProgress)
            m_control.onProgress({RunPhase::Searching, std::min(done, m_total), m_total, m_report.rows});
        return {};
    }

    Result<void> rememberOriginals()
    {
        const auto source = ByteSource::open(m_question.source);
        if (!source)
            return source.error();
        m_total = 2 * source->size() + m_writtenBytes;
        m_filter.emplace(filterBytes(source->size()));
        SearchPass originals = pass();
        const auto visit = [this](SearchHand &hand, const Value &value, qint64) {
            if (!hand.isDrawnFrom(value.column))
                return;
            hand.hashes.ofOriginal(value.text, hand.originals);
            if (hand.originals.empty())
                return;
            hand.lengths |= hand.hashes.lengthBit();
            ++hand.counted;
            for (const OriginalHash &found : hand.originals)
                m_filter->insert(found.hash);
        };
        SHOWROOM_TRY(walk(originals, m_question.source, visit, nullptr));
        for (const auto &hand : originals.hands()) {
            m_lengths |= hand->lengths;
            m_report.originals += hand->counted;
        }
        return {};
    }

    Result<void> readWritten()
    {
        m_met.emplace(filterBytes(m_writtenBytes) / 4);
        SearchPass written = pass();
        const auto visit = [this](SearchHand &hand, const Value &value, qint64 row) {
            if (value.text.empty())
                return;
            ++hand.counted;
            if (hand.isDrawnFrom(value.column))
                hand.chance += isByChance(hand, value.text) ? 1 : 0;
            else
                searchIn(hand, value, row);
        };
        SHOWROOM_TRY(walk(written, {m_question.written, {}}, visit, &m_written));
        m_report.rows = written.rows();
        m_writtenColumns = written.hands().front()->parser->columns();
        for (const auto &hand : written.hands()) {
            m_report.written += hand->counted;
            m_report.chance += hand->chance;
        }
        return {};
    }

    void searchIn(SearchHand &hand, const Value &value, qint64 row)
    {
        hand.hashes.ofWritten(value.text, m_lengths, hand.phrases);
        for (const masking::Words &phrase : hand.phrases) {
            if (!m_filter->mayContain(phrase))
                continue;
            m_met->insert(phrase);
            hand.sightings.push_back({phrase, row, value.column, OriginalKind::Whole});
        }
    }

    bool isByChance(SearchHand &hand, std::string_view text) const
    {
        hand.hashes.ofOriginal(text, hand.originals);
        return std::any_of(hand.originals.begin(), hand.originals.end(),
                           [this](const OriginalHash &found) { return m_filter->mayContain(found.hash); });
    }

    Result<void> noteOriginals()
    {
        SearchPass originals = pass();
        const auto visit = [this](SearchHand &hand, const Value &value, qint64 row) {
            if (!hand.isDrawnFrom(value.column))
                return;
            hand.hashes.ofOriginal(value.text, hand.originals);
            for (const OriginalHash &found : hand.originals) {
                if (m_met->mayContain(found.hash))
                    hand.sightings.push_back({found.hash, row, value.column, found.kind});
            }
        };
        return walk(originals, m_question.source, visit, &m_originals);
    }

    const LeakQuestion &m_question;
    const RunControl &m_control;
    SightingSorter m_written;
    SightingSorter m_originals;
    qint64 m_writtenBytes;
    LeakReport m_report;
    std::optional<HashFilter> m_filter; ///< of all originals
    std::optional<HashFilter> m_met;    ///< of what was met in the written file
    std::uint32_t m_lengths = 0;
    std::vector<std::string> m_writtenColumns;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<LeakReport> searchLeaks(const LeakQuestion &question, const RunControl &control)
{
    return Search(question, control).run();
}

} // namespace showroom::masking_jobs
