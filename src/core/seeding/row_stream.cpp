#include "core/seeding/row_stream.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <deque>
#include <memory>

namespace showroom::seeding {

namespace {

using BufferPtr = std::shared_ptr<generation::CopyBuffer>;

/// The slices of a stream on their way through a pool, handed out in order; finished buffers are used again.
class SliceQueue {
public:
    SliceQueue(const generation::DatasetPlan &plan, int table, qint64 first, qint64 count, const StreamOptions &options)
        : m_plan(plan)
        , m_table(table)
        , m_next(first)
        , m_end(first + count)
        , m_sliceRows(options.sliceRows)
    {
        m_pool.setMaxThreadCount(options.threads);
        for (int ahead = 0; ahead <= options.threads; ++ahead)
            launch(std::make_shared<generation::CopyBuffer>());
    }

    ~SliceQueue() { m_pool.waitForDone(); }
    Q_DISABLE_COPY_MOVE(SliceQueue)

    bool isEmpty() const { return m_pending.empty(); }

    BufferPtr take()
    {
        BufferPtr buffer = m_pending.front().result();
        m_pending.pop_front();
        return buffer;
    }

    void giveBack(BufferPtr buffer) { launch(std::move(buffer)); }

private:
    void launch(BufferPtr buffer)
    {
        if (m_next >= m_end)
            return;
        const qint64 first = m_next;
        const qint64 count = std::min(m_sliceRows, m_end - first);
        m_next += count;
        m_pending.push_back(QtConcurrent::run(&m_pool, [this, buffer = std::move(buffer), first, count] {
            buffer->clear();
            m_plan.writeRows(m_table, first, count, *buffer);
            return buffer;
        }));
    }

    const generation::DatasetPlan &m_plan;
    int m_table;
    qint64 m_next;
    qint64 m_end;
    qint64 m_sliceRows;
    std::deque<QFuture<BufferPtr>> m_pending;
    QThreadPool m_pool;
};

} // namespace

Result<void> streamRows(const generation::DatasetPlan &plan, int table, qint64 first, qint64 count,
                        const StreamOptions &options,
                        const std::function<Result<void>(const generation::CopyBuffer &, qint64 rows)> &send)
{
    generation::CopyBuffer frame;
    frame.appendHeader();
    SHOWROOM_TRY(send(frame, 0));
    SliceQueue slices(plan, table, first, count, options);
    qint64 sent = 0;
    while (!slices.isEmpty()) {
        const qint64 rows = std::min(options.sliceRows, count - sent);
        BufferPtr buffer = slices.take();
        SHOWROOM_TRY(send(*buffer, rows));
        slices.giveBack(std::move(buffer));
        sent += rows;
    }
    frame.clear();
    frame.appendTrailer();
    return send(frame, 0);
}

} // namespace showroom::seeding
