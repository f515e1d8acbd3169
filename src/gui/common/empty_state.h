#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace showroom::gui {

class GlyphTile;

/// What an empty page shows: what belongs there, and the one action that fills it.
class EmptyState final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString glyph READ glyph WRITE setGlyph)
    Q_PROPERTY(QString heading READ heading WRITE setHeading)
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit EmptyState(QWidget *parent = nullptr);
    EmptyState(const QString &glyph, const QString &heading, const QString &text, QWidget *action,
               QWidget *parent = nullptr);

    QString glyph() const;
    void setGlyph(const QString &name);
    QString heading() const;
    void setHeading(const QString &heading);
    QString text() const;
    void setText(const QString &text);
    void addActionWidget(QWidget *widget);
    /// How wide the lines of text are, in pixels at a 13 px font; for panels that are narrower than a page.
    void setTextWidth(int pixels);

private:
    GlyphTile *m_glyph;
    QLabel *m_heading;
    QLabel *m_text;
    QVBoxLayout *m_actions;
    int m_textWidth;
};

} // namespace showroom::gui
