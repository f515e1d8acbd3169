#include "core/masking_jobs/block_pipeline.h"

#include <QThread>

#include <algorithm>

namespace showroom::masking_jobs {

int BlockPipeline::usualThreads()
{
    constexpr int most = 4;
    return std::clamp(QThread::idealThreadCount(), 1, most);
}

BlockPipeline::BlockPipeline(std::vector<Work> works)
    : m_slots(works.size() + 2)
{
    for (Work &one : works)
        m_threads.emplace_back([this, work = std::move(one)] { this->work(work); });
}

BlockPipeline::~BlockPipeline()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_filledOne.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

/// The next block for a thread; null when there will be none.
BlockPipeline::Slot *BlockPipeline::takeWaiting()
{
    std::unique_lock lock(m_mutex);
    m_filledOne.wait(lock, [this] { return m_isEnding || m_taken < m_filled; });
    if (m_isEnding)
        return nullptr;
    Slot &slot = m_slots[m_taken++ % m_slots.size()];
    slot.state = State::Taken;
    return &slot;
}

void BlockPipeline::work(const Work &work)
{
    while (Slot *const slot = takeWaiting()) {
        slot->out.clear();
        slot->verdict = work(slot->block, slot->out);
        {
            const std::scoped_lock lock(m_mutex);
            slot->state = State::Done;
        }
        m_doneOne.notify_one();
    }
}

Result<void> BlockPipeline::acceptOldest(const std::function<Result<void>(const std::string &)> &accept)
{
    Slot &slot = m_slots[m_accepted % m_slots.size()];
    {
        std::unique_lock lock(m_mutex);
        m_doneOne.wait(lock, [&slot] { return slot.state == State::Done; });
        slot.state = State::Empty;
    }
    ++m_accepted;
    SHOWROOM_TRY(std::move(slot.verdict));
    return accept(slot.out);
}

Result<void> BlockPipeline::run(const std::function<Result<bool>(Block &)> &next,
                                const std::function<Result<void>(const std::string &)> &accept)
{
    while (true) {
        if (m_filled - m_accepted == m_slots.size())
            SHOWROOM_TRY(acceptOldest(accept));
        // The slot is nobody's: its result was accepted, or it was never filled.
        Slot &slot = m_slots[m_filled % m_slots.size()];
        const auto isRead = next(slot.block);
        // What stands before the place that cannot be read may have a mistake of its own, which comes first.
        if (!isRead || !*isRead) {
            while (m_accepted < m_filled)
                SHOWROOM_TRY(acceptOldest(accept));
            return isRead ? Result<void>() : Result<void>(isRead.error());
        }
        {
            const std::scoped_lock lock(m_mutex);
            slot.state = State::Waiting;
            ++m_filled;
        }
        m_filledOne.notify_one();
    }
}

} // namespace showroom::masking_jobs
