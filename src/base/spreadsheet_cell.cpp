#include "base/spreadsheet_cell.h"

#include <algorithm>
#include <cstring>

namespace showroom {

bool needsApostrophe(QByteArrayView text)
{
    const auto *first = std::find_if(text.begin(), text.end(), [](char c) { return c != ' '; });
    if (first == text.end())
        return false;
    if (std::strchr("=+-@\t\r\n", *first) || text.front() == '\'')
        return true;
    constexpr QByteArrayView fullWidth[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}; // = + - @
    const QByteArrayView rest = text.sliced(first - text.begin());
    return std::any_of(std::begin(fullWidth), std::end(fullWidth),
                       [rest](QByteArrayView sign) { return rest.startsWith(sign); });
}

} // namespace showroom
