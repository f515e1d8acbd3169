#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::access {

/// A whole number that all programs on a database share, for example `rateLimit.createPerHour`.
struct Setting {
    QString key;
    qint64 value = 0;
    qint64 defaultValue = 0;
    qint64 minimum = 0;
    qint64 maximum = 0;
    QString description;

    bool operator==(const Setting &) const = default;
};

/// Every setting, by key.
Result<QList<Setting>> listSettings(database::Connection &connection);

/// One setting. NotFound names those that exist.
Result<Setting> findSetting(database::Connection &connection, const QString &key);

/// Changes a setting and returns it. InvalidInput for an unknown key or a value out of its range, PermissionDenied
/// without the administrator's role.
Result<Setting> setSetting(database::Connection &connection, const QString &key, const QString &value);

/// A text that all programs on a database share, for example `access.baseDomain`.
struct TextSetting {
    QString key;
    QString value;
    QString defaultValue;
    QString description;

    bool operator==(const TextSetting &) const = default;
};

/// Every text setting, by key.
Result<QList<TextSetting>> listTextSettings(database::Connection &connection);

/// Changes a text setting and returns it. InvalidInput for an unknown key or a text of another form, PermissionDenied
/// without the administrator's role.
Result<TextSetting> setTextSetting(database::Connection &connection, const QString &key, const QString &value);

} // namespace showroom::access
