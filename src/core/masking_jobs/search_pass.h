#pragma once

#include "core/masking_jobs/byte_source.h"
#include "core/masking_jobs/mask_plan.h"
#include "core/masking_jobs/record_parser.h"
#include "core/masking_jobs/sighting_sorter.h"
#include "core/masking_jobs/text_hashes.h"

#include <functional>

namespace showroom::masking_jobs {

/// What one thread of a pass over a table works with: a parser, hashes, and what it counted and saw.
struct SearchHand {
    SearchHand(const Dialect &dialect, const MaskPlan &tablePlan, const masking::SipKey &key);

    /// Whether a column's originals are searched for; of the others every hit counts.
    bool isDrawnFrom(std::uint32_t column) const { return drawn[column]; }

    std::unique_ptr<RecordParser> parser;
    TextHashes hashes;
    std::vector<OriginalHash> originals; ///< of one value, kept from value to value
    std::vector<masking::Words> phrases; ///< likewise
    std::vector<Sighting> sightings;     ///< of the block in hand, with rows counted from its beginning
    std::uint32_t lengths = 0;           ///< see TextHashes::lengthBit()
    qint64 counted = 0;                  ///< values that are searched, or searched for
    qint64 chance = 0;

    Result<void> visitBlock(const Block &block, const std::function<void(SearchHand &, const Value &, qint64)> &visit,
                            std::string &out);

private:
    void learnColumns();

    const MaskPlan &plan;
    std::vector<bool> drawn; ///< by column
    Record row;
};

/// Reads a table once in several threads (JSON, whose columns show themselves row by row, in one) and collects what is
/// seen in it, in memory that does not depend on its size.
class SearchPass final {
public:
    /// Looks at a value; `row` counts from 1 within the block, as Sighting::row in `hand.sightings` has to.
    using Visit = std::function<void(SearchHand &hand, const Value &value, qint64 row)>;

    SearchPass(const Dialect &dialect, const MaskPlan &plan, const masking::SipKey &key);

    /// Sightings go into `sorter`, which may be null when none are noted; `between` hears how far the reader is.
    Result<void> run(const SourceText &table, const Visit &visit, SightingSorter *sorter,
                     const std::function<Result<void>(qint64)> &between);

    qint64 rows() const { return m_rows; }
    const std::vector<std::unique_ptr<SearchHand>> &hands() const { return m_hands; }

private:
    Result<void> accept(const std::string &seen, SightingSorter *sorter);

    const Dialect &m_dialect;
    std::vector<std::unique_ptr<SearchHand>> m_hands;
    qint64 m_rows = 0;
};

} // namespace showroom::masking_jobs
