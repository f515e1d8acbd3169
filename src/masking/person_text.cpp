#include "masking/person_text.h"

#include "masking/person_labels.h"

#include <array>

namespace showroom::masking {

namespace {

constexpr std::string_view postalLetters = "ABDEFGHJLNPRSTUWXYZ";
constexpr std::string_view unitLetters = "ABCDEFGH";

/// Crockford's base 32: no letters that are taken for digits, no words.
constexpr std::string_view tagLetters = "0123456789abcdefghjkmnpqrstvwxyz";

template <class Text>
const Text &pick(const std::vector<Text> &texts, Draws &draws)
{
    return texts[draws.below(texts.size())];
}

void append(PersonText &out, const FamilyName &name, std::string Name::*spelling)
{
    out.appendWord(name.begin->*spelling);
    if (name.end)
        out.appendWord(name.end->*spelling);
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

void appendPostalCode(PersonText &out, const Person &person)
{
    Draws draws(person.postalWord);
    const NumberPattern &pattern = pick(person.city->postalPatterns, draws);
    fillPattern(out, pattern, draws);
}

void appendStreet(PersonText &out, const Person &person)
{
    const LocaleCorpus &locale = *person.locale;
    Draws draws(person.contact.b);
    const std::string &street = pick(locale.streets, draws);
    pick(locale.streetPatterns, draws).fill(out, [&](std::string_view field) {
        if (field[0] == 's')
            out.appendWord(street);
        else if (field[0] == 'n')
            out.appendNumber(1 + draws.below(locale.highestNumber));
        else if (field[0] == 'u')
            out.appendNumber(1 + draws.below(locale.highestUnit));
        else
            out.append(unitLetters[draws.below(unitLetters.size())]);
    });
}

PersonText copyOf(std::string_view text)
{
    PersonText out;
    out.append(text);
    return out;
}

} // namespace

void fillPattern(PersonText &out, const NumberPattern &pattern, Draws draws)
{
    const std::string_view text = std::string_view(pattern.text).substr(0, out.room());
    out.append(text.substr(0, pattern.fixed));
    if (pattern.fixed >= text.size())
        return;
    char *next = out.grow(text.size() - pattern.fixed);
    for (const char c : text.substr(pattern.fixed)) {
        switch (c) {
        case '#':
            *next++ = char('0' + draws.below(10));
            break;
        case '%':
            *next++ = char('1' + draws.below(9));
            break;
        case '@':
            *next++ = postalLetters[draws.below(postalLetters.size())];
            break;
        default:
            *next++ = c;
        }
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
        out.appendWord(person.given->text);
        out.appendWord(locale.nameSeparator);
    }
    appendFamilyNames(out, person, &Name::text);
    if (locale.isFamilyNameFirst) {
        out.appendWord(locale.nameSeparator);
        out.appendWord(person.given->text);
    }
    return out;
}

PersonText latinName(const Person &person)
{
    PersonText out;
    out.appendWord(person.given->latin);
    out.append(' ');
    appendFamilyNames(out, person, &Name::latin);
    return out;
}

PersonText mailLocalPart(const Person &person)
{
    PersonText out;
    out.appendWord(person.given->ascii);
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
    Draws draws(person.contact.a);
    PersonText out;
    const NumberPattern &pattern = pick(person.city->phonePatterns, draws);
    fillPattern(out, pattern, draws);
    return out;
}

PersonText postalCode(const Person &person)
{
    PersonText out;
    appendPostalCode(out, person);
    return out;
}

PersonText streetAddress(const Person &person)
{
    PersonText out;
    appendStreet(out, person);
    return out;
}

PersonText fullAddress(const Person &person)
{
    PersonText out;
    person.locale->addressPattern.fill(out, [&](std::string_view field) {
        if (field[0] == 's')
            appendStreet(out, person);
        else if (field[0] == 'c')
            out.appendWord(person.city->name);
        else if (field[0] == 'r')
            out.appendWord(person.city->region);
        else
            appendPostalCode(out, person);
    });
    return out;
}

PersonText companyName(const Person &person)
{
    const LocaleCorpus &locale = *person.locale;
    const Companies &companies = locale.companies;
    const Words partners = person.words.pair(label::Partners);
    Draws draws(person.words.pair(label::CompanyName).a);
    PersonText out;
    pick(companies.patterns, draws).fill(out, [&](std::string_view field) {
        if (field == "word")
            out.append(pick(companies.words, draws));
        else if (field == "form")
            out.append(pick(companies.forms, draws));
        else
            append(out, locale.familyNames.pick(Sex::Male, field == "family" ? partners.a : partners.b), &Name::text);
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
