#include "cli/server_choice.h"

#include "cli/arguments.h"
#include "core/profiles/profile_store.h"
#include "database/connection_string.h"
#include "database/local_logins.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

const QStringList ways{u"local"_s, u"profile"_s, u"connect"_s, u"service"_s};

/// The option that decides, else the first of the variables; "local" when there is neither.
QString chosenWay(Arguments &arguments, const QProcessEnvironment &environment, QString &value, bool &isOption)
{
    QStringList given;
    for (const QString &way : ways) {
        if (arguments.has(way))
            given << way;
    }
    if (given.size() > 1)
        arguments.addProblem(given.constLast(), u"contradiction"_s,
                             u"--%1 and --%2 exclude each other."_s.arg(given[0], given[1]));
    isOption = !given.isEmpty();
    if (isOption) {
        value = arguments.text(given.constFirst());
        return given.constFirst();
    }
    for (const QString &way : ways.sliced(1)) {
        value = environment.value(u"SHOWROOM_"_s + way.toUpper());
        if (!value.isEmpty())
            return way;
    }
    return ways.constFirst();
}

Result<ServerChoice> fromProfile(const QString &name, const profiles::ProfileStore &profiles)
{
    const auto profile = profiles.find(name);
    if (!profile)
        return profile.error();
    const auto settings = profiles::settingsOf(*profile);
    if (!settings)
        return settings.error();
    const bool isCareful = profiles::confirmationOf(*profile) == profiles::Confirmation::Careful;
    return ServerChoice{false, *settings, profile->saltFile, name, {}, isCareful, u"--profile \"%1\""_s.arg(name)};
}

Result<ServerChoice> fromAddress(const QString &address, bool isOption)
{
    const auto settings = database::parseConnectionString(address);
    if (!settings)
        return settings.error();
    const bool hasSecret = !settings->password.isEmpty() || settings->others.contains(u"sslpassword"_s);
    if (isOption && hasSecret) {
        return fail(ErrorCode::InvalidInput,
                    u"The address holds a password, which everybody on this computer could read in the list of "
                    "processes."_s,
                    u"Leave it out, and put it into ~/.pgpass or the variable PGPASSWORD."_s);
    }
    return ServerChoice{false, *settings, {}, {}, {}, false, u"--connect …"_s};
}

/// On a server of one's own every role has a login to try it by; on others one is who one is.
QString readRole(Arguments &arguments, const QProcessEnvironment &environment, bool isLocal)
{
    const QString option = u"as-role"_s;
    const QString role = arguments.has(option) ? arguments.text(option) : environment.value(u"SHOWROOM_AS_ROLE"_s);
    if (const auto known = database::checkLocalRole(role); !known)
        arguments.addProblem(option, u"unknown"_s, known.error().message + u' ' + known.error().hint);
    else if (!isLocal && !role.isEmpty())
        arguments.addProblem(option, u"unexpected"_s,
                             u"--as-role tries roles on the private server alone; on another one connect as the "
                             "person whose rights you want to see."_s);
    return role;
}

} // namespace

Result<ServerChoice> readServerChoice(Arguments &arguments, const QProcessEnvironment &environment,
                                      const profiles::ProfileStore &profiles)
{
    QString value;
    bool isOption = false;
    const QString way = chosenWay(arguments, environment, value, isOption);
    Result<ServerChoice> choice = ServerChoice();
    const bool isLocal = way == u"local" || (way == u"profile" && value == profiles::localName());
    const QString role = readRole(arguments, environment, isLocal);
    if (!arguments.problems().isEmpty())
        return choice; // the verb refuses them before it touches anything
    choice->role = role;
    if (way == u"profile" && !isLocal) {
        choice = fromProfile(value, profiles);
    } else if (way == u"connect") {
        choice = fromAddress(value, isOption);
    } else if (way == u"service") {
        choice->isLocal = false;
        choice->settings.service = value;
        choice->options = u"--service "_s + value;
    }
    const QString saltFile =
        arguments.has(u"salt-file"_s) ? arguments.text(u"salt-file"_s) : environment.value(u"SHOWROOM_SALT_FILE"_s);
    if (choice && !saltFile.isEmpty())
        choice->saltFile = saltFile;
    return choice;
}

} // namespace showroom::cli
