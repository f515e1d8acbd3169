#include "cli/reason.h"

#include "cli/arguments.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr int longestReason = 500; // as the database has it

} // namespace

OptionSpec reasonOption(const QString &actions)
{
    const QString words = u"hy; kept in the audit log."_s;
    const QString start = actions.isEmpty() ? u"W"_s : actions + u": w"_s;
    return {u"reason"_s, Arity::Value, u"TEXT"_s, start + words};
}

QString reasonOf(Arguments &arguments)
{
    const QString reason = arguments.text(u"reason"_s).trimmed();
    if (reason.size() > longestReason)
        arguments.addProblem(u"reason"_s, u"too-long"_s, u"A reason has %1 characters at most."_s.arg(longestReason));
    return reason;
}

} // namespace showroom::cli
