#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

namespace showroom::masking {

/// The rows of a tab-separated file whose first line names its columns. Fields point into the file's bytes, which the
/// table keeps.
class TsvTable final {
public:
    /// Reads a file. Internal with its name and line when it is missing, has other columns, or a ragged row.
    static Result<TsvTable> read(const QString &path, std::string_view columns);

    std::size_t size() const { return m_fields.size() / m_columns; }
    std::string_view text(std::size_t row, std::size_t column) const { return m_fields[row * m_columns + column]; }

    /// A whole number that is not negative; 0 for anything else.
    std::uint64_t number(std::size_t row, std::size_t column) const;

private:
    QByteArray m_bytes;
    std::size_t m_columns = 1;
    std::vector<std::string_view> m_fields;
};

/// The parts of a text between separators.
std::vector<std::string_view> split(std::string_view text, char separator);

/// A built-in corpus file that isn't as it must be.
Error malformedCorpus(const QString &file, const QString &what);

} // namespace showroom::masking
