#pragma once

#include "generation/blueprint_spec.h"
#include "generation/dataset_request.h"
#include "masking/keyed_permutation.h"
#include "masking/sip_hash.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace showroom::generation {

struct CompiledDataset;
struct CompiledPart;
struct Row;

/// The rows that a reference can point at, in one sequence of positions.
struct ReferredRows {
    struct Run {
        std::size_t part = 0;
        std::int64_t first = 0; ///< position of the part's first row
    };
    std::size_t table = 0;
    std::vector<Run> runs;
    std::int64_t count = 0;
    bool isPeople = false;

    /// The run that a position lies in.
    const Run &runOf(std::int64_t position) const;
};

/// Rows of some kinds of a table (all of them when none is named) by the counts of a request.
ReferredRows referredRows(const BlueprintSpec &blueprint, const DatasetCounts &counts, const QString &table,
                          const QStringList &kinds);

/// How many of `count` rows in even shares come before the share of one of `owners`.
std::int64_t shareStart(std::int64_t owner, std::int64_t owners, std::int64_t count);

/// A reference of a part's rows, resolved from a row's index and keyed bits alone.
struct CompiledReference {
    ReferredRows rows;
    Spread spread = Spread::Drawn;
    int tail = 1;
    std::int64_t most = 0;      ///< of the people that can be drawn
    std::int64_t ancestors = 0; ///< rows of the kind within whose share this one keeps; 0: none
    std::int64_t ownRows = 0;   ///< of the part that refers
    std::int64_t personas = 0;
    bool outlives = false;
    bool isOther = false;
    bool isThrough = false;
    std::size_t throughReference = 0; ///< of the rows that it leads through
    masking::SipKey field;
    std::optional<masking::KeyedPermutation> mixing; ///< so that kinds share the busiest rows

    /// The position of the referred row; `row` has its index, keyed bits and, for people, its time.
    std::int64_t position(const CompiledDataset &dataset, const Row &row) const;

private:
    std::pair<std::int64_t, std::int64_t> share(std::int64_t index) const;
    std::int64_t drawn(std::uint64_t word, std::int64_t count) const;
    std::int64_t turn(std::int64_t index) const;
    std::int64_t joined(const CompiledDataset &dataset, const Row &row) const;
    std::int64_t through(const CompiledDataset &dataset, const Row &row) const;
};

/// The key of a referred row.
masking::Words referredId(const CompiledDataset &dataset, const CompiledReference &reference, std::int64_t position);

/// The references of one kind of records. `field` gives the keyed bits of a label.
std::vector<CompiledReference> compileReferences(const BlueprintSpec &blueprint, const DatasetCounts &counts,
                                                 const KindSpec &kind, std::int64_t personas,
                                                 const std::function<masking::SipKey(const QString &)> &field);

/// Which rows of a kind are the parents of records of another kind that are spread evenly over them.
class FollowedRows final {
public:
    FollowedRows(const BlueprintSpec &blueprint, const DatasetCounts &counts, const QString &kind,
                 const QString &follower);

    bool contains(std::int64_t index) const;

private:
    std::int64_t m_first = -1; ///< position of the kind's first row; -1: none of them is
    std::int64_t m_count = 0;
    std::int64_t m_followers = 0;
};

} // namespace showroom::generation
