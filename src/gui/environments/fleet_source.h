#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/environments/environment_edit.h"

#include <QFuture>

namespace showroom::gui {

/// What the dialogs about several environments ask of core, each a future; the real one runs on the database's link.
class FleetSource {
public:
    virtual ~FleetSource() = default;

    virtual QFuture<Result<environments::Environment>> find(const QString &id) = 0;
    virtual QFuture<Result<void>> edit(const QStringList &ids, const environments::EnvironmentEdit &edit) = 0;
    virtual QFuture<Result<void>> extend(const QStringList &ids, const environments::Extension &extension) = 0;
    virtual QFuture<Result<QStringList>> possibleOwners() = 0;
    virtual QFuture<Result<QStringList>> takenIds(const QStringList &ids) = 0;

protected:
    FleetSource() = default;
    Q_DISABLE_COPY_MOVE(FleetSource)
};

} // namespace showroom::gui
