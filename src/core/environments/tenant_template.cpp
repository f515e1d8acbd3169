#include "core/environments/tenant_template.h"

#include "core/environments/environment.h"
#include "generation/blueprint.h"
#include "generation/dataset_request.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace showroom::environments {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::environments)
};

QJsonObject toJson(const QMap<QString, qint64> &counts)
{
    QJsonObject json;
    for (auto entry = counts.begin(); entry != counts.end(); ++entry)
        json.insert(entry.key(), entry.value());
    return json;
}

/// Reads values of a JSON object into variables and remembers the first one that has another type.
class TemplateReader final {
public:
    explicit TemplateReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    template <class Take>
    void read(const QString &key, QJsonValue::Type type, Take take)
    {
        const QJsonValue value = m_json.value(key);
        if (value.isUndefined())
            return;
        if (value.type() == type)
            take(value);
        else if (m_wrong.isEmpty())
            m_wrong = key;
    }
    void read(const QString &key, QString &text)
    {
        read(key, QJsonValue::String, [&](const QJsonValue &value) { text = value.toString(); });
    }
    void read(const QString &key, int &number)
    {
        read(key, QJsonValue::Double, [&](const QJsonValue &value) { number = value.toInt(); });
    }
    void read(const QString &key, QStringList &texts)
    {
        read(key, QJsonValue::Array, [&](const QJsonValue &value) { texts = value.toVariant().toStringList(); });
    }

    const QString &wrongKey() const { return m_wrong; }

private:
    const QJsonObject &m_json;
    QString m_wrong;
};

void readDataset(TemplateReader &reader, CreateTenant &request)
{
    reader.read(u"blueprint"_s, request.blueprint);
    reader.read(u"size"_s, request.size);
    reader.read(u"regions"_s, request.regions);
    reader.read(u"vertical"_s, request.vertical);
    reader.read(u"months"_s, request.months);
    reader.read(u"seasonality"_s, QJsonValue::Bool,
                [&](const QJsonValue &value) { request.seasonality = value.toBool(); });
    reader.read(u"users"_s, QJsonValue::Double, [&](const QJsonValue &value) { request.users = value.toInteger(); });
    reader.read(u"counts"_s, QJsonValue::Object, [&](const QJsonValue &value) {
        const QJsonObject counts = value.toObject();
        for (auto entry = counts.begin(); entry != counts.end(); ++entry)
            request.counts.insert(entry.key(), entry.value().toInteger());
    });
    reader.read(u"seed"_s, QJsonValue::String,
                [&](const QJsonValue &value) { request.seed = value.toString().toULongLong(); });
    reader.read(u"asOf"_s, QJsonValue::String, [&](const QJsonValue &value) {
        const QDate day = QDate::fromString(value.toString(), Qt::ISODate);
        request.referenceDate = day.isValid() ? std::optional(day) : std::nullopt;
    });
}

} // namespace

CreateTenant requestLike(const Environment &environment)
{
    CreateTenant request;
    request.blueprint = environment.blueprint;
    request.size = environment.size;
    request.counts = environment.ownCounts;
    request.users = environment.ownUsers;
    request.regions = environment.regions;
    request.vertical = environment.vertical;
    request.months = environment.months;
    request.seasonality = environment.seasonality;
    request.isolation = toWord(environment.isolation);
    if (environment.seed != generation::defaultSeed(environment.id))
        request.seed = environment.seed;
    if (!environment.adminEmail.isEmpty())
        request.adminEmail = environment.adminEmail;
    request.description = environment.description;
    request.customer = environment.customer;
    request.notes = environment.notes;
    request.tags = environment.tags;
    if (environment.createdAt.isValid() && environment.expiresAt.isValid())
        request.lifeDays = std::clamp(int(environment.createdAt.daysTo(environment.expiresAt)), 1, maxLifeDays);
    return request;
}

QJsonObject templateToJson(const CreateTenant &request)
{
    QJsonObject json{{u"blueprint"_s, request.blueprint},
                     {u"size"_s, request.size},
                     {u"counts"_s, toJson(request.counts)},
                     {u"regions"_s, QJsonArray::fromStringList(request.regions)},
                     {u"vertical"_s, request.vertical},
                     {u"months"_s, request.months},
                     {u"seasonality"_s, request.seasonality},
                     {u"isolation"_s, request.isolation},
                     {u"days"_s, request.lifeDays},
                     {u"description"_s, request.description},
                     {u"customer"_s, request.customer},
                     {u"notes"_s, request.notes},
                     {u"tags"_s, QJsonArray::fromStringList(request.tags)}};
    if (request.users)
        json.insert(u"users"_s, *request.users);
    if (request.adminEmail)
        json.insert(u"admin"_s, *request.adminEmail);
    if (request.seed)
        json.insert(u"seed"_s, QString::number(*request.seed)); // JSON numbers end at 2^53
    if (request.referenceDate)
        json.insert(u"asOf"_s, request.referenceDate->toString(Qt::ISODate));
    return json;
}

Result<CreateTenant> templateFromJson(const QJsonObject &json)
{
    CreateTenant request;
    TemplateReader reader(json);
    readDataset(reader, request);
    reader.read(u"admin"_s, QJsonValue::String,
                [&](const QJsonValue &value) { request.adminEmail = value.toString(); });
    reader.read(u"isolation"_s, request.isolation);
    reader.read(u"days"_s, request.lifeDays);
    reader.read(u"description"_s, request.description);
    reader.read(u"customer"_s, request.customer);
    reader.read(u"notes"_s, request.notes);
    reader.read(u"tags"_s, request.tags);
    if (!reader.wrongKey().isEmpty())
        return fail(ErrorCode::InvalidInput, Texts::tr("The value of “%1” is of another type.").arg(reader.wrongKey()));
    return request;
}

QStringList canonicalRegions(const QString &blueprint, const QStringList &regions)
{
    const auto known = generation::loadBuiltIn(blueprint);
    if (!known)
        return regions;
    QStringList canonical;
    for (const QString &region : regions) {
        QString name = region;
        for (const generation::RegionInfo &info : (*known)->regions())
            if (info.name.compare(region, Qt::CaseInsensitive) == 0)
                name = info.name;
        canonical.append(name);
    }
    return canonical;
}

} // namespace showroom::environments
