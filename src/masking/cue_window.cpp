#include "masking/cue_window.h"

#include "masking/text_bytes.h"
#include "masking/text_folding.h"

#include <algorithm>

namespace showroom::masking {

namespace {

constexpr std::size_t windowBytes = 36;

} // namespace

CueWindow::CueWindow(std::string_view text, std::size_t at)
{
    std::size_t begin = at > windowBytes ? at - windowBytes : 0;
    while (begin < at && isContinuation(text[begin]))
        ++begin;
    std::string_view window = text.substr(begin, at - begin);
    if (const std::size_t line = window.rfind('\n'); line != window.npos)
        window.remove_prefix(line + 1);
    appendFolded(m_folded, window);
}

std::size_t CueWindow::distanceTo(std::span<const std::string_view> words) const
{
    std::size_t nearest = 0;
    for (const std::string_view word : words) {
        for (std::size_t place = m_folded.rfind(word); place != m_folded.npos;
             place = place == 0 ? m_folded.npos : m_folded.rfind(word, place - 1)) {
            if (isLetter(word[0]) && continuesWordBefore(m_folded, place))
                continue;
            const std::size_t distance = m_folded.size() - place;
            nearest = nearest == 0 ? distance : std::min(nearest, distance);
            break;
        }
    }
    return nearest;
}

bool CueWindow::leadsTo(std::span<const std::string_view> words) const
{
    const std::size_t distance = distanceTo(words);
    const auto between = m_folded.end() - std::ptrdiff_t(distance);
    return distance > 0 && std::none_of(between, m_folded.end(), isDigit);
}

} // namespace showroom::masking
