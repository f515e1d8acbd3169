#pragma once

#include "generation/blueprint.h"
#include "masking/corpora.h"

#include <QPair>
#include <QStringList>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace showroom::generation {

/// A point of an inverse distribution function: `permyriad` of 10,000 draws lie at or below `value`.
struct QuantilePoint {
    int permyriad = 0;
    qint64 value = 0;
};
using QuantilesSpec = std::vector<QuantilePoint>;

/// Values up to a limit are rounded to one of these units, drawn by weight: how round numbers heap.
struct RoundingSpec {
    qint64 upTo = 0;
    std::vector<QPair<qint64, int>> units; ///< unit and weight
};

/// Days that stand out: a fixed span of each year, or the nth weekday of a month plus some days.
struct SpecialDaysSpec {
    int fromMonth = 0; ///< 0 when the span is a rule's
    int fromDay = 0;
    int toMonth = 0;
    int toDay = 0;
    int ruleMonth = 0;
    int ruleWeekday = 0; ///< 1 Monday … 7 Sunday
    int ruleNth = 0;
    int rulePlusDays = 0;
    int percent = 100;
    QStringList regions; ///< empty: everywhere
};

struct SeasonSpec {
    std::array<int, 12> months{};
    QStringList regions; ///< empty: everywhere else
};

/// When things happen, in the person's local time. Season, special days and growth only count with seasonality.
struct CalendarSpec {
    QString name;
    std::array<int, 7> weekdays{};
    std::array<int, 24> hours{};
    std::vector<SeasonSpec> seasons;
    std::vector<SpecialDaysSpec> specialDays;
    int growthPercent = 0;    ///< how much more the last day weighs than the first
    int holidayPercent = 100; ///< of a plain day's weight on public holidays of the person's country
};

enum class Source {
    Environment,
    Id,
    Parent,
    Kind,
    Instant,
    Person,
    Currency,
    Choice,
    Number,
    Flag,
    Object,
    Constant,
    Null
};

/// How one column's or one property's value is made.
struct GeneratorSpec {
    Source source = Source::Null;
    QString field;                           ///< Person: which part
    std::vector<QPair<QString, int>> values; ///< Choice: text and weight
    bool isLocalised = false; ///< Choice: written in the person's language where the locale knows the text
    QuantilesSpec quantiles;  ///< Number, in units of 10^-decimals
    int decimals = 0;
    std::vector<RoundingSpec> rounding;
    QMap<QString, int> regionPercents;                     ///< Number: scale by region
    int percent = 0;                                       ///< Flag: how often true
    QuantilesSpec perYear;                                 ///< Number: see NumberGenerator
    bool isMoney = false;                                  ///< Number: has the decimals of the person's currency
    bool isPerPerson = false;                              ///< Choice, Flag: the same in all rows of a person
    QString text;                                          ///< Constant
    std::vector<QPair<QString, GeneratorSpec>> properties; ///< Object
    QString whenColumn;                                    ///< a choice column to the left; otherwise null
    QStringList whenValues;
};

struct ColumnSpec {
    ColumnInfo info;
    GeneratorSpec generator;
};

/// Of those who took part in a year for the first time, or again after a pause, and of those who did in the year
/// before, too: how many of 100 come back in the next.
struct RetentionSpec {
    int newPercent = 0;
    int repeatPercent = 0;
};

/// One kind of event: who, when, and the columns that differ from the table's.
struct KindSpec {
    KindInfo info;
    QString calendar;
    int participationPercent = 100;         ///< of the people; with retention: in any one year
    std::optional<RetentionSpec> retention; ///< otherwise the same people take part in every year
    QuantilesSpec activity;                 ///< instead of the table's
    QMap<QString, GeneratorSpec> columns;
};

enum class RowsOf { People, Events };

struct TableSpec {
    TableInfo info;
    RowsOf rows = RowsOf::People;
    std::vector<ColumnSpec> columns;
    std::vector<KindSpec> kinds; ///< of an events table
    QuantilesSpec activity;      ///< of a people table: how much somebody does, heavy-tailed
};

/// How a kind makes a column: its own way, or the table's. Without a kind the table's.
const GeneratorSpec &generatorOf(const ColumnSpec &column, const KindSpec *kind);

/// The choice columns that a generator's conditions, and those of its properties, refer to.
QStringList referredColumns(const GeneratorSpec &spec);

struct RegionSpec {
    RegionInfo info;
    int activityPercent = 100;
    int share = 1;                            ///< of the people, against the other regions chosen
    std::vector<QPair<QString, int>> locales; ///< locale and weight
    QStringList includes; ///< a region made of others keeps their people, with a currency of its own
};

struct BlueprintSpec {
    QString name;
    QString label;
    QString description;
    QString schema;
    int version = 1;
    std::vector<RegionSpec> regionSpecs;
    std::vector<CalendarSpec> calendars;
    std::vector<TableSpec> tableSpecs;
    masking::CorporaPtr corpora = masking::Corpora::open(); ///< read as far as plans ask for them, once for all plans

    QList<TableInfo> tables;
    QList<KindInfo> kinds;
    QList<SizeInfo> sizes;
    QList<RegionInfo> regions;
    QList<VerticalInfo> verticals;
};

} // namespace showroom::generation
