#include "masking/cue_window.h"

#include "masking/text_bytes.h"
#include "masking/text_folding.h"

#include <algorithm>

namespace showroom::masking {

namespace {

constexpr std::size_t windowBytes = 36;

/// Longer words also count as beginnings of others ("call" in "called").
constexpr std::size_t longestWholeWord = 3;

/// Stands for what was found.
constexpr char foundMark = '\x1a';

Finding lastBefore(std::span<const Finding> findings, std::size_t end)
{
    while (!findings.empty() && findings.back().end > end)
        findings = findings.first(findings.size() - 1);
    return findings.empty() ? Finding() : findings.back();
}

/// The finding that ends last before a place; an empty one at 0 when there is none.
Finding lastBefore(const FoundBefore &before, std::size_t end)
{
    const Finding scanned = lastBefore(before.scanned, end);
    const Finding name = lastBefore(before.names, end);
    return scanned.end >= name.end ? scanned : name;
}

} // namespace

CueWindow::CueWindow(std::string_view text, std::size_t at, const FoundBefore &before)
{
    fold(text, at, before, windowBytes);
}

/// Folds what lies before `end`, the farthest first.
void CueWindow::fold(std::string_view text, std::size_t end, const FoundBefore &before, std::size_t room)
{
    const Finding last = lastBefore(before, end);
    std::size_t begin = std::max(last.end, end > room ? end - room : 0);
    while (begin < end && isContinuation(text[begin]))
        ++begin;
    std::string_view words = text.substr(begin, end - begin);
    const std::size_t line = words.rfind('\n');
    const bool goesOn = last.end > 0 && begin == last.end && words.size() < room && line == words.npos;
    if (goesOn) {
        fold(text, last.begin, before, room - words.size() - 1);
        m_folded.push_back(foundMark);
    }
    appendFolded(m_folded, line == words.npos ? words : words.substr(line + 1));
}

std::size_t CueWindow::distanceTo(std::span<const std::string_view> words) const
{
    std::size_t nearest = 0;
    for (const std::string_view word : words) {
        for (std::size_t place = m_folded.rfind(word); place != m_folded.npos;
             place = place == 0 ? m_folded.npos : m_folded.rfind(word, place - 1)) {
            const bool isInside = isLetter(word[0]) && continuesWordBefore(m_folded, place);
            const bool isOnlyBeginning = word.size() <= longestWholeWord && isLetter(word.back()) &&
                                         continuesWord(m_folded, place + word.size());
            if (isInside || isOnlyBeginning)
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

bool CueWindow::isDirectlyBehind(std::span<const std::string_view> words) const
{
    constexpr std::size_t farthest = 14;
    const std::size_t distance = distanceTo(words);
    return leadsTo(words) && distance <= farthest &&
           m_folded.find(foundMark, m_folded.size() - distance) == m_folded.npos;
}

} // namespace showroom::masking
