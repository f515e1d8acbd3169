#include "gui/exporting/export_result.h"

#include "core/jobs/job.h"
#include "gui/common/wording.h"
#include "ui_export_result.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

QString tookText(std::chrono::milliseconds time)
{
    return time < std::chrono::seconds(1) ? wording::roughly(time) : wording::duration(time);
}

} // namespace

ExportResult::ExportResult(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ExportResult>())
{
    m_ui->setupUi(this);
    m_ui->messageBar->setClosable(false);
    connect(m_ui->copyChecksumButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->checksumLabel->text()); });
}

ExportResult::~ExportResult() = default;

void ExportResult::show(const jobs::Job &job)
{
    const QLocale locale;
    const auto figure = [&job](QStringView key) { return job.outcome.value(key).toInteger(); };
    m_ui->messageBar->say(Meaning::Success, tr("Exported."), tr("The file is complete."));
    m_ui->factsList->setFacts({
        {tr("Records"), locale.toString(figure(u"rows"))},
        {tr("Size"), wording::dataSize(figure(u"bytes"))},
        {tr("Time"), tookText(std::chrono::milliseconds(job.progress.elapsedMs))},
    });
    m_ui->resultPathLabel->setText(job.outcome.value(u"path").toString());
    m_ui->checksumLabel->setText(job.outcome.value(u"sha256").toString());
}

QString ExportResult::path() const
{
    return m_ui->resultPathLabel->text();
}

} // namespace showroom::gui
