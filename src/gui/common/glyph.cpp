#include "gui/common/glyph.h"

#include "gui/common/tokens.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

/// QtSvg draws "currentColor" black, hence the colour goes into the text; small glyphs need the heavier stroke.
QByteArray colouredSvg(const QString &name, const QColor &color, int size)
{
    QFile file(u":/showroom/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("No icon named %s", qPrintable(name));
        return {};
    }
    return file.readAll()
        .replace("currentColor", color.name().toLatin1())
        .replace("stroke-width=\"2\"", size <= 12 ? "stroke-width=\"2.4\"" : "stroke-width=\"1.85\"");
}

class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(QString name, Ink ink)
        : m_name(std::move(name))
        , m_ink(ink)
    {
    }

    QIconEngine *clone() const override { return new GlyphEngine(m_name, m_ink); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        drawGlyph(*painter, rect, m_name, color(mode), std::min(rect.width(), rect.height()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &deviceSize, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return glyph(m_name, color(mode), qRound(deviceSize.height() / scale), scale);
    }

private:
    QColor color(QIcon::Mode mode) const
    {
        const Tokens &t = tokens(QApplication::palette());
        if (mode == QIcon::Disabled)
            return t.disabled;
        switch (m_ink) {
        case Ink::Text:
            return t.text;
        case Ink::Muted:
            return t.muted;
        case Ink::Accent:
            return t.accent;
        case Ink::OnAccent:
            return t.onAccent;
        case Ink::Danger:
            return t.tone(Meaning::Danger).ink;
        case Ink::Secondary:
            break;
        }
        return t.secondary;
    }

    QString m_name;
    Ink m_ink;
};

} // namespace

QPixmap glyph(const QString &name, const QColor &color, int size, qreal ratio)
{
    const QString key = u"showroom/%1/%2/%3/%4"_s.arg(name, color.name()).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QByteArray svg = colouredSvg(name, color, size);
    if (svg.isEmpty())
        return {};
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void drawGlyph(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color, int size)
{
    const QPointF at = rect.center() - QPointF(size / 2.0, size / 2.0);
    painter.drawPixmap(QPointF(qRound(at.x()), qRound(at.y())),
                       glyph(name, color, size, painter.device()->devicePixelRatioF()));
}

QIcon icon(const QString &name, Ink ink)
{
    return QIcon(new GlyphEngine(name, ink));
}

} // namespace showroom::gui
