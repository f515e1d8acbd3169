#pragma once

#include "core/masking_jobs/table_source.h"
#include "gui/masking/masking_source.h"

#include <QMutex>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>

namespace showroom::gui {

/// Masks on this machine, in threads of its own. A database takes part only when one of its tables is masked.
class LocalMasking final : public MaskingSource {
    Q_OBJECT

public:
    /// Where the salt comes from; called in other threads. SaltMissing is shown as it is.
    using SaltSource = std::function<Result<masking::Salt>()>;

    /// `database` opens a connection to the open database as the person's own login; called in other threads. Without
    /// it there are no tables.
    explicit LocalMasking(SaltSource salt, masking_jobs::OpenConnection database = {}, QObject *parent = nullptr);
    /// Stops a run; it leaves nothing behind.
    ~LocalMasking() override;

    QFuture<Result<QStringList>> tables() override;
    masking_jobs::SourceText table(const QString &name) override;
    QFuture<Result<MaskingLook>> look(const masking_jobs::SourceText &source, masking_jobs::FileFormat format,
                                      const QString &locale) override;
    QFuture<Result<masking_jobs::TableSample>> preview(const masking_jobs::SourceText &source,
                                                       const masking_jobs::Dialect &dialect,
                                                       const masking_jobs::MaskPlan &plan, int rows) override;
    QFuture<Result<QList<masking_jobs::PersonFact>>> person(const QString &subject,
                                                            const masking_jobs::MaskPlan &plan) override;
    void start(const masking_jobs::MaskRequest &request) override;
    void cancel() override;

    /// Whether a run is under way; it ends with this object.
    bool isRunning() const { return m_telling.isActive(); }

private:
    void tell();

    SaltSource m_salt;
    masking_jobs::OpenConnection m_connect;
    masking::CorporaPtr m_corpora;
    QThreadPool m_looks;
    QThreadPool m_runs;
    QTimer m_telling;
    std::atomic_bool m_isStopped = false;
    QMutex m_mutex;
    masking_jobs::RunProgress m_progress;
};

} // namespace showroom::gui
