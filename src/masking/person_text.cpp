#include "masking/person_text.h"

#include "masking/person_labels.h"

#include <array>

namespace showroom::masking {

namespace {

constexpr std::string_view postalLetters = "ABDEFGHJLNPRSTUWXYZ";
constexpr std::string_view unitLetters = "ABCDEFGH";

/// Crockford's base 32: no letters that are taken for digits, no words.
constexpr std::string_view tagLetters = "0123456789abcdefghjkmnpqrstvwxyz";

const std::string &pick(const std::vector<std::string> &texts, Draws &draws)
{
    return texts[draws.below(texts.size())];
}

/// Copies a pattern and asks `field` to write what stands between braces.
template <class Write>
void fillFields(PersonText &out, std::string_view pattern, const Write &field)
{
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        out.append(pattern.substr(0, open));
        if (open == std::string_view::npos)
            return;
        const std::size_t close = pattern.find('}', open);
        field(pattern.substr(open + 1, close - open - 1));
        pattern.remove_prefix(close + 1);
    }
}

void append(PersonText &out, const FamilyName &name, std::string Name::*spelling)
{
    out.append(name.begin->*spelling);
    if (name.end)
        out.append(name.end->*spelling);
}

void appendFamilyNames(PersonText &out, const Person &person, std::string Name::*spelling)
{
    append(out, person.family, spelling);
    if (person.secondFamily.isEmpty())
        return;
    out.append(' ');
    append(out, person.secondFamily, spelling);
}

void appendUserFamily(PersonText &out, const Person &person)
{
    append(out, person.family, &Name::ascii);
}

PersonText copyOf(std::string_view text)
{
    PersonText out;
    out.append(text);
    return out;
}

} // namespace

void fillPattern(PersonText &out, std::string_view pattern, Draws draws)
{
    for (const char c : pattern) {
        if (c == '#')
            out.append(char('0' + draws.below(10)));
        else if (c == '%')
            out.append(char('1' + draws.below(9)));
        else if (c == '@')
            out.append(postalLetters[draws.below(postalLetters.size())]);
        else
            out.append(c);
    }
}

std::string_view givenName(const Person &person)
{
    return person.given->text;
}

PersonText familyName(const Person &person)
{
    PersonText out;
    appendFamilyNames(out, person, &Name::text);
    return out;
}

PersonText fullName(const Person &person)
{
    const LocaleCorpus &locale = *person.locale;
    PersonText out;
    if (!locale.isFamilyNameFirst) {
        out.append(person.given->text);
        out.append(locale.nameSeparator);
    }
    appendFamilyNames(out, person, &Name::text);
    if (locale.isFamilyNameFirst) {
        out.append(locale.nameSeparator);
        out.append(person.given->text);
    }
    return out;
}

PersonText latinName(const Person &person)
{
    PersonText out;
    out.append(person.given->latin);
    out.append(' ');
    appendFamilyNames(out, person, &Name::latin);
    return out;
}

PersonText mailLocalPart(const Person &person)
{
    PersonText out;
    out.append(person.given->ascii);
    out.append('.');
    appendUserFamily(out, person);
    return out;
}

std::string_view mailDomain(const Person &person)
{
    constexpr std::array<std::string_view, 3> domains = {"example.com", "example.org", "example.net"};
    return domains[person.mailDomain];
}

PersonText mailAddress(const Person &person)
{
    PersonText out = mailLocalPart(person);
    out.append('@');
    out.append(mailDomain(person));
    return out;
}

InlineText<16> mailTag(const Person &person)
{
    constexpr int letterBits = 5;
    InlineText<16> out;
    const std::uint64_t bits = person.words.pair(label::Unique).a;
    for (int shift = 60; shift >= 0; shift -= letterBits)
        out.append(tagLetters[(bits >> shift) & 31]);
    return out;
}

PersonText userName(const Person &person)
{
    Draws draws(person.words.pair(label::SecondFamily).b);
    const std::string_view given = person.given->ascii;
    PersonText out;
    switch (draws.below(4)) {
    case 0:
        out.append(given);
        out.append('.');
        appendUserFamily(out, person);
        break;
    case 1:
        out.append(given);
        out.append('_');
        appendUserFamily(out, person);
        break;
    case 2:
        out.append(given.substr(0, 1));
        appendUserFamily(out, person);
        break;
    default:
        out.append(given);
        out.append(person.family.begin->ascii[0]);
    }
    out.appendNumber(1 + draws.below(99));
    return out;
}

PersonText phoneNumber(const Person &person)
{
    Draws draws(person.words.pair(label::Contact).a);
    PersonText out;
    const std::string &pattern = pick(person.city->phonePatterns, draws);
    fillPattern(out, pattern, draws);
    return out;
}

PersonText postalCode(const Person &person)
{
    Draws draws(person.postalWord);
    PersonText out;
    const std::string &pattern = pick(person.city->postalPatterns, draws);
    fillPattern(out, pattern, draws);
    return out;
}

PersonText streetAddress(const Person &person)
{
    const LocaleCorpus &locale = *person.locale;
    const Words words = person.words.pair(label::Street);
    Draws names(words.a);
    Draws numbers(words.b);
    PersonText out;
    const std::string &street = pick(locale.streets, names);
    fillFields(out, pick(locale.streetPatterns, names), [&](std::string_view field) {
        if (field == "street")
            out.append(street);
        else if (field == "number")
            out.appendNumber(1 + numbers.below(locale.highestNumber));
        else if (field == "unit")
            out.appendNumber(1 + numbers.below(locale.highestUnit));
        else
            out.append(unitLetters[numbers.below(unitLetters.size())]);
    });
    return out;
}

PersonText fullAddress(const Person &person)
{
    PersonText out;
    fillFields(out, person.locale->addressPattern, [&](std::string_view field) {
        if (field == "street")
            out.append(streetAddress(person).view());
        else if (field == "city")
            out.append(person.city->name);
        else if (field == "region")
            out.append(person.city->region);
        else
            out.append(postalCode(person).view());
    });
    return out;
}

PersonText companyName(const Person &person)
{
    const LocaleCorpus &locale = *person.locale;
    const Companies &companies = locale.companies;
    const Words words = person.words.pair(label::CompanyName);
    const Words partner = person.words.pair(label::Partner);
    Draws draws(words.a);
    PersonText out;
    fillFields(out, pick(companies.patterns, draws), [&](std::string_view field) {
        if (field == "word")
            out.append(pick(companies.words, draws));
        else if (field == "form")
            out.append(pick(companies.forms, draws));
        else if (field == "family")
            append(out, locale.familyNames.pick(Sex::Male, words.b, [&] { return partner.b; }), &Name::text);
        else
            append(out, locale.familyNames.pick(Sex::Male, partner.a, [&] { return ~partner.b; }), &Name::text);
    });
    return out;
}

PersonText personText(const Person &person, PersonPart part)
{
    switch (part) {
    case PersonPart::Name:
        return fullName(person);
    case PersonPart::FirstName:
        return copyOf(givenName(person));
    case PersonPart::LastName:
        return familyName(person);
    case PersonPart::LatinName:
        return latinName(person);
    case PersonPart::UserName:
        return userName(person);
    case PersonPart::Email:
        return mailAddress(person);
    case PersonPart::Phone:
        return phoneNumber(person);
    case PersonPart::Address:
        return fullAddress(person);
    case PersonPart::Street:
        return streetAddress(person);
    case PersonPart::City:
        return copyOf(person.city->name);
    case PersonPart::Region:
        return copyOf(person.city->region);
    case PersonPart::PostalCode:
        return postalCode(person);
    case PersonPart::Country:
        return copyOf(person.locale->country);
    case PersonPart::Company:
        return companyName(person);
    case PersonPart::JobTitle:
        return copyOf(jobOf(person).title->of(person.sex));
    case PersonPart::Department:
        return copyOf(jobOf(person).department->name.text);
    }
    return {};
}

} // namespace showroom::masking
