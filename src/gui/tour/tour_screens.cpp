#include "gui/tour/activity_tour.h"
#include "gui/tour/audit_tour.h"
#include "gui/tour/connection_tour.h"
#include "gui/tour/environment_tour.h"
#include "gui/tour/environments_tour.h"
#include "gui/tour/exporting_tour.h"
#include "gui/tour/fleet_tour.h"
#include "gui/tour/masking_tour.h"
#include "gui/tour/notifications_tour.h"
#include "gui/tour/overview_tour.h"
#include "gui/tour/role_tour.h"
#include "gui/tour/sandboxes_tour.h"
#include "gui/tour/seeding_tour.h"
#include "gui/tour/sessions_tour.h"
#include "gui/tour/settings_tour.h"
#include "gui/tour/teardown_tour.h"
#include "gui/tour/tour_screen.h"
#include "gui/tour/wizard_tour.h"

namespace showroom::gui {

QList<TourScreen> tourScreens()
{
    return overviewTour() + environmentsTour() + fleetTour() + environmentTour() + connectionTour() + wizardTour() +
           sessionsTour() + sandboxesTour() + seedingTour() + exportingTour() + teardownTour() + activityTour() +
           maskingTour() + auditTour() + settingsTour() + notificationsTour() + roleTour();
}

} // namespace showroom::gui
