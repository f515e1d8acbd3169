#pragma once

#include "base/result.h"
#include "core/browsing/browsed_table.h"

#include <QFuture>

namespace showroom::browsing {

/// Where rows come from, asked piece by piece and answered later. Continue with whenReady(); cancelling a
/// future stops its statement.
class RowSource {
public:
    virtual ~RowSource() = default;

    /// Up to `limit` rows in the order of the key, from `from` on (empty: from the first).
    virtual QFuture<Result<QList<BrowsedRow>>> readRows(const RowRange &range, const RowKey &from, int limit) = 0;
    /// The keys of every `step`-th row from `from` on: `count` of them at most and the one that follows.
    virtual QFuture<Result<QList<RowKey>>> readFences(const RowRange &range, const RowKey &from, int step,
                                                      int count) = 0;
    /// How many rows stand before a key.
    virtual QFuture<Result<qint64>> readPosition(const RowRange &range, const RowKey &key) = 0;
};

} // namespace showroom::browsing
