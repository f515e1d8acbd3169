#include "gui/exporting/export_progress.h"

#include "core/jobs/job.h"
#include "gui/common/wording.h"
#include "gui/shell/job_wording.h"
#include "ui_export_progress.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

ExportProgress::ExportProgress(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ExportProgress>())
{
    m_ui->setupUi(this);
    m_ui->exportProgressBar->setFixedHeight(8);
    show(jobs::Job());
}

ExportProgress::~ExportProgress() = default;

void ExportProgress::setDestination(const QString &path)
{
    m_ui->destinationLabel->setText(path);
}

void ExportProgress::show(const jobs::Job &job)
{
    const QLocale locale;
    const jobs::JobProgress &progress = job.progress;
    const auto left = progress.remainingMs();
    m_ui->percentLabel->setText(wording::jobPercent(job));
    m_ui->exportProgressBar->setValue(int(progress.share() * m_ui->exportProgressBar->maximum()));
    m_ui->rateLabel->setText(progress.rate() > 0 ? wording::rowsPerSecond(progress.rate()) : u"—"_s);
    m_ui->leftLabel->setText(left ? wording::duration(std::chrono::milliseconds(*left)) : u"—"_s);
    m_ui->recordsLabel->setText(tr("%1 of %2 records. The file appears when it is complete.")
                                    .arg(locale.toString(progress.done), locale.toString(progress.total)));
}

} // namespace showroom::gui
