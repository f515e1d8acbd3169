#pragma once

#include <QtGlobal>

namespace showroom {
class RecentLog;
}

namespace showroom::app {

/// Keeps the latest lines of the program's log in `log` for as long as the object lives; they go to stderr as before.
class LogCapture final {
public:
    explicit LogCapture(RecentLog &log);
    ~LogCapture();
    Q_DISABLE_COPY_MOVE(LogCapture)
};

} // namespace showroom::app
