#pragma once

#include <QString>

class QAbstractButton;
class QAction;

namespace showroom::gui {

/// What is done with environments, as far as the database asks for a role.
enum class Right {
    Export, ///< showroom_support and above
    Manage, ///< create, fill, change, extend and tear down: showroom_ops and above
};

/// Why somebody in this role may not, and which role may; empty when they may. The database has the last word: a role
/// that is not known here is not held back.
QString whyNot(const QString &role, Right right);

/// On when `why` is empty, else off with the reason in its tooltip.
void allow(QAbstractButton *button, const QString &why);
/// The same for an action, whose reason the command palette shows too.
void allow(QAction *action, const QString &why);

} // namespace showroom::gui
