#pragma once

#include "base/error.h"
#include "core/environments/environment.h"

#include <QDate>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace showroom {
class Clock;
}

namespace showroom::generation {
class Blueprint;
struct DatasetRequest;
} // namespace showroom::generation

namespace showroom::environments {

inline constexpr int maxLifeDays = 3650;

/// What a person asks for when creating a demo tenant: the wizard, the CLI and the service fill the same value. A
/// sandbox asks for the same and more (sandboxes::CreateSandbox).
struct CreateTenant {
    Kind kind = Kind::Demo; ///< decides the id's prefix
    QString name;
    QString id; ///< empty: derived from the name
    QString blueprint = QStringLiteral("impact");
    QString size = QStringLiteral("medium"); ///< a size of the blueprint, or "custom"
    QMap<QString, qint64> counts;            ///< own number of events per kind, in place of the size's
    std::optional<qint64> users;             ///< in place of the size's
    QStringList regions = {QStringLiteral("US")};
    QString vertical = QStringLiteral("general");
    std::optional<QString> adminEmail; ///< a colleague's address for notices; never a row of the product
    int months = 12;
    bool seasonality = true;
    std::optional<quint64> seed;                         ///< empty: derived from the id
    QString isolation = QStringLiteral("shared_schema"); ///< or "full": a schema of its own
    std::optional<QDate> referenceDate; ///< the history ends before this day begins (UTC); empty: today
    QString description;
    QString customer;
    QString notes;
    QStringList tags;
    int lifeDays = 30;

    /// The id that will be used: the given one, or the one derived from the name.
    QString effectiveId() const;
};

/// What is asked for when somebody names the blueprint alone: its months of history, and its size called medium or else
/// its first one.
CreateTenant usualRequest(const generation::Blueprint &blueprint);

/// `demo-` or `sandbox-` + the name as a slug of at most 48 characters. Any script (ICU transliteration to ASCII); a
/// prefix that is there already is not doubled. Empty when nothing of the name survives.
QString idFromName(const QString &name, Kind kind);
QString demoIdFromName(const QString &name);

/// True for a name that claims to be something other than what it is for (`prod-acme`), in any case, width or script.
bool claimsForeignPrefix(const QString &name, Kind kind = Kind::Demo);

/// Everything that is wrong with a request, in the order of the fields; empty when it can be created. Fields: name, id,
/// blueprint, size, count, users, regions, vertical, months, seed, isolation, asOf, days, admin, description, customer,
/// notes, tags. The code "guard" marks what aims at something other than a demo tenant.
QList<Problem> validate(const CreateTenant &request, const generation::Blueprint &blueprint, const Clock &clock);

/// The same against the blueprint that the request names; an unknown one is a problem among the others.
QList<Problem> validate(const CreateTenant &request, const Clock &clock);

/// What is wrong with admin, description, customer, notes and tags alone: they can change later.
QList<Problem> validateDetails(const CreateTenant &request);

/// The problems as one Error: GuardRefused when any of them is the guard's, else InvalidInput.
Error toError(const QList<Problem> &problems);

/// The part of a valid request that decides the rows.
generation::DatasetRequest datasetRequest(const CreateTenant &request, const Clock &clock);

} // namespace showroom::environments
