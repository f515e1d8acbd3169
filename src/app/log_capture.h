#pragma once

namespace showroom {
class RecentLog;
}

namespace showroom::app {

/// Keeps the latest lines of the program's log in `log` for as long as the object lives; they go to stderr as before.
class LogCapture final {
public:
    explicit LogCapture(RecentLog &log);
    ~LogCapture();
    LogCapture(const LogCapture &) = delete;
    LogCapture &operator=(const LogCapture &) = delete;
};

} // namespace showroom::app
