#pragma once

#include "base/result.h"
#include "masking/alias_table.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking {

enum class Sex { Female, Male };

/// Text with the ASCII form that mail addresses use, for example "Jürgen" and "juergen".
struct Name {
    std::string text;
    std::string ascii;
};

/// Names with the frequencies of a country.
struct NameTable {
    std::vector<Name> names;
    AliasTable weights;

    const Name &pick(std::uint64_t word) const { return names[weights.pick(word)]; }
};

/// A city with what belongs to it. Patterns: `#` a digit, `%` a digit that is not zero, `@` a letter.
struct City {
    std::string name;
    std::string state;
    std::string timeZone;
    std::string phonePattern; ///< only numbers reserved for fiction, unassigned, or invalid by the numbering plan
    std::vector<std::string> postalPatterns;
};

/// The names, places and numbers of one country and language; data of `resources/locales`.
struct LocaleCorpus {
    std::string locale;  ///< for example "de-DE"
    std::string country; ///< ISO 3166, for example "DE"
    std::string countryName;
    std::array<NameTable, 2> givenNames;  ///< by Sex
    std::array<NameTable, 2> familyNames; ///< by Sex: some languages inflect them
    int familyNameCount = 1;              ///< two where both parents' names are borne
    std::vector<std::string> streets;
    std::string streetPattern; ///< with {street}, {number} and {unit}
    unsigned highestNumber = 100;
    std::vector<City> cities;
    AliasTable cityWeights;
};

/// A department's share of a company and its job titles, from interns to directors.
struct Department {
    std::string name;
    std::vector<std::vector<std::string>> titles; ///< by level: intern, junior, professional, senior, manager, director
};

inline constexpr int levelCount = 6;

/// Everything people are made of: all locales, and the jobs. Immutable; share one.
class Corpora final {
public:
    /// Reads the corpora that are compiled in. Fails (Internal) with the file's name when one is malformed.
    static Result<std::shared_ptr<const Corpora>> load();

    /// The corpus of a locale such as "de-DE"; null when there is none.
    const LocaleCorpus *locale(std::string_view code) const;
    QStringList localeNames() const;

    /// Whether load() will bring a locale along, without loading anything.
    static bool hasLocale(const QString &code);

    const std::vector<Department> &departments() const { return m_departments; }
    const AliasTable &departmentWeights() const { return m_departmentWeights; }

private:
    std::map<std::string, LocaleCorpus, std::less<>> m_locales;
    std::vector<Department> m_departments;
    AliasTable m_departmentWeights;
};

/// Lower-case ASCII letters of a name for the local part of a mail address: accents dropped, German umlauts as two
/// letters when `germanUmlauts`, everything else but letters left out.
std::string asciiLocalPart(QStringView name, bool germanUmlauts);

} // namespace showroom::masking
