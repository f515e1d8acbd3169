#pragma once

#include "generation/blueprint.h"
#include "generation/dataset_plan.h"
#include "generation/row_decoder.h"
#include "masking/salt.h"

#include <QHash>
#include <QTest>

namespace showroom::generation::test {

/// The blueprint that most tests are about; aborts with its problems when it does not read.
inline BlueprintPtr impact()
{
    const auto blueprint = loadBuiltIn(QStringLiteral("impact"));
    if (!blueprint)
        qFatal("%s", qPrintable(blueprint.error().message));
    return *blueprint;
}

inline masking::Salt salt(char byte = 's')
{
    return *masking::Salt::create(QStringLiteral("test"), QByteArray(32, byte));
}

inline DatasetRequest request(const QString &size, const QStringList &regions = {QStringLiteral("US")})
{
    DatasetRequest request;
    request.environmentId = QStringLiteral("demo-acme");
    request.size = size;
    request.regions = regions;
    request.seed = defaultSeed(request.environmentId);
    request.referenceDate = QDate(2026, 2, 1);
    return request;
}

inline DatasetPlanPtr plan(const DatasetRequest &request, const masking::Salt &withSalt = salt())
{
    static const BlueprintPtr blueprint = impact();
    const auto compiled = compile(blueprint, request, withSalt);
    if (!compiled)
        qFatal("%s", qPrintable(compiled.error().message));
    return *compiled;
}

/// All rows of a table as COPY bytes, in chunks of some rows.
inline QByteArray bytes(const DatasetPlan &plan, int table, qint64 chunk)
{
    QByteArray all;
    CopyBuffer buffer;
    for (qint64 first = 0; first < plan.tables().at(table).rowCount; first += chunk) {
        buffer.clear();
        plan.writeRows(table, first, chunk, buffer);
        all.append(buffer.data(), qsizetype(buffer.size()));
    }
    return all;
}

/// A built-in blueprint; aborts with its problems when it does not read.
inline BlueprintPtr builtIn(const QString &name)
{
    const auto blueprint = loadBuiltIn(name);
    if (!blueprint) {
        for (const Problem &problem : blueprint.error().problems)
            qWarning("%s", qPrintable(problem.message));
        qFatal("%s", qPrintable(blueprint.error().message));
    }
    return *blueprint;
}

inline DatasetPlanPtr planOf(const BlueprintPtr &blueprint, const DatasetRequest &request)
{
    const auto plan = compile(blueprint, request, salt());
    if (!plan)
        qFatal("%s", qPrintable(plan.error().message));
    return *plan;
}

inline int tableOf(const DatasetPlan &plan, const QString &name)
{
    for (int i = 0; i < plan.tables().size(); ++i) {
        if (plan.tables().at(i).name == name)
            return i;
    }
    qFatal("no table %s", qPrintable(name));
}

inline QList<QVariantMap> rowsOf(const DatasetPlan &plan, const QString &name)
{
    const int table = tableOf(plan, name);
    const QByteArray all = bytes(plan, table, 1 << 20);
    return decodeRows({all.constData(), std::size_t(all.size())}, plan.tables().at(table).columns);
}

inline QHash<QString, QVariantMap> byId(const QList<QVariantMap> &rows)
{
    QHash<QString, QVariantMap> map;
    for (const QVariantMap &row : rows)
        map.insert(row[QStringLiteral("id")].toString(), row);
    return map;
}

} // namespace showroom::generation::test
