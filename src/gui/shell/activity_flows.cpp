#include "gui/shell/activity_flows.h"

#include "gui/activity/activity_page.h"
#include "gui/activity/job_details_page.h"
#include "gui/operations/console_data.h"
#include "gui/shell/environment_flows.h"
#include "gui/shell/main_window.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

ActivityFlows::ActivityFlows(const Collaborators &collaborators, QObject *parent)
    : QObject(parent)
    , m_with(collaborators)
{
    connect(&m_with.page, &ActivityPage::openRequested, this, &ActivityFlows::open);
    connect(&m_with.environments, &EnvironmentFlows::jobPageRequested, this, &ActivityFlows::open);
    const models::JobsModel &jobs = m_with.data.jobs();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&jobs, signal, this, &ActivityFlows::countRunning);
    connect(&jobs, &QAbstractItemModel::dataChanged, this, &ActivityFlows::countRunning);
}

/// Seeding has a view of its own, also when it is over.
void ActivityFlows::open(const jobs::Job &job)
{
    if (job.kind == u"seed") {
        m_with.environments.showJob(job);
        return;
    }
    const auto environment = m_with.data.environments().find(job.environmentId);
    auto *page = new JobDetailsPage({m_with.operations, m_with.history, m_with.clock, m_with.data.standing()},
                                    environment ? environment->name : QString());
    page->showJob(job);
    m_with.window.openPage(page);
}

void ActivityFlows::countRunning()
{
    m_with.window.setBadge(u"activity"_s, int(m_with.data.jobs().activeJobs().size()));
}

} // namespace showroom::gui
