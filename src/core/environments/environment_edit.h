#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace showroom {
class Clock;
}
namespace showroom::database {
class Connection;
}

namespace showroom::environments {

/// What a text becomes. With `was`, the edit is refused when somebody changed the text meanwhile.
struct TextEdit {
    std::optional<QString> was;
    QString now;
};

/// What changes about environments: absent texts stay as they are, tags come and go one by one.
struct EnvironmentEdit {
    std::optional<TextEdit> description;
    std::optional<TextEdit> customer;
    std::optional<TextEdit> notes;
    std::optional<TextEdit> admin; ///< a colleague's address, or empty
    std::optional<TextEdit> owner; ///< a login of the server with a role of Showroom
    QStringList addTags;
    QStringList removeTags;

    bool isEmpty() const;
};

/// Everything that is wrong with an edit; fields: admin, description, customer, notes, owner, tags.
QList<Problem> validate(const EnvironmentEdit &edit);

/// Changes all of the environments, or none. Errors: InvalidInput, GuardRefused, NotFound, Conflict (somebody else
/// changed a text that the edit saw otherwise), Busy (one is being torn down), PermissionDenied.
Result<void> edit(database::Connection &connection, const QStringList &ids, const EnvironmentEdit &edit);

/// The logins that can own an environment.
Result<QStringList> possibleOwners(database::Connection &connection);

/// How much longer environments live: by days from their present end (from now when that has passed), or until a
/// moment.
struct Extension {
    std::optional<int> days;
    std::optional<QDateTime> until;
    QString reason = {}; ///< for the audit log
};

/// Fields: days, until.
QList<Problem> validate(const Extension &extension, const Clock &clock);

/// Extends all of the environments, or none; what had expired is ready again. Errors as edit(), InvalidInput also for
/// one that lives longer anyway.
Result<void> extend(database::Connection &connection, const QStringList &ids, const Extension &extension,
                    const Clock &clock);

} // namespace showroom::environments
