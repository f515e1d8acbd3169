#include "masking/national_id.h"

#include "masking/text_bytes.h"

namespace showroom::masking {

namespace {

/// How many bytes of the text a layout takes, 0 when it does not fit.
std::size_t matchLayout(std::string_view layout, std::string_view text, CompactId &compact)
{
    compact.clear();
    std::size_t at = 0;
    for (const char expected : layout) {
        const char found = at < text.size() ? text[at] : '\0';
        if (expected == ' ') {
            const std::size_t blank = blankSize(text, at);
            if (blank == 0)
                return 0;
            at += blank;
            continue;
        }
        const bool fits = expected == '9' ? isDigit(found) : expected == 'A' ? isLetter(found) : expected == found;
        if (!fits)
            return 0;
        if (isAlphanumeric(expected))
            compact.append(upper(found));
        ++at;
    }
    return continuesWord(text, at) ? 0 : at;
}

bool isIssued(const IdFormat &format, std::string_view compact)
{
    return format.isPlausible(compact) && (!format.checkCharacter || format.checkCharacter(compact) == compact.back());
}

/// Draws every character anew as what it was, then lets the format put it right and the check wrong.
void redraw(const IdFormat &format, std::string_view from, char *compact, KeyedStream &stream)
{
    for (std::size_t i = 0; i < from.size(); ++i)
        compact[i] = isDigit(from[i]) ? stream.digit() : stream.oneOf("ABCDEFGHJKLMNPRSTUVWXYZ");
    format.settle(compact, stream);
    if (!format.checkCharacter)
        return;
    char &last = compact[from.size() - 1];
    last = stream.oneBut(format.checkCharacter({compact, from.size()}), format.checkAlphabet);
}

/// Writes the new characters where the old ones stood, in their case.
void appendLike(std::string &out, std::string_view written, const char *compact)
{
    for (const char c : written) {
        if (!isAlphanumeric(c))
            out.push_back(c);
        else
            out.push_back(c >= 'a' && c <= 'z' ? lower(*compact++) : *compact++);
    }
}

struct Candidate {
    const IdFormat *format = nullptr;
    CompactId compact;
    int rank = 0;
};

/// The format that fits the whole value best: an issued number before a mere shape, the given country before others.
Candidate bestFormat(std::string_view value, std::string_view country)
{
    Candidate best;
    for (const IdFormat &format : idFormats()) {
        for (const std::string_view layout : format.layouts) {
            CompactId compact;
            if (value.empty() || matchLayout(layout, value, compact) != value.size())
                continue;
            const int rank = 1 + (isIssued(format, compact.view()) ? 2 : 0) + (format.country == country ? 1 : 0);
            if (rank > best.rank)
                best = {&format, compact, rank};
        }
    }
    return best;
}

/// Whether a number passes the check of any country's format.
bool passesAnyCheck(std::string_view value)
{
    const auto formats = idFormats();
    return std::any_of(formats.begin(), formats.end(), [&](const IdFormat &format) {
        const auto match = matchId(format, value);
        return format.checkCharacter && match && match->isIssued && match->size == value.size();
    });
}

} // namespace

std::optional<IdMatch> matchId(const IdFormat &format, std::string_view text)
{
    IdMatch match;
    for (const std::string_view layout : format.layouts) {
        CompactId compact;
        const std::size_t size = matchLayout(layout, text, compact);
        if (size > match.size)
            match = {&format, size, isIssued(format, compact.view())};
    }
    return match.format ? std::optional(match) : std::nullopt;
}

bool appendMaskedId(std::string &out, std::string_view value, std::string_view country, const SubjectWords &subject)
{
    const Candidate candidate = bestFormat(value, country);
    if (!candidate.format)
        return false;
    KeyedStream stream(subject, candidate.format->name);
    const std::size_t begin = out.size();
    char compact[24];
    // What fails its own country's check may still pass another's.
    do {
        out.resize(begin);
        redraw(*candidate.format, candidate.compact.view(), compact, stream);
        appendLike(out, value, compact);
    } while (passesAnyCheck(std::string_view(out).substr(begin)));
    return true;
}

} // namespace showroom::masking
