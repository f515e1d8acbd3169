#pragma once

#include "generation/compiled_dataset.h"
#include "generation/row.h"

#include <array>

namespace showroom::generation {

/// The longest line of records that hang on each other, from a row up to one that hangs on nothing or on a person.
inline constexpr std::size_t longestLineage = 8;

/// Finds person and time of rows by their index alone: of a record by placing the row that it hangs on first, up to the
/// one that hangs on nothing. One for each thread.
class RowPlacer final {
public:
    explicit RowPlacer(const CompiledDataset &dataset);

    /// The row with everything but its key and its columns. Stays valid until the next one.
    Row &place(const CompiledPart &part, std::int64_t index);

private:
    struct Span {
        std::int64_t from;
        std::int64_t to;  ///< the last second, included
        std::int64_t end; ///< when the parent's time was over, or noEnd
    };

    void placeAt(const CompiledPart &part, std::int64_t index, std::size_t depth);
    void placeRecord(const CompiledPart &part, std::int64_t index, std::size_t depth);
    Span spanOf(const CompiledPart &part, Row &row, std::size_t depth);
    std::int64_t instantOf(const CompiledReference &reference, const Row &row) const;
    void begin(const CompiledPart &part, const Span &span, Row &row) const;
    void finish(const CompiledPart &part, const Span &span, Row &row) const;
    std::int64_t inHours(const CompiledPart &part, const CompiledMoment &moment, const Span &span, std::int64_t second,
                         const Row &row) const;

    const CompiledDataset &m_dataset;
    std::array<Row, longestLineage> m_rows;
};

} // namespace showroom::generation
