#pragma once

#include <QList>
#include <QSize>
#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace showroom::gui {

class MainWindow;

/// One picture of the tour: the window on a page, optionally with a dialog over it.
struct TourScreen {
    QString name;
    /// Brings the window, which shows the Environments page with the tour's data, to the wanted state.
    std::function<void(MainWindow &)> prepare;
    /// The dialog over it; empty for none.
    std::function<std::unique_ptr<QWidget>()> dialog;
    /// A height of 0 is the dialog's own.
    QSize dialogSize;
};

} // namespace showroom::gui
