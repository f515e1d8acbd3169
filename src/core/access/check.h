#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QString>

namespace showroom::access {

enum class CheckState { Ok, Warning, Failed };

/// What one look at a part of the installation found.
struct Check {
    QString name;  ///< stable: "server", "schema", "guards", "product-rights", "own-schemas", "control-rights",
                   ///< "layers", "functions", "roles", "jobs", "environments", "product-logins", "logging", "outbound",
                   ///< "audit", "salt", "disk"
    QString label; ///< for people
    CheckState state = CheckState::Ok;
    QString message; ///< what was found
    QString hint;    ///< what to do about it; empty when all is well

    bool operator==(const Check &) const = default;
};

/// "ok", "warn", "fail".
QString toWord(CheckState state);

/// The context of the checks' translated texts.
struct CheckTexts {
    Q_DECLARE_TR_FUNCTIONS(showroom::access)
};

/// A check that found nothing wrong.
Check passedCheck(const QString &name, const QString &label, const QString &message);
/// A check that could not look, or whose finding is an error of its own.
Check failedCheck(const QString &name, const QString &label, const Error &error);

} // namespace showroom::access
