#include "core/masking_jobs/subject_key.h"

#include <algorithm>

namespace showroom::masking_jobs {

using masking::MaskKind;

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

void assignKey(std::string &key, std::string_view value)
{
    key.assign(value);
    if (value.find('@') == std::string_view::npos)
        return;
    for (char &c : key)
        c = c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

} // namespace

std::uint8_t identityRank(MaskKind kind)
{
    switch (kind) {
    case MaskKind::Email:
        return 0;
    case MaskKind::NationalId:
        return 1;
    case MaskKind::UserName:
        return 2;
    case MaskKind::Phone:
        return 3;
    case MaskKind::Name:
        return 4;
    default:
        return noIdentity;
    }
}

void makeSubjectKey(std::string &key, const Record &row, const std::vector<KeyColumn> &columns)
{
    std::uint8_t best = noIdentity;
    std::string_view identity;
    for (const Value &value : row.values) {
        const KeyColumn &column = columns[value.column];
        if (!column.isSubject && column.rank >= best)
            continue;
        const std::string_view text = value.element.empty() ? trimmed(value.text) : std::string_view();
        if (text.empty())
            continue;
        if (column.isSubject)
            return assignKey(key, text);
        best = column.rank;
        identity = text;
    }
    if (!identity.empty())
        return assignKey(key, identity);
    key.clear();
    for (const Value &value : row.values) {
        if (!columns[value.column].isMasked)
            continue;
        key += std::to_string(value.text.size());
        key += ':';
        key += value.text;
    }
}

} // namespace showroom::masking_jobs
