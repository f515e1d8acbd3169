#pragma once

#include "gui/common/card.h"
#include "gui/common/tokens.h"

namespace showroom::gui {

class ElidedLabel;
class GlyphTile;
class Sparkline;

/// One figure: its name, the figure with a quiet unit, one note, and a trend that gives way first.
class StatTile final : public Card {
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName)

public:
    explicit StatTile(QWidget *parent = nullptr);

    QString name() const;
    void setName(const QString &name);
    void setFigure(const QString &value, const QString &unit);
    /// Neutral shows no icon.
    void setFootnote(const QString &text, Meaning meaning = Meaning::Neutral);
    void setTrend(const QList<qreal> &values);

private:
    void describe();

    QLabel *m_name;
    QLabel *m_value;
    QLabel *m_unit;
    ElidedLabel *m_footnote;
    GlyphTile *m_glyph;
    Sparkline *m_trend;
};

} // namespace showroom::gui
