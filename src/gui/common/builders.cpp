#include "gui/common/builders.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace showroom::gui {

QLabel *label(const QString &text, Type type, QPalette::ColorRole role)
{
    auto *made = new QLabel(text);
    made->setFont(face(type));
    made->setForegroundRole(role);
    made->setTextFormat(Qt::PlainText);
    return made;
}

QLabel *secondary(const QString &text, Type type)
{
    return label(text, type, QPalette::LinkVisited);
}

QLabel *muted(const QString &text, Type type)
{
    return label(text, type, QPalette::PlaceholderText);
}

QPushButton *button(const QString &text, const QString &objectName, Variant variant, const QString &glyphName,
                    bool compact)
{
    auto *made = new QPushButton(text);
    made->setObjectName(objectName);
    made->setProperty("variant", variantName(variant));
    made->setProperty("compact", compact);
    if (!glyphName.isEmpty())
        made->setIcon(icon(glyphName, inkOf(*made)));
    made->setCheckable(variant == Variant::Chip);
    made->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    made->setAutoDefault(false);
    return made;
}

void nameIconButton(QPushButton &button, const QString &name)
{
    button.setAccessibleName(name);
    button.setToolTip(name);
}

Ink inkOf(const QPushButton &button)
{
    switch (variantOf(&button)) {
    case Variant::Primary:
    case Variant::Danger:
        return Ink::OnAccent;
    case Variant::DangerQuiet:
        return Ink::Danger;
    default:
        return Ink::Secondary;
    }
}

QHBoxLayout *across(std::initializer_list<QWidget *> widgets, int spacing, int stretchAt)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    int index = 0;
    for (QWidget *widget : widgets) {
        if (index++ == stretchAt)
            row->addStretch(1);
        row->addWidget(widget);
    }
    if (stretchAt >= index)
        row->addStretch(1);
    return row;
}

QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    makeTransparent(*area);
    return area;
}

void makeTransparent(QScrollArea &area)
{
    area.setFocusPolicy(Qt::NoFocus);
    area.viewport()->setAutoFillBackground(false);
    if (area.widget())
        area.widget()->setAutoFillBackground(false); // setWidget switches it on
}

/// The chain is a ring, and Qt leaves alone what is in order round its end; something focusable there makes an end.
void tabInOrder(const QList<QWidget *> &widgets)
{
    QWidget end(widgets.constFirst()->window());
    end.setFocusPolicy(Qt::TabFocus);
    for (qsizetype i = 1; i < widgets.size(); ++i)
        QWidget::setTabOrder(widgets[i - 1], widgets[i]);
}

QWidget *hairline()
{
    auto *line = new QWidget;
    line->setFixedHeight(1);
    line->setBackgroundRole(QPalette::Midlight);
    line->setAutoFillBackground(true);
    return line;
}

} // namespace showroom::gui
