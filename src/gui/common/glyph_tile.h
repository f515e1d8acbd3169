#pragma once

#include "gui/common/metrics.h"
#include "gui/common/tokens.h"

#include <QWidget>

namespace showroom::gui {

/// An icon as a widget in the ink of a meaning, optionally on a tile of its soft colour. Decoration: readers skip it.
class GlyphTile final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString glyph READ glyph WRITE setGlyph)
    Q_PROPERTY(bool tile READ hasTile WRITE setTile)
    Q_PROPERTY(int glyphSize READ glyphSize WRITE setGlyphSize)

public:
    explicit GlyphTile(QWidget *parent = nullptr);
    GlyphTile(const QString &glyph, Meaning meaning, bool tile, int glyphSize = px::icon, QWidget *parent = nullptr);

    QString glyph() const { return m_glyph; }
    void setGlyph(const QString &name);
    Meaning meaning() const { return m_meaning; }
    void setMeaning(Meaning meaning);
    bool hasTile() const { return m_tile; }
    void setTile(bool tile);
    int glyphSize() const { return m_size; }
    void setGlyphSize(int size);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    QString m_glyph;
    Meaning m_meaning = Meaning::Neutral;
    bool m_tile = false;
    int m_size = px::icon;
};

} // namespace showroom::gui
