#include "core/access/settings_store.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::access)
};

} // namespace

Result<QList<Setting>> listSettings(database::Connection &connection)
{
    const auto rows = connection.query("settings/list"_sql);
    if (!rows)
        return rows.error();
    QList<Setting> settings;
    for (const database::Row &row : *rows) {
        settings.append({row.text("key"), row.integer("value"), row.integer("default_value"), row.integer("minimum"),
                         row.integer("maximum"), row.text("description")});
    }
    return settings;
}

Result<Setting> findSetting(database::Connection &connection, const QString &key)
{
    const auto settings = listSettings(connection);
    if (!settings)
        return settings.error();
    const auto found =
        std::find_if(settings->begin(), settings->end(), [&key](const Setting &setting) { return setting.key == key; });
    if (found != settings->end())
        return *found;
    QStringList known;
    for (const Setting &setting : *settings)
        known.append(setting.key);
    return fail(ErrorCode::NotFound, Texts::tr("There is no setting “%1”.").arg(key.left(60)),
                Texts::tr("The settings are: %1.").arg(known.join(u", "_s)));
}

Result<Setting> setSetting(database::Connection &connection, const QString &key, const QString &value)
{
    SHOWROOM_TRY(connection.execute("settings/set"_sql, {{"key", key}, {"value", value}}));
    return findSetting(connection, key);
}

Result<QList<TextSetting>> listTextSettings(database::Connection &connection)
{
    const auto rows = connection.query("settings/list_texts"_sql);
    if (!rows)
        return rows.error();
    QList<TextSetting> settings;
    for (const database::Row &row : *rows)
        settings.append({row.text("key"), row.text("value"), row.text("default_value"), row.text("description")});
    return settings;
}

Result<TextSetting> setTextSetting(database::Connection &connection, const QString &key, const QString &value)
{
    SHOWROOM_TRY(connection.execute("settings/set_text"_sql, {{"key", key}, {"value", value}}));
    const auto settings = listTextSettings(connection);
    if (!settings)
        return settings.error();
    return *std::find_if(settings->begin(), settings->end(),
                         [&key](const TextSetting &setting) { return setting.key == key; });
}

} // namespace showroom::access
