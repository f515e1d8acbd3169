#include "core/realism/contact_check.h"

#include <algorithm>

namespace showroom::realism {

using namespace Qt::StringLiterals;

using masking::Name;
using masking::NumberPattern;

namespace {

bool fits(char pattern, char c)
{
    switch (pattern) {
    case '#':
        return c >= '0' && c <= '9';
    case '%':
        return c >= '1' && c <= '9';
    case '@':
        return c >= 'A' && c <= 'Z';
    default:
        return c == pattern;
    }
}

bool hasOneOf(const std::vector<NumberPattern> &patterns, const std::string &text)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](const NumberPattern &pattern) {
        return std::equal(pattern.text.begin(), pattern.text.end(), text.begin(), text.end(), fits);
    });
}

/// Spellings of a name that is put together from a beginning and an ending.
void addComposed(std::set<std::string> &spellings, const masking::FamilyNames &names, const std::string &name)
{
    for (const Name &beginning : names.beginnings) {
        if (!name.starts_with(beginning.text))
            continue;
        for (const std::vector<Name> &endings : names.endings) {
            for (const Name &ending : endings) {
                if (name.compare(beginning.text.size(), std::string::npos, ending.text) == 0)
                    spellings.insert(beginning.ascii + ending.ascii);
            }
        }
    }
}

} // namespace

ContactCheck::ContactCheck(masking::CorporaPtr corpora)
    : m_corpora(std::move(corpora))
{
}

Result<const ContactCheck::Place *> ContactCheck::placeOf(const QString &locale)
{
    const auto known = m_places.find(locale);
    if (known != m_places.end())
        return &known->second;
    auto corpus = m_corpora->locale(locale);
    if (!corpus)
        return corpus.error();
    Place &place = m_places[locale];
    place.corpus = std::move(*corpus);
    for (const masking::GivenNames &names : place.corpus->givenNames) {
        for (const Name &name : names.names)
            place.givenNames[name.text].insert(name.ascii);
    }
    for (const std::vector<Name> &names : place.corpus->familyNames.listed) {
        for (const Name &name : names)
            place.familyNames[name.text].insert(name.ascii);
    }
    for (const masking::City &city : place.corpus->cities)
        place.cities.emplace(city.name, &city);
    return &place;
}

std::set<std::string> ContactCheck::familySpellings(const Place &place, const std::string &name)
{
    std::set<std::string> spellings;
    if (const auto listed = place.familyNames.find(name); listed != place.familyNames.end())
        spellings = listed->second;
    addComposed(spellings, place.corpus->familyNames, name);
    return spellings;
}

/// "anna.schmidt2@…" belongs to Anna Schmidt; of two family names the first one counts.
bool ContactCheck::isMailOf(const Place &place, const Contact &contact)
{
    std::string local = contact.email.section(u'@', 0, 0).toStdString();
    while (!local.empty() && local.back() >= '0' && local.back() <= '9')
        local.pop_back();
    const auto dot = local.find('.');
    const auto given = place.givenNames.find(contact.givenName.toStdString());
    if (dot == std::string::npos || given == place.givenNames.end() || !given->second.contains(local.substr(0, dot)))
        return false;
    const std::string family = contact.familyName.toStdString();
    const bool hasTwo = place.corpus->familyNameCount > 1;
    for (std::size_t end = family.size(); end != std::string::npos && end > 0;
         end = hasTwo ? family.rfind(' ', end - 1) : std::string::npos) {
        if (familySpellings(place, family.substr(0, end)).contains(local.substr(dot + 1)))
            return true;
    }
    return false;
}

bool ContactCheck::isOfCity(const Place &place, const Contact &contact,
                            std::vector<NumberPattern> masking::City::*patterns, const QString &text)
{
    const auto [first, last] = place.cities.equal_range(contact.city.toStdString());
    return std::any_of(first, last,
                       [&](const auto &city) { return hasOneOf(city.second->*patterns, text.toStdString()); });
}

Result<void> ContactCheck::add(const Contact &contact)
{
    const auto place = placeOf(contact.locale);
    if (!place)
        return place.error();
    ++m_people;
    m_foreignMails += isMailOf(**place, contact) ? 0 : 1;
    m_wrongPostalCodes += isOfCity(**place, contact, &masking::City::postalPatterns, contact.postalCode) ? 0 : 1;
    m_wrongPhones += isOfCity(**place, contact, &masking::City::phonePatterns, contact.phone) ? 0 : 1;
    return {};
}

QMap<QString, Measure> ContactCheck::measures() const
{
    return {{u"mail-names"_s, {double(m_foreignMails), 0, m_people}},
            {u"postal-codes"_s, {double(m_wrongPostalCodes), 0, m_people}},
            {u"phones"_s, {double(m_wrongPhones), 0, m_people}}};
}

} // namespace showroom::realism
