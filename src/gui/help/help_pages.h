#pragma once

#include "base/error.h"

#include <QList>
#include <QString>

namespace showroom::gui {

/// One page of the help: a topic of troubleshooting, the error codes, a document.
struct HelpPage {
    QString name; ///< stable: a topic's name, "errors", "readme", "cli", "changes"
    QString section;
    QString title;
    QString markdown;
};

/// The names of the pages that are no topics.
inline constexpr QLatin1StringView errorsPage("errors");
inline constexpr QLatin1StringView readmePage("readme");

/// Every page, topics first; from the same sources as `showroomctl help`.
QList<HelpPage> helpPages();

/// The page about an error: its topic, else the list of error codes.
QString helpPageFor(ErrorCode code);

/// The page of a link's path: a page's name, or "error/CODE".
QString helpPageOfLink(const QString &path);

} // namespace showroom::gui
