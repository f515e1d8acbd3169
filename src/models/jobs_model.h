#pragma once

#include "core/jobs/job.h"
#include "models/keyed_table_model.h"

namespace showroom::models {

/// The latest jobs, and older ones as far as somebody asked for them.
class JobsModel final : public KeyedTableModel<jobs::Job, qint64> {
    Q_OBJECT

public:
    enum Column { Kind, Environment, State, Progress, Rows, Worked, Actor, Started, Finished, ColumnCount };
    enum Role {
        JobRole = Qt::UserRole, ///< the whole jobs::Job
    };

    explicit JobsModel(QObject *parent = nullptr);

    /// Makes the latest rows those of `jobs`, newest first, as jobs::latest() answers. What is older stays as it is,
    /// and so does a running job's newer progress.
    void setJobs(const QList<jobs::Job> &jobs);
    /// Adds a page of older ones.
    void addOlder(const QList<jobs::Job> &jobs);
    /// Changes one row or adds it.
    void setJob(const jobs::Job &job);

    const QList<jobs::Job> &jobs() const { return rows(); }
    /// Jobs that run or wait, the oldest first.
    QList<jobs::Job> activeJobs() const;
    /// The smallest number up to which nothing is missing; 0 when there is nothing older.
    qint64 completeFrom() const { return m_completeFrom; }

private:
    qint64 keyOf(const jobs::Job &job) const override { return job.id; }
    /// A string, a share of 0…1, a number (rows, milliseconds) or a QDateTime.
    QVariant rawValue(const jobs::Job &job, int column) const override;
    QString heading(int column) const override;

    qint64 m_completeFrom = 0;
    bool m_hasOlder = false; ///< pages of older ones were added
};

} // namespace showroom::models
