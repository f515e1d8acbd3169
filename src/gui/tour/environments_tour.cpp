#include "gui/tour/environments_tour.h"

#include "gui/environments/environments_page.h"
#include "gui/shell/about_dialog.h"
#include "gui/tour/tour_stage.h"

#include <QAction>
#include <QLineEdit>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

Error serverSilent()
{
    return fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                u"It may be starting; try again, or look at its log with “showroomctl local status”."_s);
}

void select(TourStage &stage)
{
    stage.environmentsPage().select(u"demo-acme-robotics"_s);
}

void search(TourStage &stage)
{
    stage.environmentsPage().findChild<QLineEdit *>(u"searchLineEdit"_s)->setText(u"zanzibar"_s);
}

TourFixture nothing()
{
    return {};
}

TourFixture silent()
{
    TourFixture fixture;
    fixture.isSilent = true;
    return fixture;
}

TourFixture unreadable()
{
    TourFixture fixture;
    fixture.listError = serverSilent();
    return fixture;
}

} // namespace

QList<TourScreen> environmentsTour()
{
    return {
        {.name = u"environments"_s, .prepare = select, .isMain = true},
        {.name = u"environments-empty"_s, .fixture = nothing},
        {.name = u"environments-loading"_s, .fixture = silent},
        {.name = u"environments-error"_s, .fixture = unreadable},
        {.name = u"environments-no-match"_s, .prepare = search},
        {.name = u"connection-lost"_s,
         .prepare = [](TourStage &stage) { stage.window().showConnectionLost(serverSilent()); }},
        {.name = u"about"_s,
         .prepare = select,
         .dialog = [](TourStage &) { return std::make_unique<AboutDialog>(); },
         .dialogSize = {480, 0}},
    };
}

} // namespace showroom::gui
