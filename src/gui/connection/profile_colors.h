#pragma once

#include <QColor>
#include <QIcon>
#include <QList>
#include <QString>

namespace showroom::gui {

/// A colour by which a connection is told from others.
struct ProfileColor {
    QString name;
    QColor color;
};

/// The colours to choose from; each stands out from the window in light and dark (3:1).
QList<ProfileColor> profileColors();

/// A dot in the colour, as the connection chip shows it.
QIcon colorSwatch(const QColor &color);

} // namespace showroom::gui
