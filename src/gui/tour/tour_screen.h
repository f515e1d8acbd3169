#pragma once

#include "gui/tour/tour_fixture.h"

#include <QList>
#include <QSize>
#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace showroom::gui {

class TourStage;

/// One picture of the tour: the window on a page, optionally with a dialog over it.
struct TourScreen {
    QString name;
    /// What the window shows.
    std::function<TourFixture()> fixture = tourFleet;
    /// Brings the window, which shows the Environments page, to the wanted state.
    std::function<void(TourStage &)> prepare = {};
    /// The dialog over it; empty for none.
    std::function<std::unique_ptr<QWidget>(TourStage &)> dialog = {};
    /// A height of 0 is the dialog's own.
    QSize dialogSize = {};
    /// Whether what is computed in the background has arrived; empty: at once. Asked until it has, ten seconds at most.
    std::function<bool(TourStage &, QWidget *dialog)> isReady = {};
    /// A main page: also drawn on a small laptop, at twice the density, with 14-pt text and mirrored.
    bool isMain = false;
};

/// Every picture, in the order of the documentation. A feature adds its own list here.
QList<TourScreen> tourScreens();

} // namespace showroom::gui
