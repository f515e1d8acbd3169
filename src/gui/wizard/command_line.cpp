#include "gui/wizard/command_line.h"

#include "core/environments/create_tenant.h"
#include "generation/blueprint.h"

#include <QRegularExpression>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &value)
{
    static const QRegularExpression harmless(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (harmless.match(value).hasMatch())
        return value;
    return u'\'' + QString(value).replace(u'\'', u"'\\''"_s) + u'\'';
}

void addCounts(const environments::CreateTenant &request, QStringList &words)
{
    if (request.users)
        words << u"--users"_s << QString::number(*request.users);
    for (const auto &[kind, count] : request.counts.asKeyValueRange())
        words << u"--count"_s << quoted(u"%1=%2"_s.arg(kind).arg(count));
}

} // namespace

QString createCommandLine(const environments::CreateTenant &request)
{
    const auto blueprint = generation::loadBuiltIn(request.blueprint);
    const auto defaults = blueprint ? environments::usualRequest(**blueprint) : environments::CreateTenant();
    QStringList words{u"showroomctl"_s, u"create"_s};
    const auto add = [&words](const QString &option, const QString &value, const QString &usual) {
        if (value != usual)
            words << option << quoted(value);
    };
    words << u"--name"_s << quoted(request.name.trimmed());
    add(u"--id"_s, request.id, {});
    add(u"--blueprint"_s, request.blueprint, environments::CreateTenant().blueprint);
    words << u"--size"_s << quoted(request.size);
    addCounts(request, words);
    words << u"--regions"_s << quoted(request.regions.join(u','));
    add(u"--vertical"_s, request.vertical, defaults.vertical);
    add(u"--admin"_s, request.adminEmail.value_or(QString()), {});
    add(u"--months"_s, QString::number(request.months), QString::number(defaults.months));
    if (!request.seasonality)
        words << u"--no-seasonality"_s;
    if (request.seed)
        words << u"--seed"_s << QString::number(*request.seed);
    add(u"--isolation"_s, request.isolation, defaults.isolation);
    add(u"--days"_s, QString::number(request.lifeDays), QString::number(defaults.lifeDays));
    add(u"--description"_s, request.description, {});
    add(u"--customer"_s, request.customer, {});
    for (const QString &tag : request.tags)
        words << u"--tag"_s << quoted(tag);
    return words.join(u' ');
}

} // namespace showroom::gui
