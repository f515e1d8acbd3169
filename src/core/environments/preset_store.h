#pragma once

#include "base/result.h"
#include "core/environments/create_tenant.h"

#include <QList>
#include <QString>

namespace showroom::environments {

/// Choices that a person keeps under a name for the next tenants.
struct Preset {
    QString name;
    CreateTenant request; ///< without name and id
};

/// The person's presets, in a JSON file under the XDG configuration folder that the console and the command line share.
/// A file that cannot be read is reported and never written over.
class PresetStore final {
public:
    /// `file` empty: the person's own.
    explicit PresetStore(const QString &file = {});

    QString file() const { return m_file; }

    /// By name. FileFailure for a broken file, with its place.
    Result<QList<Preset>> list() const;
    /// NotFound names the presets that there are.
    Result<Preset> find(const QString &name) const;
    /// Keeps the request under a name of 1 to 60 characters, in place of a preset of that name if `replace` says so;
    /// else Conflict.
    Result<void> save(const QString &name, const CreateTenant &request, bool replace = false) const;
    Result<void> rename(const QString &name, const QString &newName) const;
    Result<void> remove(const QString &name) const;

private:
    Result<void> write(const QList<Preset> &presets) const;

    QString m_file;
};

} // namespace showroom::environments
