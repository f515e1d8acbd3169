#include "gui/printing/printer_choice.h"

#include <QPrintDialog>
#include <QPrinter>

namespace showroom::gui {

void choosePrinter(QWidget *context, const QPageLayout &layout, const QString &title,
                   const std::function<void(std::unique_ptr<QPagedPaintDevice>)> &chosen)
{
    const auto printer = std::make_shared<std::unique_ptr<QPrinter>>(std::make_unique<QPrinter>());
    (*printer)->setPageLayout(layout);
    (*printer)->setDocName(title);
    auto *dialog = new QPrintDialog(printer->get(), context);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), context,
                     [printer, chosen] { chosen(std::move(*printer)); });
    dialog->open();
}

} // namespace showroom::gui
