#include "gui/common/typography.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal bodyPixels = 13;

QFont displayFace(QFont font, qreal scale)
{
    if (QFontDatabase::hasFamily(u"Inter Display"_s))
        font.setFamilies({u"Inter Display"_s, font.family()});
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont monoFace(QFont font)
{
    const QString fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    font.setFamilies({u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s, fixed});
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(font.pointSizeF() * 0.865);
    return font;
}

} // namespace

QFont face(Type type)
{
    QFont font = QApplication::font();
    switch (type) {
    case Type::Body:
        break;
    case Type::Caption:
        font.setPointSizeF(font.pointSizeF() * 0.885);
        break;
    case Type::Field:
        font.setWeight(QFont::Medium);
        break;
    case Type::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Heading:
        font.setPointSizeF(font.pointSizeF() * 1.077);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Title:
        return displayFace(font, 1.62);
    case Type::Display:
        return displayFace(font, 2.0);
    case Type::Mono:
        return monoFace(font);
    }
    return font;
}

/// By the font's pixels, not its points: a denser logical resolution enlarges text as a larger size does.
int em(int pixels)
{
    const int fontPixels = QFontInfo(QApplication::font()).pixelSize();
    return std::max(pixels, qRound(pixels * fontPixels / bodyPixels));
}

} // namespace showroom::gui
