#include "cli/salt_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

using access::SaltRotation;
using access::SaltState;
using access::SaltVersion;

QString stateText(const SaltVersion &version)
{
    switch (version.state) {
    case SaltState::Same:
        return u"here, and the database's"_s;
    case SaltState::Other:
        return u"another salt is here"_s;
    case SaltState::Missing:
        return u"not here"_s;
    case SaltState::Unrecorded:
        break;
    }
    return u"here, not known to the database"_s;
}

QJsonObject toJson(const SaltVersion &version)
{
    const bool isKnown = version.createdAt.isValid();
    return {{u"version"_s, version.version},
            {u"state"_s, access::toWord(version.state)},
            {u"isNewest"_s, version.isNewest},
            {u"environments"_s, version.environments},
            {u"createdAt"_s, isKnown ? QJsonValue(version.createdAt.toString(Qt::ISODate)) : QJsonValue()},
            {u"createdBy"_s, isKnown ? QJsonValue(version.createdBy) : QJsonValue()}};
}

QJsonObject toJson(const SaltRotation &rotation, bool isDone)
{
    return {{u"version"_s, rotation.version},
            {u"previous"_s, rotation.previous},
            {u"environments"_s, rotation.environments},
            {u"rotated"_s, isDone}};
}

QString placeText(const access::SaltPlace &place)
{
    if (place.isKeychain)
        return u"the desktop's keychain (service showroom, master-salt)"_s;
    return place.variable.isEmpty() ? printable(place.file) : u"the variable "_s + place.variable;
}

/// What a rotation means, before it is made.
QString meaningOf(const SaltRotation &rotation)
{
    return u"New environments will be made with version %1 of the master salt.\n"
           "- Environments that keep the people of older versions: %2. One that is filled anew (refresh, reset) gets "
           "other people and another fingerprint.\n"
           "- Signed heads of the audit log get another key; those that were signed before stay valid.\n"
           "- Every computer that makes environments needs the new line; without it, it works on with the older ones "
           "alone.\n"
           "- Older lines stay where they are: what was made with them needs them.\n"_s.arg(
               rotation.version, number(rotation.environments));
}

} // namespace

VerbDescription SaltVerb::description() const
{
    VerbDescription verb;
    verb.name = u"salt"_s;
    verb.summary = u"Show the versions of the master salt, check them, make a new one"_s;
    verb.explanation =
        u"list shows every version: whether this computer has it, and how many environments were made with it. check "
        "ends with 1 unless every version that is needed is here and is the database's.\n\n"
        "rotate makes a new version of 32 random bytes for the environments to come. It says what that means, and asks "
        "for the new version's name, or takes it from --confirm; --dry-run stops after saying it. A salt in a file or "
        "in "
        "the desktop's keychain gets a further line; the database keeps a check value alone. Where the salt comes from "
        "a variable or a credential, "
        "which cannot be written, the new line is printed once: put it behind the others there, and run rotate again. "
        "Repeating it also completes what was interrupted. It takes the role of an administrator."_s;
    verb.positionals = u"[list | check | rotate]"_s;
    verb.maximumPositionals = 1;
    verb.options = {{u"confirm"_s, Arity::Value, u"VERSION"_s, u"rotate: the new version's name."_s},
                    {u"dry-run"_s, Arity::Flag, {}, u"rotate: only say what it means."_s},
                    {u"reason"_s, Arity::Value, u"TEXT"_s, u"rotate: why; kept in the audit log."_s}};
    verb.examples = {{u"salt"_s, u"Which versions there are"_s},
                     {u"salt rotate --dry-run"_s, u"What a new version would mean, and its name"_s},
                     {u"salt rotate --confirm 2"_s, u"Without a question"_s}};
    return verb;
}

Result<int> SaltVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString action = actionOf(arguments, {u"list"_s, u"check"_s, u"rotate"_s}, u"list"_s);
    const bool isRotation = action == u"rotate";
    for (const QString &option : {u"confirm"_s, u"dry-run"_s, u"reason"_s}) {
        if (!isRotation && arguments.has(option))
            arguments.addProblem(option, u"unexpected"_s, u"--%1 belongs to rotate alone."_s.arg(option));
    }
    if (isRotation && !arguments.has(u"confirm"_s) && !arguments.has(u"dry-run"_s) && !context.terminal.canAsk())
        arguments.addProblem(u"confirm"_s, u"required"_s,
                             u"Confirm it with --confirm and the new version; --dry-run tells its name."_s);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    return isRotation ? rotate(context, *connection, arguments) : list(context, *connection, action == u"check");
}

Result<int> SaltVerb::list(CommandContext &context, database::Connection &connection, bool isCheck)
{
    const auto salts = context.backend.salts();
    if (!salts && salts.error().code != ErrorCode::SaltMissing)
        return salts.error();
    const auto versions = access::saltVersions(connection, salts.value_or(QList<masking::Salt>()));
    if (!versions)
        return versions.error();
    TextTable table({{u"VERSION"_s}, {u"ENVIRONMENTS"_s, Align::Right}, {u"SINCE"_s}, {u"BY"_s}, {u"STATE"_s}});
    QJsonArray list;
    bool isWell = !versions->isEmpty();
    for (const SaltVersion &version : *versions) {
        const bool isNeeded = version.environments > 0 || version.isNewest;
        isWell = isWell && version.state != SaltState::Other && (!isNeeded || version.state == SaltState::Same);
        list.append(toJson(version));
        table.addRow({version.version + (version.isNewest ? u" (newest)"_s : QString()), number(version.environments),
                      version.createdAt.isValid() ? moment(version.createdAt) : u"-"_s,
                      version.createdBy.isEmpty() ? u"-"_s : version.createdBy, stateText(version)});
    }
    context.terminal.print({{u"versions"_s, list}, {u"isComplete"_s, isWell}},
                           versions->isEmpty() ? u"No salt is here, and the database knows none.\n"_s
                                               : table.toString());
    return isCheck && !isWell ? 1 : 0;
}

Result<int> SaltVerb::rotate(CommandContext &context, database::Connection &connection, const Arguments &arguments)
{
    const auto salts = context.backend.salts();
    if (!salts)
        return salts.error();
    const auto rotation = access::planRotation(connection, *salts);
    if (!rotation)
        return rotation.error();
    if (arguments.has(u"dry-run"_s)) {
        context.terminal.print(toJson(*rotation, false), meaningOf(*rotation));
        return 0;
    }
    SHOWROOM_TRY(confirm(context, arguments, *rotation));
    const access::SaltPlace place = context.backend.saltPlace();
    std::optional<masking::Salt> salt = rotation->begun;
    if (!salt && !place.canAppend)
        return hand(context, *rotation, place);
    if (!salt) {
        const auto made = access::makeSalt(rotation->version);
        if (!made)
            return made.error();
        SHOWROOM_TRY(context.backend.keepSalt(*made));
        salt = *made;
    }
    SHOWROOM_TRY(access::recordRotation(connection, *salt, arguments.text(u"reason"_s)));
    context.terminal.print(
        toJson(*rotation, true),
        u"New environments take version %1.\nIts line is the last of %2; other computers need it too.\n"_s.arg(
            rotation->version, placeText(place)));
    return 0;
}

Result<void> SaltVerb::confirm(CommandContext &context, const Arguments &arguments, const SaltRotation &rotation)
{
    QString typed = arguments.text(u"confirm"_s);
    if (!arguments.has(u"confirm"_s)) {
        context.terminal.remark(meaningOf(rotation).trimmed());
        typed = context.terminal.ask(u"Type the new version's name, %1, to go on:"_s.arg(rotation.version)).trimmed();
    }
    if (typed == rotation.version)
        return {};
    return fail(arguments.has(u"confirm"_s) ? ErrorCode::InvalidInput : ErrorCode::Cancelled,
                u"The new version is %1, not %2; nothing was changed."_s.arg(rotation.version, quoted(typed)),
                u"“showroomctl salt rotate --dry-run” says what it means."_s);
}

/// A place that only its owner can write gets the line from a person. The database hears of it when it is there.
Result<int> SaltVerb::hand(CommandContext &context, const SaltRotation &rotation, const access::SaltPlace &place)
{
    const auto salt = access::makeSalt(rotation.version);
    if (!salt)
        return salt.error();
    const QString line = QString::fromLatin1(salt->toLine());
    QJsonObject json = toJson(rotation, false);
    json.insert(u"line"_s, line);
    context.terminal.print(json, line + u'\n');
    context.terminal.remark(u"This line is shown once and kept nowhere. Put it behind the others into %1, which cannot "
                            "be written from here, then run “showroomctl salt rotate --confirm %2” again."_s.arg(
                                placeText(place), rotation.version));
    return 0;
}

} // namespace showroom::cli
