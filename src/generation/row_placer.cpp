#include "generation/row_placer.h"

#include <algorithm>

namespace showroom::generation {

namespace {

constexpr std::int64_t wholeSpan = 10'000;

/// How far a moment may move to a day on which people work.
constexpr std::int32_t daysToNextWorkday = 2;

} // namespace

RowPlacer::RowPlacer(const CompiledDataset &dataset)
    : m_dataset(dataset)
{
}

Row &RowPlacer::place(const CompiledPart &part, std::int64_t index)
{
    placeAt(part, index, 0);
    return m_rows.front();
}

void RowPlacer::placeAt(const CompiledPart &part, std::int64_t index, std::size_t depth)
{
    Row &row = m_rows[depth];
    row = Row();
    if (part.rows == RowsOf::Records) {
        placeRecord(part, index, depth);
        return;
    }
    m_dataset.placeEvent(part, index, row);
    if (part.ends.isGiven())
        finish(part, {row.instant, m_dataset.referenceSecond() - 1, noEnd}, row);
}

void RowPlacer::placeRecord(const CompiledPart &part, std::int64_t index, std::size_t depth)
{
    Row &row = m_rows[depth];
    row.part = &part;
    row.index = index;
    row.material = masking::sipHash128(part.materialKey, std::uint64_t(index));
    const Span span = spanOf(part, row, depth);
    row.group = &m_dataset.groups[row.facts->group];
    begin(part, span, row);
    if (part.ends.isGiven())
        finish(part, {row.instant, span.to, span.end}, row);
}

RowPlacer::Span RowPlacer::spanOf(const CompiledPart &part, Row &row, std::size_t depth)
{
    const std::int64_t last = m_dataset.referenceSecond() - 1;
    row.facts = &m_dataset.people[m_dataset.byJoining.front()];
    row.instant = last; // whoever is there in the end may be the one that the record hangs on
    Span span{m_dataset.secondOf(row.facts->firstDay), last, noEnd};
    for (std::size_t i = 0; i < part.references.size(); ++i) {
        const CompiledReference &reference = part.references[i];
        if (i == 0 && !reference.rows.isPeople) {
            const std::int64_t position = reference.position(m_dataset, row);
            const ReferredRows::Run &run = reference.rows.runOf(position);
            placeAt(m_dataset.tables[reference.rows.table].parts[run.part], position - run.first, depth + 1);
            const Row &parent = m_rows[depth + 1];
            row.parent = &parent;
            row.facts = parent.facts;
            span = {parent.instant, std::min(last, parent.end), parent.end};
            if (reference.outlives)
                span = {parent.instant, last, noEnd};
        } else if (reference.isOther) {
            span.from = std::max(span.from, instantOf(reference, row));
        } else if (reference.spread == Spread::Turn || i == 0) {
            const PersonFacts &person = m_dataset.people[std::size_t(reference.position(m_dataset, row))];
            row.facts = i == 0 ? &person : row.facts;
            span.from = std::clamp(m_dataset.secondOf(person.firstDay), span.from, span.to);
        }
    }
    return span;
}

std::int64_t RowPlacer::instantOf(const CompiledReference &reference, const Row &row) const
{
    const std::int64_t position = reference.position(m_dataset, row);
    const ReferredRows::Run &run = reference.rows.runOf(position);
    RowPlacer other(m_dataset);
    return other.place(m_dataset.tables[reference.rows.table].parts[run.part], position - run.first).instant;
}

void RowPlacer::begin(const CompiledPart &part, const Span &span, Row &row) const
{
    const CompiledMoment &starts = part.starts;
    const std::int64_t length = span.to - span.from;
    row.instant = span.from;
    if (!starts.isGiven() || length <= 0)
        return;
    const std::uint64_t word = masking::fieldWord(row.material, starts.valueField);
    const std::uint64_t fine = masking::fieldWord(row.material, starts.secondField);
    if (!starts.within.isEmpty()) {
        row.instant += length * starts.within.at(word) / wholeSpan;
    } else {
        const std::int64_t delay = starts.after.at(word) * 60 + std::int64_t(masking::scaleTo(fine, 60));
        row.instant += delay <= length ? delay : std::int64_t(masking::scaleTo(fine, std::uint64_t(length) + 1));
    }
    row.instant = inHours(part, starts, span, row.instant, row);
}

void RowPlacer::finish(const CompiledPart &part, const Span &span, Row &row) const
{
    const CompiledMoment &ends = part.ends;
    const std::uint64_t word = masking::fieldWord(row.material, ends.valueField);
    const std::uint64_t fine = masking::fieldWord(row.material, ends.secondField);
    std::int64_t end = span.end;
    if (!ends.after.isEmpty())
        end = std::min(end, span.from + ends.after.at(word) * 60 + std::int64_t(masking::scaleTo(fine, 60)));
    else if (end != noEnd)
        end = span.from + (end - span.from) * ends.within.at(word) / wholeSpan;
    row.end = end > span.to ? noEnd : inHours(part, ends, span, end, row);
}

std::int64_t RowPlacer::inHours(const CompiledPart &part, const CompiledMoment &moment, const Span &span,
                                std::int64_t second, const Row &row) const
{
    if (part.calendars.empty())
        return second;
    const Calendar &calendar = part.calendars[row.facts->group];
    const std::int32_t lastDay = m_dataset.window.days() - 1;
    const auto today = std::clamp(std::int32_t(second / 86400) - m_dataset.window.firstDay, 0, lastDay);
    const std::int32_t day = calendar.day(masking::fieldWord(row.material, moment.dayField), today,
                                          std::min(today + daysToNextWorkday, lastDay));
    const std::int32_t secondOfDay = calendar.secondOfDay(masking::fieldWord(row.material, moment.hourField),
                                                          masking::fieldWord(row.material, moment.minuteField));
    const std::int64_t moved =
        m_dataset.secondOf(day) + secondOfDay - m_dataset.zones[row.facts->zone].secondsByDay[std::size_t(day)];
    return moved >= span.from && moved <= span.to ? moved : second;
}

} // namespace showroom::generation
