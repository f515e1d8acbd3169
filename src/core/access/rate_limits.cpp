#include "core/access/rate_limits.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QStringList>

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

const QStringList &rateKinds()
{
    static const QStringList kinds{u"create"_s, u"refresh"_s, u"export"_s};
    return kinds;
}

QString rateSetting(const QString &kind)
{
    return u"rateLimit.%1PerHour"_s.arg(kind);
}

Result<QList<RateUse>> rateUses(database::Connection &connection)
{
    const auto rows = connection.query("access/rate_uses"_sql);
    if (!rows)
        return rows.error();
    QList<RateUse> uses;
    for (const database::Row &row : *rows) {
        RateUse use{row.text("kind"),
                    row.text("key"),
                    row.integer("used"),
                    row.integer("allowed"),
                    row.dateTime("latest"),
                    row.dateTime("next_free"),
                    {}};
        if (!row.isNull("per_hour"))
            use.exception = RateException{
                use.kind,           use.key, row.integer("per_hour"), row.dateTime("until"), row.text("reason"),
                row.text("made_by")};
        uses.append(use);
    }
    return uses;
}

Result<QList<RateRefusal>> rateRefusals(database::Connection &connection)
{
    const auto rows = connection.query("access/refusals"_sql);
    if (!rows)
        return rows.error();
    QList<RateRefusal> refusals;
    for (const database::Row &row : *rows)
        refusals.append({row.text("login"), row.text("program"), row.text("kind"), row.integer("calls"),
                         QDate::fromString(row.text("since"), Qt::ISODate), row.dateTime("latest")});
    return refusals;
}

Result<void> exceptRate(database::Connection &connection, const RateException &exception)
{
    const auto until = exception.until.isValid() ? std::optional(exception.until) : std::nullopt;
    SHOWROOM_TRY(connection.execute("access/rate_except"_sql, {{"kind", exception.kind},
                                                               {"key", exception.key.trimmed()},
                                                               {"per_hour", exception.perHour},
                                                               {"until", until},
                                                               {"reason", exception.reason}}));
    return {};
}

Result<void> endRateException(database::Connection &connection, const QString &kind, const QString &key,
                              const QString &reason)
{
    SHOWROOM_TRY(connection.execute("access/rate_except_end"_sql, {{"kind", kind}, {"key", key}, {"reason", reason}}));
    return {};
}

} // namespace showroom::access
