#include "cli/session_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/session_choice.h"
#include "cli/session_text.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/sessions/change_store.h"
#include "core/sessions/session_store.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

using database::Connection;
using sessions::Session;

namespace {

constexpr int mostRows = 10'000;
constexpr int usualRows = 200;
constexpr int mostMinutes = 525'600;

template <class T>
QJsonArray arrayOf(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

/// One action's run: its options are read and judged before anything is touched.
class Run {
public:
    Run(CommandContext &context, Arguments &arguments)
        : m_context(context)
        , m_arguments(arguments)
    {
    }

    Result<int> open();
    Result<int> list();
    Result<int> show();
    Result<int> stats();
    Result<int> preview();
    Result<int> reset();
    Result<int> conflicts();
    Result<int> undo();
    Result<int> verify();
    Result<int> stale();
    Result<int> cleanUp();

private:
    Result<Connection> connect();
    /// The chosen session, once nothing is wrong with the line.
    Result<std::pair<Session, Connection>> choose();
    /// The archive that --archive names, else the latest of the chosen session.
    Result<sessions::Archive> archive(Connection &connection, const Session &session);
    int days();
    Result<int> print(const QJsonObject &json, const QString &text);

    CommandContext &m_context;
    Arguments &m_arguments;
};

Result<Connection> Run::connect()
{
    if (const Result<void> verdict = m_arguments.verdict(); !verdict)
        return verdict.error();
    return m_context.backend.connect();
}

Result<std::pair<Session, Connection>> Run::choose()
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

Result<int> Run::print(const QJsonObject &json, const QString &text)
{
    m_context.terminal.print(json, text);
    return 0;
}

Result<int> Run::open()
{
    sessions::OpenRequest request;
    request.environmentId = m_arguments.tenant();
    request.person = m_arguments.text(u"user"_s).trimmed();
    request.name = m_arguments.text(u"name"_s);
    if (const auto minutes = m_arguments.integer(u"minutes"_s, 1, mostMinutes))
        request.tokenMinutes = int(*minutes);
    if (!m_arguments.has(u"tenant"_s))
        m_arguments.addProblem(u"tenant"_s, u"required"_s, u"Name the environment."_s);
    if (request.person.isEmpty())
        m_arguments.addProblem(u"user"_s, u"required"_s, u"Say who enters: a login, a name or a mail address."_s);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<sessions::OpenedSession> opened = sessions::openSession(*connection, request);
    if (!opened)
        return opened.error();
    QJsonObject json = toJson(opened->session);
    json.insert(u"token"_s, opened->token);
    json.insert(u"resumed"_s, opened->isResumed);
    return print(json, sessionText(opened->session) +
                           u"Token          %1\nIt is shown this one time.\n"_s.arg(opened->token));
}

Result<int> Run::list()
{
    const QString tenant = m_arguments.tenant();
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QList<Session>> sessions = sessions::listSessions(*connection, tenant);
    if (!sessions)
        return sessions.error();
    return print({{u"sessions"_s, arrayOf(*sessions)}}, sessionsTable(*sessions, u"There are no open sessions."_s));
}

Result<int> Run::show()
{
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<QList<sessions::Archive>> archives = sessions::archivesOf(chosen->second, chosen->first.id);
    if (!archives)
        return archives.error();
    const Result<sessions::ChangeSummary> summary = sessions::summarize(chosen->second, {chosen->first.id, 0});
    if (!summary)
        return summary.error();
    QJsonObject json = toJson(chosen->first);
    json.insert(u"tables"_s, toJson(*summary).value(u"tables"_s));
    json.insert(u"archives"_s, arrayOf(*archives));
    QString text = sessionText(chosen->first) + u'\n' + summaryTable(*summary);
    if (!archives->isEmpty())
        text += u'\n' + archivesTable(*archives);
    return print(json, text);
}

Result<int> Run::stats()
{
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<sessions::ChangeSummary> summary = sessions::summarize(chosen->second, {chosen->first.id, 0});
    if (!summary)
        return summary.error();
    QJsonObject json = toJson(*summary);
    json.insert(u"id"_s, chosen->first.id);
    return print(json, summaryTable(*summary));
}

Result<int> Run::preview()
{
    sessions::ChangeRange range;
    range.table = m_arguments.text(u"table"_s);
    range.filter = m_arguments.text(u"filter"_s);
    const QString operation = m_arguments.text(u"operation"_s);
    range.operation = sessions::operationFromWord(operation);
    if (!operation.isEmpty() && !range.operation)
        m_arguments.addProblem(u"operation"_s, u"unknown"_s, u"Give created, edited or deleted."_s);
    const int limit = int(m_arguments.integer(u"limit"_s, 1, mostRows).value_or(usualRows));
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    range.set.sessionId = chosen->first.id;
    const Result<sessions::ChangeSummary> summary = sessions::summarize(chosen->second, range.set);
    if (!summary)
        return summary.error();
    Result<sessions::ChangePage> page = sessions::listRows(chosen->second, range, 0, limit);
    if (!page)
        return page.error();
    const bool hasMore = page->next.has_value() || page->rows.size() > limit;
    page->rows = page->rows.mid(0, limit);
    QJsonObject json = toJson(*summary);
    json.insert(u"id"_s, chosen->first.id);
    json.insert(u"revision"_s, summary->revision);
    json.insert(u"rows"_s, arrayOf(page->rows));
    json.insert(u"more"_s, hasMore);
    QString text = summaryTable(*summary);
    if (!page->rows.isEmpty())
        text += u'\n' + rowsText(page->rows);
    if (hasMore)
        text += u"There are more; --limit shows them.\n"_s;
    return print(json, text);
}

Result<int> Run::reset()
{
    const std::optional<QString> confirmation = confirmationOf(m_context, m_arguments);
    if (!m_arguments.has(u"all"_s)) {
        const SessionChoice choice = SessionChoice::read(m_arguments);
        Result<Connection> connection = connect();
        if (!connection)
            return connection.error();
        return resetSession(m_context, *connection, choice, confirmation, m_arguments.text(u"revision"_s));
    }
    const QString tenant = m_arguments.tenant();
    if (tenant.isEmpty())
        m_arguments.addProblem(u"tenant"_s, u"required"_s, u"Name the environment."_s);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QString> token =
        confirmation ? Result<QString>(*confirmation)
                     : askForToken(m_context, u"This takes every session's changes in %1 away."_s.arg(tenant));
    if (!token)
        return token.error();
    const Result<qint64> count = sessions::resetAll(*connection, tenant, *token);
    if (!count)
        return count.error();
    return print({{u"environment"_s, tenant}, {u"sessions"_s, *count}}, u"%1 sessions reset\n"_s.arg(number(*count)));
}

Result<sessions::Archive> Run::archive(Connection &connection, const Session &session)
{
    const Result<QList<sessions::Archive>> archives = sessions::archivesOf(connection, session.id);
    if (!archives)
        return archives.error();
    const QString wanted = m_arguments.text(u"archive"_s);
    for (const sessions::Archive &archive : *archives)
        if (wanted.isEmpty() || QString::number(archive.id) == wanted)
            return archive;
    return fail(ErrorCode::NotFound, u"There is no reset to undo."_s,
                u"A reset can be undone once, within 24 hours; “showroomctl session show” lists what is left."_s);
}

Result<int> Run::conflicts()
{
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<sessions::Archive> of = archive(chosen->second, chosen->first);
    if (!of)
        return of.error();
    const Result<QList<sessions::Conflict>> conflicts = sessions::listConflicts(chosen->second, *of);
    if (!conflicts)
        return conflicts.error();
    return print({{u"archive"_s, toJson(*of)}, {u"conflicts"_s, arrayOf(*conflicts)}}, conflictsText(*conflicts));
}

Result<int> Run::undo()
{
    const QString take = m_arguments.text(u"take"_s);
    const std::optional<sessions::Choice> rest = sessions::choiceFromWord(take);
    if (!take.isEmpty() && !rest)
        m_arguments.addProblem(u"take"_s, u"unknown"_s, u"Give archived or current."_s);
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<sessions::Archive> of = archive(chosen->second, chosen->first);
    if (!of)
        return of.error();
    SHOWROOM_TRY(sessions::undoReset(chosen->second, *of, {}, rest));
    const Result<Session> now = sessions::findSession(chosen->second, chosen->first.id);
    if (!now)
        return now.error();
    QJsonObject json = toJson(*now);
    json.insert(u"restored"_s, of->changes);
    return print(json, u"%1 changes restored; the session has %2 now\n"_s.arg(number(of->changes),
                                                                              number(now->changes.total())));
}

Result<int> Run::verify()
{
    const QString tenant = m_arguments.tenant();
    if (tenant.isEmpty())
        m_arguments.addProblem(u"tenant"_s, u"required"_s, u"Name the environment."_s);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QList<sessions::TableVerification>> tables = sessions::verifyBase(*connection, tenant);
    if (!tables)
        return tables.error();
    const bool isIntact = std::all_of(tables->begin(), tables->end(), [](const auto &table) { return table.isIntact; });
    m_context.terminal.print({{u"environment"_s, tenant}, {u"intact"_s, isIntact}, {u"tables"_s, arrayOf(*tables)}},
                             verificationTable(*tables));
    return isIntact ? 0 : 1;
}

int Run::days()
{
    return int(m_arguments.integer(u"days"_s, 1, sessions::mostStaleDays).value_or(sessions::staleDays));
}

Result<int> Run::stale()
{
    const QString tenant = m_arguments.tenant();
    const int limit = days();
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QList<Session>> stale = sessions::listStale(*connection, limit, tenant);
    if (!stale)
        return stale.error();
    return print({{u"days"_s, limit}, {u"sessions"_s, arrayOf(*stale)}},
                 sessionsTable(*stale, u"No session is stale."_s));
}

Result<int> Run::cleanUp()
{
    const QString tenant = m_arguments.tenant();
    const int limit = days();
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<qint64> closed = sessions::clearStale(*connection, limit, tenant);
    if (!closed)
        return closed.error();
    const Result<qint64> removed = sessions::removeExpiredArchives(*connection);
    if (!removed)
        return removed.error();
    return print({{u"closed"_s, *closed}, {u"removedArchives"_s, *removed}},
                 u"%1 stale sessions closed, %2 expired archives removed\n"_s.arg(number(*closed), number(*removed)));
}

struct Action {
    QString name;
    Result<int> (Run::*run)();
};

QList<Action> actions()
{
    return {{u"list"_s, &Run::list},       {u"open"_s, &Run::open},           {u"show"_s, &Run::show},
            {u"preview"_s, &Run::preview}, {u"reset"_s, &Run::reset},         {u"undo"_s, &Run::undo},
            {u"verify"_s, &Run::verify},   {u"conflicts"_s, &Run::conflicts}, {u"stale"_s, &Run::stale},
            {u"cleanup"_s, &Run::cleanUp}, {u"stats"_s, &Run::stats}};
}

} // namespace

VerbDescription SessionVerb::description() const
{
    VerbDescription verb;
    verb.name = u"session"_s;
    verb.summary = u"Open sessions, show, reset and restore what they changed"_s;
    verb.explanation =
        u"ACTION is open, list (also without any), show, preview, reset, undo, conflicts, verify, stale, cleanup or "
        u"stats."
        "\n\n"
        "open gives a person a session in an environment, or goes on with theirs, and prints a token for it, this one "
        "time. list, show and stats say what there is. preview lists exactly what a reset takes away. reset archives "
        "it, and undo brings it back within 24 hours; when rows were changed again since, conflicts lists them and "
        "--take decides. verify compares the environment's rows with those that it was filled with and ends with 1 "
        "when they differ. stale lists sessions that nobody used, cleanup closes them and removes expired archives."_s;
    verb.positionals = u"[ACTION]"_s;
    verb.maximumPositionals = 1;
    verb.options =
        SessionChoice::options() +
        QList<OptionSpec>{
            {u"name"_s, Arity::Value, u"TEXT"_s, u"open: what the session is for."_s},
            {u"minutes"_s, Arity::Value, u"N"_s, u"open: how long the token lives; without, until it is revoked."_s},
            {u"table"_s, Arity::Value, u"TABLE"_s, u"preview: only this table, for example impact.events."_s},
            {u"operation"_s, Arity::Value, u"WORD"_s, u"preview: only created, edited or deleted rows."_s},
            {u"filter"_s, Arity::Value, u"TEXT"_s, u"preview: only rows in whose fields this occurs."_s},
            {u"limit"_s, Arity::Value, u"N"_s, u"preview: so many rows (200)."_s},
            {u"confirm"_s, Arity::Value, u"TOKEN"_s, u"reset: CONFIRM_RESET; asked for on a terminal."_s},
            {u"revision"_s, Arity::Value, u"TEXT"_s,
             u"reset: only if nothing changed since the preview with this revision."_s},
            {u"all"_s, Arity::Flag, {}, u"reset: every session of the environment."_s},
            {u"archive"_s, Arity::Value, u"N"_s, u"undo, conflicts: this archive in place of the latest."_s},
            {u"take"_s, Arity::Value, u"WORD"_s,
             u"undo: what rows get that were changed twice, archived or current."_s},
            {u"days"_s, Arity::Value, u"N"_s, u"stale, cleanup: without activity for so many days (7)."_s},
        };
    verb.examples = {
        {u"session open --tenant demo-acme --user jane --json"_s, u"id, environment, user and the token"_s},
        {u"session preview --tenant demo-acme --user jane"_s, u"What a reset would take away"_s},
        {u"session reset --tenant demo-acme --user jane --confirm CONFIRM_RESET"_s, u"Take it away"_s},
        {u"session undo --tenant demo-acme --user jane --take archived"_s, u"And back, over what was done since"_s},
        {u"session verify --tenant demo-acme"_s, u"Proof that the base data is intact"_s},
        {u"session cleanup --days 14"_s, u"Close what nobody used for two weeks"_s}};
    return verb;
}

Result<int> SessionVerb::run(CommandContext &context, Arguments &arguments)
{
    const QList<Action> all = actions();
    QStringList names;
    for (const Action &action : all)
        names << action.name;
    const QString wanted = actionOf(arguments, names, u"list"_s);
    Run run(context, arguments);
    for (const Action &action : all)
        if (action.name == wanted)
            return (run.*action.run)();
    return arguments.verdict().error();
}

} // namespace showroom::cli
