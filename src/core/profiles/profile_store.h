#pragma once

#include "base/result.h"
#include "core/profiles/profile_file.h"

#include <functional>

namespace showroom::profiles {

/// The profiles that can be used, and what is wrong with the others.
struct ProfileList {
    QList<Profile> profiles;
    QStringList problems; ///< sentences with their lines; the file was left as it is
};

/// Keeps the profiles in a file under the XDG configuration folder. Every change is written as a whole or not at all,
/// and is made on what the file holds at that moment, so that several programs may use it at once.
class ProfileStore final {
public:
    /// `file` empty: the person's own, showroom/profiles.conf under the configuration folder.
    explicit ProfileStore(const QString &file = {});

    const QString &file() const { return m_file; }

    /// A file that is not there holds no profiles; FileFailure for one that cannot be read.
    Result<ProfileList> list() const;
    Result<Profile> find(const QString &name) const;

    /// Adds the profile, or puts it in place of the one named `formerName`. InvalidInput names the fields that cannot
    /// be used, Conflict a name that another profile has.
    Result<void> save(const Profile &profile, const QString &formerName = {}) const;
    Result<void> remove(const QString &name) const;

private:
    Result<ProfileFile> read() const;
    Result<void> change(const std::function<Result<void>(ProfileFile &)> &edit) const;

    QString m_file;
};

} // namespace showroom::profiles
