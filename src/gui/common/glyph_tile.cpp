#include "gui/common/glyph_tile.h"

#include "gui/common/glyph.h"
#include "gui/common/painting.h"

#include <QPainter>

namespace showroom::gui {

GlyphTile::GlyphTile(QWidget *parent)
    : QWidget(parent)
{
    fit();
}

GlyphTile::GlyphTile(const QString &glyph, Meaning meaning, bool tile, int glyphSize, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_meaning(meaning)
    , m_tile(tile)
    , m_size(glyphSize)
{
    fit();
}

void GlyphTile::setGlyph(const QString &name)
{
    m_glyph = name;
    update();
}

void GlyphTile::setMeaning(Meaning meaning)
{
    m_meaning = meaning;
    update();
}

void GlyphTile::setTile(bool tile)
{
    m_tile = tile;
    fit();
}

void GlyphTile::setGlyphSize(int size)
{
    m_size = size;
    fit();
}

void GlyphTile::fit()
{
    const int side = m_tile ? m_size + px::block : m_size;
    setFixedSize(side, side);
    update();
}

void GlyphTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tone &tone = tokens(palette()).tone(m_meaning);
    if (m_tile)
        drawPanel(painter, rect(), tone.soft, Qt::transparent, px::cardRadius);
    if (!m_glyph.isEmpty())
        drawGlyph(painter, rect(), m_glyph, tone.ink, m_size);
}

} // namespace showroom::gui
