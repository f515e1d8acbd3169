#include "gui/common/stat_tile.h"

#include "gui/common/builders.h"
#include "gui/common/elided_label.h"
#include "gui/common/glyph_tile.h"
#include "gui/common/painting.h"
#include "gui/common/sparkline.h"

#include <QHBoxLayout>
#include <QLabel>

namespace showroom::gui {

StatTile::StatTile(QWidget *parent)
    : Card(parent)
    , m_name(secondary({}))
    , m_value(label({}, Type::Display))
    , m_unit(muted({}, Type::Body))
    , m_footnote(new ElidedLabel({}, Type::Caption, QPalette::PlaceholderText))
    , m_glyph(new GlyphTile({}, Meaning::Neutral, false, 14))
    , m_trend(new Sparkline)
{
    m_unit->setContentsMargins(0, 0, 0, px::half);
    m_glyph->hide();
    auto *figure = across({m_value}, 6);
    figure->addWidget(m_unit, 0, Qt::AlignBottom);
    figure->addStretch(1);
    figure->addWidget(m_trend, 100);
    body()->setSpacing(px::half);
    body()->addWidget(m_name);
    body()->addLayout(figure);
    auto *note = across({m_glyph}, 6);
    note->addWidget(m_footnote, 1);
    body()->addLayout(note);
}

QString StatTile::name() const
{
    return m_name->text();
}

void StatTile::setName(const QString &name)
{
    m_name->setText(name);
    describe();
}

void StatTile::setFigure(const QString &value, const QString &unit)
{
    m_value->setText(value);
    m_unit->setText(unit);
    describe();
}

void StatTile::setFootnote(const QString &text, Meaning meaning)
{
    m_footnote->setText(text);
    m_glyph->setVisible(meaning != Meaning::Neutral);
    m_glyph->setMeaning(meaning);
    m_glyph->setGlyph(glyphOf(meaning));
    describe();
}

void StatTile::setTrend(const QList<qreal> &values)
{
    m_trend->setValues(values);
}

void StatTile::describe()
{
    setAccessibleName(m_name->text());
    setAccessibleDescription(tr("%1 %2, %3").arg(m_value->text(), m_unit->text(), m_footnote->text()));
}

} // namespace showroom::gui
