#include "masking/locale_corpus.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

static void initialiseLocaleResources()
{
    Q_INIT_RESOURCE(locales);
}

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

const QString folder = u":/showroom/locales"_s;
const QString workplaceFile = u"workplace.json"_s;

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

std::vector<std::string> toStrings(const QJsonArray &array)
{
    std::vector<std::string> strings;
    for (const QJsonValue &value : array)
        strings.push_back(value.toString().toStdString());
    return strings;
}

QString feminine(const QString &name, const QJsonArray &endings)
{
    for (const QJsonValue &pair : endings) {
        const QString masculine = pair.toArray().at(0).toString();
        if (name.endsWith(masculine))
            return name.chopped(masculine.size()) + pair.toArray().at(1).toString();
    }
    return name;
}

NameTable nameTable(const QJsonObject &weights, bool germanUmlauts, const QJsonArray &endings = {})
{
    NameTable table;
    std::vector<std::uint64_t> numbers;
    for (auto it = weights.begin(); it != weights.end(); ++it) {
        const QString name = feminine(it.key(), endings);
        table.names.push_back({name.toStdString(), asciiLocalPart(name, germanUmlauts)});
        numbers.push_back(std::uint64_t(it.value().toInt()));
    }
    table.weights = AliasTable(numbers);
    return table;
}

void readCities(const QJsonArray &array, LocaleCorpus &corpus)
{
    std::vector<std::uint64_t> weights;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        City city;
        city.name = object[u"name"_s].toString().toStdString();
        city.state = object[u"state"_s].toString().toStdString();
        city.timeZone = object[u"timeZone"_s].toString().toStdString();
        city.phonePattern = object[u"phone"_s].toString().toStdString();
        city.postalPatterns = toStrings(object[u"postalCodes"_s].toArray());
        corpus.cities.push_back(std::move(city));
        weights.push_back(std::uint64_t(object[u"weight"_s].toInt()));
    }
    corpus.cityWeights = AliasTable(weights);
}

LocaleCorpus readLocale(const QJsonObject &object)
{
    LocaleCorpus corpus;
    corpus.locale = object[u"locale"_s].toString().toStdString();
    corpus.country = object[u"country"_s].toString().toStdString();
    corpus.countryName = object[u"countryName"_s].toString().toStdString();
    corpus.familyNameCount = object[u"familyNameCount"_s].toInt(1);
    corpus.streets = toStrings(object[u"streets"_s].toArray());
    corpus.streetPattern = object[u"streetPattern"_s].toString().toStdString();
    corpus.highestNumber = unsigned(object[u"highestNumber"_s].toInt());
    const bool german = corpus.locale.starts_with("de");
    const QJsonObject given = object[u"givenNames"_s].toObject();
    const QJsonObject family = object[u"familyNames"_s].toObject();
    corpus.givenNames = {nameTable(given[u"female"_s].toObject(), german),
                         nameTable(given[u"male"_s].toObject(), german)};
    corpus.familyNames = {nameTable(family, german, object[u"feminineEndings"_s].toArray()), nameTable(family, german)};
    readCities(object[u"cities"_s].toArray(), corpus);
    return corpus;
}

bool isComplete(const LocaleCorpus &corpus)
{
    return !corpus.locale.empty() && !corpus.givenNames[0].names.empty() && !corpus.givenNames[1].names.empty() &&
           !corpus.familyNames[0].names.empty() && !corpus.streets.empty() && !corpus.cities.empty() &&
           corpus.highestNumber > 0;
}

Department readDepartment(const QJsonObject &object)
{
    Department department;
    department.name = object[u"name"_s].toString().toStdString();
    for (const QJsonValue &level : object[u"titles"_s].toArray())
        department.titles.push_back(toStrings(level.toArray()));
    return department;
}

Error malformed(const QString &file)
{
    return fail(ErrorCode::Internal, u"The built-in name corpus %1 is malformed."_s.arg(file),
                u"Install Showroom again."_s);
}

} // namespace

Result<std::shared_ptr<const Corpora>> Corpora::load()
{
    initialiseLocaleResources();
    auto corpora = std::make_shared<Corpora>();
    std::vector<std::uint64_t> departmentWeights;
    for (const QString &name : QDir(folder).entryList(QDir::Files, QDir::Name)) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return malformed(name);
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        if (name == workplaceFile) {
            for (const QJsonValue &value : object[u"departments"_s].toArray()) {
                corpora->m_departments.push_back(readDepartment(value.toObject()));
                departmentWeights.push_back(std::uint64_t(value.toObject()[u"weight"_s].toInt()));
                if (corpora->m_departments.back().titles.size() != levelCount)
                    return malformed(name);
            }
            continue;
        }
        LocaleCorpus corpus = readLocale(object);
        if (!isComplete(corpus))
            return malformed(name);
        const std::string code = corpus.locale;
        corpora->m_locales.emplace(code, std::move(corpus));
    }
    if (corpora->m_locales.empty() || corpora->m_departments.empty())
        return malformed(folder);
    corpora->m_departmentWeights = AliasTable(departmentWeights);
    return std::shared_ptr<const Corpora>(std::move(corpora));
}

const LocaleCorpus *Corpora::locale(std::string_view code) const
{
    const auto found = m_locales.find(code);
    return found == m_locales.end() ? nullptr : &found->second;
}

QStringList Corpora::localeNames() const
{
    QStringList names;
    for (const auto &[code, corpus] : m_locales)
        names.append(QString::fromStdString(code));
    return names;
}

bool Corpora::hasLocale(const QString &code)
{
    initialiseLocaleResources();
    return QDir(folder).entryList(QDir::Files).contains(code + u".json"_s) && code + u".json"_s != workplaceFile;
}

std::string asciiLocalPart(QStringView name, bool germanUmlauts)
{
    std::string ascii;
    const QString lower = name.toString().toLower();
    for (const QChar c : lower) {
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
