#pragma once

#include "cli/arguments.h"
#include "core/sandboxes/access_link.h"
#include "core/sandboxes/conversion.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sandboxes/usage.h"

/// What the line of `sandbox` asks for, read into the core's values.
namespace showroom::cli {

QList<OptionSpec> sandboxOptions();

sandboxes::CreateSandbox createSandboxRequest(Arguments &arguments, const Clock &clock);
/// What all sandboxes of a list share.
sandboxes::CreateSandbox createManyRequest(Arguments &arguments);
sandboxes::Change sandboxChange(Arguments &arguments);
/// A link without the environment that it leads into.
sandboxes::LinkRequest linkTerms(Arguments &arguments, const Clock &clock);
sandboxes::LinkRequest linkRequest(Arguments &arguments, const Clock &clock);
sandboxes::ConversionRequest conversionRequest(Arguments &arguments);
sandboxes::UsageRange usageRange(Arguments &arguments);

/// The environments that --tenant names; a problem when there is none.
QStringList requiredTenants(Arguments &arguments);
/// The same when exactly one is wanted.
QString requiredTenant(Arguments &arguments);

} // namespace showroom::cli
