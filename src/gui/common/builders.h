#pragma once

#include "gui/common/button_variant.h"
#include "gui/common/glyph.h"
#include "gui/common/metrics.h"
#include "gui/common/typography.h"

#include <QPalette>

#include <initializer_list>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QWidget;

/// Small parts for what a form cannot hold because its number or kind is known at run time only.
namespace showroom::gui {

/// Plain text in a type and a palette role; the role follows a theme change by itself.
QLabel *label(const QString &text, Type type = Type::Body, QPalette::ColorRole role = QPalette::WindowText);
QLabel *secondary(const QString &text, Type type = Type::Body);
QLabel *muted(const QString &text, Type type = Type::Caption);

/// A push button in a variant; `objectName` ends in "Button". A chip is checkable.
QPushButton *button(const QString &text, const QString &objectName, Variant variant = Variant::Secondary,
                    const QString &glyphName = {}, bool compact = false);

/// Names an icon-only button for readers and gives it the tooltip.
void nameIconButton(QPushButton &button, const QString &name);

/// The colour of a button's icon in its variant.
Ink inkOf(const QPushButton &button);

/// Widgets beside each other without outer margins; a stretch stands before the widget `stretchAt`.
QHBoxLayout *across(std::initializer_list<QWidget *> widgets, int spacing = px::unit, int stretchAt = -1);

/// A scroll area without frame or fill of its own around `content`, for every page and panel of unknown length.
QScrollArea *scrolling(QWidget *content);

/// Makes a scroll area (from a form, with its content set) show what is behind it.
void makeTransparent(QScrollArea &area);

/// Lets Tab go through the widgets in this order; for those that a form does not know.
void tabInOrder(const QList<QWidget *> &widgets);

/// A 1-px line in the border colour.
QWidget *hairline();

} // namespace showroom::gui
