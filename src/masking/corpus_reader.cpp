#include "masking/corpus_reader.h"

#include "masking/ascii.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

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

std::vector<Name> names(const QJsonObject &weights, bool german, const QJsonArray &endings = {})
{
    std::vector<Name> names;
    for (auto it = weights.begin(); it != weights.end(); ++it) {
        const QString name = feminine(it.key(), endings);
        names.push_back({name.toStdString(), name.toStdString(), asciiLocalPart(name, german)});
    }
    return names;
}

AliasTable weightsOf(const QJsonObject &weights)
{
    std::vector<std::uint64_t> numbers;
    for (const QJsonValue &value : weights)
        numbers.push_back(std::uint64_t(value.toInt()));
    return AliasTable(numbers);
}

void readCities(const QJsonArray &array, LocaleCorpus &corpus)
{
    std::vector<std::uint64_t> weights;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        City city;
        city.name = object[u"name"_s].toString().toStdString();
        city.region = object[u"state"_s].toString().toStdString();
        city.timeZone = object[u"timeZone"_s].toString().toStdString();
        city.phonePatterns = {object[u"phone"_s].toString().toStdString()};
        city.postalPatterns = toStrings(object[u"postalCodes"_s].toArray());
        corpus.cities.push_back(std::move(city));
        weights.push_back(std::uint64_t(object[u"weight"_s].toInt()));
    }
    corpus.cityWeights = AliasTable(weights);
}

Phrase phrase(const std::string &text)
{
    return {text, text};
}

void readWorkplace(const QJsonObject &object, LocaleCorpus &corpus)
{
    std::vector<std::uint64_t> weights;
    for (const QJsonValue &value : object[u"departments"_s].toArray()) {
        const QJsonObject each = value.toObject();
        Department department;
        department.name = phrase(each[u"name"_s].toString().toStdString());
        for (std::size_t level = 0; level < levelCount; ++level) {
            for (const std::string &title : toStrings(each[u"titles"_s].toArray().at(int(level)).toArray()))
                department.titles[level].push_back(phrase(title));
        }
        corpus.departments.push_back(std::move(department));
        weights.push_back(std::uint64_t(each[u"weight"_s].toInt()));
    }
    corpus.departmentWeights = AliasTable(weights);
}

void readNames(const QJsonObject &object, LocaleCorpus &corpus)
{
    const bool german = corpus.language == "de";
    const QJsonObject given = object[u"givenNames"_s].toObject();
    const QJsonObject family = object[u"familyNames"_s].toObject();
    for (const std::size_t sex : {0u, 1u}) {
        const QJsonObject table = given[sex == 0 ? u"female"_s : u"male"_s].toObject();
        corpus.givenNames[sex].names = names(table, german);
        corpus.givenNames[sex].byCohort.fill(weightsOf(table));
    }
    corpus.familyNames.listed = {names(family, german, object[u"feminineEndings"_s].toArray()), names(family, german)};
    corpus.familyNames.weights = weightsOf(family);
}

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

bool isComplete(const LocaleCorpus &corpus)
{
    return !corpus.locale.empty() && !corpus.givenNames[0].names.empty() && !corpus.givenNames[1].names.empty() &&
           !corpus.familyNames.listed[0].empty() && !corpus.streets.empty() && !corpus.cities.empty() &&
           corpus.highestNumber > 0;
}

} // namespace

Result<LocaleCorpusPtr> readCorpus(const QString &folder, const QString &locale)
{
    const QJsonObject object = readObject(folder + u'/' + locale + u".json"_s);
    auto corpus = std::make_shared<LocaleCorpus>();
    corpus->locale = object[u"locale"_s].toString().toStdString();
    corpus->country = object[u"country"_s].toString().toStdString();
    corpus->countryName = object[u"countryName"_s].toString().toStdString();
    corpus->language = corpus->locale.substr(0, 2);
    corpus->familyNameCount = object[u"familyNameCount"_s].toInt(1);
    corpus->nameSeparator = " ";
    corpus->streets = toStrings(object[u"streets"_s].toArray());
    corpus->streetPatterns = {object[u"streetPattern"_s].toString().toStdString()};
    corpus->highestNumber = unsigned(object[u"highestNumber"_s].toInt());
    corpus->companies = {{"Ltd", "Group"}, {"Northlight", "Meridian", "Harbour"}, {"{word} {form}", "{family} {form}"}};
    readNames(object, *corpus);
    readCities(object[u"cities"_s].toArray(), *corpus);
    readWorkplace(readObject(folder + u"/workplace.json"_s), *corpus);
    if (!isComplete(*corpus)) {
        return fail(ErrorCode::Internal, u"The built-in name corpus %1 is malformed."_s.arg(locale),
                    u"Install Showroom again."_s);
    }
    return LocaleCorpusPtr(std::move(corpus));
}

} // namespace showroom::masking
