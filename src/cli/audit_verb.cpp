#include "cli/audit_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/access/salt_source.h"
#include "core/audit/audit_file.h"
#include "core/audit/signed_head.h"
#include "masking/salt.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr int usualEntries = 50;
constexpr int brokenExitCode = 1;

audit::Filter filterOf(Arguments &arguments)
{
    return {arguments.text(u"actor"_s), arguments.tenant(), arguments.text(u"action"_s),
            arguments.time(u"since"_s).value_or(QDateTime()), arguments.time(u"until"_s).value_or(QDateTime())};
}

QString tableOf(const QList<audit::Entry> &entries)
{
    if (entries.isEmpty())
        return u"There are no such entries.\n"_s;
    TextTable table(
        {{u"NO"_s, Align::Right}, {u"WHEN"_s}, {u"WHO"_s}, {u"WITH"_s}, {u"ACTION"_s}, {u"ENVIRONMENT"_s}, {u"WHY"_s}});
    for (const audit::Entry &entry : entries) {
        table.addRow({entry.sequence ? QString::number(*entry.sequence) : u"–"_s, moment(entry.occurredAt), entry.actor,
                      entry.program, entry.action, entry.environment.isEmpty() ? u"–"_s : entry.environment,
                      entry.reason});
    }
    return table.toString();
}

Result<audit::SignedHead> readHead(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileFailure, u"%1 cannot be read: %2."_s.arg(quoted(path), file.errorString()),
                    u"Name a file that “audit head --out FILE” wrote."_s);
    }
    constexpr qint64 mostBytes = 65'536;
    return audit::fromFile(file.read(mostBytes));
}

Result<masking::Salt> newestSalt(Backend &backend)
{
    const Result<QList<masking::Salt>> salts = backend.salts();
    if (!salts)
        return salts.error();
    return salts->constLast();
}

/// A head is as good as its signer: where the salt of its version is at hand, the key has to be that salt's.
Result<void> requireOwnKey(const audit::SignedHead &head, Backend &backend)
{
    const Result<QList<masking::Salt>> salts = backend.salts();
    const auto salt = salts ? access::saltOfVersion(*salts, head.saltVersion) : Result<masking::Salt>(salts.error());
    if (!salt || audit::isSignedBy(head, *salt))
        return {};
    return fail(ErrorCode::Conflict,
                u"The head was signed by somebody else: its key is not that of version %1 of the salt here."_s.arg(
                    head.saltVersion),
                u"Use a head that this installation wrote; this one proves nothing."_s);
}

} // namespace

VerbDescription AuditVerb::description() const
{
    VerbDescription verb;
    verb.name = u"audit"_s;
    verb.summary = u"Show what was done and by whom, and prove that the log is whole"_s;
    verb.explanation = u"list shows the newest entries, with --json everything that they say. verify recomputes the "
                       u"chain of hashes and "
                       "names the first entry that is missing or not as it was sealed; with --head it also proves that "
                       "the end was not "
                       "cut off since that file was written. head writes the chain's end, signed, for a place where "
                       "nobody who can write "
                       "the database can write. export writes every entry that passes the filters.\n\n"
                       "verify ends with 1 when the log is not whole."_s;
    verb.positionals = u"[list | verify | head | export]"_s;
    verb.maximumPositionals = 1;
    verb.options = {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"Only what concerns this environment."_s},
        {u"actor"_s, Arity::Value, u"LOGIN"_s, u"Only what this login did."_s},
        {u"action"_s, Arity::Value, u"NAME"_s, u"Only actions whose name begins so, for example session."_s},
        {u"since"_s, Arity::Value, u"TIME"_s, u"From this day or time on (UTC unless it says otherwise)."_s},
        {u"until"_s, Arity::Value, u"TIME"_s, u"Before this day or time."_s},
        {u"limit"_s, Arity::Value, u"N"_s, u"So many of the newest entries; 50 unless given."_s},
        {u"head"_s, Arity::Value, u"FILE"_s, u"For verify: a signed head that was kept elsewhere."_s},
        {u"format"_s, Arity::Value, u"FORMAT"_s, u"For export: jsonl (the usual) or csv."_s},
        {u"out"_s, Arity::Value, u"FILE"_s, u"For head and export: the file to write."_s}};
    verb.examples = {{u"audit --tenant demo-acme"_s, u"Who did what with it"_s},
                     {u"audit --action session.reset --since 2026-11-01 --json"_s, u"For scripts"_s},
                     {u"audit head --out /safe/audit-head.json"_s, u"Keep the end of the chain"_s},
                     {u"audit verify --head /safe/audit-head.json"_s, u"Prove that nothing was changed or cut off"_s},
                     {u"audit export --format csv --out audit.csv"_s, u"For a spreadsheet"_s}};
    return verb;
}

Result<int> AuditVerb::run(CommandContext &context, Arguments &arguments)
{
    const QStringList actions{u"list"_s, u"verify"_s, u"head"_s, u"export"_s};
    const QString action = actionOf(arguments, actions, u"list"_s);
    const bool writes = action == u"head"_s || action == u"export"_s;
    if (writes && arguments.text(u"out"_s).isEmpty())
        arguments.addProblem(u"out"_s, u"required"_s, u"Say where to write: --out FILE."_s);
    if (action == u"verify"_s)
        return verify(context, arguments);
    if (action == u"head"_s)
        return writeHead(context, arguments);
    const audit::Filter filter = filterOf(arguments);
    return action == u"export"_s ? writeFile(context, arguments, filter) : list(context, arguments, filter);
}

Result<int> AuditVerb::list(CommandContext &context, Arguments &arguments, const audit::Filter &filter)
{
    const int most = int(arguments.integer(u"limit"_s, 1, 10'000).value_or(usualEntries));
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<QList<audit::Entry>> entries = audit::list(*connection, filter, most);
    if (!entries)
        return entries.error();
    QJsonArray array;
    for (const audit::Entry &entry : *entries)
        array.append(audit::toJson(entry));
    context.terminal.print({{u"entries"_s, array}}, tableOf(*entries));
    return 0;
}

Result<int> AuditVerb::verify(CommandContext &context, Arguments &arguments)
{
    SHOWROOM_TRY(arguments.verdict());
    std::optional<audit::Head> kept;
    QString signer;
    if (arguments.has(u"head"_s)) {
        const Result<audit::SignedHead> head = readHead(arguments.text(u"head"_s));
        if (!head)
            return head.error();
        SHOWROOM_TRY(requireOwnKey(*head, context.backend));
        kept = head->head;
        signer = head->saltVersion;
    }
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<audit::Verdict> verdict = audit::verify(*connection, kept);
    if (!verdict)
        return verdict.error();
    context.terminal.print(
        {{u"sound"_s, verdict->isSound()},
         {u"fault"_s, verdict->isSound() ? QJsonValue() : QJsonValue(audit::toWord(verdict->fault))},
         {u"brokenSequence"_s, verdict->isSound() ? QJsonValue() : QJsonValue(verdict->brokenSequence)},
         {u"links"_s, verdict->links},
         {u"unsealed"_s, verdict->unsealed},
         {u"head"_s, verdict->head.hash},
         {u"signedWith"_s, signer.isEmpty() ? QJsonValue() : QJsonValue(signer)}},
        audit::describe(*verdict) + u'\n' +
            (signer.isEmpty() ? QString() : u"The kept head was signed with version %1 of the salt.\n"_s.arg(signer)));
    return verdict->isSound() ? 0 : brokenExitCode;
}

Result<int> AuditVerb::writeHead(CommandContext &context, Arguments &arguments)
{
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<masking::Salt> salt = newestSalt(context.backend);
    if (!salt)
        return salt.error();
    const QString path = arguments.text(u"out"_s);
    const Result<audit::SignedHead> head = audit::keepHead(*connection, *salt, context.clock, path);
    if (!head)
        return head.error();
    context.terminal.print(
        {{u"path"_s, path}, {u"sequence"_s, head->head.sequence}, {u"hash"_s, head->head.hash}},
        u"Signed the chain up to entry %1: %2\n"_s.arg(number(head->head.sequence), printable(path)));
    return 0;
}

Result<int> AuditVerb::writeFile(CommandContext &context, Arguments &arguments, const audit::Filter &filter)
{
    const QString format = arguments.optionalText(u"format"_s).value_or(u"jsonl"_s);
    if (format != u"jsonl"_s && format != u"csv"_s)
        arguments.addProblem(u"format"_s, u"unknown"_s, u"--format takes jsonl or csv, not %1."_s.arg(quoted(format)));
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const QString path = arguments.text(u"out"_s);
    const Result<audit::Written> written = audit::writeFile(
        *connection, filter, format == u"csv"_s ? audit::FileFormat::Csv : audit::FileFormat::Jsonl, path);
    if (!written)
        return written.error();
    const QString sha256 = QString::fromLatin1(written->sha256);
    context.terminal.print({{u"path"_s, path}, {u"entries"_s, written->entries}, {u"sha256"_s, sha256}},
                           u"Wrote %1 entries: %2\n"_s.arg(number(written->entries), printable(path)));
    return 0;
}

} // namespace showroom::cli
