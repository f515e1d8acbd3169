#include "gui/wizard/tenant_draft.h"

#include "base/clock.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

TenantDraft::TenantDraft(generation::BlueprintPtr blueprint, const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_blueprint(std::move(blueprint))
    , m_clock(clock)
{
    m_request.blueprint = m_blueprint->name();
    m_usualBlueprint = m_blueprint->name();
    validate();
}

QDate TenantDraft::historyEnd() const
{
    return m_request.referenceDate.value_or(m_clock->now().date()).addDays(-1);
}

QDateTime TenantDraft::expiry() const
{
    return m_clock->now().addDays(m_request.lifeDays);
}

bool TenantDraft::takeBlueprint(const QString &name)
{
    if (name == m_blueprint->name())
        return false;
    const auto blueprint = generation::loadBuiltIn(name);
    if (!blueprint)
        return false;
    m_blueprint = *blueprint;
    return true;
}

void TenantDraft::chooseBlueprint(const QString &name)
{
    if (!takeBlueprint(name))
        return;
    fitBlueprint();
    m_touched.insert(u"blueprint"_s);
    m_edited.insert(u"blueprint"_s);
    announce(true);
}

void TenantDraft::fitBlueprint()
{
    const environments::CreateTenant usual = environments::usualRequest(*m_blueprint);
    m_request.blueprint = usual.blueprint;
    m_request.size = usual.size;
    m_request.months = usual.months;
    m_request.counts.clear();
    m_request.users.reset();
    m_request.regions.removeIf([this](const QString &region) { return !m_blueprint->region(region); });
    if (!m_blueprint->vertical(m_request.vertical))
        m_request.vertical = usual.vertical;
}

sandboxes::CreateSandbox TenantDraft::sandbox() const
{
    sandboxes::CreateSandbox request;
    request.tenant = m_request;
    request.type = m_type;
    request.terms = m_terms;
    request.isShared = m_isShared;
    return request;
}

void TenantDraft::chooseDemo()
{
    environments::CreateTenant usual;
    usual.blueprint = m_usualBlueprint;
    beginKind(usual);
}

void TenantDraft::chooseSandbox(sandboxes::Type type)
{
    m_type = type;
    beginKind(sandboxes::CreateSandbox::ofType(type).tenant);
}

void TenantDraft::beginKind(const environments::CreateTenant &usual)
{
    m_request.kind = usual.kind;
    if (!m_edited.contains(u"days"_s))
        m_request.lifeDays = usual.lifeDays;
    if (!m_edited.contains(u"isolation"_s))
        m_request.isolation = usual.isolation;
    bool isOther = false;
    if (!m_edited.intersects({u"blueprint"_s, u"size"_s, u"count"_s, u"users"_s})) {
        isOther = takeBlueprint(usual.blueprint);
        if (isOther)
            fitBlueprint();
        m_request.size = usual.size;
    }
    m_reported.remove(u"id"_s);
    announce(isOther);
}

void TenantDraft::beginSandbox(const sandboxes::CreateSandbox &values)
{
    m_type = values.type;
    m_terms = values.terms;
    m_isShared = values.isShared;
    begin(values.tenant);
}

void TenantDraft::setLink(const std::optional<sandboxes::LinkRequest> &link)
{
    m_link = link;
    emit changed();
}

void TenantDraft::begin(const environments::CreateTenant &values)
{
    const bool isOther = takeBlueprint(values.blueprint);
    const QString name = m_request.name;
    const QString id = m_request.id;
    m_request = values;
    m_request.name = name;
    m_request.id = id;
    m_request.blueprint = m_blueprint->name();
    m_reported.remove(u"seed"_s);
    m_touched.intersect({u"name"_s, u"id"_s});
    announce(isOther);
}

void TenantDraft::announce(bool isOtherBlueprint)
{
    validate();
    if (isOtherBlueprint)
        emit blueprintChanged();
    emit begun();
    emit changed();
}

void TenantDraft::change(const QString &field, const std::function<void(environments::CreateTenant &)> &edit)
{
    edit(m_request);
    m_touched.insert(field);
    m_edited.insert(field);
    m_reported.remove(field);
    if (field == u"name")
        m_reported.remove(u"id"_s); // the id follows the name
    validate();
    emit changed();
}

void TenantDraft::changeTerms(const QString &field, const std::function<void(sandboxes::Terms &)> &edit)
{
    edit(m_terms);
    m_touched.insert(field);
    m_edited.insert(field);
    m_reported.remove(field);
    validate();
    emit changed();
}

void TenantDraft::touch(const QStringList &fields)
{
    for (const QString &field : fields)
        m_touched.insert(field);
    emit changed();
}

void TenantDraft::setProblem(const QString &field, const QString &message)
{
    if (m_reported.value(field) == message)
        return;
    if (message.isEmpty())
        m_reported.remove(field);
    else
        m_reported.insert(field, message);
    emit changed();
}

QString TenantDraft::problemOf(const QString &field) const
{
    if (const QString reported = m_reported.value(field); !reported.isEmpty())
        return reported;
    return m_touched.contains(field) ? messageOf(field) : QString();
}

bool TenantDraft::hasProblem(const QStringList &fields) const
{
    return std::any_of(fields.begin(), fields.end(), [this](const QString &field) {
        return m_reported.contains(field) || !messageOf(field).isEmpty();
    });
}

std::optional<generation::DatasetCounts> TenantDraft::counts() const
{
    if (hasProblem({u"size"_s, u"count"_s, u"users"_s, u"vertical"_s}))
        return std::nullopt;
    return generation::datasetCounts(*m_blueprint, environments::datasetRequest(m_request, *m_clock));
}

std::optional<generation::DatasetRequest> TenantDraft::dataset() const
{
    const bool blocked = id().isEmpty() || hasProblem({u"name"_s, u"id"_s, u"seed"_s});
    const auto request = environments::datasetRequest(m_request, *m_clock);
    if (blocked || !generation::checkRequest(*m_blueprint, request).isEmpty())
        return std::nullopt;
    return request;
}

void TenantDraft::validate()
{
    m_problems = environments::validate(m_request, *m_blueprint, *m_clock);
    if (isSandbox())
        m_problems += sandboxes::validate(m_terms);
}

QString TenantDraft::messageOf(const QString &field) const
{
    QStringList messages;
    for (const Problem &problem : m_problems)
        if (problem.field == field)
            messages << problem.message;
    return messages.join(u' ');
}

} // namespace showroom::gui
