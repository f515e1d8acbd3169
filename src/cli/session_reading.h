#pragma once

#include "cli/session_run.h"

namespace showroom::cli {

/// What the verb `session` tells without changing anything.
class SessionReading final : public SessionRun {
public:
    using SessionRun::SessionRun;

    Result<int> list();
    Result<int> show();
    Result<int> stats();
    Result<int> preview();
    Result<int> conflicts();
    Result<int> verify();
    Result<int> stale();
};

} // namespace showroom::cli
