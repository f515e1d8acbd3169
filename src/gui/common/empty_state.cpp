#include "gui/common/empty_state.h"

#include "gui/common/builders.h"
#include "gui/common/glyph_tile.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {
namespace {

constexpr int usualTextWidth = 440;

}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new GlyphTile({}, Meaning::Neutral, true, 24))
    , m_heading(label({}, Type::Heading))
    , m_text(secondary({}))
    , m_actions(new QVBoxLayout)
    , m_textWidth(usualTextWidth)
{
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setFixedWidth(em(m_textWidth));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(px::unit);
    column->addStretch(2);
    column->addWidget(m_glyph, 0, Qt::AlignHCenter);
    column->addSpacing(px::unit);
    column->addWidget(m_heading, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(px::unit);
    column->addLayout(m_actions);
    column->addStretch(3);
}

EmptyState::EmptyState(const QString &glyph, const QString &heading, const QString &text, QWidget *action,
                       QWidget *parent)
    : EmptyState(parent)
{
    setGlyph(glyph);
    setHeading(heading);
    setText(text);
    if (action)
        addActionWidget(action);
}

QString EmptyState::glyph() const
{
    return m_glyph->glyph();
}

void EmptyState::setGlyph(const QString &name)
{
    m_glyph->setGlyph(name);
}

QString EmptyState::heading() const
{
    return m_heading->text();
}

void EmptyState::setHeading(const QString &heading)
{
    m_heading->setText(heading);
}

QString EmptyState::text() const
{
    return m_text->text();
}

void EmptyState::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setFixedHeight(
        std::max(0, m_text->heightForWidth(em(m_textWidth)))); // centred items get one line otherwise
}

void EmptyState::setTextWidth(int pixels)
{
    m_textWidth = pixels;
    m_text->setFixedWidth(em(pixels));
    setText(text());
}

void EmptyState::addActionWidget(QWidget *widget)
{
    m_actions->addWidget(widget, 0, Qt::AlignHCenter);
}

} // namespace showroom::gui
