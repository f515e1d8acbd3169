#include "masking/tsv_table.h"

#include <QFile>

#include <charconv>

namespace showroom::masking {

using namespace Qt::StringLiterals;

Result<TsvTable> TsvTable::read(const QString &path, std::string_view columns)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return malformedCorpus(path, u"it is missing"_s);
    TsvTable table;
    table.m_bytes = file.readAll();
    table.m_columns = split(columns, '\t').size();
    std::string_view rest(table.m_bytes.constData(), std::size_t(table.m_bytes.size()));
    for (int line = 1; !rest.empty(); ++line) {
        const std::string_view text = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(text.size() + 1, rest.size()));
        if (line == 1 && text != columns)
            return malformedCorpus(path, u"its columns are others"_s);
        const std::vector<std::string_view> fields = split(text, '\t');
        if (fields.size() != table.m_columns)
            return malformedCorpus(path, u"line %1 has %2 fields"_s.arg(line).arg(fields.size()));
        if (line > 1)
            table.m_fields.insert(table.m_fields.end(), fields.begin(), fields.end());
    }
    return table;
}

std::uint64_t TsvTable::number(std::size_t row, std::size_t column) const
{
    const std::string_view digits = text(row, column);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? number : 0;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

Error malformedCorpus(const QString &file, const QString &what)
{
    return fail(ErrorCode::Internal, u"The built-in corpus file %1 is malformed: %2."_s.arg(file, what),
                u"Install Showroom again."_s);
}

} // namespace showroom::masking
