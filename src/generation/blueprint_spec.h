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
    Null,
    End,
    Copy,
    Code,
    Phrase,
    Persona
};

/// Values of a choice for rows of which something is true; the first that applies takes the place of the usual ones.
struct VariantSpec {
    std::optional<bool> hasEnded; ///< whether the row's time was over at the reference date
    QString followedBy;           ///< a kind of records: whether the row is the parent of one
    std::vector<QPair<QString, int>> values;
};

/// How one column's or one property's value is made.
struct GeneratorSpec {
    Source source = Source::Null;
    QString field;                           ///< Person, Persona: which part
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
    std::optional<bool> whenEnded;        ///< only in rows whose time was over at the reference date, or only in others
    std::vector<VariantSpec> variants;    ///< Choice
    QString column;                       ///< Copy: of the parent's row
    QString prefix;                       ///< Code
    int digits = 0;                       ///< Code: at least so many
    std::vector<QStringList> lists;       ///< Phrase: one piece of each
    QString separator;                    ///< Phrase: between the pieces
    bool isUnique = false;                ///< Phrase: no two rows of the table have the same
    std::vector<GeneratorSpec> otherwise; ///< Persona: how other people have it; none: not at all
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

/// How rows find the row that they refer to.
enum class Spread {
    Even,  ///< each parent has equally many, in consecutive rows
    Drawn, ///< by chance, evenly or heavy-tailed
    Turn   ///< people in turn, personas first under each parent
};

/// A reference of a table of records: the first one is the row that a record hangs on.
struct ReferenceSpec {
    ParentInfo info;
    QStringList kinds; ///< of the referred table's rows; empty: all
    Spread spread = Spread::Drawn;
    int tail = 1;          ///< 1: all alike, 2 … 4: the first ones get ever more
    int percent = 100;     ///< of the people that can be drawn, those who have been there longest
    QString within;        ///< a kind above: rows refer to rows that hang on the same row of it
    QString through;       ///< a kind of records with a reference to the same table: theirs is taken
    bool outlives = false; ///< its rows go on after the time of the row that they hang on
    bool isOther = false;  ///< never the row that the first reference has
};

/// When a record's time begins or ends: minutes after, or ten-thousandths of the parent's time.
struct MomentSpec {
    QuantilesSpec after;
    QuantilesSpec within;
    bool isGiven() const { return !after.empty() || !within.empty(); }
};

/// One kind of event: who, when, and the columns that differ from the table's.
struct KindSpec {
    KindInfo info;
    QString calendar;
    int participationPercent = 100;         ///< of the people; with retention: in any one year
    std::optional<RetentionSpec> retention; ///< otherwise the same people take part in every year
    QuantilesSpec activity;                 ///< instead of the table's
    std::vector<ReferenceSpec> references;  ///< of records
    MomentSpec starts;                      ///< of records
    MomentSpec ends;                        ///< without it a row's time never ends
    QMap<QString, GeneratorSpec> columns;
};

enum class RowsOf { People, Events, Records };

struct TableSpec {
    TableInfo info;
    RowsOf rows = RowsOf::People;
    std::vector<ColumnSpec> columns;
    std::vector<KindSpec> kinds; ///< of an events table
    QuantilesSpec activity;      ///< of a people table: how much somebody does, heavy-tailed
};

/// How a kind makes a column: its own way, or the table's. Without a kind the table's.
const GeneratorSpec &generatorOf(const ColumnSpec &column, const KindSpec *kind);

/// What a choice chooses from, those of its variants last.
std::vector<QPair<QString, int>> allValues(const GeneratorSpec &spec);

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
    int rowsVersion = 1;
    int months = 12;
    std::vector<RegionSpec> regionSpecs;
    std::vector<CalendarSpec> calendars;
    std::vector<TableSpec> tableSpecs;
    masking::CorporaPtr corpora = masking::Corpora::open(); ///< read as far as plans ask for them, once for all plans

    QList<TableInfo> tables;
    QList<OutboundInfo> outbound;
    QList<KindInfo> kinds;
    QList<SizeInfo> sizes;
    QList<RegionInfo> regions;
    QList<VerticalInfo> verticals;
    QList<PersonaInfo> personas;
};

} // namespace showroom::generation
