#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking_jobs {

enum class FileFormat {
    Csv,  ///< RFC 4180: a header, then rows of as many fields; UTF-8
    Jsonl ///< an object a line; UTF-8
};

/// How a table's file is written.
struct Dialect {
    FileFormat format = FileFormat::Csv;
    char delimiter = ',';             ///< CSV
    std::vector<std::string> columns; ///< CSV: the header's names
};

QString toWord(FileFormat format);
std::optional<FileFormat> formatFromWord(QStringView word);

/// By a file's name, else by how its text begins.
FileFormat guessFormat(const QString &fileName, std::string_view beginning);

/// The delimiter that most likely parts the fields of a header and the rows after it: the one of `,` `;` tab `|` that
/// splits the first lines into equally many fields, and into the most.
char guessDelimiter(std::string_view beginning);

/// For messages: `line 7, column 3 “email”`; a column of 0 is left out, and so is an empty name.
QString placeText(qint64 line, qint64 column, std::string_view name);

} // namespace showroom::masking_jobs
