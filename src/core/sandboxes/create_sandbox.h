#pragma once

#include "core/environments/create_tenant.h"
#include "core/sandboxes/sandbox.h"

#include <optional>

namespace showroom::sandboxes {

/// Own values in place of the type's; what is empty is left to the type.
struct Terms {
    std::optional<int> maxUsers;
    std::optional<int> maxApiCalls;
    std::optional<int> apiRate;        ///< calls a minute
    std::optional<int> autoResetHours; ///< empty: never
    QStringList lifted;                ///< names of restrictions that do not hold ("export", "watermark")
    QStringList accessibleBy;          ///< logins or mail addresses; empty: whoever comes

    bool operator==(const Terms &) const = default;
};

/// What a person asks for when creating a sandbox: the wizard, the CLI and the service fill the same value.
struct CreateSandbox {
    environments::CreateTenant tenant; ///< of the kind Sandbox
    Type type = Type::Trial;
    Terms terms;
    bool isShared = true; ///< all users work in one session

    /// With the type's life, tables of its own, and the smallest dataset of the blueprint for sandboxes.
    static CreateSandbox ofType(Type type);
};

/// The blueprint that a sandbox is filled with unless somebody chooses another, and its smallest size.
QString usualBlueprint();
QString smallestSize(const QString &blueprint);
/// Another blueprint for a request: its smallest size and its months of history.
void useBlueprint(environments::CreateTenant &tenant, const QString &blueprint);

/// Everything that is wrong with a request, in the order of the fields; empty when it can be created. Fields: those of
/// environments::validate(), and maxUsers, maxApiCalls, apiRate, autoResetHours, restrictions, accessibleBy.
QList<Problem> validate(const CreateSandbox &request, const Clock &clock);
/// The same for the terms alone: they can change later.
QList<Problem> validate(const Terms &terms);

} // namespace showroom::sandboxes
