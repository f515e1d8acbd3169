#pragma once

#include "base/clock.h"
#include "core/environments/create_tenant.h"
#include "gui/operations/console_data.h"
#include "gui/operations/database_link.h"
#include "gui/operations/database_operations.h"

#include <optional>

namespace showroom::gui {

/// What a window works with.
struct Console {
    explicit Console(const database::ConnectionSettings &settings)
        : operations(link, clock)
        , data(operations)
    {
        operations.connectTo(settings, {});
    }

    int environments() { return data.environments().rowCount({}); }
    std::optional<jobs::Job> latestJob()
    {
        const QList<jobs::Job> all = data.jobs().jobs();
        return all.isEmpty() ? std::nullopt : std::optional(all.first());
    }

    SystemClock clock;
    DatabaseLink link;
    DatabaseOperations operations;
    ConsoleData data;
};

inline environments::CreateTenant tenant(const QString &name, const QString &size)
{
    environments::CreateTenant request;
    request.name = name;
    request.size = size;
    return request;
}

} // namespace showroom::gui
