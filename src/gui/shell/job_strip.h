#pragma once

#include "core/access/rights.h"
#include "core/jobs/job.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class JobStrip;
}
namespace showroom::models {
class EnvironmentsModel;
class JobsModel;
} // namespace showroom::models

namespace showroom::gui {

/// The status bar: the job that runs with its progress, rate, time left, Pause and Cancel, and how many run in all.
class JobStrip final : public QWidget {
    Q_OBJECT

public:
    explicit JobStrip(QWidget *parent = nullptr);
    ~JobStrip() override;

    void setModels(const models::JobsModel *jobs, const models::EnvironmentsModel *environments);

    /// Off, with the reason, is what the person may not do.
    void setRights(const access::Rights &rights);

signals:
    void pauseRequested(const showroom::jobs::Job &job);
    void cancelRequested(const showroom::jobs::Job &job);
    void openRequested(const showroom::jobs::Job &job);

private:
    void refresh();
    void showJob(const jobs::Job &job, qsizetype running);

    std::unique_ptr<Ui::JobStrip> m_ui;
    const models::JobsModel *m_jobs = nullptr;
    const models::EnvironmentsModel *m_environments = nullptr;
    access::Rights m_rights;
    std::optional<jobs::Job> m_shown;
};

} // namespace showroom::gui
