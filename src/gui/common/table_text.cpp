#include "gui/common/table_text.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

bool turnsDirection(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
}

bool isHidden(QChar character)
{
    return character.category() == QChar::Other_Control || turnsDirection(character) || character == QChar(0x2028) ||
           character == QChar(0x2029);
}

QString seen(QChar character)
{
    const char16_t code = character.unicode();
    if (code < 0x20)
        return QChar(char16_t(0x2400 + code));
    if (code == 0x7F)
        return QChar(char16_t(0x2421));
    return u"⟨U+%1⟩"_s.arg(QString::number(code, 16).toUpper(), 4, QLatin1Char('0'));
}

} // namespace

QString visibleText(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), isHidden))
        return text;
    QString visible;
    for (const QChar character : text)
        visible += isHidden(character) ? seen(character) : QString(character);
    return visible;
}

QString tsvCell(const QString &text)
{
    const QString visible = visibleText(text);
    if (visible.isEmpty() || !u"=+-@"_s.contains(visible.front()))
        return visible;
    bool isNumber = false;
    visible.toDouble(&isNumber);
    return isNumber ? visible : u'\'' + visible;
}

} // namespace showroom::gui
