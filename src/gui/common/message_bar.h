#pragma once

#include "gui/common/button_variant.h"
#include "gui/common/tokens.h"

#include <QFrame>
#include <QUrl>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace showroom {
struct Error;
}

namespace showroom::gui {

class GlyphTile;

/// One line about what happened, standing where it happened: icon, bold fact, plain rest, at most two actions, a ×.
/// It starts hidden; say() shows it.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows the bar with a fact and what it means for the person.
    void say(Meaning meaning, const QString &fact, const QString &rest);
    /// Says what failed and what to do, with a way to the help about it ("showroom-help:error/CODE").
    void say(const Error &error);
    QString fact() const;
    QString rest() const;

    /// Adds an action at the end; the bar owns it. The first is outlined, a second one quiet.
    QPushButton *addButton(const QString &text, const QString &objectName, const QString &glyphName = {});
    void setClosable(bool closable);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrangeTexts();

    Meaning m_meaning = Meaning::Info;
    GlyphTile *m_glyph;
    QLabel *m_fact;
    QLabel *m_rest;
    QBoxLayout *m_texts;
    QHBoxLayout *m_buttons;
    QPushButton *m_help;
    QPushButton *m_close;
    QUrl m_helpLink;
};

} // namespace showroom::gui
