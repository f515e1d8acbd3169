#include "masking/watermark.h"

#include "masking/address_scanner.h"
#include "masking/keyed_stream.h"
#include "masking/name_cue_scanner.h"
#include "masking/person_labels.h"
#include "masking/text_bytes.h"
#include "masking/text_folding.h"

namespace showroom::masking {

namespace {

constexpr int nameBits = 8;
constexpr int addressBits = 10;

/// Of so many draws hardly one in a million finds no marked one, as long as the locale has a marked one at all.
constexpr int mostDraws = (1 << addressBits) * 14;

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

/// Regions behind the city cannot be told from the words of the text that follows.
PersonText addressWithoutRegion(const Person &person)
{
    PersonText address = streetAddress(person);
    address.append(", ");
    address.append(postalCode(person).view());
    address.append(' ');
    address.append(person.city->name);
    return address;
}

} // namespace

Watermark::Watermark(const Masker &masker)
    : m_key(keyOf(masker))
    , m_marked{markedNames(masker.locale(), Sex::Female), markedNames(masker.locale(), Sex::Male)}
{
}

bool Watermark::isOn(std::string_view text, FindingKind kind) const
{
    return text.ends_with(sign) && hasBits(text.substr(0, text.size() - sign.size()), kind);
}

bool Watermark::hasBits(std::string_view text, FindingKind kind) const
{
    const int bits = kind == FindingKind::Address ? addressBits : nameBits;
    std::string folded;
    appendFolded(folded, text);
    return sipHash128(m_key, folded).a >> (64 - bits) == 0;
}

Watermark::MarkedNames Watermark::markedNames(const LocaleCorpus &locale, Sex sex) const
{
    MarkedNames marked;
    const auto addTo = [this](std::vector<std::string> &names, std::string name) {
        if (hasBits(name, FindingKind::Name) && isReadWhole(name))
            names.push_back(std::move(name));
    };
    for (const Name &name : locale.givenNames[std::size_t(sex)].names)
        addTo(marked.given, name.text);
    for (const Name &name : locale.familyNames.listed[std::size_t(sex)])
        addTo(marked.family, name.text);
    for (const Name &beginning : locale.familyNames.beginnings) {
        for (const Name &ending : locale.familyNames.endings[std::size_t(sex)])
            addTo(marked.family, beginning.text + ending.text);
    }
    return marked;
}

bool Watermark::appendSingleName(std::string &out, FindingKind kind, const Person &person, KeyedStream &stream) const
{
    const MarkedNames &marked = m_marked[std::size_t(person.sex)];
    const std::vector<std::string> &names = kind == FindingKind::FirstName ? marked.given : marked.family;
    if (names.empty())
        return false;
    out += names[stream.below(names.size())];
    return true;
}

void Watermark::appendName(std::string &out, FindingKind kind, const Subject &subject) const
{
    KeyedStream stream(subject.words(), "text name");
    Person person = subject.person();
    if (kind != FindingKind::Name && appendSingleName(out, kind, person, stream))
        return;
    PersonText name;
    for (int i = 0; i < mostDraws; ++i) {
        drawName(person, stream);
        name = fullName(person);
        if (hasBits(name.view(), FindingKind::Name) && isReadWhole(name.view()))
            break;
    }
    out += name.view();
}

void Watermark::appendAddress(std::string &out, bool hasPlace, const Subject &subject) const
{
    KeyedStream stream(subject.words(), "text address");
    Person person = subject.person();
    PersonText address;
    for (int i = 0; i < mostDraws; ++i) {
        person.contact = drawWords(stream).pair(label::Contact);
        person.city = &person.locale->cities[person.locale->cityWeights.pick(stream.next())];
        address = hasPlace ? fullAddress(person) : streetAddress(person);
        if (isStableAddress(address.view()))
            break;
        if (!hasPlace)
            continue;
        address = addressWithoutRegion(person);
        if (isStableAddress(address.view()))
            break;
    }
    out += address.view();
}

/// Marked, and read again as one address or as none.
bool Watermark::isStableAddress(std::string_view address) const
{
    if (!hasBits(address, FindingKind::Address))
        return false;
    const std::size_t read = scanAddress(address, 0).end;
    return read == 0 || read == address.size();
}

} // namespace showroom::masking
