#include "gui/shell/environment_flows.h"

#include "base/when_ready.h"
#include "core/environments/tenant_template.h"
#include "core/sandboxes/bulk_sandboxes.h"
#include "gui/common/careful.h"
#include "gui/environments/environment_details_page.h"
#include "gui/environments/environments_page.h"
#include "gui/exporting/export_dialog.h"
#include "gui/operations/console_data.h"
#include "gui/operations/operations.h"
#include "gui/printing/print_dialog.h"
#include "gui/sandboxes/conversion_wizard.h"
#include "gui/sandboxes/link_dialog.h"
#include "gui/sandboxes/sandbox_rows.h"
#include "gui/sandboxes/sandbox_source.h"
#include "gui/seeding/seeding_page.h"
#include "gui/shell/main_window.h"
#include "gui/teardown/teardown_dialog.h"
#include "gui/wizard/new_environment_wizard.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

EnvironmentFlows::EnvironmentFlows(const Collaborators &collaborators, QObject *parent)
    : QObject(parent)
    , m_with(collaborators)
{
    connect(&m_with.window, &MainWindow::newEnvironmentRequested, this, &EnvironmentFlows::createEnvironment);
    connect(&m_with.window, &MainWindow::openJobRequested, this, &EnvironmentFlows::showJob);
    connect(&m_with.window, &MainWindow::pauseJobRequested, this,
            [this](const jobs::Job &job) { m_with.operations.pauseJob(job.id); });
    connect(&m_with.window, &MainWindow::cancelJobRequested, this, &EnvironmentFlows::cancelJob);
    connect(&m_with.page, &EnvironmentsPage::newRequested, this, &EnvironmentFlows::createEnvironment);
    connect(&m_with.page, &EnvironmentsPage::openRequested, this, &EnvironmentFlows::open);
    connect(&m_with.page, &EnvironmentsPage::progressRequested, this, &EnvironmentFlows::showProgress);
    connect(&m_with.page, &EnvironmentsPage::resumeRequested, this, &EnvironmentFlows::resume);
    connect(&m_with.page, &EnvironmentsPage::exportRequested, this, &EnvironmentFlows::exportEnvironment);
    connect(&m_with.page, &EnvironmentsPage::tearDownRequested, this, &EnvironmentFlows::tearDown);
    connect(&m_with.page, &EnvironmentsPage::retryRequested, &m_with.data, &ConsoleData::refresh);
}

void EnvironmentFlows::cancelJob(const jobs::Job &job)
{
    const Deed deed{tr("Cancel the job"), tr("What it was writing is undone; finished steps of a filling stay."),
                    job.environmentId, tr("Cancel the job")};
    ifConfirmed(m_with.data.standing(), deed, &m_with.window, [this, id = job.id] { m_with.operations.cancelJob(id); });
}

const Standing &EnvironmentFlows::standing() const
{
    return m_with.data.standing();
}

void EnvironmentFlows::createEnvironment()
{
    if (NewEnvironmentWizard *wizard = makeWizard())
        wizard->open();
}

void EnvironmentFlows::duplicate(const Environment &environment)
{
    if (environment.kind == environments::Kind::Sandbox && m_with.sandboxes) {
        duplicateSandbox(environment);
        return;
    }
    NewEnvironmentWizard *wizard = makeWizard();
    if (!wizard)
        return;
    wizard->beginLike({environment.name, environments::requestLike(environment)});
    wizard->open();
}

/// Its type and terms lie beside the environment.
void EnvironmentFlows::duplicateSandbox(const Environment &environment)
{
    whenReady(m_with.sandboxes->find(environment.id), this, [this](const Result<sandboxes::Sandbox> &sandbox) {
        if (!sandbox) {
            tell(sandbox.error());
            return;
        }
        if (NewEnvironmentWizard *wizard = makeWizard()) {
            wizard->beginLike({sandbox->environment.name, {}, requestLike(*sandbox)});
            wizard->open();
        }
    });
}

NewEnvironmentWizard *EnvironmentFlows::makeWizard()
{
    const auto blueprint = m_with.blueprint();
    if (!blueprint) {
        tell(blueprint.error());
        return nullptr;
    }
    auto *wizard = new NewEnvironmentWizard(
        {&m_with.operations, *blueprint, m_with.salt, &m_with.clock, m_with.seed, m_with.presets}, &m_with.window);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &NewEnvironmentWizard::created, this, [this, wizard](const environments::Created &created) {
        m_with.data.refresh();
        const TenantDraft &draft = wizard->draft();
        showSeeding(created.jobId, draft.request().name);
        if (draft.isSandbox() && draft.link())
            makeLink(created.environmentId, draft.request().name, *draft.link());
    });
    return wizard;
}

/// Over the view of the filling: the link is shown one time.
void EnvironmentFlows::makeLink(const QString &id, const QString &name, const sandboxes::LinkRequest &wish)
{
    if (!m_with.sandboxes)
        return;
    Environment environment;
    environment.id = id;
    environment.name = name;
    auto *dialog = new LinkDialog(m_with.sandboxes, environment, m_with.clock, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    dialog->make(sandboxes::linkInto(wish, id, {}));
}

/// Where the person is, not where the flow began.
void EnvironmentFlows::tell(const Error &error)
{
    Page *page = m_with.window.currentPage();
    (page ? *page : m_with.page).showError(error);
}

void EnvironmentFlows::open(const Environment &environment)
{
    auto *page =
        new EnvironmentDetailsPage(environment.id, {m_with.data, m_with.environmentSource, m_with.clock,
                                                    m_with.settings, m_with.sessions, m_with.sandboxes, m_with.audit});
    connect(page, &EnvironmentDetailsPage::progressRequested, this, &EnvironmentFlows::showProgress);
    connect(page, &EnvironmentDetailsPage::printRequested, this, &EnvironmentFlows::print);
    connect(page, &EnvironmentDetailsPage::exportRequested, this, &EnvironmentFlows::exportEnvironment);
    connect(page, &EnvironmentDetailsPage::resumeRequested, this, &EnvironmentFlows::resume);
    connect(page, &EnvironmentDetailsPage::tearDownRequested, this, &EnvironmentFlows::tearDown);
    connect(page, &EnvironmentDetailsPage::jobRequested, this, &EnvironmentFlows::showJob);
    connect(page, &EnvironmentDetailsPage::auditRequested, this, &EnvironmentFlows::auditRequested);
    connect(page, &EnvironmentDetailsPage::editRequested, this, &EnvironmentFlows::editRequested);
    connect(page, &EnvironmentDetailsPage::extendRequested, this, &EnvironmentFlows::extendRequested);
    connect(page, &EnvironmentDetailsPage::convertRequested, this, &EnvironmentFlows::convert);
    connect(page, &EnvironmentDetailsPage::duplicateRequested, this, &EnvironmentFlows::duplicate);
    m_with.window.openPage(page);
}

void EnvironmentFlows::showProgress(const Environment &environment)
{
    if (!environment.jobId)
        return;
    whenReady(m_with.operations.findJob(*environment.jobId), this, [this](const Result<jobs::Job> &job) {
        if (job)
            showJob(*job);
        else
            tell(job.error());
    });
}

void EnvironmentFlows::showJob(const jobs::Job &job)
{
    const auto environment = m_with.data.environments().find(job.environmentId);
    if (job.kind == u"seed") {
        const bool isGone = !job.isActive() && (!environment || job.createdAt < environment->createdAt);
        showSeeding(job.id, environment ? environment->name : QString(), isGone);
        return;
    }
    const bool canBeFollowed = environment && job.isActive() && !job.isOrphaned;
    if (canBeFollowed && job.kind == u"export")
        makeExport(*environment)->follow(job);
    else if (canBeFollowed && job.kind == u"teardown")
        makeTeardown(*environment)->follow(job.id);
    else
        emit jobPageRequested(job);
}

void EnvironmentFlows::showSeeding(qint64 jobId, const QString &environmentName, bool isGone)
{
    auto *page = new SeedingPage(&m_with.operations, m_with.data.standing());
    page->showJob(jobId, environmentName, isGone);
    connect(page, &SeedingPage::leaveRequested, &m_with.window, [this] { m_with.window.showPage(u"environments"_s); });
    connect(page, &SeedingPage::exportRequested, this, [this](const QString &environmentId) {
        if (const auto environment = m_with.data.environments().find(environmentId))
            exportEnvironment(*environment);
    });
    m_with.window.openPage(page);
}

void EnvironmentFlows::exportEnvironment(const Environment &environment)
{
    makeExport(environment);
}

void EnvironmentFlows::print(const PrintWish &wish)
{
    auto *dialog = new PrintDialog(m_with.environmentSource, m_with.sandboxes, wish, m_with.clock, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void EnvironmentFlows::exportAgain(const exporting::ExportRequest &request)
{
    if (const auto environment = m_with.data.environments().find(request.environmentId))
        makeExport(*environment)->setRequest(request);
}

ExportDialog *EnvironmentFlows::makeExport(const Environment &environment)
{
    auto *dialog = new ExportDialog(&m_with.operations, environment, m_with.clock, {}, &m_with.window);
    dialog->setStanding(standing());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void EnvironmentFlows::tearDown(const Environment &environment)
{
    makeTeardown(environment);
}

TeardownDialog *EnvironmentFlows::makeTeardown(const Environment &environment)
{
    auto *dialog = new TeardownDialog(&m_with.operations, environment, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TeardownDialog::exportFirstRequested, this,
            [this, environment] { exportEnvironment(environment); });
    connect(dialog, &QDialog::finished, &m_with.data, &ConsoleData::refresh);
    dialog->open();
    return dialog;
}

void EnvironmentFlows::convert(const Environment &environment)
{
    if (!m_with.sandboxes)
        return;
    whenReady(m_with.sandboxes->find(environment.id), this, [this](const Result<sandboxes::Sandbox> &sandbox) {
        if (sandbox)
            openConversion(*sandbox);
        else
            tell(sandbox.error());
    });
}

void EnvironmentFlows::openConversion(const sandboxes::Sandbox &sandbox)
{
    auto *wizard = new ConversionWizard(m_with.sandboxes, m_with.sessions, sandbox, &m_with.window);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &ConversionWizard::converted, &m_with.data, &ConsoleData::refresh);
    wizard->open();
}

void EnvironmentFlows::resume(const Environment &environment)
{
    whenReady(m_with.operations.resume(environment.id), this, [this, environment](const Result<qint64> &job) {
        if (!job) {
            tell(job.error());
            return;
        }
        m_with.data.refresh();
        showSeeding(*job, environment.name);
    });
}

} // namespace showroom::gui
