#include "gui/overview/overview_flow.h"

#include "gui/operations/console_data.h"
#include "gui/overview/overview_page.h"
#include "gui/shell/environment_flows.h"
#include "gui/shell/main_window.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

void followOverview(OverviewPage &page, EnvironmentFlows &flows, ConsoleData &known, MainWindow &window)
{
    QObject::connect(&page, &OverviewPage::newRequested, &flows, &EnvironmentFlows::createEnvironment);
    QObject::connect(&page, &OverviewPage::openRequested, &flows, &EnvironmentFlows::open);
    QObject::connect(&page, &OverviewPage::resumeRequested, &flows, &EnvironmentFlows::resume);
    QObject::connect(&page, &OverviewPage::tearDownRequested, &flows, &EnvironmentFlows::tearDown);
    QObject::connect(&page, &OverviewPage::extendRequested, &flows, &EnvironmentFlows::extendRequested);
    QObject::connect(&page, &OverviewPage::jobRequested, &flows, &EnvironmentFlows::showJob);
    QObject::connect(&page, &OverviewPage::retryRequested, &known, &ConsoleData::refresh);
    QObject::connect(&page, &OverviewPage::environmentsRequested, &window,
                     [&window] { window.showPage(u"environments"_s); });
    QObject::connect(&page, &OverviewPage::activityRequested, &window, [&window] { window.showPage(u"activity"_s); });
}

} // namespace showroom::gui
