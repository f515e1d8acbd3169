#include "gui/common/style_geometry.h"

#include "gui/common/button_variant.h"
#include "gui/common/metrics.h"
#include "gui/common/typography.h"

#include <QFontMetrics>
#include <QStyleOption>

#include <algorithm>

namespace showroom::gui::style {
namespace {

constexpr int sliderMinimum = 32;

std::optional<QRect> scrollBarPart(const QStyleOptionSlider *option, QStyle::SubControl part)
{
    const QRect &box = option->rect;
    const bool flat = option->orientation == Qt::Horizontal;
    const int length = flat ? box.width() : box.height();
    const int range = option->maximum - option->minimum;
    const int thumb = range > 0 ? std::clamp(int(qint64(length) * option->pageStep / (range + option->pageStep)),
                                             std::min(sliderMinimum, length), length)
                                : length;
    const int at = QStyle::sliderPositionFromValue(option->minimum, option->maximum, option->sliderPosition,
                                                   length - thumb, option->upsideDown);
    const auto piece = [&](int from, int size) {
        const QRect along = flat ? QRect(box.x() + from, box.y(), size, box.height())
                                 : QRect(box.x(), box.y() + from, box.width(), size);
        return QStyle::visualRect(option->direction, box, along);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return piece(at, thumb);
    case QStyle::SC_ScrollBarGroove:
        return box;
    case QStyle::SC_ScrollBarSubPage:
        return piece(0, at);
    case QStyle::SC_ScrollBarAddPage:
        return piece(at + thumb, length - at - thumb);
    default:
        return QRect();
    }
}

std::optional<QRect> comboBoxPart(const QStyleOptionComplex *option, QStyle::SubControl part)
{
    const QRect &box = option->rect;
    if (part == QStyle::SC_ComboBoxArrow)
        return QStyle::visualRect(option->direction, box, QRect(box.right() - 27, box.y(), 24, box.height()));
    if (part == QStyle::SC_ComboBoxEditField)
        return QStyle::visualRect(option->direction, box, box.adjusted(8, 1, -28, -1));
    return std::nullopt;
}

std::optional<QRect> spinBoxPart(const QStyleOptionComplex *option, QStyle::SubControl part)
{
    const QRect &box = option->rect;
    const int half = box.height() / 2;
    const auto at = [&](const QRect &piece) { return QStyle::visualRect(option->direction, box, piece); };
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        return at(QRect(box.right() - 23, box.y() + 2, 20, half - 2));
    case QStyle::SC_SpinBoxDown:
        return at(QRect(box.right() - 23, box.y() + half, 20, half - 2));
    case QStyle::SC_SpinBoxEditField:
        return at(box.adjusted(7, 1, -26, -1));
    default:
        return box;
    }
}

/// The first column stands under its card's title, which is inset by a block.
QRect headerLabel(const QStyleOptionHeader *option)
{
    const int start = option->section == 0 ? px::block - 1 : px::gap;
    return QStyle::visualRect(option->direction, option->rect, option->rect.adjusted(start, 0, -px::gap, 0));
}

/// Beside the label, on the side where it has room.
QRect headerArrow(const QStyleOptionHeader *option)
{
    const QRect label = headerLabel(option);
    const int text = QFontMetrics(face(Type::Caption)).horizontalAdvance(option->text) + 4;
    const auto visual = QStyle::visualAlignment(option->direction, option->textAlignment);
    const int x = visual & Qt::AlignRight ? label.right() - text - 14 : label.left() + text;
    return {x, option->rect.center().y() - 6, 14, 14};
}

QSize buttonSize(const QStyleOptionButton *option, const QWidget *widget, int control, int compactHeight)
{
    const int text = option->text.isEmpty() ? 0 : option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    const int glyphSize = option->icon.isNull() ? 0 : px::icon;
    const Variant variant = variantOf(widget);
    if (variant == Variant::Link)
        return {text + glyphSize + (glyphSize ? 6 : 0) + 8, compactHeight};
    const bool compact = isCompact(widget);
    const int height = compact || variant == Variant::Chip ? compactHeight : control;
    const int menu = option->features & QStyleOptionButton::HasMenu ? 16 : 0;
    if (!text)
        return {height + menu, height};
    return {text + glyphSize + (glyphSize ? 6 : 0) + menu + (compact ? 20 : 26), height};
}

} // namespace

std::optional<QRect> subControl(QStyle::ComplexControl control, const QStyleOptionComplex *option,
                                QStyle::SubControl part)
{
    if (control == QStyle::CC_ScrollBar)
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarPart(slider, part);
    if (control == QStyle::CC_ComboBox)
        return comboBoxPart(option, part);
    if (control == QStyle::CC_SpinBox)
        return spinBoxPart(option, part);
    return std::nullopt;
}

std::optional<QRect> subElement(QStyle::SubElement element, const QStyleOption *option)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == QStyle::SE_LineEditContents && frame && frame->lineWidth > 0)
        return QStyle::visualRect(option->direction, option->rect, option->rect.adjusted(7, 1, -7, -1));
    if (element == QStyle::SE_ProgressBarGroove || element == QStyle::SE_ProgressBarContents)
        return option->rect;
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element == QStyle::SE_HeaderLabel && header)
        return headerLabel(header);
    if (element == QStyle::SE_HeaderArrow && header)
        return headerArrow(header);
    return std::nullopt;
}

std::optional<QSize> sizeOf(QStyle::ContentsType type, const QStyleOption *option, const QSize &contents,
                            const QWidget *widget)
{
    const int line = option ? option->fontMetrics.height() : px::icon;
    const int control = std::max(px::control, line + 14);
    const int compact = std::max(px::controlCompact, line + 8);
    switch (type) {
    case QStyle::CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return buttonSize(button, widget, control, compact);
        break;
    case QStyle::CT_LineEdit:
        return QSize(contents.width() + 16, control);
    case QStyle::CT_ComboBox:
        return QSize(contents.width() + 44, control);
    case QStyle::CT_SpinBox:
        return QSize(contents.width() + 40, control);
    case QStyle::CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return QSize(tab->fontMetrics.horizontalAdvance(tab->text) + 24, line + 20);
        break;
    case QStyle::CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return item->menuItemType == QStyleOptionMenuItem::Separator ? QSize(10, 9)
                                                                         : QSize(contents.width() + 64, compact + 4);
        break;
    case QStyle::CT_HeaderSection:
        return QSize(contents.width() + px::block, std::max(px::tableHeader, line + 18));
    case QStyle::CT_ProgressBar:
        return QSize(contents.width(), 6);
    case QStyle::CT_ItemViewItem:
        return QSize(contents.width() + 8, std::max(contents.height(), line + 12));
    default:
        break;
    }
    return std::nullopt;
}

} // namespace showroom::gui::style
