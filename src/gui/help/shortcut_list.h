#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QWidget;

namespace showroom::gui {

/// Keys that do something, as the program itself registered them.
struct Shortcut {
    QString group; ///< where they work: "Everywhere", "Pages", a page's title, "Tables"
    QString what;
    QList<QKeySequence> keys;
};

/// Every shortcut of a window's actions, buttons and tables, by group; hidden actions are left out.
QList<Shortcut> shortcutsOf(const QWidget &window);

} // namespace showroom::gui
