#pragma once

#include "cli/arguments.h"
#include "core/sessions/session.h"
#include "database/connection.h"

#include <QJsonObject>

#include <utility>

namespace showroom::cli {

struct CommandContext;

/// One run of the verb `session`: reads and judges the options before anything is touched.
class SessionRun {
public:
    SessionRun(CommandContext &context, Arguments &arguments)
        : m_context(context)
        , m_arguments(arguments)
    {
    }

protected:
    ~SessionRun() = default;

    /// Once nothing is wrong with the line.
    Result<database::Connection> connect();
    /// The chosen session, likewise.
    Result<std::pair<sessions::Session, database::Connection>> choose();
    /// The environment that --tenant names; a problem when it names none.
    QString requiredTenant();
    /// --days.
    int days();
    /// The archive that --archive names, also one of a session of the same environment that was closed; else the latest
    /// of the chosen session.
    Result<sessions::Archive> archive(database::Connection &connection, const sessions::Session &session);
    Result<int> print(const QJsonObject &json, const QString &text);

    CommandContext &m_context;
    Arguments &m_arguments;
};

} // namespace showroom::cli
