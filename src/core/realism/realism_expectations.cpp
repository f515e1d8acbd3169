#include "core/realism/realism_report.h"

#include "generation/blueprint.h"
#include "generation/blueprint_spec.h"
#include "generation/currency.h"
#include "masking/corpora.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace showroom::realism {

using namespace Qt::StringLiterals;

using generation::RegionSpec;

namespace {

constexpr std::size_t namesCompared = 10;

/// Bearers of the ten commonest family names among 10,000 people: compilations of national statistics, for the United
/// States the Census of 2010.
constexpr struct {
    QStringView locale;
    int permyriad;
} knownShares[] = {{u"en-US", 491},  {u"en-GB", 570},  {u"de-DE", 410}, {u"fr-FR", 190},
                   {u"es-ES", 1970}, {u"sv-SE", 1950}, {u"it-IT", 70}};

const RegionSpec *regionOf(const generation::Blueprint &blueprint, const QString &name)
{
    const auto &regions = blueprint.spec().regionSpecs;
    const auto found =
        std::find_if(regions.begin(), regions.end(), [&](const RegionSpec &r) { return r.info.name == name; });
    return found == regions.end() ? nullptr : &*found;
}

/// Regions whose people an environment has, each with the currencies that it may use.
QMap<QString, QSet<QString>> currenciesByRegion(const environments::Environment &environment,
                                                const generation::Blueprint &blueprint)
{
    QMap<QString, QSet<QString>> currencies;
    for (const QString &name : environment.regions) {
        const RegionSpec *asked = regionOf(blueprint, name);
        if (!asked)
            continue;
        for (const QString &plain : asked->includes.isEmpty() ? QStringList{name} : asked->includes)
            currencies[plain].insert(asked->info.currency);
    }
    return currencies;
}

/// The commonest names of a locale; its corpus lists them first.
Result<QJsonArray> commonestNames(const masking::Corpora &corpora, const QString &locale)
{
    const auto corpus = corpora.locale(locale);
    if (!corpus)
        return corpus.error();
    const auto &names = (*corpus)->familyNames.listed[0];
    QJsonArray commonest;
    for (std::size_t i = 0; i < std::min(namesCompared, names.size()); ++i)
        commonest.append(QString::fromStdString(names[i].text));
    return commonest;
}

} // namespace

Result<QJsonObject> expectations(const environments::Environment &environment, const generation::Blueprint &blueprint)
{
    const auto corpora = masking::Corpora::open();
    QJsonObject currencies;
    QJsonObject decimals;
    QJsonObject familyNames;
    for (const auto &[region, allowed] : currenciesByRegion(environment, blueprint).asKeyValueRange()) {
        QJsonArray names;
        for (const QString &currency : allowed) {
            names.append(currency);
            decimals.insert(currency, generation::currencyDecimals(currency));
        }
        currencies.insert(region, names);
        for (const auto &[locale, weight] : regionOf(blueprint, region)->locales) {
            const auto known = std::find_if(std::begin(knownShares), std::end(knownShares),
                                            [&](const auto &share) { return share.locale == locale; });
            if (known == std::end(knownShares))
                continue;
            const Result<QJsonArray> commonest = commonestNames(*corpora, locale);
            if (!commonest)
                return commonest.error();
            familyNames.insert(locale, QJsonObject{{u"permyriad"_s, known->permyriad}, {u"names"_s, *commonest}});
        }
    }
    return QJsonObject{{u"familyNames"_s, familyNames}, {u"currencies"_s, currencies}, {u"decimals"_s, decimals}};
}

} // namespace showroom::realism
