#include "gui/common/console_style.h"

#include "gui/common/button_variant.h"
#include "gui/common/form_properties.h"
#include "gui/common/glyph.h"
#include "gui/common/metrics.h"
#include "gui/common/painting.h"
#include "gui/common/style_geometry.h"
#include "gui/common/style_painting.h"
#include "gui/common/tokens.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleOption>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

/// Room between a text's outline and its viewport, which would cut the round corners.
constexpr int textFrame = 4;

void drawProgress(QPainter &painter, const QStyleOptionProgressBar *option, const Tokens &t)
{
    const int range = option->maximum - option->minimum;
    const qreal share = range > 0 ? qreal(option->progress - option->minimum) / range : 0;
    drawBar(painter, QRectF(option->rect), share, t.series[0], t.track);
}

void drawScrollThumb(QPainter &painter, const QRectF &thumb, const QStyleOptionComplex *option, const Tokens &t)
{
    const bool active =
        style::has(option, QStyle::State_MouseOver) || (option->activeSubControls & QStyle::SC_ScrollBarSlider);
    drawPanel(painter, thumb.adjusted(2, 2, -2, -2), active ? t.checkbox : t.control, Qt::transparent, 3);
}

} // namespace

ConsoleStyle::ConsoleStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    applyFormProperties(*widget);
    if (auto *label = qobject_cast<QLabel *>(widget))
        mirrorLabel(*label);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QLineEdit *>(widget) || qobject_cast<QAbstractSpinBox *>(widget) ||
        qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

/// A label aligns by its own text's direction: English words in a mirrored window would stay at the left.
void ConsoleStyle::mirrorLabel(QLabel &label)
{
    const Qt::Alignment aligned = label.alignment();
    if (label.layoutDirection() == Qt::RightToLeft && (aligned & Qt::AlignLeft) && !(aligned & Qt::AlignAbsolute))
        label.setAlignment((aligned & ~Qt::AlignLeft) | Qt::AlignRight | Qt::AlignAbsolute);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const Tokens &t = tokens(option->palette);
    const PainterState guard(*painter);
    switch (element) {
    case PE_FrameFocusRect:
        if (style::has(option, State_KeyboardFocusChange))
            drawFocusRing(*painter, QRectF(option->rect), t.accent, px::half + 1);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            style::drawInputBox(*painter, option, t);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, t.border);
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), t.raised);
        return;
    case PE_FrameLineEdit:
    case PE_FrameDefaultButton:
    case PE_FrameTabWidget:
    case PE_PanelStatusBar:
    case PE_PanelItemViewRow:
        return;
    case PE_PanelScrollAreaCorner: // as the bars beside it: the area shows through
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.border);
        return;
    case PE_Frame:
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget)) {
            style::drawTextFrame(*painter, option, t, text->isReadOnly());
            return;
        }
        drawPanel(*painter, QRectF(option->rect), Qt::transparent,
                  style::has(option, State_HasFocus) ? t.accent : t.border, px::radius);
        return;
    case PE_PanelButtonCommand:
        style::drawButtonPanel(*painter, option, widget, t);
        return;
    case PE_PanelButtonTool:
        style::drawToolButtonPanel(*painter, option, t);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        style::drawCheckMark(*painter, option, t, false);
        return;
    case PE_IndicatorRadioButton:
        style::drawCheckMark(*painter, option, t, true);
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            style::drawItemPanel(*painter, item, t);
        return;
    case PE_IndicatorBranch:
        if (style::has(option, State_Children))
            drawGlyph(*painter, option->rect, style::has(option, State_Open) ? u"chevron-down"_s : u"chevron-right"_s,
                      t.muted, 14);
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            style::drawHeaderArrow(*painter, header, t);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Tokens &t = tokens(option->palette);
    const PainterState guard(*painter);
    switch (element) {
    case CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            style::drawButton(*painter, button, widget, t, *proxy());
        return;
    case CE_TabBarTabShape:
        style::drawTabShape(*painter, option, t);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            painter->setPen(style::has(option, State_Selected) ? t.text : t.muted);
            painter->drawText(option->rect, Qt::AlignCenter | Qt::TextHideMnemonic, tab->text);
        }
        return;
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem soft = *item; // text keeps its colour on the soft selection
            soft.palette.setColor(QPalette::HighlightedText, t.text);
            QProxyStyle::drawControl(element, &soft, painter, widget);
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            style::drawMenuItem(*painter, item, t);
        return;
    case CE_Header:
        drawHeader(option, painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.surface);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.border);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            style::drawHeaderLabel(*painter, header, t);
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            drawProgress(*painter, bar, t);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

/// QCommonStyle asks itself, not the proxy, for a header's two rectangles.
void ConsoleStyle::drawHeader(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    proxy()->drawControl(CE_HeaderSection, header, painter, widget);
    QStyleOptionHeader part = *header;
    part.rect = proxy()->subElementRect(SE_HeaderLabel, header, widget);
    proxy()->drawControl(CE_HeaderLabel, &part, painter, widget);
    part.rect = proxy()->subElementRect(SE_HeaderArrow, header, widget);
    proxy()->drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    const Tokens &t = tokens(option->palette);
    const PainterState guard(*painter);
    const QColor mark = style::has(option, State_Enabled) ? t.muted : t.disabled;
    const auto part = [&](SubControl which) { return proxy()->subControlRect(control, option, which, widget); };
    switch (control) {
    case CC_ComboBox:
        style::drawInputBox(*painter, option, t);
        drawGlyph(*painter, part(SC_ComboBoxArrow), u"chevron-down"_s, mark, 14);
        return;
    case CC_SpinBox:
        style::drawInputBox(*painter, option, t);
        drawGlyph(*painter, part(SC_SpinBoxUp), u"chevron-up"_s, mark, 12);
        drawGlyph(*painter, part(SC_SpinBoxDown), u"chevron-down"_s, mark, 12);
        return;
    case CC_ScrollBar:
        drawScrollThumb(*painter, part(SC_ScrollBarSlider), option, t);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    const auto own = style::subControl(control, option, part);
    return own ? *own : QProxyStyle::subControlRect(control, option, part, widget);
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const auto own = style::subElement(element, option);
    return own ? *own : QProxyStyle::subElementRect(element, option, widget);
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                     const QWidget *widget) const
{
    const auto own = style::sizeOf(type, option, contents, widget);
    return own ? *own : QProxyStyle::sizeFromContents(type, option, contents, widget);
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_MenuVMargin:
        return px::half;
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QPlainTextEdit *>(widget))
            return textFrame;
        return qobject_cast<const QAbstractItemView *>(widget) ? 0 : 1;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return px::icon;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return px::unit;
    case PM_TreeViewIndentation:
        return px::block;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

/// The black mark of Fusion that clears an input can hardly be seen in the dark.
QIcon ConsoleStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    return which == SP_LineEditClearButton ? icon(u"circle-x"_s, Ink::Muted)
                                           : QProxyStyle::standardIcon(which, option, widget);
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    if (hint == densityHint)
        return int(m_density);
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_ItemView_ShowDecorationSelected:
        return 0;
    case SH_UnderlineShortcut:
        return widget && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace showroom::gui
