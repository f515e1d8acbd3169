#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

/// How the console writes numbers, sizes, times and durations, all through QLocale.
namespace showroom::gui::wording {

/// "0", "950", "12 k", "1.2 M": for axes and rates, one decimal below ten.
QString compactNumber(double value);

/// "40.5 MB", everywhere in powers of 1,000, as file managers and vendors of disks count.
QString dataSize(qint64 bytes, int decimals = 1);

/// "210 k rows/s".
QString rowsPerSecond(double rate);

/// "0:04", "12:30", "1:02:03".
QString duration(std::chrono::milliseconds time);

/// "under a second", "about 4 s", "about 3 min": for what is only estimated.
QString roughly(std::chrono::milliseconds time);

/// "just now", "4 min ago", "2 h ago", "yesterday", "9 days ago"; "—" for an invalid time.
QString ago(const QDateTime &time, const QDateTime &now);

/// Whole days until `time`, rounded up: "6 days", "1 day", "today", "overdue"; "—" for an invalid time.
QString dueIn(const QDateTime &time, const QDateTime &now);

/// The exact time in the person's zone with the zone's name, for tooltips.
QString exact(const QDateTime &time);

} // namespace showroom::gui::wording
