#pragma once

#include "base/result.h"
#include "core/environments/environment_store.h"
#include "core/sandboxes/sandbox.h"

#include <QJsonObject>

namespace showroom {
class Clock;
}
namespace showroom::database {
class Connection;
}
namespace showroom::masking {
class Salt;
}

namespace showroom::sandboxes {

struct CreateSandbox;

/// All sandboxes that are not deleted, newest first.
Result<QList<Sandbox>> list(database::Connection &connection);
/// One of them. GuardRefused, NotFound (also for a demo tenant).
Result<Sandbox> find(database::Connection &connection, const QString &id);

/// What `showroom.create_environment` takes for a valid request.
Result<QJsonObject> creationRecord(const CreateSandbox &request, const masking::Salt &salt, const Clock &clock);
/// Records the sandbox as queued together with the job that will fill it. Errors as environments::create().
Result<environments::Created> create(database::Connection &connection, const CreateSandbox &request,
                                     const masking::Salt &salt, const Clock &clock);

/// What is to be changed of a sandbox; what is empty stays.
struct Change {
    std::optional<int> maxUsers;
    std::optional<int> maxApiCalls;
    std::optional<int> apiRate;        ///< 0: the setting's
    std::optional<int> autoResetHours; ///< 0: never
    QMap<QString, bool> restrictions;  ///< by name; false: lifted
    std::optional<QStringList> accessibleBy;
};

/// Changes it. InvalidInput (fields as in create_sandbox.h; code "below-use" for a limit under what is used already),
/// GuardRefused, NotFound, PermissionDenied.
Result<void> change(database::Connection &connection, const QString &id, const Change &change);

/// Keeps environments of either kind from teardown, expiry and sweeps, or lifts that; all of them or none. A reason,
/// here and below, goes into the audit log.
Result<void> setProtected(database::Connection &connection, const QStringList &ids, bool isProtected,
                          const QString &reason = {});
/// Ends environments of either kind now; all of them or none. Conflict (protected, not ready), Busy (at work, held).
Result<void> expire(database::Connection &connection, const QStringList &ids, const QString &reason = {});

Result<QList<Persona>> personas(database::Connection &connection, const QString &id);
Result<QList<User>> users(database::Connection &connection, const QString &id);
/// Makes room for somebody else. NotFound.
Result<void> dismissUser(database::Connection &connection, const QString &id, const QString &person);
/// What is drawn across an environment of either kind; nothing for one without a watermark or not ready.
Result<std::optional<Banner>> banner(database::Connection &connection, const QString &id);

} // namespace showroom::sandboxes
