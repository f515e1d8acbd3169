#pragma once

#include <QString>

namespace showroom::cli {

class Arguments;
struct OptionSpec;

/// The option by which a command that takes something away is confirmed on a careful connection.
OptionSpec carefulOption();

/// On a connection whose profile is careful, every command that takes something away has to repeat a name: a problem
/// unless `--confirm` is the one environment that the command names, or the connection's name where it names none or
/// several. Afterwards the option is what the command itself expects.
void requireName(const QString &verb, Arguments &arguments, const QString &connection);

} // namespace showroom::cli
