#pragma once

#include "gui/palette/command.h"

#include <QList>

class QAction;
class QMenu;
class QWidget;

namespace showroom::gui {

/// A command for every entry of a menu and of its submenus ("Theme: Dark"); the menu is the register of what the window
/// can do. One that is off says why by its status tip; `except` is left out.
QList<Command> menuCommands(const QMenu &menu, const QAction *except = nullptr);

/// A command for every action that a widget carries itself.
QList<Command> widgetCommands(const QWidget &widget, const QString &detail);

/// An action's text without mnemonics.
QString plainText(const QString &text);

} // namespace showroom::gui
