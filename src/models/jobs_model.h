#pragma once

#include "core/jobs/job.h"

#include <QAbstractTableModel>

#include <optional>

namespace showroom::models {

/// The latest jobs as raw values; changed row by row while they run, never reset.
class JobsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Kind, Environment, State, Progress, Actor, Started, Finished, ColumnCount };
    enum Role {
        JobRole = Qt::UserRole, ///< the whole jobs::Job
    };

    explicit JobsModel(QObject *parent = nullptr);

    /// Makes the rows those of `jobs`. A running job's newer progress is kept.
    void setJobs(const QList<jobs::Job> &jobs);
    /// Changes one row or adds it.
    void setJob(const jobs::Job &job);

    std::optional<jobs::Job> find(qint64 id) const;
    const QList<jobs::Job> &jobs() const { return m_rows; }
    /// Jobs that run or wait, the oldest first.
    QList<jobs::Job> activeJobs() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole is the raw value: a string, a share of 0…1 or a QDateTime.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int rowOf(qint64 id) const;

    QList<jobs::Job> m_rows;
};

} // namespace showroom::models
