#include "masking/corpus_reader.h"

#include "masking/ascii.h"
#include "masking/corpus_document.h"
#include "masking/tsv_table.h"

#include <algorithm>
#include <numeric>

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t populationUnit = 100'000; ///< family names are counted per so many people
constexpr QLatin1String romanisedTag("-Latn");

/// The language of a romanised locale's job titles and texts: what people who write their names so work in.
const QString romanisedTexts = u"en-GB"_s;

/// What companies are called abroad, by country.
std::vector<std::string> romanisedForms(const std::string &country)
{
    if (country == "JP")
        return {"K.K.", "Co., Ltd."};
    if (country == "IN")
        return {"Private Limited", "Limited"};
    return {"Co., Ltd.", "Inc."};
}

/// How a country writes an address in one line (Universal Postal Union, addressing guides).
std::string addressPattern(std::string_view country, bool isNative)
{
    constexpr std::pair<std::string_view, const char *> patterns[] = {
        {"US", "{street}, {city}, {region} {postal}"}, {"AU", "{street}, {city} {region} {postal}"},
        {"GB", "{street}, {city} {postal}"},           {"SG", "{street}, {city} {postal}"},
        {"IN", "{street}, {city}, {region} {postal}"}, {"BR", "{street}, {city} - {region}, {postal}"},
        {"MX", "{street}, {postal} {city}, {region}"},
    };
    if (country == "JP")
        return isNative ? "〒{postal} {region}{city}{street}" : "{street}, {city}, {region} {postal}";
    if (country == "KR")
        return isNative ? "({postal}) {region} {city} {street}" : "{street}, {city}, {region} {postal}";
    for (const auto &[code, pattern] : patterns) {
        if (code == country)
            return pattern;
    }
    return "{street}, {postal} {city}";
}

/// Reads one locale's folder into a corpus, in the native script or romanised.
class CorpusReader final {
public:
    CorpusReader(const QString &folder, const QString &locale)
        : m_folder(folder)
        , m_locale(locale)
        , m_isRomanised(locale.contains(romanisedTag))
        , m_corpus(std::make_shared<LocaleCorpus>())
    {
    }

    Result<LocaleCorpusPtr> run()
    {
        const auto document = readJsonObject(path(u"locale.json"_s));
        if (!document)
            return malformedCorpus(path(u"locale.json"_s), u"it is no JSON object"_s);
        readDocument(*document);
        SHOWROOM_TRY(readGivenNames());
        SHOWROOM_TRY(readFamilyNames(*document));
        SHOWROOM_TRY(readCities());
        SHOWROOM_TRY(readStreets());
        SHOWROOM_TRY(readPhrases());
        SHOWROOM_TRY(readWorkplace());
        if (m_isRomanised)
            SHOWROOM_TRY(romanise());
        if (!isComplete())
            return malformedCorpus(path(u"locale.json"_s), u"something is missing"_s);
        return LocaleCorpusPtr(std::move(m_corpus));
    }

private:
    QString path(const QString &file) const
    {
        QString native = m_locale;
        native.remove(romanisedTag);
        return m_folder + u'/' + native + u'/' + file;
    }

    Name name(std::string_view text, std::string_view latin) const
    {
        const std::string_view spelling = latin.empty() ? text : latin;
        return {std::string(m_isRomanised ? spelling : text), std::string(spelling),
                asciiLocalPart(spelling, m_corpus->language == "de")};
    }

    Name feminine(const Name &masculine) const
    {
        for (const auto &[ending, replacement] : m_feminineEndings) {
            if (masculine.text.ends_with(ending))
                return name(masculine.text.substr(0, masculine.text.size() - ending.size()) + replacement, {});
        }
        return masculine;
    }

    std::string scripted(const TsvTable &table, std::size_t row, std::size_t text, std::size_t latin) const
    {
        return std::string(table.text(row, m_isRomanised ? latin : text));
    }

    void readDocument(const QJsonObject &document)
    {
        m_corpus->locale = m_locale.toStdString();
        m_corpus->country = document[u"country"_s].toString().toStdString();
        m_corpus->countryName = document[u"countryName"_s].toString().toStdString();
        m_corpus->language = document[u"language"_s].toString().toStdString();
        m_corpus->familyNameCount = document[u"familyNameCount"_s].toInt(1);
        m_corpus->isFamilyNameFirst = document[u"familyNameFirst"_s].toBool();
        m_corpus->nameSeparator = document[u"nameSeparator"_s].toString().toStdString();
        m_corpus->streetPatterns = readPatterns(document[u"streetPatterns"_s].toArray());
        m_latinStreetPatterns = readPatterns(document[u"latinStreetPatterns"_s].toArray());
        m_corpus->addressPattern = TextPattern(addressPattern(m_corpus->country, !m_isRomanised));
        m_corpus->highestNumber = unsigned(document[u"highestNumber"_s].toInt());
        m_corpus->highestUnit = unsigned(document[u"highestUnit"_s].toInt());
        m_corpus->companies = readCompanies(document[u"companies"_s].toObject());
        m_corpus->holidays = readHolidays(document[u"holidays"_s].toArray());
        m_corpus->text = readTextShape(document[u"text"_s].toObject());
        for (const QJsonValue &pair : document[u"feminineEndings"_s].toArray())
            m_feminineEndings.emplace_back(pair[0].toString().toStdString(), pair[1].toString().toStdString());
    }

    Result<void> readGivenNames()
    {
        constexpr std::size_t sexColumn = 1;
        constexpr std::size_t firstCohort = 2;
        const auto table = TsvTable::read(path(u"given_names.tsv"_s), "name\tsex\t1950\t1965\t1980\t1995\t2010\tlatin");
        if (!table)
            return table.error();
        for (const Sex sex : {Sex::Female, Sex::Male}) {
            GivenNames &names = m_corpus->givenNames[std::size_t(sex)];
            names.names.reserve(table->size());
            auto &births = names.births;
            for (std::size_t row = 0; row < table->size(); ++row) {
                if (table->text(row, sexColumn) != (sex == Sex::Female ? "f" : "m"))
                    continue;
                names.names.push_back(name(table->text(row, 0), table->text(row, firstCohort + births.size())));
                for (std::size_t cohort = 0; cohort < births.size(); ++cohort)
                    births[cohort].push_back(table->number(row, firstCohort + cohort));
            }
            for (std::size_t cohort = 0; cohort < births.size(); ++cohort) {
                names.allBirths[cohort] =
                    std::accumulate(births[cohort].begin(), births[cohort].end(), std::uint64_t(0));
                names.byCohort[cohort] = AliasTable(births[cohort]);
            }
        }
        return {};
    }

    Result<void> readFamilyNames(const QJsonObject &document)
    {
        const auto table = TsvTable::read(path(u"family_names.tsv"_s), "name\tper100k\tlatin");
        if (!table)
            return table.error();
        FamilyNames &names = m_corpus->familyNames;
        m_hasScript = table->size() > 0 && !table->text(0, 2).empty();
        const QJsonObject parts = document[u"familyNameParts"_s].toObject();
        names.beginnings = readParts(parts[u"first"_s].toArray());
        names.endings[std::size_t(Sex::Male)] = readParts(parts[u"second"_s].toArray());
        names.listed[std::size_t(Sex::Male)].reserve(table->size());
        std::uint64_t others = names.beginnings.empty() ? 0 : populationUnit;
        for (std::size_t row = 0; row < table->size(); ++row) {
            names.listed[std::size_t(Sex::Male)].push_back(name(table->text(row, 0), table->text(row, 2)));
            names.bearers.push_back(table->number(row, 1));
            others -= std::min(others, names.bearers.back());
        }
        names.bearers.push_back(others);
        names.weights = AliasTable(names.bearers);
        inflect(names.listed);
        inflect(names.endings);
        return {};
    }

    std::vector<Name> readParts(const QJsonArray &array) const
    {
        std::vector<Name> parts;
        for (const QJsonValue &pair : array) {
            const std::string text = pair[0].toString().toStdString();
            parts.push_back(name(text, m_hasScript ? pair[1].toString().toStdString() : text));
        }
        return parts;
    }

    void inflect(std::array<std::vector<Name>, 2> &bySex) const
    {
        bySex[std::size_t(Sex::Female)].reserve(bySex[std::size_t(Sex::Male)].size());
        for (const Name &masculine : bySex[std::size_t(Sex::Male)])
            bySex[std::size_t(Sex::Female)].push_back(feminine(masculine));
    }

    Result<void> readCities()
    {
        const auto table = TsvTable::read(path(u"cities.tsv"_s),
                                          "name\tregion\ttimeZone\tweight\tpostal\tphone\tlatinName\tlatinRegion");
        if (!table)
            return table.error();
        std::vector<std::uint64_t> weights;
        const auto patterns = [&](std::size_t row, std::size_t column) {
            const auto parts = split(table->text(row, column), '|');
            return std::vector<NumberPattern>(parts.begin(), parts.end());
        };
        for (std::size_t row = 0; row < table->size(); ++row) {
            m_corpus->cities.push_back({scripted(*table, row, 0, 6), scripted(*table, row, 1, 7),
                                        std::string(table->text(row, 2)), patterns(row, 4), patterns(row, 5)});
            weights.push_back(table->number(row, 3));
        }
        m_corpus->cityWeights = AliasTable(weights);
        return {};
    }

    Result<void> readStreets()
    {
        const auto table = TsvTable::read(path(u"streets.tsv"_s), "name\tlatin");
        if (!table)
            return table.error();
        for (std::size_t row = 0; row < table->size(); ++row)
            m_corpus->streets.push_back(scripted(*table, row, 0, 1));
        return {};
    }

    Result<void> readPhrases()
    {
        const auto table = TsvTable::read(path(u"phrases.tsv"_s), "english\tlocal\tfeminine");
        if (!table)
            return table.error();
        for (std::size_t row = 0; row < table->size(); ++row) {
            const std::string_view local = table->text(row, m_isRomanised ? 0 : 1);
            const std::string_view feminine = m_isRomanised ? std::string_view() : table->text(row, 2);
            m_corpus->phrases.emplace(table->text(row, 0),
                                      Phrase{std::string(local), std::string(feminine.empty() ? local : feminine)});
        }
        return {};
    }

    Phrase localised(const std::string &english) const
    {
        const auto found = m_corpus->phrases.find(english);
        return found == m_corpus->phrases.end() ? Phrase{english, english} : found->second;
    }

    Result<void> readWorkplace()
    {
        const QString file = m_folder + u"/workplace.json"_s;
        const auto document = readJsonObject(file);
        if (!document)
            return malformedCorpus(file, u"it is no JSON object"_s);
        std::vector<std::uint64_t> weights;
        for (const QJsonValue &each : (*document)[u"departments"_s].toArray()) {
            Department department{localised(each[u"name"_s].toString().toStdString()), {}};
            for (std::size_t level = 0; level < levelCount; ++level) {
                for (const std::string &title : readStrings(each[u"titles"_s][int(level)].toArray()))
                    department.titles[level].push_back(localised(title));
            }
            m_corpus->departments.push_back(std::move(department));
            weights.push_back(std::uint64_t(each[u"weight"_s].toInt()));
        }
        m_corpus->departmentWeights = AliasTable(weights);
        return {};
    }

    /// Names abroad: given name first, English at work.
    Result<void> romanise()
    {
        const QString file = m_folder + u'/' + romanisedTexts + u"/locale.json"_s;
        const auto english = readJsonObject(file);
        if (!english)
            return malformedCorpus(file, u"it is no JSON object"_s);
        m_corpus->language = "en";
        m_corpus->isFamilyNameFirst = false;
        m_corpus->nameSeparator = " ";
        if (!m_latinStreetPatterns.empty())
            m_corpus->streetPatterns = m_latinStreetPatterns;
        m_corpus->companies.forms = romanisedForms(m_corpus->country);
        m_corpus->companies.patterns = {TextPattern("{family} {form}"), TextPattern("{family} & {family2} {form}")};
        m_corpus->text = readTextShape((*english)[u"text"_s].toObject());
        return {};
    }

    bool isComplete() const
    {
        const FamilyNames &families = m_corpus->familyNames;
        const auto lacksTitles = [](const Department &department) {
            return std::any_of(department.titles.begin(), department.titles.end(),
                               [](const std::vector<Phrase> &titles) { return titles.empty(); });
        };
        return !m_corpus->country.empty() && !m_corpus->givenNames[0].names.empty() &&
               !m_corpus->givenNames[1].names.empty() && !families.listed[0].empty() &&
               families.beginnings.empty() == families.endings[0].empty() && !m_corpus->streets.empty() &&
               !m_corpus->streetPatterns.empty() && !m_corpus->cities.empty() && m_corpus->highestNumber > 0 &&
               m_corpus->highestUnit > 0 && !m_corpus->companies.forms.empty() && !m_corpus->companies.words.empty() &&
               !m_corpus->companies.patterns.empty() && !m_corpus->departments.empty() &&
               std::none_of(m_corpus->departments.begin(), m_corpus->departments.end(), lacksTitles);
    }

    QString m_folder;
    QString m_locale;
    bool m_isRomanised;
    bool m_hasScript = false;
    std::shared_ptr<LocaleCorpus> m_corpus;
    std::vector<std::pair<std::string, std::string>> m_feminineEndings;
    std::vector<TextPattern> m_latinStreetPatterns;
};

} // namespace

Result<LocaleCorpusPtr> readCorpus(const QString &folder, const QString &locale)
{
    return CorpusReader(folder, locale).run();
}

} // namespace showroom::masking
