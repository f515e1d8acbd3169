#pragma once

#include "cli/verb.h"

#include <QJsonObject>

namespace showroom::cli {

/// The options that every verb understands.
QList<OptionSpec> globalOptions();

/// The text of `showroomctl <verb> --help`.
QString helpText(const VerbDescription &verb);
QJsonObject helpJson(const VerbDescription &verb);

/// The text of `showroomctl help`.
QString overviewText(const QList<VerbDescription> &verbs);
QJsonObject overviewJson(const QList<VerbDescription> &verbs);

} // namespace showroom::cli
