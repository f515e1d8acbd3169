#include "gui/exporting/export_folder.h"

#include <QDesktopServices>
#include <QStandardPaths>
#include <QUrl>

namespace showroom::gui {

using namespace Qt::StringLiterals;

QString exportFolderOr(const QString &chosen)
{
    if (!chosen.isEmpty())
        return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/Exports"_s;
}

void openExportFolder(const QString &folder)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace showroom::gui
