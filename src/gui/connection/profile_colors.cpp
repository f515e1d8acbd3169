#include "gui/connection/profile_colors.h"

#include <QCoreApplication>
#include <QPainter>

namespace showroom::gui {

namespace {

constexpr int swatchSize = 48; // drawn large, so that it stays round at twice the size

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::ProfileColor)
};

} // namespace

QList<ProfileColor> profileColors()
{
    return {{Texts::tr("Blue"), QColor(0x4A, 0x66, 0xDE)},   {Texts::tr("Teal"), QColor(0x2A, 0x91, 0x88)},
            {Texts::tr("Green"), QColor(0x3C, 0x92, 0x4E)},  {Texts::tr("Amber"), QColor(0xB7, 0x7A, 0x18)},
            {Texts::tr("Red"), QColor(0xD2, 0x4B, 0x4B)},    {Texts::tr("Pink"), QColor(0xB9, 0x60, 0x8F)},
            {Texts::tr("Violet"), QColor(0x8A, 0x63, 0xD2)}, {Texts::tr("Grey"), QColor(0x7B, 0x85, 0x95)}};
}

QIcon colorSwatch(const QColor &color)
{
    QPixmap picture(swatchSize, swatchSize);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(12, 12, 24, 24));
    return QIcon(picture);
}

} // namespace showroom::gui
