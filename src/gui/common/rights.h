#pragma once

#include "core/access/rights.h"

#include <QString>

class QAbstractButton;
class QAction;

namespace showroom::gui {

using access::Right;

/// On when `why` is empty, else off with the reason in its tooltip.
void allow(QAbstractButton *button, const QString &why);
/// The same for an action, whose reason the command palette shows too.
void allow(QAction *action, const QString &why);

} // namespace showroom::gui
