#pragma once

#include "generation/row.h"

#include <QtGlobal>

#include <cstddef>
#include <memory>

namespace showroom::generation {

/// Writes one column of a row, or one property of a JSON column; compiled from a blueprint, stateless, shared by
/// threads.
class ColumnGenerator {
public:
    virtual ~ColumnGenerator() = default;

    /// Writes the field with its length in PostgreSQL's binary form; returns where it ended.
    virtual char *writeField(char *out, Row &row) const = 0;

    /// Draws the value alone where conditions refer to it.
    virtual void choose(Row &) const {}

    /// Writes the value as JSON. Only what may be a property answers; see hasJson().
    virtual char *writeJson(char *out, Row &row) const;
    virtual bool hasJson() const { return false; }

    /// False where the row has no such value: a null field, a property left out.
    virtual bool appliesTo(const Row &) const { return true; }

    /// The most bytes that either form takes.
    virtual std::size_t maxBytes() const = 0;

protected:
    ColumnGenerator() = default;
    Q_DISABLE_COPY_MOVE(ColumnGenerator)
};

using ColumnGeneratorPtr = std::unique_ptr<const ColumnGenerator>;

} // namespace showroom::generation
