#pragma once

#include "core/exporting/encoding.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace showroom::exporting {

class CopyTuple;
class OutputBuffer;
struct ExportTable;

/// Rows of one table as JSON objects, the same bytes as PostgreSQL's row_to_json.
class JsonRow final {
public:
    /// `head` stands before the first key of every row, for example `{`.
    JsonRow(const ExportTable &table, const QByteArray &head);
    JsonRow() = default;

    /// Everything but the closing brace.
    void append(OutputBuffer &out, const CopyTuple &row) const;

private:
    struct Column {
        QByteArray prefix; ///< everything between the value before and this one, its key included
        Encoding encoding;
    };

    std::vector<Column> m_columns;
};

} // namespace showroom::exporting
