#include "gui/environments/environment_values.h"

#include "gui/common/table_text.h"

#include <QDateTime>

#include <cstdlib>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using browsing::ValueKind;

namespace {

constexpr int toSeconds = 19; // "2026-11-20 14:10:00"

/// "2026-11-20 14:10:00" without QDateTime's own reader, which costs more than drawing the cell.
QDateTime utcTime(QStringView text)
{
    const auto number = [&](qsizetype from, qsizetype digits) {
        bool isNumber = false;
        const int value = text.mid(from, digits).toInt(&isNumber);
        return isNumber ? value : -1;
    };
    if (text.size() != toSeconds || text[4] != u'-' || text[7] != u'-' || text[10] != u' ' || text[13] != u':')
        return {};
    return QDateTime(QDate(number(0, 4), number(5, 2), number(8, 2)),
                     QTime(number(11, 2), number(14, 2), number(17, 2)), Qt::UTC);
}

/// The server writes UTC; its fraction of a second is kept digit by digit, for QDateTime ends at milliseconds.
QString localTime(const QString &value)
{
    const QDateTime utc = utcTime(QStringView(value).left(toSeconds));
    if (!utc.isValid() || !value.endsWith(u"+00"))
        return value;
    return utc.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s) + value.mid(toSeconds).chopped(3);
}

} // namespace

QString shownValue(const QString &value, ValueKind kind)
{
    if (value.isNull())
        return u"—"_s;
    return visibleText(kind == ValueKind::Time ? localTime(value) : value);
}

Cell cellOf(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Number:
        return Cell::Number;
    case ValueKind::Time:
    case ValueKind::Date:
        return Cell::Time;
    case ValueKind::Id:
    case ValueKind::Structure:
        return Cell::Mono;
    case ValueKind::Boolean:
    case ValueKind::Text:
        return Cell::Text;
    }
    return Cell::Text;
}

int usualWidth(const browsing::BrowsedColumn &column)
{
    switch (column.kind) {
    case ValueKind::Id:
        return 284;
    case ValueKind::Structure:
        return 300;
    case ValueKind::Time:
        return 160;
    case ValueKind::Number:
    case ValueKind::Date:
        return 104;
    case ValueKind::Boolean:
        return 88;
    case ValueKind::Text:
        return column.isUnique ? 230 : 140;
    }
    return 140;
}

QString columnLabel(const QString &column)
{
    QString label = column;
    label.replace(u'_', u' ');
    return label.left(1).toUpper() + label.mid(1);
}

QString shownZone()
{
    const QDateTime now = QDateTime::currentDateTime();
    const int minutes = now.offsetFromUtc() / 60;
    return u"%1 (UTC%2%3:%4)"_s.arg(now.timeZoneAbbreviation(), minutes < 0 ? u"−"_s : u"+"_s)
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

} // namespace showroom::gui
