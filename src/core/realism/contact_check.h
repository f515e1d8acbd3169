#pragma once

#include "base/result.h"
#include "core/realism/realism_property.h"
#include "masking/corpora.h"

#include <QMap>
#include <QString>

#include <set>
#include <string>
#include <unordered_map>

namespace showroom::realism {

/// How one person can be reached, as a row says it.
struct Contact {
    QString locale;
    QString givenName;
    QString familyName;
    QString email;
    QString phone;
    QString city;
    QString postalCode;
};

/// Counts mail addresses that do not belong to their person's name, and postal codes and phone numbers without the form
/// of their city: all three by the corpus of the person's locale.
class ContactCheck final {
public:
    explicit ContactCheck(masking::CorporaPtr corpora);

    /// NotFound for a locale that has no corpus.
    Result<void> add(const Contact &contact);

    /// By property: mail-names, postal-codes, phones. `figure` is how many are wrong.
    QMap<QString, Measure> measures() const;

private:
    using Spellings = std::unordered_map<std::string, std::set<std::string>>; ///< for mail, by name

    /// A locale as it is asked about.
    struct Place {
        masking::LocaleCorpusPtr corpus;
        Spellings givenNames;
        Spellings familyNames;
        std::unordered_multimap<std::string, const masking::City *> cities; ///< some share a name
    };

    Result<const Place *> placeOf(const QString &locale);
    static bool isOfCity(const Place &place, const Contact &contact,
                         std::vector<masking::NumberPattern> masking::City::*patterns, const QString &text);
    static bool isMailOf(const Place &place, const Contact &contact);
    static std::set<std::string> familySpellings(const Place &place, const std::string &name);

    masking::CorporaPtr m_corpora;
    std::map<QString, Place> m_places;
    qint64 m_people = 0;
    qint64 m_foreignMails = 0;
    qint64 m_wrongPostalCodes = 0;
    qint64 m_wrongPhones = 0;
};

} // namespace showroom::realism
