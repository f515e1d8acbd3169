#include "cli/terminal_text.h"

#include <QLocale>

#include <unicode/uchar.h>

#include <array>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr qsizetype longestQuote = 60;

bool turnsDirection(char32_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

bool needsEscape(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || turnsDirection(c) ||
           QChar::isSurrogate(c);
}

QString escaped(char32_t c)
{
    switch (c) {
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\t':
        return u"\\t"_s;
    default:
        return c < 0x100 ? u"\\x%1"_s.arg(uint(c), 2, 16, QLatin1Char('0'))
                         : u"\\u%1"_s.arg(uint(c), 4, 16, QLatin1Char('0'));
    }
}

QLocale english()
{
    return QLocale(QLocale::English, QLocale::UnitedStates);
}

int columnsOf(char32_t c)
{
    const auto code = static_cast<UChar32>(c);
    const int type = u_charType(code);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
        return 0;
    const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

} // namespace

QString printable(QStringView text)
{
    QString safe;
    safe.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (needsEscape(c))
            safe += escaped(c);
        else
            safe += QChar::fromUcs4(c);
    }
    return safe;
}

QString quoted(QStringView text)
{
    const QString shown = text.size() > longestQuote ? text.left(longestQuote).toString() + u'…' : text.toString();
    return u'“' + printable(shown) + u'”';
}

int displayWidth(QStringView text)
{
    int columns = 0;
    for (const char32_t c : text.toUcs4())
        columns += columnsOf(c);
    return columns;
}

QString number(qint64 value)
{
    return english().toString(value);
}

QString rowCount(qint64 rows)
{
    return counted(rows, u"row"_s);
}

QString counted(qint64 amount, const QString &noun)
{
    return amount == 1 ? u"1 "_s + noun : u"%1 %2s"_s.arg(number(amount), noun);
}

QString byteSize(qint64 bytes)
{
    static constexpr std::array units{"bytes", "KiB", "MiB", "GiB", "TiB"};
    double amount = double(bytes);
    std::size_t unit = 0;
    while (amount >= 1024 && unit + 1 < units.size()) {
        amount /= 1024;
        ++unit;
    }
    return english().toString(amount, 'f', unit == 0 ? 0 : 1) + u' ' + QString::fromLatin1(units[unit]);
}

QString duration(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return u"%1 s"_s.arg(english().toString(double(milliseconds) / 1000, 'f', 1));
    const auto twoDigits = [](qint64 value) { return u"%1"_s.arg(value, 2, 10, QLatin1Char('0')); };
    if (seconds < 3600)
        return u"%1:%2 min"_s.arg(seconds / 60).arg(twoDigits(seconds % 60));
    return u"%1:%2:%3 h"_s.arg(seconds / 3600).arg(twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
}

QString moment(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s) : u"–"_s;
}

} // namespace showroom::cli
