#pragma once

#include "base/result.h"
#include "core/masking_jobs/text_hashes.h"

#include <memory>
#include <vector>

namespace showroom::masking_jobs {

/// A hash at a place of a table.
struct Sighting {
    masking::Words hash;
    std::int64_t row = 0; ///< from 1
    std::uint32_t column = 0;
    OriginalKind kind = OriginalKind::Whole;

    friend bool operator<(const Sighting &x, const Sighting &y)
    {
        return std::tie(x.hash.a, x.hash.b, x.row, x.column, x.kind) <
               std::tie(y.hash.a, y.hash.b, y.row, y.column, y.kind);
    }
};

/// Sorts any number of sightings by hash, row and column in fixed memory: what does not fit goes in sorted runs into an
/// unnamed file, which is gone with the sorter, however that ends.
class SightingSorter final {
public:
    /// `folder` is where the file lies; `capacity` sightings are kept in memory.
    explicit SightingSorter(QString folder, std::size_t capacity = std::size_t(400'000));
    ~SightingSorter();
    Q_DISABLE_COPY_MOVE(SightingSorter)

    /// FileFailure, StorageFull.
    Result<void> add(const Sighting &sighting);

    /// Ends adding; next() gives the sightings in order afterwards.
    Result<void> finish();
    Result<bool> next(Sighting &sighting);

    bool isEmpty() const { return m_count == 0; }

private:
    struct Run {
        qint64 at = 0; ///< in the file, in sightings
        qint64 end = 0;
        std::vector<Sighting> read;
        std::size_t next = 0;
    };

    Result<void> spill();
    Result<void> refill(Run &run);

    QString m_folder;
    std::size_t m_capacity;
    std::vector<Sighting> m_kept;
    std::size_t m_nextKept = 0;
    std::vector<Run> m_runs;
    std::vector<std::size_t> m_heap; ///< indices of runs, the one with the least sighting first
    int m_file = -1;
    qint64 m_spilled = 0; ///< sightings
    qint64 m_count = 0;
};

} // namespace showroom::masking_jobs
