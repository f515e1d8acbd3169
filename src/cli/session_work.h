#pragma once

#include "cli/session_run.h"

namespace showroom::cli {

/// What the verb `session` does.
class SessionWork final : public SessionRun {
public:
    using SessionRun::SessionRun;

    Result<int> open();
    Result<int> reset();
    Result<int> undo();
    Result<int> hold();
    Result<int> release();
    Result<int> keep();
    Result<int> close();
    Result<int> copy();
    Result<int> cleanUp();

private:
    Result<int> printOpened(const sessions::OpenedSession &opened);
    Result<int> printSession(database::Connection &connection, const QString &id);
};

} // namespace showroom::cli
