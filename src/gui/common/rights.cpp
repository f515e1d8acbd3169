#include "gui/common/rights.h"

#include <QAbstractButton>
#include <QAction>

namespace showroom::gui {

void allow(QAbstractButton *button, const QString &why)
{
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
}

void allow(QAction *action, const QString &why)
{
    action->setEnabled(why.isEmpty());
    action->setToolTip(why.isEmpty() ? action->text() : why);
    action->setStatusTip(why);
}

} // namespace showroom::gui
