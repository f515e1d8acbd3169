#include "gui/exporting/export_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/careful.h"
#include "gui/common/rights.h"
#include "gui/common/standing.h"
#include "gui/common/wording.h"
#include "gui/exporting/export_folder.h"
#include "gui/exporting/export_form.h"
#include "gui/exporting/export_progress.h"
#include "gui/exporting/export_result.h"
#include "gui/operations/operations.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QTimer>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 640;

} // namespace

ExportDialog::ExportDialog(Operations *operations, const environments::Environment &environment, const Clock &clock,
                           const QString &folder, QWidget *parent)
    : PlainDialog(u"package"_s, Meaning::Accent, parent)
    , m_operations(operations)
    , m_environmentId(environment.id)
    , m_folder(exportFolderOr(folder))
    , m_check(operations, m_folder)
    , m_form(new ExportForm(environment, m_folder, clock))
    , m_progress(new ExportProgress)
    , m_result(new ExportResult)
    , m_estimate(secondary({}))
{
    setObjectName(u"exportDialog"_s);
    setHeading(tr("Export %1").arg(environment.name));
    setSentence(tr("One file with what you choose. It appears only when it is complete."));
    setFixedWidth(em(dialogWidth));
    for (QWidget *page : std::initializer_list<QWidget *>{m_form, m_progress, m_result})
        body()->addWidget(page);
    m_estimate->setObjectName(u"estimateLabel"_s);
    setFootnote(m_estimate);
    addButtons();
    connect(m_form, &ExportForm::changed, this, [this] { m_check.setRequest(m_form->request()); });
    connect(&m_check, &ExportCheck::problemsFound, this, [this](const QList<Problem> &problems) {
        m_form->setProblems(problems);
        growToFit();
    });
    connect(&m_check, &ExportCheck::estimated, this, &ExportDialog::showEstimate);
    connect(operations, &Operations::jobChanged, this, &ExportDialog::take);
    m_check.setRequest(m_form->request());
    showForm();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::setRequest(const exporting::ExportRequest &request)
{
    m_form->setRequest(request);
}

void ExportDialog::addButtons()
{
    m_cancel = addCancelButton();
    m_export = button(tr("Export"), u"exportButton"_s, Variant::Primary);
    m_stop = button(tr("Cancel export"), u"cancelExportButton"_s);
    m_background = button(tr("Run in background"), u"backgroundButton"_s, Variant::Primary);
    m_copyPath = button(tr("Copy path"), u"copyPathButton"_s, Variant::Quiet, u"copy"_s);
    m_openFolder = button(tr("Open folder"), u"openFolderButton"_s, Variant::Secondary, u"folder-open"_s);
    m_close = button(tr("Close"), u"closeButton"_s, Variant::Primary);
    for (QPushButton *added : {m_export, m_stop, m_background, m_copyPath, m_openFolder, m_close})
        addButton(added);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::begin);
    connect(m_stop, &QPushButton::clicked, this, &ExportDialog::askStop);
    connect(m_background, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copyPath, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_result->path()); });
    connect(m_openFolder, &QPushButton::clicked, this, &ExportDialog::openFolder);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
}

void ExportDialog::askStop()
{
    if (!m_standing) {
        stop();
        return;
    }
    const Deed deed{tr("Cancel the export"), tr("What was written so far is removed; no file is left behind."),
                    m_environmentId, tr("Cancel export")};
    ifConfirmed(*m_standing, deed, this, [this] { stop(); });
}

void ExportDialog::stop()
{
    m_stop->setEnabled(false);
    m_operations->cancelJob(m_job);
}

void ExportDialog::begin()
{
    const exporting::ExportRequest request = m_form->request();
    m_form->clearRefusal();
    m_export->setEnabled(false);
    whenReady(m_check.prepare(request.path), this, [this, request] {
        whenReady(m_operations->startExport(request), this,
                  [this, request](const Result<qint64> &job) { settle(request, job); });
    });
}

void ExportDialog::settle(const exporting::ExportRequest &request, const Result<qint64> &job)
{
    m_export->setEnabled(true);
    if (!job) {
        m_form->setProblems(job.error().problems);
        if (job.error().problems.isEmpty())
            m_form->showRefusal(job.error());
        m_form->focusFirstProblem();
        return;
    }
    jobs::Job started;
    started.id = *job;
    started.state = jobs::JobState::Running;
    started.parameters = exporting::toJson(request);
    follow(started);
    whenReady(m_operations->findJob(*job), this, [this](const Result<jobs::Job> &found) {
        if (found)
            take(*found); // a short one may have ended before anybody listened
    });
}

void ExportDialog::follow(const jobs::Job &job)
{
    m_job = job.id;
    turnTo(m_progress);
    for (QPushButton *hidden : {m_cancel, m_export, m_copyPath, m_openFolder, m_close})
        hidden->hide();
    m_stop->show();
    allow(m_stop, m_standing ? m_standing->whyNot(Right::Export) : QString());
    m_background->show();
    m_background->setDefault(true);
    m_estimate->hide();
    m_progress->setDestination(exporting::exportRequestFromJson(job.parameters).path);
    m_progress->show(job);
}

void ExportDialog::take(const jobs::Job &job)
{
    if (m_job == 0 || job.id != m_job)
        return;
    m_progress->show(job);
    if (!job.isActive())
        finish(job);
}

void ExportDialog::finish(const jobs::Job &job)
{
    m_job = 0;
    if (job.state == jobs::JobState::Done) {
        showResult(job);
        return;
    }
    showForm();
    const Error stopped{ErrorCode::Cancelled, tr("The export was cancelled; no file was left behind."), {}, {}, {}};
    const Error error = job.error.value_or(stopped);
    m_form->setProblems(error.problems);
    m_form->showRefusal(error);
}

/// A stack of pages would keep the dialog as high as the highest one.
void ExportDialog::turnTo(QWidget *page)
{
    for (QWidget *other : std::initializer_list<QWidget *>{m_form, m_progress, m_result})
        other->setVisible(other == page);
    QTimer::singleShot(0, this, &QWidget::adjustSize);
}

/// Problems take room of their own; the inputs must not give it.
void ExportDialog::growToFit()
{
    const int wanted = layout()->totalHeightForWidth(width());
    if (wanted > height())
        resize(width(), wanted);
}

void ExportDialog::showForm()
{
    turnTo(m_form);
    for (QPushButton *hidden : {m_stop, m_background, m_copyPath, m_openFolder, m_close})
        hidden->hide();
    m_cancel->show();
    m_export->show();
    m_export->setDefault(true);
    m_estimate->show();
}

void ExportDialog::showResult(const jobs::Job &job)
{
    m_result->show(job);
    turnTo(m_result);
    for (QPushButton *hidden : {m_cancel, m_export, m_stop, m_background})
        hidden->hide();
    for (QPushButton *shown : {m_copyPath, m_openFolder, m_close})
        shown->show();
    m_close->setDefault(true);
    m_close->setFocus();
}

void ExportDialog::showEstimate(const exporting::ExportEstimate &estimate)
{
    const QLocale locale;
    const exporting::ExportRequest wanted = m_form->request();
    const bool isCompressed =
        wanted.format == exporting::Format::Csv || wanted.compression != exporting::Compression::None;
    m_estimate->setText((isCompressed ? tr("About %1 before compression · %2 records", "size and number")
                                      : tr("About %1 · %2 records", "size and number"))
                            .arg(wording::dataSize(estimate.bytes), locale.toString(estimate.users + estimate.events)));
}

void ExportDialog::openFolder() const
{
    openExportFolder(QFileInfo(m_result->path()).absolutePath());
}

} // namespace showroom::gui
