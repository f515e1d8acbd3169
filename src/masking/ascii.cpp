#include "masking/ascii.h"

#include <QString>

#include <algorithm>
#include <span>

namespace showroom::masking {

namespace {

struct Letter {
    char16_t from;
    const char *to;
};

// Letters without a canonical decomposition; the others lose their accents by it.
constexpr Letter letters[] = {{u'ß', "ss"}, {u'ø', "o"}, {u'æ', "ae"}, {u'œ', "oe"},
                              {u'ł', "l"},  {u'đ', "d"}, {u'ı', "i"}};
constexpr Letter umlauts[] = {{u'ä', "ae"}, {u'ö', "oe"}, {u'ü', "ue"}};

const char *replacement(QChar c, std::span<const Letter> table)
{
    for (const Letter &letter : table) {
        if (c == letter.from)
            return letter.to;
    }
    return nullptr;
}

} // namespace

std::string asciiLocalPart(std::string_view name, bool germanUmlauts)
{
    if (std::any_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; }))
        return asciiLocalPart(QString::fromUtf8(name.data(), qsizetype(name.size())), germanUmlauts);
    std::string letters;
    letters.reserve(name.size());
    for (const char c : name) {
        if (const char lower = char(c | 0x20); lower >= 'a' && lower <= 'z')
            letters += lower;
    }
    return letters;
}

std::string asciiLocalPart(QStringView name, bool germanUmlauts)
{
    std::string ascii;
    const QString lower = name.toString().toLower();
    for (const QChar c : lower) {
        if (c >= u'a' && c <= u'z') {
            ascii += char(c.unicode());
            continue;
        }
        if (germanUmlauts) {
            if (const char *umlaut = replacement(c, umlauts)) {
                ascii += umlaut;
                continue;
            }
        }
        if (const char *letter = replacement(c, letters)) {
            ascii += letter;
            continue;
        }
        for (const QChar part : QString(c).normalized(QString::NormalizationForm_D)) {
            if (part >= u'a' && part <= u'z')
                ascii += char(part.unicode());
        }
    }
    return ascii;
}

} // namespace showroom::masking
