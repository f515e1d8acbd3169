#pragma once

#include <QStyle>

#include <optional>

class QStyleOptionButton;
class QStyleOptionComplex;

/// The sizes and rectangles behind ConsoleStyle; a size hint, its subElementRect and its drawing change together.
namespace showroom::gui::style {

/// A part of a scroll bar, combo box or spin box; nothing for parts that Fusion places well.
std::optional<QRect> subControl(QStyle::ComplexControl control, const QStyleOptionComplex *option,
                                QStyle::SubControl part);

/// The inside of a line edit, progress bar or header section; nothing for what Fusion places well.
std::optional<QRect> subElement(QStyle::SubElement element, const QStyleOption *option);

/// The size that a control needs for its contents; nothing for what Fusion sizes well.
std::optional<QSize> sizeOf(QStyle::ContentsType type, const QStyleOption *option, const QSize &contents,
                            const QWidget *widget);

} // namespace showroom::gui::style
