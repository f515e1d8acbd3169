#pragma once

namespace showroom {
class Clock;
}

namespace showroom::cli {

class Backend;
class Terminal;

/// Everything that a verb may use while it runs.
struct CommandContext {
    Terminal &terminal;
    const Clock &clock;
    Backend &backend;
};

} // namespace showroom::cli
