#pragma once

#include "core/exporting/encoding.h"
#include "core/exporting/record_writer.h"

#include <QByteArrayView>

#include <vector>

namespace showroom::exporting {

class OutputBuffer;

/// A CSV file per table (RFC 4180: a header line, CRLF, quotes where needed), UTF-8 without a byte order mark, values
/// in PostgreSQL's own text. NULL is an empty cell without quotes, an empty text is "".
///
/// No cell can start a formula in a spreadsheet: whatever is not a finite number and begins, after blanks, with = + -
/// @, their full-width forms, a tab or a line break gets an apostrophe in front, and so does what begins with an
/// apostrophe itself. Taking one apostrophe off the front of every cell that has one gives the exact values back.
class CsvWriter final : public RecordWriter {
public:
    explicit CsvWriter(OutputBuffer &out);

    void begin(const ExportPlan &plan) override;
    void beginTable(const ExportTable &table) override;
    void writeRow(const CopyTuple &row) override;
    void endTable(const ExportTable &table, qint64 rows) override;
    void end(const ExportPlan &plan) override;

private:
    void appendText(QByteArrayView text);
    void appendQuoted(QByteArrayView text);
    void appendScalar(Encoding encoding, const char *data);
    void appendNumber(QByteArrayView value);
    void appendValue(Encoding encoding, QByteArrayView value);

    OutputBuffer &m_out;
    std::vector<Encoding> m_encodings;
};

} // namespace showroom::exporting
