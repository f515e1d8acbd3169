#include "gui/tour/notifications_tour.h"

#include "gui/common/data_table.h"
#include "gui/notifications/notifications_page.h"
#include "gui/tour/tour_stage.h"

#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

void showList(TourStage &stage)
{
    stage.desktopNotices().setOn(true);
    stage.notificationFlow().open()->findChild<DataTable *>(u"notificationsTable"_s)->selectRow(1);
}

void showOffer(TourStage &stage)
{
    stage.notificationFlow().open();
}

void showNone(TourStage &stage)
{
    stage.desktopNotices().decline();
    stage.notificationSource().clear();
    stage.notificationFlow().open();
}

void failToRead(TourStage &stage)
{
    stage.desktopNotices().decline();
    stage.notificationSource().failWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                             u"What was read stays. It goes on by itself when the server is back."_s));
    stage.notificationFlow().open();
}

void showKind(TourStage &stage)
{
    stage.desktopNotices().decline();
    stage.notificationFlow().open()->findChild<QPushButton *>(u"resetsChipButton"_s)->click();
}

} // namespace

QList<TourScreen> notificationsTour()
{
    return {
        {.name = u"notifications"_s, .fixture = sandboxFleet, .prepare = showList, .isMain = true},
        {.name = u"notifications-offer"_s, .fixture = sandboxFleet, .prepare = showOffer},
        {.name = u"notifications-kind"_s, .fixture = sandboxFleet, .prepare = showKind},
        {.name = u"notifications-empty"_s, .prepare = showNone},
        {.name = u"notifications-error"_s, .prepare = failToRead},
    };
}

} // namespace showroom::gui
