#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"

#include <QList>
#include <QWidget>

#include <memory>

namespace Ui {
class EnvironmentHistory;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class EnvironmentSource;
class RowsModel;

/// What was done with an environment: its jobs, who started them, how they ended.
class EnvironmentHistory final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    EnvironmentHistory(EnvironmentSource &source, const Clock &clock, QWidget *parent = nullptr);
    ~EnvironmentHistory() override;

    void setEnvironment(const environments::Environment &environment);
    /// Reads again when somebody looks: a job has changed.
    void refresh();

signals:
    void jobOpened(const showroom::jobs::Job &job);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void take(const QList<jobs::Job> &jobs);
    void open(const QModelIndex &index);

    std::unique_ptr<Ui::EnvironmentHistory> m_ui;
    EnvironmentSource &m_source;
    const Clock &m_clock;
    environments::Environment m_environment;
    QList<jobs::Job> m_jobs;
    RowsModel *m_model;
    bool m_isStale = true;
    bool m_isReading = false;
};

} // namespace showroom::gui
