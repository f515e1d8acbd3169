#include "gui/shell/job_strip.h"

#include "gui/common/rights.h"
#include "gui/shell/job_wording.h"
#include "models/environments_model.h"
#include "models/jobs_model.h"
#include "ui_job_strip.h"

namespace showroom::gui {

JobStrip::JobStrip(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::JobStrip>())
{
    m_ui->setupUi(this);
    m_ui->idleGlyph->setMeaning(Meaning::Success);
    connect(m_ui->pauseButton, &QPushButton::clicked, this, [this] {
        if (m_shown)
            emit pauseRequested(*m_shown);
    });
    connect(m_ui->cancelJobButton, &QPushButton::clicked, this, [this] {
        if (m_shown)
            emit cancelRequested(*m_shown);
    });
    connect(m_ui->openJobButton, &QPushButton::clicked, this, [this] {
        if (m_shown)
            emit openRequested(*m_shown);
    });
    refresh();
}

JobStrip::~JobStrip() = default;

void JobStrip::setModels(const models::JobsModel *jobs, const models::EnvironmentsModel *environments)
{
    m_jobs = jobs;
    m_environments = environments;
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(jobs, signal, this, &JobStrip::refresh);
    connect(jobs, &QAbstractItemModel::dataChanged, this, &JobStrip::refresh);
    refresh();
}

void JobStrip::setRights(const access::Rights &rights)
{
    m_rights = rights;
    refresh();
}

void JobStrip::refresh()
{
    const QList<jobs::Job> active = m_jobs ? m_jobs->activeJobs() : QList<jobs::Job>();
    m_shown = active.isEmpty() ? std::nullopt : std::optional(active.first());
    for (const jobs::Job &job : active)
        if (job.state == jobs::JobState::Running) {
            m_shown = job;
            break;
        }
    m_ui->runningWidget->setVisible(m_shown.has_value());
    m_ui->idleWidget->setVisible(!m_shown);
    if (m_shown)
        showJob(*m_shown, active.size());
}

void JobStrip::showJob(const jobs::Job &job, qsizetype running)
{
    const auto environment = m_environments->find(job.environmentId);
    const QString title = wording::jobTitle(job, environment ? environment->name : QString());
    m_ui->jobTitleLabel->setText(title);
    m_ui->jobProgressBar->setValue(int(job.progress.share() * 100));
    m_ui->jobProgressBar->setAccessibleDescription(title);
    m_ui->percentLabel->setText(wording::jobPercent(job));
    m_ui->rateLabel->setText(wording::jobRate(job));
    const QString left = wording::jobRemaining(job);
    m_ui->remainingLabel->setText(left.isEmpty() ? wording::jobPhase(job) : left);
    m_ui->pauseButton->setVisible(jobs::hasSteps(job));
    const QString why = access::whyNot(m_rights, access::rightOfJob(job.kind));
    allow(m_ui->pauseButton, why);
    allow(m_ui->cancelJobButton, why);
    m_ui->pauseButton->setEnabled(why.isEmpty() && jobs::canPause(job));
    m_ui->cancelJobButton->setEnabled(why.isEmpty() && !job.isCancelRequested);
    m_ui->openJobButton->setText(tr("%n job(s) running", nullptr, int(running)));
}

} // namespace showroom::gui
