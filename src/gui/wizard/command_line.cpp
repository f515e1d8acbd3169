#include "gui/wizard/command_line.h"

#include "core/sandboxes/access_link.h"
#include "core/sandboxes/create_sandbox.h"
#include "generation/blueprint.h"

#include <QRegularExpression>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::CreateTenant;

namespace {

QString quoted(const QString &value)
{
    static const QRegularExpression harmless(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (harmless.match(value).hasMatch())
        return value;
    return u'\'' + QString(value).replace(u'\'', u"'\\''"_s) + u'\'';
}

void addCounts(const CreateTenant &request, QStringList &words)
{
    if (request.users)
        words << u"--users"_s << QString::number(*request.users);
    for (const auto &[kind, count] : request.counts.asKeyValueRange())
        words << u"--count"_s << quoted(u"%1=%2"_s.arg(kind).arg(count));
}

/// An option with its value, unless that is the usual one.
void add(QStringList &words, const QString &option, const QString &value, const QString &usual = {})
{
    if (value != usual)
        words << option << quoted(value);
}

/// What a demo tenant and a sandbox have in common, from the regions on.
void addRest(const CreateTenant &request, const CreateTenant &usual, QStringList &words)
{
    add(words, u"--vertical"_s, request.vertical, usual.vertical);
    add(words, u"--admin"_s, request.adminEmail.value_or(QString()));
    add(words, u"--months"_s, QString::number(request.months), QString::number(usual.months));
    if (!request.seasonality)
        words << u"--no-seasonality"_s;
    if (request.seed)
        words << u"--seed"_s << QString::number(*request.seed);
    add(words, u"--isolation"_s, request.isolation, usual.isolation);
    add(words, u"--days"_s, QString::number(request.lifeDays), QString::number(usual.lifeDays));
    add(words, u"--description"_s, request.description);
    add(words, u"--customer"_s, request.customer);
    for (const QString &tag : request.tags)
        words << u"--tag"_s << quoted(tag);
}

void addTerms(const sandboxes::Terms &terms, QStringList &words)
{
    const auto addNumber = [&words](const QString &option, const std::optional<int> &value) {
        if (value)
            words << option << QString::number(*value);
    };
    addNumber(u"--max-users"_s, terms.maxUsers);
    addNumber(u"--max-api-calls"_s, terms.maxApiCalls);
    addNumber(u"--api-rate"_s, terms.apiRate);
    addNumber(u"--auto-reset-hours"_s, terms.autoResetHours);
    add(words, u"--allow"_s, terms.lifted.join(u','));
    add(words, u"--accessible-by"_s, terms.accessibleBy.join(u','));
}

} // namespace

QString createCommandLine(const CreateTenant &request)
{
    const auto blueprint = generation::loadBuiltIn(request.blueprint);
    const CreateTenant defaults = blueprint ? environments::usualRequest(**blueprint) : CreateTenant();
    QStringList words{u"showroomctl"_s, u"create"_s, u"--name"_s, quoted(request.name.trimmed())};
    add(words, u"--id"_s, request.id);
    add(words, u"--blueprint"_s, request.blueprint, CreateTenant().blueprint);
    words << u"--size"_s << quoted(request.size);
    addCounts(request, words);
    words << u"--regions"_s << quoted(request.regions.join(u','));
    addRest(request, defaults, words);
    return words.join(u' ');
}

QString createCommandLine(const sandboxes::CreateSandbox &request, const std::optional<sandboxes::LinkRequest> &link)
{
    const CreateTenant &tenant = request.tenant;
    const CreateTenant defaults = sandboxes::CreateSandbox::ofType(request.type).tenant;
    QStringList words{u"showroomctl"_s, u"sandbox"_s, u"create"_s, u"--name"_s, quoted(tenant.name.trimmed())};
    add(words, u"--id"_s, tenant.id);
    words << u"--type"_s << sandboxes::toWord(request.type);
    add(words, u"--blueprint"_s, tenant.blueprint, defaults.blueprint);
    words << u"--dataset"_s << quoted(tenant.size);
    addCounts(tenant, words);
    add(words, u"--regions"_s, tenant.regions.join(u','), defaults.regions.join(u','));
    addRest(tenant, defaults, words);
    if (!request.isShared)
        words << u"--sessions"_s << u"personal"_s;
    addTerms(request.terms, words);
    if (link) {
        words << u"&&"_s << u"showroomctl"_s << u"sandbox"_s << u"link"_s << u"create"_s << u"--tenant"_s
              << quoted(tenant.effectiveId());
        add(words, u"--persona"_s, link->persona);
    }
    return words.join(u' ');
}

} // namespace showroom::gui
