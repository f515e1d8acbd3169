#pragma once

#include "app/console_options.h"

#include <memory>

namespace showroom::app {

/// The console put together: one window, its data, and the connection behind them.
class ConsoleApplication final {
public:
    explicit ConsoleApplication(const ConsoleOptions &options);
    ~ConsoleApplication();
    Q_DISABLE_COPY_MOVE(ConsoleApplication)

    /// Shows the window and connects; the process's exit status once it is closed.
    int run();

private:
    struct Parts;

    std::unique_ptr<Parts> m_parts;
    ConsoleOptions m_options;
};

} // namespace showroom::app
