#pragma once

#include <QString>

class QFileDialog;
class QWidget;

namespace showroom::gui {

/// Qt's own dialog for the name of a file to write, starting at `path`; whether an existing file may be replaced is the
/// caller's question. Show it with open().
QFileDialog *makeSaveDialog(QWidget *parent, const QString &title, const QString &path);

/// The same for a file to read, starting at `path`, else in the home folder.
QFileDialog *makeOpenDialog(QWidget *parent, const QString &title, const QString &path = {});

/// The same for a folder, starting at `path`, else in the home folder.
QFileDialog *makeFolderDialog(QWidget *parent, const QString &title, const QString &path = {});

} // namespace showroom::gui
