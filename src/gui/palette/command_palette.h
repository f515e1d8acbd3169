#pragma once

#include "gui/palette/command.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace showroom::gui {

class CommandModel;

/// One line to type in and the commands that match it. Arrows choose, Enter runs, Escape leaves and gives the focus
/// back.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    CommandPalette(const QList<Command> &commands, QWidget *parent);

    /// Opens it under the window's top bar.
    void openAt(const QPoint &topCentre);

signals:
    /// The palette has closed; this is what the person chose.
    void chosen(const std::function<void()> &run);

public slots:
    void done(int result) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void search(const QString &text);
    void select(int row);
    void showSelected();
    void runSelected();

    CommandModel *m_model;
    QLineEdit *m_line;
    QListView *m_list;
    QLabel *m_said;
    QPushButton *m_run;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace showroom::gui
