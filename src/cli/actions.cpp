#include "cli/actions.h"

#include "cli/terminal_text.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

QString actionOf(Arguments &arguments, const QStringList &actions, const QString &fallback)
{
    const QString action = arguments.positionals().value(0, fallback);
    if (action.isEmpty() && !actions.contains(action))
        arguments.addProblem(u"action"_s, u"required"_s, u"Say what to do: %1."_s.arg(actions.join(u", "_s)));
    else if (action != fallback && !actions.contains(action))
        arguments.addProblem(u"action"_s, u"unknown"_s,
                             u"%1 is none of %2."_s.arg(quoted(action), actions.join(u", "_s)));
    return action;
}

} // namespace showroom::cli
