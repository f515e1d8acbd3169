#include "cli/command_line.h"

#include "cli/argument_parser.h"
#include "cli/backend.h"
#include "cli/careful.h"
#include "cli/error_report.h"
#include "cli/help_text.h"
#include "cli/server_choice.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/verbs.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

CommandLine::CommandLine(const CommandContext &context, const profiles::ProfileStore *profiles,
                         ServerFactory makeServer)
    : m_context(context)
    , m_profiles(profiles)
    , m_makeServer(std::move(makeServer))
    , m_verbs(allVerbs())
{
}

CommandLine::~CommandLine() = default;

int CommandLine::run(const QStringList &words)
{
    m_context.terminal.setJson(words.contains(u"--json"_s));
    m_context.terminal.setQuiet(words.contains(u"--quiet"_s));
    const Result<int> code = dispatch(words);
    if (!code)
        return report(code.error());
    if (!m_context.terminal.flush())
        return report(fail(ErrorCode::FileFailure, u"The command was carried out, but its result was not written."_s,
                           u"Look at where the output goes: the disk may be full."_s));
    return *code;
}

Result<int> CommandLine::dispatch(QStringList words)
{
    const auto name =
        std::find_if(words.cbegin(), words.cend(), [](const QString &word) { return !word.startsWith(u'-'); });
    if (name != words.cend()) {
        const QString verbName = *name;
        words.removeAt(name - words.cbegin());
        Verb *verb = find(verbName);
        return verb ? runVerb(*verb, words) : Result<int>(unknownVerb(verbName));
    }
    if (words.contains(u"--help"_s) || words.contains(u"-h"_s))
        return runVerb(*find(u"help"_s), {});
    if (words.removeAll(u"--version"_s) > 0)
        return runVerb(*find(u"version"_s), words);
    return fail(ErrorCode::InvalidInput, u"Say what to do: showroomctl COMMAND [options]."_s,
                u"“showroomctl help” lists the commands."_s);
}

Result<int> CommandLine::runVerb(Verb &verb, const QStringList &words)
{
    const VerbDescription description = verb.description();
    Arguments arguments =
        Arguments::parse(words, description.options + globalOptions(), description.maximumPositionals);
    if (arguments.has(u"help"_s)) {
        m_context.terminal.print(helpJson(description), helpText(description));
        return 0;
    }
    return m_makeServer ? runOnChosenServer(verb, description, arguments) : verb.run(m_context, arguments);
}

Result<int> CommandLine::runOnChosenServer(Verb &verb, const VerbDescription &description, Arguments &arguments)
{
    if (description.isForPrivateServer) {
        if (arguments.has(u"as-role"_s))
            arguments.addProblem(u"as-role"_s, u"unexpected"_s,
                                 u"“%1” asks no database: --as-role makes no sense here."_s.arg(description.name));
        for (const QString &option : {u"profile"_s, u"connect"_s, u"service"_s}) {
            if (arguments.has(option))
                arguments.addProblem(
                    option, u"unexpected"_s,
                    u"“%1” is about the private PostgreSQL: --%2 makes no sense here."_s.arg(description.name, option));
        }
        return verb.run(m_context, arguments);
    }
    const Result<ServerChoice> choice =
        readServerChoice(arguments, QProcessEnvironment::systemEnvironment(), *m_profiles);
    if (!choice)
        return choice.error();
    if (choice->isCareful)
        requireName(description.name, arguments, choice->profile);
    if (choice->isLocal && choice->saltFile.isEmpty() && choice->role.isEmpty())
        return verb.run(m_context, arguments);
    const std::unique_ptr<Backend> server = m_makeServer(*choice);
    CommandContext context{m_context.terminal, m_context.clock, *server};
    return verb.run(context, arguments);
}

Error CommandLine::unknownVerb(const QString &name) const
{
    QStringList names;
    for (const auto &verb : m_verbs)
        names.append(verb->description().name);
    const std::optional<QString> meant = nearest(name, names);
    Error error =
        fail(ErrorCode::InvalidInput,
             u"%1 is not a command%2."_s.arg(quoted(name), meant ? u"; did you mean “%1”?"_s.arg(*meant) : QString()),
             u"“showroomctl help” lists the commands."_s);
    error.problems = {{u"command"_s, u"unknown"_s, error.message}};
    return error;
}

Verb *CommandLine::find(const QString &name) const
{
    const auto found = std::find_if(m_verbs.cbegin(), m_verbs.cend(),
                                    [&](const auto &verb) { return verb->description().name == name; });
    return found == m_verbs.cend() ? nullptr : found->get();
}

int CommandLine::report(const Error &error)
{
    m_context.terminal.printError(errorJson(error), errorText(error));
    return exitCode(error.code);
}

} // namespace showroom::cli
