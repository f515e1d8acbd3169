#pragma once

namespace showroom::gui {

class ConsoleData;
class EnvironmentFlows;
class MainWindow;
class OverviewPage;

/// Lets what the Overview asks for happen. All of them must live as long as the page.
void followOverview(OverviewPage &page, EnvironmentFlows &flows, ConsoleData &known, MainWindow &window);

} // namespace showroom::gui
