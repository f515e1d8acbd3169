#include "masking/watermark.h"

#include "masking/address_scanner.h"
#include "masking/keyed_stream.h"
#include "masking/name_cue_scanner.h"
#include "masking/text_bytes.h"
#include "masking/text_folding.h"

namespace showroom::masking {

namespace {

/// Of so many draws hardly one in a million finds no marked one, as long as the locale has a marked one at all.
constexpr int mostDraws = 256 * 14;

SipKey keyOf(const Masker &masker)
{
    const Words words = masker.subject("showroom/watermark").words().pair("watermark");
    return {words.a, words.b};
}

/// The person with another name.
void drawName(Person &person, KeyedStream &stream)
{
    const LocaleCorpus &locale = *person.locale;
    const auto &givenNames = locale.givenNames[std::size_t(person.sex)];
    person.given = &givenNames.pick(cohortYears.size() / 2, stream.next());
    const std::uint64_t family = stream.next();
    person.family = locale.familyNames.pick(person.sex, family, stream.next());
}

PersonText written(const Person &person, FindingKind kind)
{
    if (kind == FindingKind::Name)
        return fullName(person);
    if (kind == FindingKind::LastName)
        return familyName(person);
    PersonText given;
    given.append(givenName(person));
    return given;
}

/// Whether a name in letters (not in ideographs) is read again from its first to its last one.
bool isReadWhole(std::string_view name)
{
    constexpr int mostWords = 3;
    constexpr char32_t firstIdeographic = 0x2e80;
    return codePointAt(name, 0).value >= firstIdeographic || NameCueScanner::nameEnd(name, 0, mostWords) == name.size();
}

/// As good as another subject's hash, from the same subject's stream.
SubjectWords drawWords(KeyedStream &stream)
{
    Digest digest;
    for (std::size_t i = 0; i < digest.size(); i += 8) {
        const std::uint64_t word = stream.next();
        for (std::size_t byte = 0; byte < 8; ++byte)
            digest[i + byte] = static_cast<unsigned char>(word >> (8 * byte));
    }
    return SubjectWords(digest);
}

} // namespace

Watermark::Watermark(const Masker &masker)
    : m_key(keyOf(masker))
{
}

bool Watermark::isOn(std::string_view text) const
{
    std::string folded;
    appendFolded(folded, text);
    return sipHash128(m_key, folded).a >> (64 - bits) == 0;
}

void Watermark::appendName(std::string &out, FindingKind kind, const Subject &subject) const
{
    KeyedStream stream(subject.words(), "text name");
    Person person = subject.person();
    for (int i = 0; i < mostDraws; ++i) {
        drawName(person, stream);
        const PersonText name = written(person, kind);
        if (isOn(name.view()) && isReadWhole(name.view())) {
            out += name.view();
            return;
        }
    }
    if (kind == FindingKind::Name)
        out += fullName(person).view();
    else
        appendName(out, FindingKind::Name, subject);
}

void Watermark::appendAddress(std::string &out, bool hasPlace, const Subject &subject) const
{
    KeyedStream stream(subject.words(), "text address");
    Person person = subject.person();
    PersonText address;
    for (int i = 0; i < mostDraws; ++i) {
        person.words = drawWords(stream);
        address = hasPlace ? fullAddress(person) : streetAddress(person);
        const std::size_t read = isOn(address.view()) ? scanAddress(address.view(), 0).end : 1;
        if (read == 0 || read == address.view().size())
            break;
    }
    out += address.view();
}

} // namespace showroom::masking
