#include "gui/sandboxes/sandbox_rows.h"

#include "core/environments/tenant_template.h"
#include "gui/common/wording.h"
#include "gui/environments/status_presentation.h"
#include "gui/sandboxes/sandbox_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::AccessLink;
using sandboxes::LinkState;
using sandboxes::Persona;
using sandboxes::Sandbox;
using sandboxes::User;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

RowsModel::Value stateValue(LinkState state)
{
    switch (state) {
    case LinkState::Active:
        return {Texts::tr("Active"), {}, Meaning::Success, u"circle-check"_s};
    case LinkState::Expired:
        return {Texts::tr("Expired"), {}, Meaning::Neutral, u"circle-pause"_s};
    case LinkState::UsedUp:
        return {Texts::tr("Used up"), {}, Meaning::Neutral, u"circle-pause"_s};
    case LinkState::Revoked:
        break;
    }
    return {Texts::tr("Revoked"), {}, Meaning::Neutral, u"circle-x"_s};
}

FactList::Fact usedFact(const QString &name, qint64 used, qint64 limit)
{
    const QLocale locale;
    FactList::Fact fact{name, Texts::tr("%1 of %2").arg(locale.toString(used), locale.toString(limit))};
    if (used >= limit) {
        fact.meaning = Meaning::Warning;
        fact.glyph = u"triangle-alert"_s;
    }
    return fact;
}

/// What is not restricted: the exception, and short.
QString allowedText(const Sandbox &sandbox)
{
    QStringList words;
    for (const sandboxes::RestrictionInfo &info : sandboxes::restrictions())
        if (!sandbox.restrictions.value(info.name, true))
            words << info.label;
    return words.isEmpty() ? Texts::tr("nothing") : QLocale().createSeparatedList(words);
}

QString usesText(const AccessLink &link)
{
    const QLocale locale;
    return link.maxUses ? Texts::tr("%1 of %2").arg(locale.toString(link.uses), locale.toString(*link.maxUses))
                        : locale.toString(link.uses);
}

} // namespace

QList<RowsModel::Heading> linkHeadings()
{
    return {{Texts::tr("For whom")},
            {Texts::tr("Uses"), Cell::Number},
            {Texts::tr("Last use"), Cell::Time},
            {Texts::tr("Expires"), Cell::Time},
            {Texts::tr("State"), Cell::Status}};
}

QList<RowsModel::Heading> personaHeadings()
{
    return {{Texts::tr("Persona")}, {Texts::tr("Role")}, {Texts::tr("Password")}};
}

QList<RowsModel::Heading> userHeadings()
{
    return {{Texts::tr("User")}, {Texts::tr("Let in"), Cell::Time}, {Texts::tr("Last seen"), Cell::Time}};
}

RowsModel::Row personaRow(const Persona &persona, const QDateTime &now)
{
    RowsModel::Value password{persona.takesPassword ? Texts::tr("The usual one") : u"—"_s};
    if (persona.passwordSetAt.isValid()) {
        password.text = Texts::tr("Set %1").arg(wording::ago(persona.passwordSetAt, now));
        password.toolTip = wording::exact(persona.passwordSetAt);
    }
    return {{persona.name, persona.email}, {persona.role}, password};
}

RowsModel::Row linkRow(const AccessLink &link, const QDateTime &now)
{
    const QString as = link.personaName.isEmpty() ? Texts::tr("as nobody in particular")
                                                  : Texts::tr("as %1", "a persona").arg(link.personaName);
    const QString created = Texts::tr("Created by %1, %2").arg(link.createdBy, wording::exact(link.createdAt));
    return {{link.label.isEmpty() ? Texts::tr("Unnamed") : link.label, as, Meaning::Neutral, {}, created},
            {usesText(link)},
            {link.lastUsedAt.isValid() ? wording::ago(link.lastUsedAt, now) : Texts::tr("never"),
             {},
             Meaning::Neutral,
             {},
             link.lastUsedAt.isValid() ? wording::exact(link.lastUsedAt) : QString()},
            {link.expiresAt.isValid() ? wording::dueIn(link.expiresAt, now) : Texts::tr("with it"),
             {},
             Meaning::Neutral,
             {},
             link.expiresAt.isValid() ? wording::exact(link.expiresAt) : QString()},
            stateValue(link.state)};
}

RowsModel::Row userRow(const User &user, const QDateTime &now)
{
    return {{user.person},
            {wording::ago(user.firstSeen, now), {}, Meaning::Neutral, {}, wording::exact(user.firstSeen)},
            {wording::ago(user.lastSeen, now), {}, Meaning::Neutral, {}, wording::exact(user.lastSeen)}};
}

sandboxes::Terms termsOf(const Sandbox &sandbox)
{
    const sandboxes::TypeInfo &type = sandboxes::infoOf(sandbox.type);
    sandboxes::Terms terms;
    if (sandbox.maxUsers != type.maxUsers)
        terms.maxUsers = sandbox.maxUsers;
    if (sandbox.maxApiCalls != type.maxApiCalls)
        terms.maxApiCalls = int(sandbox.maxApiCalls);
    if (sandbox.hasOwnRate)
        terms.apiRate = sandbox.apiRate;
    terms.autoResetHours = sandbox.autoResetHours;
    for (const auto &[name, isRestricted] : sandbox.restrictions.asKeyValueRange())
        if (!isRestricted)
            terms.lifted << name;
    terms.accessibleBy = sandbox.accessibleBy;
    return terms;
}

sandboxes::CreateSandbox requestLike(const Sandbox &sandbox)
{
    sandboxes::CreateSandbox request;
    request.tenant = environments::requestLike(sandbox.environment);
    request.tenant.kind = environments::Kind::Sandbox;
    request.type = sandbox.type;
    request.terms = termsOf(sandbox);
    request.isShared = sandbox.isShared;
    return request;
}

QList<FactList::Fact> termFacts(const Sandbox &sandbox, const QDateTime &now)
{
    const QLocale locale;
    QList<FactList::Fact> facts{
        {Texts::tr("Type"), kindText(sandbox.type)},
        usedFact(Texts::tr("Users"), sandbox.users, sandbox.maxUsers),
        usedFact(Texts::tr("API calls"), sandbox.usedApiCalls, sandbox.maxApiCalls),
        {Texts::tr("Calls a minute"), locale.toString(sandbox.apiRate)},
        {Texts::tr("Sessions"), sandbox.isShared ? Texts::tr("one for all users") : Texts::tr("one each")},
        {Texts::tr("Resets itself"),
         sandbox.autoResetHours ? Texts::tr("every %n hour(s)", nullptr, *sandbox.autoResetHours) : Texts::tr("never")},
    };
    if (sandbox.nextResetAt.isValid())
        facts.append({Texts::tr("Next reset"), wording::exact(sandbox.nextResetAt)});
    if (sandbox.lastResetAt.isValid())
        facts.append({Texts::tr("Last reset"), wording::ago(sandbox.lastResetAt, now)});
    facts.append(
        {Texts::tr("Open only to"), sandbox.accessibleBy.isEmpty()
                                        ? Texts::tr("whoever comes")
                                        : Texts::tr("%n person(s)", nullptr, int(sandbox.accessibleBy.size()))});
    facts.append({Texts::tr("Also allowed"), allowedText(sandbox)});
    return facts;
}

QList<FactList::Fact> lifeFacts(const environments::Environment &environment, const QDateTime &now)
{
    const Meaning due = environment.isProtected ? Meaning::Neutral : dueMeaning(environment, now);
    return {
        {Texts::tr("Expires"),
         environment.isProtected ? Texts::tr("not while it is protected") : wording::dueIn(environment.expiresAt, now),
         due, due == Meaning::Neutral ? QString() : u"clock"_s},
        {Texts::tr("Protected"), environment.isProtected ? Texts::tr("yes") : Texts::tr("no")}};
}

} // namespace showroom::gui
