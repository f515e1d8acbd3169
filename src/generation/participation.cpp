#include "generation/participation.h"

#include "generation/quantiles.h"

#include <algorithm>
#include <numeric>

namespace showroom::generation {

namespace {

constexpr masking::SipKey activityField{0x61637469, 0x76697479};
constexpr masking::SipKey takesPartField{0x74616b65, 0x73706172};
constexpr masking::SipKey likingField{0x6c696b69, 0x6e670000};
constexpr std::uint64_t availabilityUnit = 4096;
constexpr std::uint64_t permyriad = 10'000;
constexpr std::int64_t daysOfYear = 365;

/// Rows for each stint that there must be before every one gets a row of its own.
constexpr std::uint64_t leastRowsAStint = 2;

/// The days of the window on which its years begin, newest year first; the last one may be short.
std::vector<std::int32_t> yearStarts(const CompiledDataset &dataset)
{
    const QDate reference = dataset.request.referenceDate;
    std::vector<std::int32_t> starts;
    for (int months = 12; starts.empty() || starts.back() > 0; months += 12) {
        const auto days = std::int32_t(reference.addMonths(-months).daysTo(reference));
        starts.push_back(std::max(0, dataset.window.days() - days));
    }
    return starts;
}

const QuantilesSpec &activityOf(const CompiledDataset &dataset, const KindSpec &kind)
{
    static const QuantilesSpec even{{0, 100}, {10000, 100}};
    const auto &tables = dataset.blueprint->spec().tableSpecs;
    const auto people =
        std::find_if(tables.begin(), tables.end(), [](const TableSpec &t) { return t.rows == RowsOf::People; });
    if (!kind.activity.empty())
        return kind.activity;
    return people->activity.empty() ? even : people->activity;
}

/// Whether somebody takes part, year after year.
class Years final {
public:
    Years(int participationPercent, const RetentionSpec &retention)
        : m_participation(std::uint64_t(participationPercent) * 100)
        , m_new(std::uint64_t(retention.newPercent) * 100)
        , m_repeat(std::uint64_t(retention.repeatPercent) * 100)
        , m_acquisition(std::uint64_t(acquisitionPermyriad(participationPercent, retention)))
        , m_newShare(permyriad * std::uint64_t(100 - retention.repeatPercent) /
                     std::uint64_t(100 - retention.repeatPercent + retention.newPercent))
    {
    }

    /// The first year of the history for somebody who was there before it, or of somebody who joined in it.
    void begin(std::uint64_t word, bool wasThereBefore)
    {
        const std::uint64_t position = masking::scaleTo(word, permyriad * permyriad);
        const bool takesPart = position < m_participation * permyriad;
        const bool isNew = !wasThereBefore || position < m_participation * m_newShare;
        m_state = !takesPart ? State::Away : isNew ? State::New : State::Repeat;
    }

    void goOn(std::uint64_t word)
    {
        const std::uint64_t chance = m_state == State::Away ? m_acquisition : m_state == State::New ? m_new : m_repeat;
        if (masking::scaleTo(word, permyriad) >= chance)
            m_state = State::Away;
        else
            m_state = m_state == State::Away ? State::New : State::Repeat;
    }

    bool takesPart() const { return m_state != State::Away; }

private:
    enum class State { Away, New, Repeat };
    std::uint64_t m_participation;
    std::uint64_t m_new;
    std::uint64_t m_repeat;
    std::uint64_t m_acquisition;
    std::uint64_t m_newShare; ///< of those who take part in a year
    State m_state = State::Away;
};

/// Finds the stints of all people with their weights.
class StintFinder final {
public:
    StintFinder(const CompiledDataset &dataset, const KindSpec &kind, const CompiledPart &part,
                const masking::SipKey &key)
        : m_dataset(dataset)
        , m_kind(kind)
        , m_part(part)
        , m_key(key)
        , m_activity(activityOf(dataset, kind))
        , m_yearStarts(yearStarts(dataset))
    {
    }

    void run()
    {
        for (std::size_t person = 0; person < m_dataset.people.size(); ++person)
            addPerson(std::uint32_t(person), false);
        // When nobody takes part, as may happen in a tiny dataset, everybody does.
        for (std::size_t person = 0; stints.empty() && person < m_dataset.people.size(); ++person)
            addPerson(std::uint32_t(person), true);
    }

    std::vector<Stint> stints;
    std::vector<std::uint64_t> weights;

private:
    void addPerson(std::uint32_t person, bool isForced)
    {
        const PersonFacts &facts = m_dataset.people[person];
        // The person's id is keyed material already; activity is the same for every kind, the rest is the kind's own.
        const masking::Words own{facts.id.a ^ m_key.k0, facts.id.b ^ m_key.k1};
        const auto activity = std::uint64_t(m_activity.at(masking::fieldWord(facts.id, activityField)));
        const std::uint64_t liking = 8 + masking::scaleTo(masking::fieldWord(own, likingField), 16);
        const std::uint64_t weight = activity * liking * std::uint64_t(m_dataset.groups[facts.group].activityPercent);
        const auto participation = std::uint64_t(m_kind.participationPercent);
        if (isForced)
            add(person, facts.firstDay, facts.lastDay, std::max<std::uint64_t>(weight, 1));
        else if (weight > 0 && m_kind.retention)
            addYears(person, own, weight);
        else if (weight > 0 && masking::scaleTo(masking::fieldWord(own, takesPartField), 100) < participation)
            add(person, facts.firstDay, facts.lastDay, weight);
    }

    void addYears(std::uint32_t person, const masking::Words &own, std::uint64_t weight)
    {
        const PersonFacts &facts = m_dataset.people[person];
        Years years(m_kind.participationPercent, *m_kind.retention);
        bool hasBegun = false;
        std::int32_t lastDay = facts.lastDay;
        std::vector<std::pair<std::int32_t, std::int32_t>> spans;
        for (const std::int32_t start : m_yearStarts) {
            const std::int32_t from = std::max(start, facts.firstDay);
            if (from <= lastDay)
                spans.emplace_back(from, lastDay);
            lastDay = std::min(lastDay, start - 1);
        }
        for (std::size_t year = spans.size(); year-- > 0;) {
            const masking::SipKey field{takesPartField.k0 + year + 1, takesPartField.k1};
            const std::uint64_t word = masking::fieldWord(own, field);
            hasBegun ? years.goOn(word) : years.begin(word, facts.firstDay == 0);
            hasBegun = true;
            if (years.takesPart())
                add(person, spans[year].first, spans[year].second, weight);
        }
    }

    void add(std::uint32_t person, std::int32_t firstDay, std::int32_t lastDay, std::uint64_t weight)
    {
        const Calendar &calendar = m_part.calendars[m_dataset.people[person].group];
        const std::uint64_t all = std::max<std::uint64_t>(calendar.weight(0, m_dataset.window.days() - 1), 1);
        const std::uint64_t available = calendar.weight(firstDay, lastDay) * availabilityUnit / all;
        stints.push_back({person, firstDay, lastDay, 0});
        weights.push_back(weight * std::max<std::uint64_t>(available, 1));
    }

    const CompiledDataset &m_dataset;
    const KindSpec &m_kind;
    const CompiledPart &m_part;
    masking::SipKey m_key;
    Quantiles m_activity;
    std::vector<std::int32_t> m_yearStarts;
};

/// What is to be expected of each stint in a whole year of its kind.
void expectRows(Participation &participation, const std::vector<std::uint64_t> &weights, std::uint64_t rows)
{
    __extension__ using Wide = unsigned __int128;
    const std::uint64_t sure = participation.stride > 0 ? 1 : 0;
    const std::uint64_t drawn = rows - sure * participation.stints.size();
    const std::uint64_t total =
        std::max<std::uint64_t>(std::accumulate(weights.begin(), weights.end(), std::uint64_t(0)), 1);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        Stint &stint = participation.stints[i];
        const auto expected =
            sure * yearlyUnit + std::uint64_t(Wide(drawn) * weights[i] * std::uint64_t(yearlyUnit) / total);
        const std::int64_t days = stint.lastDay - stint.firstDay + 1;
        const std::uint64_t yearly = expected * std::uint64_t(daysOfYear) / std::uint64_t(days);
        stint.yearly = std::uint32_t(std::clamp<std::uint64_t>(yearly, yearlyUnit, 1u << 31));
    }
}

} // namespace

int acquisitionPermyriad(int participationPercent, const RetentionSpec &retention)
{
    const int lost = 100 - retention.repeatPercent;
    const int newPermyriad = participationPercent * 100 * lost / (lost + retention.newPercent);
    return participationPercent >= 100 ? int(permyriad) + 1 : newPermyriad * 100 / (100 - participationPercent);
}

Participation participation(const CompiledDataset &dataset, const KindSpec &kind, const CompiledPart &part,
                            const masking::SipKey &key)
{
    StintFinder finder(dataset, kind, part, key);
    finder.run();
    Participation result;
    const auto rows = std::uint64_t(part.info.rowCount);
    result.stints = std::move(finder.stints);
    result.weights = masking::AliasTable(finder.weights);
    if (kind.retention && rows >= leastRowsAStint * result.stints.size() && !result.stints.empty())
        result.stride = std::uint32_t(rows / result.stints.size());
    expectRows(result, finder.weights, rows);
    return result;
}

} // namespace showroom::generation
