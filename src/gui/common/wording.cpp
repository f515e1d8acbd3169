#include "gui/common/wording.h"

#include "base/day_count.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace showroom::gui::wording {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

QString scaled(double value, double unit, const QString &pattern)
{
    const double part = value / unit;
    const bool whole = part >= 10 || std::abs(part - std::round(part)) < 0.05;
    return pattern.arg(QLocale().toString(part, 'f', whole ? 0 : 1));
}

} // namespace

QString compactNumber(double value)
{
    if (value >= 1'000'000)
        return scaled(value, 1'000'000, Texts::tr("%1 M"));
    if (value >= 10'000)
        return scaled(value, 1'000, Texts::tr("%1 k"));
    return QLocale().toString(qRound64(value));
}

QString dataSize(qint64 bytes, int decimals)
{
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString rowsPerSecond(double rate)
{
    return Texts::tr("%1 rows/s").arg(compactNumber(rate));
}

QString duration(std::chrono::milliseconds time)
{
    const qint64 seconds = std::max<qint64>(0, std::chrono::round<std::chrono::seconds>(time).count());
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0'))
                             .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(tail) : tail;
}

QString roughly(std::chrono::milliseconds time)
{
    const qint64 seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
    if (time.count() < 1000)
        return Texts::tr("under a second");
    if (seconds < 90)
        return Texts::tr("about %1 s").arg(QLocale().toString(seconds));
    return Texts::tr("about %1 min").arg(QLocale().toString((seconds + 30) / 60));
}

QString ago(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return u"—"_s;
    const qint64 seconds = time.secsTo(now);
    if (seconds < 60)
        return Texts::tr("just now");
    if (seconds < 3600)
        return Texts::tr("%1 min ago").arg(QLocale().toString(seconds / 60));
    if (seconds < 24 * 3600)
        return Texts::tr("%1 h ago").arg(QLocale().toString(seconds / 3600));
    const int days = int(time.toLocalTime().date().daysTo(now.toLocalTime().date()));
    if (days <= 1)
        return Texts::tr("yesterday");
    return Texts::tr("%n day(s) ago", nullptr, days);
}

QString dueIn(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return u"—"_s;
    if (time <= now)
        return Texts::tr("overdue");
    const qint64 seconds = now.secsTo(time);
    if (seconds < 24 * 3600 && time.toLocalTime().date() == now.toLocalTime().date())
        return Texts::tr("today");
    return Texts::tr("%n day(s)", nullptr, int(daysUntil(time, now)));
}

QString exact(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QLocale locale;
    // Some locales' short form has seconds, which nobody plans by.
    return locale.toString(local, locale.dateTimeFormat(QLocale::ShortFormat).remove(u":ss"_s)) + u' ' +
           local.timeZoneAbbreviation();
}

} // namespace showroom::gui::wording
