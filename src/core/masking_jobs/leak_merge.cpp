#include "core/masking_jobs/leak_merge.h"

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

/// Reads one of the two sorted lists, with the next sighting at hand.
class Cursor final {
public:
    explicit Cursor(SightingSorter &sorter)
        : m_sorter(sorter)
    {
    }

    Result<void> advance()
    {
        const auto hasNext = m_sorter.next(m_current);
        if (!hasNext)
            return hasNext.error();
        m_isAtEnd = !*hasNext;
        return {};
    }

    bool isAtEnd() const { return m_isAtEnd; }
    const Sighting &current() const { return m_current; }
    bool isAt(const masking::Words &hash) const { return !m_isAtEnd && m_current.hash == hash; }
    bool isBefore(const masking::Words &hash) const
    {
        return !m_isAtEnd && std::tie(m_current.hash.a, m_current.hash.b) < std::tie(hash.a, hash.b);
    }

private:
    SightingSorter &m_sorter;
    Sighting m_current;
    bool m_isAtEnd = false;
};

QString hexOf(const masking::Words &hash)
{
    return u"%1%2"_s.arg(hash.a, 16, 16, QLatin1Char('0')).arg(hash.b, 16, 16, QLatin1Char('0'));
}

/// All places of one hash, as far as they matter.
class Group final {
public:
    Group(const std::vector<std::string> &columns, LeakReport &report)
        : m_columns(columns)
        , m_report(report)
    {
    }

    void begin()
    {
        m_originalRows = 0;
        m_lastOriginal = -1;
        m_doubtful = 0;
        m_waiting.clear();
        m_isWhole = false;
    }

    void addOriginal(const Sighting &original)
    {
        m_isWhole = m_isWhole || original.kind == OriginalKind::Whole;
        if (original.row == m_lastOriginal)
            m_lastKind = std::min(m_lastKind, original.kind);
        else
            m_lastKind = original.kind;
        m_originalRows += original.row == m_lastOriginal ? 0 : 1;
        m_lastOriginal = original.row;
    }

    void addWritten(const Sighting &written)
    {
        const bool isOwn = written.row == m_lastOriginal;
        if (isOwn && m_lastKind != OriginalKind::TextPart) {
            ++m_report.leaks;
            addHit(written, LeakKind::OwnRow);
            return;
        }
        ++m_doubtful;
        if (m_waiting.size() < std::size_t(LeakReport::mostHits))
            m_waiting.push_back(written);
    }

    /// Decides about what was doubtful, now that all rows of the original are known.
    void end()
    {
        if (m_originalRows > LeakReport::rareRows) {
            m_report.common += m_doubtful;
            return;
        }
        m_report.leaks += m_doubtful;
        for (const Sighting &written : m_waiting)
            addHit(written, LeakKind::Rare);
    }

private:
    void addHit(const Sighting &written, LeakKind kind)
    {
        if (m_report.hits.size() < LeakReport::mostHits)
            m_report.hits.append(
                {kind, m_isWhole, written.row, QString::fromStdString(m_columns[written.column]), hexOf(written.hash)});
    }

    const std::vector<std::string> &m_columns;
    LeakReport &m_report;
    qint64 m_originalRows = 0;
    qint64 m_lastOriginal = -1;
    OriginalKind m_lastKind = OriginalKind::Whole;
    bool m_isWhole = false;
    qint64 m_doubtful = 0;
    std::vector<Sighting> m_waiting;
};

bool isSamePlace(const Sighting &x, const Sighting &y)
{
    return x.hash == y.hash && x.row == y.row && x.column == y.column;
}

} // namespace

Result<void> mergeSightings(SightingSorter &originals, SightingSorter &written, const std::vector<std::string> &columns,
                            LeakReport &report)
{
    Cursor original(originals);
    Cursor met(written);
    SHOWROOM_TRY(original.advance());
    SHOWROOM_TRY(met.advance());
    Group group(columns, report);
    while (!met.isAtEnd()) {
        const masking::Words hash = met.current().hash;
        while (original.isBefore(hash))
            SHOWROOM_TRY(original.advance());
        // The filter took it for an original, and it is none.
        const bool isOriginal = original.isAt(hash);
        group.begin();
        Sighting last;
        while (met.isAt(hash)) {
            while (original.isAt(hash) && original.current().row <= met.current().row) {
                group.addOriginal(original.current());
                SHOWROOM_TRY(original.advance());
            }
            if (isOriginal && !isSamePlace(last, met.current()))
                group.addWritten(met.current());
            last = met.current();
            SHOWROOM_TRY(met.advance());
        }
        while (original.isAt(hash)) {
            group.addOriginal(original.current());
            SHOWROOM_TRY(original.advance());
        }
        group.end();
    }
    return {};
}

} // namespace showroom::masking_jobs
