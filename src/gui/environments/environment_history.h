#pragma once

#include "core/audit/audit_log.h"
#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "gui/common/rows_model.h"

#include <QList>
#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class EnvironmentHistory;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class AuditDetails;
class AuditSource;
class EnvironmentSource;

/// What was done with an environment, newest first: its jobs, who started them and how they ended, and everything else
/// that the audit log knows of it, with the same details as there.
class EnvironmentHistory final : public QWidget {
    Q_OBJECT

public:
    /// Entries of the audit log that are read; older ones are on its own page.
    static constexpr int mostEntries = 500;

    /// All must outlive it. Without an `audit` there are jobs only.
    EnvironmentHistory(EnvironmentSource &source, AuditSource *audit, const Clock &clock, QWidget *parent = nullptr);
    ~EnvironmentHistory() override;

    void setEnvironment(const environments::Environment &environment);
    /// Reads again when somebody looks: a job has changed.
    void refresh();

signals:
    void jobOpened(const showroom::jobs::Job &job);
    /// The whole log of the environment, on the page of the audit log.
    void auditRequested(const QString &environmentId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// A job, or something else that was done.
    struct Item {
        std::optional<jobs::Job> job;
        audit::Entry entry;

        QDateTime at() const;
        /// Tells items apart; never 0.
        qint64 key() const { return job ? job->id : -entry.id; }
        bool operator==(const Item &) const = default;
    };

    void read();
    void readEntries(const QList<jobs::Job> &jobs);
    void end(const Result<QList<Item>> &items);
    void take(const QList<Item> &items);
    RowsModel::Row rowOf(const Item &item) const;
    RowsModel::Row rowOfJob(const jobs::Job &job) const;
    RowsModel::Row rowOfEntry(const audit::Entry &entry) const;
    void open(const QModelIndex &index);
    void showSelection();

    std::unique_ptr<Ui::EnvironmentHistory> m_ui;
    EnvironmentSource &m_source;
    AuditSource *m_audit;
    const Clock &m_clock;
    environments::Environment m_environment;
    QList<Item> m_items;
    RowsModel *m_model;
    AuditDetails *m_details;
    bool m_isStale = true;
    bool m_isReading = false;
};

} // namespace showroom::gui
