#pragma once

#include "base/result.h"
#include "core/masking_jobs/record.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace showroom::masking_jobs {

/// Works on blocks in several threads and gives the results back in their order. A fixed number of blocks is under way
/// at any time, so memory stays the same however long the file is.
class BlockPipeline final {
public:
    /// Turns a block into bytes; called by one thread alone.
    using Work = std::function<Result<void>(const Block &block, std::string &out)>;

    /// So many threads are worth while on this machine: more wait for the one that reads and writes.
    static int usualThreads();

    /// One thread for each of `works`.
    explicit BlockPipeline(std::vector<Work> works);
    /// Ends the threads after the blocks that they have in hand.
    ~BlockPipeline();
    Q_DISABLE_COPY_MOVE(BlockPipeline)

    /// Fetches blocks by `next` (false at the end) and passes each result to `accept`, both in the calling thread and
    /// in order. Ends with the first error in the order of the blocks. Once.
    Result<void> run(const std::function<Result<bool>(Block &)> &next,
                     const std::function<Result<void>(const std::string &)> &accept);

private:
    enum class State { Empty, Waiting, Taken, Done };
    struct Slot {
        State state = State::Empty;
        Block block;
        std::string out;
        Result<void> verdict;
    };

    void work(const Work &work);
    Slot *takeWaiting();
    Result<void> acceptOldest(const std::function<Result<void>(const std::string &)> &accept);

    std::vector<Slot> m_slots;
    std::size_t m_taken = 0;    ///< blocks that threads took so far; the next one is in slot m_taken % size
    std::size_t m_filled = 0;   ///< blocks that were fetched so far
    std::size_t m_accepted = 0; ///< results that were passed on so far
    bool m_isEnding = false;
    std::mutex m_mutex;
    std::condition_variable m_filledOne;
    std::condition_variable m_doneOne;
    std::vector<std::thread> m_threads;
};

} // namespace showroom::masking_jobs
