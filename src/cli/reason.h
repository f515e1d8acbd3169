#pragma once

#include <QString>

namespace showroom::cli {

class Arguments;
struct OptionSpec;

/// `--reason TEXT`; `actions` are those of the verb that take it ("reset, delete"), empty when it has one alone.
OptionSpec reasonOption(const QString &actions = {});

/// What was given, without the white space around it; a problem when it is too long for the audit log.
QString reasonOf(Arguments &arguments);

} // namespace showroom::cli
