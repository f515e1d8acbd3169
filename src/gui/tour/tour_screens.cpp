#include "gui/tour/environments_tour.h"
#include "gui/tour/tour_screen.h"

namespace showroom::gui {

QList<TourScreen> tourScreens()
{
    return environmentsTour();
}

} // namespace showroom::gui
