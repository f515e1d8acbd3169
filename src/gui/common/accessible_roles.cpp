#include "gui/common/accessible_roles.h"

#include "gui/common/elided_label.h"
#include "gui/common/fact_list.h"
#include "gui/common/legend.h"
#include "gui/common/pill.h"
#include "gui/common/progress_row.h"
#include "gui/common/rate_line.h"
#include "gui/common/share_bars.h"
#include "gui/common/stacked_bars.h"
#include "gui/common/step_rail.h"

#include <QAccessibleWidget>

namespace showroom::gui {

namespace {

template <class... Widgets>
bool isAnyOf(const QObject *object)
{
    return (qobject_cast<const Widgets *>(object) || ...);
}

QAccessibleInterface *painted(const QString &, QObject *object)
{
    if (isAnyOf<ElidedLabel, Pill, ProgressRow, FactList, Legend, StepRail>(object))
        return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::StaticText);
    if (isAnyOf<RateLine, ShareBars, StackedBars>(object))
        return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::Chart);
    return nullptr;
}

} // namespace

void installAccessibleRoles()
{
    QAccessible::installFactory(painted);
}

} // namespace showroom::gui
