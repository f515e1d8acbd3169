#include "core/masking_jobs/search_pass.h"

#include "core/masking_jobs/block_pipeline.h"
#include "core/masking_jobs/block_reader.h"

#include <cstring>

namespace showroom::masking_jobs {

namespace {

void appendBytes(std::string &out, const void *bytes, std::size_t size)
{
    out.append(static_cast<const char *>(bytes), size);
}

} // namespace

SearchHand::SearchHand(const Dialect &dialect, const MaskPlan &tablePlan, const masking::SipKey &key)
    : parser(RecordParser::make(dialect))
    , hashes(key)
    , plan(tablePlan)
{
}

void SearchHand::learnColumns()
{
    const std::vector<std::string> &names = parser->columns();
    while (drawn.size() < names.size()) {
        const ColumnRule *const rule = plan.rule(QString::fromStdString(names[drawn.size()]));
        drawn.push_back(rule && isDrawn(rule->mask.kind));
    }
}

/// Writes the number of rows and then the sightings.
Result<void> SearchHand::visitBlock(const Block &block,
                                    const std::function<void(SearchHand &, const Value &, qint64)> &visit,
                                    std::string &out)
{
    sightings.clear();
    parser->begin(block);
    qint64 rows = 0;
    while (true) {
        const auto hasRow = parser->next(row);
        if (!hasRow)
            return hasRow.error();
        if (!*hasRow)
            break;
        learnColumns();
        rows += row.values.empty() ? 0 : 1;
        for (const Value &value : row.values)
            visit(*this, value, rows);
    }
    appendBytes(out, &rows, sizeof rows);
    appendBytes(out, sightings.data(), sightings.size() * sizeof(Sighting));
    return {};
}

SearchPass::SearchPass(const Dialect &dialect, const MaskPlan &plan, const masking::SipKey &key)
    : m_dialect(dialect)
{
    const int threads = dialect.format == FileFormat::Csv ? BlockPipeline::usualThreads() : 1;
    for (int i = 0; i < threads; ++i)
        m_hands.push_back(std::make_unique<SearchHand>(dialect, plan, key));
}

Result<void> SearchPass::run(const SourceText &table, const Visit &visit, SightingSorter *sorter,
                             const std::function<Result<void>(qint64)> &between)
{
    auto reader = BlockReader::open(table, m_dialect.format, m_dialect.delimiter);
    if (!reader)
        return reader.error();
    std::vector<BlockPipeline::Work> works;
    for (const auto &hand : m_hands)
        works.emplace_back([one = hand.get(), &visit](const Block &block, std::string &out) {
            return one->visitBlock(block, visit, out);
        });
    const auto next = [&](Block &block) -> Result<bool> {
        SHOWROOM_TRY(between(reader->position()));
        return reader->next(block);
    };
    BlockPipeline pipeline(std::move(works));
    return pipeline.run(next, [&](const std::string &seen) { return accept(seen, sorter); });
}

Result<void> SearchPass::accept(const std::string &seen, SightingSorter *sorter)
{
    qint64 rows = 0;
    std::memcpy(&rows, seen.data(), sizeof rows);
    for (std::size_t at = sizeof rows; at < seen.size(); at += sizeof(Sighting)) {
        Sighting sighting;
        std::memcpy(&sighting, seen.data() + at, sizeof sighting);
        sighting.row += m_rows;
        if (sorter)
            SHOWROOM_TRY(sorter->add(sighting));
    }
    m_rows += rows;
    return {};
}

} // namespace showroom::masking_jobs
