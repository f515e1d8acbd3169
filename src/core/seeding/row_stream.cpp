#include "core/seeding/row_stream.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <deque>

namespace showroom::seeding {

using namespace Qt::StringLiterals;

namespace {

using BufferPtr = std::shared_ptr<generation::CopyBuffer>;

} // namespace

/// The slices of all steps on their way through a pool, handed out in order; finished buffers are used again.
class RowStream::Slices final {
public:
    struct Slice {
        SeedStep rows; ///< the step with the slice's first and count
        QFuture<BufferPtr> buffer;
    };

    Slices(const generation::DatasetPlan &plan, const QList<SeedStep> &steps, const StreamOptions &options)
        : m_plan(plan)
        , m_sliceRows(options.sliceRows)
    {
        for (const SeedStep &step : steps) {
            if (step.count > 0)
                m_steps.push_back(step);
        }
        m_pool.setMaxThreadCount(options.threads);
        for (int ahead = 0; ahead < options.slicesAhead; ++ahead)
            launch(std::make_shared<generation::CopyBuffer>());
    }

    ~Slices() { m_pool.waitForDone(); }
    Q_DISABLE_COPY_MOVE(Slices)

    bool isNext(const SeedStep &step, qint64 first) const
    {
        return !m_pending.empty() && m_pending.front().rows.ordinal == step.ordinal &&
               m_pending.front().rows.first == first;
    }

    Slice take()
    {
        Slice slice = std::move(m_pending.front());
        m_pending.pop_front();
        return slice;
    }

    void giveBack(BufferPtr buffer) { launch(std::move(buffer)); }

private:
    void launch(BufferPtr buffer)
    {
        if (m_steps.empty())
            return;
        SeedStep &step = m_steps.front();
        SeedStep rows = step;
        rows.count = std::min(m_sliceRows, step.count);
        step.first += rows.count;
        step.count -= rows.count;
        if (step.count == 0)
            m_steps.pop_front();
        m_pending.push_back({rows, QtConcurrent::run(&m_pool, [this, buffer = std::move(buffer), rows] {
                                 buffer->clear();
                                 m_plan.writeRows(rows.table, rows.first, rows.count, *buffer);
                                 return buffer;
                             })});
    }

    const generation::DatasetPlan &m_plan;
    qint64 m_sliceRows;
    std::deque<SeedStep> m_steps; ///< what is left to launch of each
    std::deque<Slice> m_pending;
    QThreadPool m_pool;
};

RowStream::RowStream(const generation::DatasetPlan &plan, const QList<SeedStep> &steps, const StreamOptions &options)
    : m_slices(std::make_unique<Slices>(plan, steps, options))
{
}

RowStream::~RowStream() = default;

Result<void> RowStream::sendStep(const SeedStep &step, const Send &send)
{
    generation::CopyBuffer frame;
    frame.appendHeader();
    SHOWROOM_TRY(send(frame, 0));
    for (qint64 sent = 0; sent < step.count;) {
        if (!m_slices->isNext(step, step.first + sent))
            return fail(ErrorCode::Internal, u"Step %1 is not the next one of the stream."_s.arg(step.ordinal));
        Slices::Slice slice = m_slices->take();
        BufferPtr buffer = slice.buffer.result();
        SHOWROOM_TRY(send(*buffer, slice.rows.count));
        m_slices->giveBack(std::move(buffer));
        sent += slice.rows.count;
    }
    frame.clear();
    frame.appendTrailer();
    return send(frame, 0);
}

} // namespace showroom::seeding
