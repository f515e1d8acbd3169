#include "gui/common/file_dialogs.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

/// Return with the completer's list open takes the keyboard focus from the whole program in Qt 6.4.
void removeCompleter(QFileDialog &dialog)
{
    if (auto *name = dialog.findChild<QLineEdit *>(u"fileNameEdit"_s))
        name->setCompleter(nullptr);
}

} // namespace

QFileDialog *makeSaveDialog(QWidget *parent, const QString &title, const QString &path)
{
    auto *dialog = new QFileDialog(parent, title, QFileInfo(path).absolutePath());
    dialog->setObjectName(u"saveFileDialog"_s);
    dialog->setOptions(QFileDialog::DontUseNativeDialog | QFileDialog::DontConfirmOverwrite);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(QFileInfo(path).fileName());
    removeCompleter(*dialog);
    return dialog;
}

QFileDialog *makeOpenDialog(QWidget *parent, const QString &title, const QString &path)
{
    auto *dialog = new QFileDialog(parent, title, path.isEmpty() ? QDir::homePath() : QFileInfo(path).absolutePath());
    dialog->setObjectName(u"openFileDialog"_s);
    dialog->setOptions(QFileDialog::DontUseNativeDialog);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    removeCompleter(*dialog);
    return dialog;
}

QFileDialog *makeFolderDialog(QWidget *parent, const QString &title, const QString &path)
{
    auto *dialog = new QFileDialog(parent, title, QFileInfo(path).isDir() ? path : QDir::homePath());
    dialog->setObjectName(u"folderDialog"_s);
    dialog->setOptions(QFileDialog::DontUseNativeDialog | QFileDialog::ShowDirsOnly);
    dialog->setFileMode(QFileDialog::Directory);
    removeCompleter(*dialog);
    return dialog;
}

} // namespace showroom::gui
