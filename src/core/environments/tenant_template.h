#pragma once

#include "base/result.h"
#include "core/environments/create_tenant.h"

#include <QJsonObject>

namespace showroom::environments {

struct Environment;

/// A request for another environment like this one: everything but its name and id. The history goes up to today, the
/// life is as long as the first one's whole life, and a seed that was chosen is kept.
CreateTenant requestLike(const Environment &environment);

/// What of a request can be used again for other tenants: everything but name and id, which are each tenant's own.
QJsonObject templateToJson(const CreateTenant &request);

/// The opposite; what the text does not say has its default. InvalidInput names a value of another type.
Result<CreateTenant> templateFromJson(const QJsonObject &json);

/// Regions as the blueprint writes them, whatever case the person used; unknown ones stay as they are.
QStringList canonicalRegions(const QString &blueprint, const QStringList &regions);

} // namespace showroom::environments
