#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <sys/types.h>

namespace showroom::database {

/// The system user to whom the private server's files and processes belong: the one who runs this program, or
/// `postgres` when that is root, as whom PostgreSQL refuses to run.
class ClusterOwner final {
public:
    /// NotFound when the system does not know the user.
    static Result<ClusterOwner> find();
    static bool isRoot();
    /// The name of the user who runs this program; its number when the system has no name for it.
    static QString currentUser();

    bool owns(uid_t user) const { return user == m_user; }
    /// Sets the permissions of `path` and gives it to the owner.
    Result<void> take(const QString &path, mode_t mode) const;
    /// Runs a program as the owner and waits for it, three minutes at most; DatabaseFailure with its words when it
    /// fails.
    Result<void> run(const QString &program, const QStringList &arguments) const;

private:
    ClusterOwner(QString name, uid_t user, gid_t group);

    QString m_name;
    uid_t m_user;
    gid_t m_group;
};

/// The error of a failed call on `path`, from errno; `what` is its subject ("Creating the folder").
Error fileFailure(const QString &what, const QString &path);
/// The error of a full disk on this machine.
Error diskFull(const QString &detail);

} // namespace showroom::database
