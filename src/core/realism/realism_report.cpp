#include "core/realism/realism_report.h"

#include "core/realism/contact_check.h"

#include "database/connection.h"
#include "database/sql_catalog.h"
#include "generation/blueprint.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace showroom::realism {

using namespace Qt::StringLiterals;
using namespace database::literals;

using environments::Environment;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::realism)
};

constexpr int monthsOfYear = 12;

/// So many people say enough.
constexpr qint64 mostContacts = 100'000;

bool hasWesternPeople(const Environment &environment)
{
    const QStringList &regions = environment.regions;
    return regions.contains(u"US"_s) || regions.contains(u"UK"_s) || regions.contains(u"MULTI"_s);
}

/// Why a property says nothing about an environment; empty when it does.
QString objection(const Environment &environment, const Scope &scope)
{
    if (!scope.kind.isEmpty() && environment.eventsByKind.value(scope.kind) == 0)
        return Texts::tr("There are no events of the kind %1.").arg(scope.kind);
    if (scope.isWestern && !hasWesternPeople(environment))
        return Texts::tr("The figure is known of the United States and the United Kingdom alone.");
    if (scope.isSeasonal && !environment.seasonality)
        return Texts::tr("The environment was made without seasonality.");
    if (environment.months < scope.years * monthsOfYear) {
        return Texts::tr("It takes %1 months of history; there are %2.")
            .arg(scope.years * monthsOfYear)
            .arg(environment.months);
    }
    return {};
}

Score scoreOf(const Property &property, const Environment &environment, const QMap<QString, Measure> &measures)
{
    Score score{property, Verdict::DoesNotApply, {}, objection(environment, property.scope)};
    if (!score.reason.isEmpty())
        return score;
    if (!measures.contains(property.name)) {
        score.reason = Texts::tr("Its tables do not tell, or no figure is known of its people.");
        return score;
    }
    score.measure = measures.value(property.name);
    if (score.measure.sample < property.needed) {
        score.verdict = Verdict::TooFewRows;
        score.reason = Texts::tr("%1 %2 are too few to say; it takes %3.")
                           .arg(score.measure.sample)
                           .arg(property.rows)
                           .arg(property.needed);
        return score;
    }
    score.verdict = property.holds(score.measure) ? Verdict::InBand : Verdict::OutOfBand;
    return score;
}

/// Nothing when the environment's tables have no people, or people of a locale that nobody knows.
Result<QMap<QString, Measure>> contactMeasures(database::Connection &connection, const Environment &environment)
{
    ContactCheck check(masking::Corpora::open());
    bool isKnown = false;
    const auto visit = [&](const database::Row &row) -> Result<void> {
        const auto added = check.add({row.text("locale"), row.text("given_name"), row.text("family_name"),
                                      row.text("email"), row.text("phone"), row.text("city"), row.text("postal_code")});
        isKnown = isKnown || added.has_value();
        return {};
    };
    SHOWROOM_TRY(connection.forEachRow("realism/contacts"_sql,
                                       {{"environment", environment.id}, {"most", mostContacts}}, visit));
    return isKnown ? check.measures() : QMap<QString, Measure>();
}

} // namespace

QString toWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::InBand:
        return u"in-band"_s;
    case Verdict::OutOfBand:
        return u"out-of-band"_s;
    case Verdict::TooFewRows:
        return u"too-few-rows"_s;
    case Verdict::DoesNotApply:
        return u"does-not-apply"_s;
    }
    Q_UNREACHABLE();
}

int Report::count(Verdict verdict) const
{
    return int(std::count_if(scores.begin(), scores.end(), [&](const Score &s) { return s.verdict == verdict; }));
}

Report judge(const Environment &environment, const QMap<QString, Measure> &measures)
{
    Report report{environment.id, {}};
    for (const Property &property : properties())
        report.scores.append(scoreOf(property, environment, measures));
    return report;
}

Result<Report> score(database::Connection &connection, const Environment &environment)
{
    if (!environments::canExport(environment)) {
        return fail(ErrorCode::Conflict, Texts::tr("The data of “%1” is not complete.").arg(environment.id),
                    Texts::tr("Wait until it is ready, or resume its filling."));
    }
    const auto blueprint = generation::loadBuiltIn(environment.blueprint);
    if (!blueprint)
        return blueprint.error();
    const Result<QJsonObject> expected = expectations(environment, **blueprint);
    if (!expected)
        return expected.error();
    const auto rows =
        connection.query("realism/measure"_sql,
                         {{"environment", environment.id},
                          {"reference", environment.referenceDate},
                          {"years", environment.months / monthsOfYear},
                          {"expected", QString::fromUtf8(QJsonDocument(*expected).toJson(QJsonDocument::Compact))}});
    if (!rows)
        return rows.error();
    QMap<QString, Measure> measures;
    for (const database::Row &row : *rows)
        measures.insert(row.text("property"), {row.real("figure"), row.real("second"), row.integer("sample")});
    const auto contacts = contactMeasures(connection, environment);
    if (!contacts)
        return contacts.error();
    measures.insert(*contacts);
    return judge(environment, measures);
}

} // namespace showroom::realism
