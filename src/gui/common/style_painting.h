#pragma once

#include "gui/common/tokens.h"

#include <QStyle>

class QPainter;
class QStyleOptionButton;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionViewItem;

/// The drawing behind ConsoleStyle, one function a control.
namespace showroom::gui::style {

bool has(const QStyleOption *option, QStyle::StateFlag flag);

/// True when the option's widget has the keyboard focus by keyboard, which alone shows a ring.
bool showsFocus(const QStyleOption *option);

/// The outlined box of line edits, combo boxes and spin boxes; they show their focus however it came.
void drawInputBox(QPainter &painter, const QStyleOption *option, const Tokens &tokens);

/// The outline around a text of several lines; one that is only read shows the keyboard focus alone.
void drawTextFrame(QPainter &painter, const QStyleOption *option, const Tokens &tokens, bool readOnly);

void drawButtonPanel(QPainter &painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens);
void drawButton(QPainter &painter, const QStyleOptionButton *option, const QWidget *widget, const Tokens &tokens,
                const QStyle &style);
void drawToolButtonPanel(QPainter &painter, const QStyleOption *option, const Tokens &tokens);
void drawCheckMark(QPainter &painter, const QStyleOption *option, const Tokens &tokens, bool round);
void drawMenuItem(QPainter &painter, const QStyleOptionMenuItem *option, const Tokens &tokens);
void drawItemPanel(QPainter &painter, const QStyleOptionViewItem *option, const Tokens &tokens);
void drawTabShape(QPainter &painter, const QStyleOption *option, const Tokens &tokens);
void drawHeaderLabel(QPainter &painter, const QStyleOptionHeader *option, const Tokens &tokens);
void drawHeaderArrow(QPainter &painter, const QStyleOptionHeader *option, const Tokens &tokens);

} // namespace showroom::gui::style
