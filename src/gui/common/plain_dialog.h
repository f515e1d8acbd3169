#pragma once

#include "gui/common/tokens.h"

#include <QDialog>

#include <memory>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace Ui {
class PlainDialog;
}

namespace showroom::gui {

/// A dialog with icon, title, one sentence, a body and a button row. Its title echoes the button that does the work.
class PlainDialog : public QDialog {
    Q_OBJECT

public:
    explicit PlainDialog(const QString &glyph, Meaning meaning, QWidget *parent = nullptr);
    ~PlainDialog() override;

    /// Another icon than the one it was made with.
    void setGlyph(const QString &glyph);
    /// The window's title and the heading.
    void setHeading(const QString &heading);
    void setSentence(const QString &sentence);
    QVBoxLayout *body() const;

    /// A note or a quiet button at the start of the button row.
    void setFootnote(QWidget *widget);

    /// Adds a button at the end of the row; Cancel comes first, the one that acts last.
    void addButton(QPushButton *button);
    /// An outlined Cancel that rejects; Escape does the same.
    QPushButton *addCancelButton();

protected:
    /// Makes room for parts whose height depends on the width, which the size hint does not know.
    void showEvent(QShowEvent *event) override;
    /// The same after something came into an open dialog.
    void growToContent();

private:
    std::unique_ptr<Ui::PlainDialog> m_ui;
};

} // namespace showroom::gui
