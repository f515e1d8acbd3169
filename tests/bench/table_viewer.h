#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

namespace showroom::bench {

/// What a program of its own measures, so that nobody else's memory counts: an environment's events in a table view,
/// by the console's model ("paged") or by QSqlQueryModel ("query"). On the private server of SHOWROOM_DATA_DIR.
///
/// firstPaintMs: on an open connection, from the wish until rows are painted; growthMegabytes: the most memory between;
/// laterGrowthMegabytes (paged): the same to the end; jumpsMs (paged): each from moving the scroll bar until the rows
/// there are painted.
Result<QJsonObject> viewTable(const QString &model, const QString &environment, int jumps);

} // namespace showroom::bench
