#include "gui/common/file_dialogs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>

namespace showroom::gui {

using namespace Qt::StringLiterals;

QFileDialog *makeSaveDialog(QWidget *parent, const QString &title, const QString &path)
{
    auto *dialog = new QFileDialog(parent, title, QFileInfo(path).absolutePath());
    dialog->setObjectName(u"saveFileDialog"_s);
    dialog->setOptions(QFileDialog::DontUseNativeDialog | QFileDialog::DontConfirmOverwrite);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(QFileInfo(path).fileName());
    // Return with the completer's list open takes the keyboard focus from the whole program in Qt 6.4.
    if (auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s))
        name->setCompleter(nullptr);
    return dialog;
}

} // namespace showroom::gui
