#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/realism/realism_property.h"

#include <QMap>

namespace showroom::database {
class Connection;
}
namespace showroom::generation {
class Blueprint;
}

/// How real an environment's rows look: properties with published figures, measured on the rows themselves.
namespace showroom::realism {

enum class Verdict { InBand, OutOfBand, TooFewRows, DoesNotApply };

/// "in-band", "out-of-band", "too-few-rows", "does-not-apply".
QString toWord(Verdict verdict);

/// A property with what was found.
struct Score {
    Property property;
    Verdict verdict = Verdict::DoesNotApply;
    Measure measure; ///< nothing in it where the property does not apply
    QString reason;  ///< why it does not apply, or how many rows are wanting; empty for a verdict on figures

    bool isMeasured() const { return verdict == Verdict::InBand || verdict == Verdict::OutOfBand; }
};

struct Report {
    QString environmentId;
    QList<Score> scores; ///< in the order of properties()

    int count(Verdict verdict) const;
    /// Whether no property is out of its band. What too few rows tell of does not count.
    bool isReal() const { return count(Verdict::OutOfBand) == 0; }
};

/// Judges measures by name; a property without one cannot be told of the environment's tables.
Report judge(const environments::Environment &environment, const QMap<QString, Measure> &measures);

/// What measure_realism() compares with: family names of the locales in question, currencies of the blueprint's
/// regions.
Result<QJsonObject> expectations(const environments::Environment &environment, const generation::Blueprint &blueprint);

/// Measures and judges an environment. NotFound, also for a blueprint that this program does not know; Conflict while
/// its data is not complete.
Result<Report> score(database::Connection &connection, const environments::Environment &environment);

} // namespace showroom::realism
