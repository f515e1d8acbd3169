#pragma once

#include "core/masking_jobs/record_parser.h"

namespace showroom::masking_jobs {

/// Rows of RFC 4180, with either line end. A quote inside a field that does not begin with one stands for itself.
class CsvParser final : public RecordParser {
public:
    explicit CsvParser(const Dialect &dialect);

    /// The names in a header, which is a row like others; InvalidInput for one without names, with one twice, or that
    /// holds data in their place.
    static Result<std::vector<std::string>> readHeader(std::string_view header, char delimiter);

protected:
    Result<void> read(Record &record) override;

private:
    std::size_t readPlain(Value &value) const;
    Result<std::size_t> readQuoted(Record &record, Value &value) const;
    Result<void> finish(Record &record, std::size_t begin, std::size_t end);
    std::string_view nameOf(std::size_t column) const;

    char m_delimiter;
    bool m_isHeader = false;
};

} // namespace showroom::masking_jobs
