#include "cli/session_run.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/session_choice.h"
#include "cli/terminal.h"
#include "core/sessions/change_store.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

using database::Connection;
using sessions::Session;

Result<Connection> SessionRun::connect()
{
    if (const Result<void> verdict = m_arguments.verdict(); !verdict)
        return verdict.error();
    return m_context.backend.connect();
}

Result<std::pair<Session, Connection>> SessionRun::choose()
{
    const SessionChoice choice = SessionChoice::read(m_arguments);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<Session> session = choice.find(*connection);
    if (!session)
        return session.error();
    return std::pair{*session, std::move(*connection)};
}

QString SessionRun::requiredTenant()
{
    const QString tenant = m_arguments.tenant();
    if (tenant.isEmpty())
        m_arguments.addProblem(u"tenant"_s, u"required"_s, u"Name the environment."_s);
    return tenant;
}

int SessionRun::days()
{
    return int(m_arguments.integer(u"days"_s, 1, sessions::mostStaleDays).value_or(sessions::staleDays));
}

Result<sessions::Archive> SessionRun::archive(Connection &connection, const Session &session)
{
    const QString wanted = m_arguments.text(u"archive"_s);
    const Result<QList<sessions::Archive>> archives = sessions::archivesFor(connection, session);
    if (!archives)
        return archives.error();
    for (const sessions::Archive &archive : *archives) {
        if (wanted.isEmpty() ? archive.sessionId == session.id : QString::number(archive.id) == wanted)
            return archive;
    }
    if (wanted.isEmpty() && !archives->isEmpty())
        return fail(ErrorCode::NotFound, u"There is no reset of this session to undo."_s,
                    u"“--archive %1” brings back what a closed session had."_s.arg(archives->constFirst().id));
    return fail(ErrorCode::NotFound, u"There is no reset to undo."_s,
                u"A reset can be undone once, within 24 hours; “showroomctl session show” lists what is left."_s);
}

Result<int> SessionRun::print(const QJsonObject &json, const QString &text)
{
    m_context.terminal.print(json, text);
    return 0;
}

} // namespace showroom::cli
