#include "cli/careful.h"

#include "cli/arguments.h"
#include "cli/terminal_text.h"
#include "core/sessions/session_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

const auto confirm = u"confirm"_s;

/// A command that takes something away, with its action where it has several.
struct Taking {
    const char *verb;
    const char *action; ///< empty: whatever the command does
    const char *step;   ///< the word after the action; empty: any
    bool isReset = false;
};

constexpr Taking takings[] = {
    {"teardown", "", ""},
    {"reset", "", "", true},
    {"session", "reset", "", true},
    {"session", "undo", ""},
    {"session", "close", ""},
    {"session", "release", ""},
    {"session", "cleanup", ""},
    {"sandbox", "expire", ""},
    {"sandbox", "reset", ""},
    {"sandbox", "delete", ""},
    {"sandbox", "convert", ""},
    {"sandbox", "dismiss", ""},
    {"sandbox", "link", "revoke"},
    {"sandbox", "persona", "password"},
    {"sweep", "", ""},
    {"jobs", "cancel", ""},
    {"jobs", "clean", ""},
    {"roles", "revoke", ""},
    {"limits", "clear", ""},
};

const Taking *find(const QString &verb, const Arguments &arguments)
{
    const auto isWord = [&arguments](int position, const char *wanted) {
        return *wanted == '\0' || arguments.positionals().value(position) == QLatin1StringView(wanted);
    };
    const auto found = std::find_if(std::begin(takings), std::end(takings), [&](const Taking &taking) {
        return verb == QLatin1StringView(taking.verb) && isWord(0, taking.action) && isWord(1, taking.step);
    });
    return found == std::end(takings) || arguments.has(u"dry-run"_s) ? nullptr : found;
}

} // namespace

OptionSpec carefulOption()
{
    return {
        confirm, Arity::Value, u"NAME"_s,
        u"On a careful connection: the environment's id; where none or several are meant, the connection's name."_s};
}

void requireName(const QString &verb, Arguments &arguments, const QString &connection)
{
    const Taking *taking = find(verb, arguments);
    if (!taking)
        return;
    const QStringList ids = arguments.values(u"tenant"_s);
    const QString name = ids.size() == 1 ? ids.constFirst() : connection;
    if (arguments.text(confirm) != name) {
        arguments.addProblem(confirm, arguments.has(confirm) ? u"mismatch"_s : u"required"_s,
                             u"The connection %1 is a careful one: repeat the name with --confirm %2."_s.arg(
                                 quoted(connection), quoted(name)));
        return;
    }
    if (taking->isReset)
        arguments.set(confirm, sessions::resetToken());
}

} // namespace showroom::cli
