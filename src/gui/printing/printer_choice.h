#pragma once

#include <QPageLayout>
#include <QPagedPaintDevice>

#include <functional>
#include <memory>

class QWidget;

namespace showroom::gui {

/// Asks for a printer and its options, with the system's dialog; `chosen` gets it when somebody accepts. `context` must
/// outlive the dialog, whose parent it is.
void choosePrinter(QWidget *context, const QPageLayout &layout, const QString &title,
                   const std::function<void(std::unique_ptr<QPagedPaintDevice>)> &chosen);

} // namespace showroom::gui
