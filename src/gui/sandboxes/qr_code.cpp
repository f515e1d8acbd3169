#include "gui/sandboxes/qr_code.h"

#include "gui/common/metrics.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"

#include <QPainter>

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace showroom::gui {

namespace {

constexpr int side = 232;
constexpr int quietZone = 4; ///< modules, as ISO/IEC 18004 asks for

} // namespace

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("qrCode"));
    setAccessibleName(tr("QR code of the link"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setText(const QString &text)
{
    m_text = text;
    m_modules.clear();
    setAccessibleDescription(text);
    using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;
    const Code code(QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    for (int y = 0; code && y < code->width; ++y) {
        QList<bool> row;
        for (int x = 0; x < code->width; ++x)
            row << ((code->data[y * code->width + x] & 1U) != 0);
        m_modules << row;
    }
    update();
}

QSize QrCode::sizeHint() const
{
    return {em(side), em(side)};
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_modules.isEmpty())
        return;
    QPainter painter(this);
    drawPanel(painter, QRectF(rect()), Qt::white, tokens(palette()).border, px::radius);
    const int count = int(m_modules.size()) + 2 * quietZone;
    const qreal step = std::floor(std::min(width(), height()) * devicePixelRatioF() / count) / devicePixelRatioF();
    const QPointF corner((width() - step * count) / 2 + step * quietZone,
                         (height() - step * count) / 2 + step * quietZone);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype y = 0; y < m_modules.size(); ++y)
        for (qsizetype x = 0; x < m_modules.size(); ++x)
            if (m_modules[y][x])
                painter.fillRect(QRectF(corner + QPointF(qreal(x), qreal(y)) * step, QSizeF(step, step)), Qt::black);
}

} // namespace showroom::gui
