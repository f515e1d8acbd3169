#pragma once

#include <sys/resource.h>

namespace showroom {

/// Lets a crash leave no image of the memory behind: passwords and the master salt are in it. Debuggers still attach.
inline void forbidCoreDumps()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &limit);
}

} // namespace showroom
