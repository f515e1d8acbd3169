#pragma once

#include "generation/calendar.h"
#include "generation/column_generator.h"
#include "generation/dataset_plan.h"
#include "generation/name_roster.h"
#include "generation/quantiles.h"
#include "generation/references.h"
#include "generation/time_zones.h"
#include "masking/corpora.h"
#include "masking/keyed_hash.h"
#include "masking/person.h"

#include <string>
#include <vector>

namespace showroom::generation {

/// People of one requested region and one locale.
struct PeopleGroup {
    QString region;         ///< the one whose people they are, for example "UK"
    std::string regionText; ///< the same, as it stands in a column
    std::string currency;   ///< of the region that was asked for: people of MULTI have dollars
    int currencyDecimals = 2;
    int regionIndex = 0; ///< of `region` in the blueprint
    int activityPercent = 100;
    masking::LocaleCorpusPtr locale;
    std::size_t index = 0;       ///< into CompiledDataset::groups
    std::size_t roster = 0;      ///< into CompiledDataset::rosters: groups of one locale share theirs
    Holidays holidays;           ///< of the history
    std::vector<int> zoneOfCity; ///< index into CompiledDataset::zones
};

/// What other rows need to know of a person without making it again.
struct PersonFacts {
    masking::Words id;
    std::int32_t firstDay = 0; ///< of the history window on which something can happen
    std::int32_t lastDay = 0;  ///< the last local day that was over at the reference date
    std::uint16_t group = 0;
    std::uint16_t zone = 0;
    std::uint32_t serial = 0; ///< how many earlier people are on the same roster
};

/// The people of one locale: their names, and the domain of their mail addresses, which no other locale has.
struct Roster {
    NameRoster names;
    std::string mailDomain;
};

/// The person of a row of people, and how many namesakes come before it.
struct RowPerson {
    masking::Person person;
    std::uint64_t namesake = 0;
};

/// A time in which somebody takes part in a kind of event: the whole history, or one year of it.
struct Stint {
    std::uint32_t person = 0;
    std::int32_t firstDay = 0; ///< of the history window
    std::int32_t lastDay = 0;
    std::uint32_t yearly = 0; ///< how many events a year are to be expected, in units of 1 / yearlyUnit
};
inline constexpr std::int64_t yearlyUnit = 64;

/// Who takes part in a kind of event, when and how often. Every stint has one row at least where there are enough.
struct Participation {
    std::vector<Stint> stints;
    masking::AliasTable weights;
    std::uint32_t stride = 0; ///< every so-many-th row belongs to the next stint, whatever the weights; 0: none

    const Stint &pick(std::uint32_t index, std::uint64_t word) const
    {
        if (stride > 0 && index % stride == 0 && index / stride < stints.size())
            return stints[index / stride];
        return stints[weights.pick(word)];
    }
};

/// A zone's offsets over the days of the window, in seconds.
struct ZoneOffsets {
    const TimeZoneRules *rules = nullptr;
    std::vector<std::int32_t> secondsByDay;
    std::int32_t lastDay = 0;
};

/// When the time of a part's rows begins or ends.
struct CompiledMoment {
    Quantiles after;  ///< minutes
    Quantiles within; ///< ten-thousandths of the parent's time
    masking::SipKey valueField;
    masking::SipKey secondField;
    masking::SipKey dayField;
    masking::SipKey hourField;
    masking::SipKey minuteField;
    bool isGiven() const { return !after.isEmpty() || !within.isEmpty(); }
};

/// One run of rows: a kind of event or record, or all people.
struct CompiledPart {
    GeneratorInfo info;
    RowsOf rows = RowsOf::People;
    std::vector<ColumnGeneratorPtr> columns;
    std::size_t maxRowBytes = 0;
    masking::SipKey materialKey;
    masking::SipKey idKey;
    std::vector<const ColumnGenerator *> choosers; ///< the columns that others refer to, in order
    std::vector<Calendar> calendars;               ///< by group; empty for people, and for records of any hour
    std::vector<CompiledReference> references;
    CompiledMoment starts;
    CompiledMoment ends;
    Participation participation;
    masking::SipKey whoField;
    masking::SipKey dayField;
    masking::SipKey hourField;
    masking::SipKey minuteField;
};

struct CompiledTable {
    RowsOf rows = RowsOf::People;
    std::vector<CompiledPart> parts;
};

/// Everything a plan computes rows from. Immutable once compiled.
struct CompiledDataset {
    BlueprintPtr blueprint;
    DatasetRequest request;
    DatasetCounts counts;
    QList<PlannedTable> plannedTables;
    std::vector<CompiledTable> tables;

    masking::CorporaPtr corpora;
    masking::Digest personKey{}; ///< HMAC key of the people's subjects
    HistoryWindow window;
    std::int32_t referenceDay = 0;
    std::vector<PeopleGroup> groups;
    std::vector<ZoneOffsets> zones;
    std::vector<Roster> rosters;
    std::vector<PersonFacts> people;
    std::int64_t personas = 0;            ///< the first so many people
    std::vector<std::uint32_t> byJoining; ///< people in the order in which they joined
    std::vector<std::uint32_t> joinedBy;  ///< how many of them had by each day of the window

    /// The first second of a day of the window, and the one at which nothing has happened yet.
    std::int64_t secondOf(std::int32_t day) const { return std::int64_t(window.firstDay + day) * 86400; }
    std::int64_t referenceSecond() const { return std::int64_t(referenceDay) * 86400; }

    /// Draws who and when of an event row.
    void placeEvent(const CompiledPart &part, std::int64_t indexInPart, Row &row) const
    {
        row.part = &part;
        row.index = indexInPart;
        row.material = masking::sipHash128(part.materialKey, std::uint64_t(indexInPart));
        row.stint =
            &part.participation.pick(std::uint32_t(indexInPart), masking::fieldWord(row.material, part.whoField));
        row.facts = &people[row.stint->person];
        row.group = &groups[row.facts->group];
        const Calendar &calendar = part.calendars[row.facts->group];
        const std::int32_t day =
            calendar.day(masking::fieldWord(row.material, part.dayField), row.stint->firstDay, row.stint->lastDay);
        const std::int32_t second = calendar.secondOfDay(masking::fieldWord(row.material, part.hourField),
                                                         masking::fieldWord(row.material, part.minuteField));
        row.instant = std::int64_t(window.firstDay + day) * 86400 + second -
                      zones[row.facts->zone].secondsByDay[std::size_t(day)];
    }
};

/// The id of a row by its index: 128 keyed bits in the form of a name-based UUID (version 5, RFC 9562 variant).
inline masking::Words rowId(const masking::SipKey &key, std::int64_t index)
{
    masking::Words id = masking::sipHash128(key, std::uint64_t(index));
    id.a = (id.a & ~std::uint64_t(0xf000)) | 0x5000;
    id.b = (id.b & ~(std::uint64_t(3) << 62)) | (std::uint64_t(2) << 62);
    return id;
}

/// The person of a row of people: the name from the roster, all else from the row's index under the dataset's key.
RowPerson makeRowPerson(const CompiledDataset &dataset, const masking::KeyedHash &hash, std::int64_t index,
                        const PersonFacts &facts);

} // namespace showroom::generation
