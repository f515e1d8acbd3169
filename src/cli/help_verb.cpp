#include "cli/help_verb.h"

#include "cli/command_context.h"
#include "cli/help_text.h"
#include "cli/help_topic_text.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

HelpVerb::HelpVerb(QList<VerbDescription> others)
    : m_others(std::move(others))
{
}

VerbDescription HelpVerb::description() const
{
    VerbDescription verb;
    verb.name = u"help"_s;
    verb.summary = u"Show the commands, or the help of one"_s;
    verb.explanation = u"Without a command, lists all of them with the exit codes. “errors” lists the error codes with "
                       "what they mean, “troubleshooting” what to do when something does not work."_s;
    verb.positionals = u"[COMMAND|errors|troubleshooting]"_s;
    verb.maximumPositionals = 1;
    verb.examples = {{u"help create"_s, u"What create understands"_s},
                     {u"help errors"_s, u"Every error code and its exit code"_s}};
    return verb;
}

Result<int> HelpVerb::run(CommandContext &context, Arguments &arguments)
{
    const QList<VerbDescription> verbs = m_others + QList<VerbDescription>{description()};
    const QString name = arguments.positionals().value(0);
    if (helpWords().contains(name)) {
        context.terminal.print(helpWordJson(name), helpWordText(name));
        return 0;
    }
    const auto found =
        std::find_if(verbs.cbegin(), verbs.cend(), [&](const VerbDescription &verb) { return verb.name == name; });
    if (!arguments.positionals().isEmpty() && found == verbs.cend())
        arguments.addProblem(u"command"_s, u"unknown"_s, u"%1 is not a command."_s.arg(quoted(name)));
    SHOWROOM_TRY(arguments.verdict());
    if (found == verbs.cend())
        context.terminal.print(overviewJson(verbs), overviewText(verbs));
    else
        context.terminal.print(helpJson(*found), helpText(*found));
    return 0;
}

} // namespace showroom::cli
