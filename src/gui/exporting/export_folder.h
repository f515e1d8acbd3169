#pragma once

#include <QString>

namespace showroom::gui {

/// Where exports go: `chosen`, or, when it is empty, Exports in the person's documents.
QString exportFolderOr(const QString &chosen);

/// Shows the folder in the desktop's file manager.
void openExportFolder(const QString &folder);

} // namespace showroom::gui
