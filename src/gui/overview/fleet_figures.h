#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "core/sessions/session_store.h"
#include "gui/common/rows_model.h"
#include "gui/common/tokens.h"

#include <QList>
#include <QString>

namespace showroom::gui {

/// What one tile of the Overview says.
struct TileText {
    QString figure;
    QString unit;
    QString note;
    Meaning meaning = Meaning::Neutral;

    bool operator==(const TileText &) const = default;
};

/// How many environments there are, how many of them can be used, and in which other states the rest is.
TileText environmentsTile(const QList<environments::Environment> &environments);
/// How many run out within seven days, and which is next.
TileText expiryTile(const QList<environments::Environment> &environments, const QDateTime &now);
/// How many sessions are open, whose, and how many somebody works in.
TileText sessionsTile(const sessions::SessionFigures &figures);
/// How much disk the environments take, where it was measured.
TileText storageTile(const QList<environments::Environment> &environments);

/// Jobs as rows: who did what, how it stands, when.
QList<RowsModel::Row> activityRows(const QList<jobs::Job> &latest, const QList<environments::Environment> &environments,
                                   const QDateTime &now);

} // namespace showroom::gui
