#include "gui/printing/print_dialog.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/common/file_dialogs.h"
#include "gui/common/message_bar.h"
#include "gui/common/wording.h"
#include "gui/environments/environment_source.h"
#include "gui/environments/environment_values.h"
#include "gui/printing/printer_choice.h"
#include "gui/printing/rows_print_job.h"
#include "gui/sandboxes/sandbox_source.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QPdfWriter>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 560;
constexpr int usualRows = 1000;
constexpr int upright = 6; ///< more columns lie across the page
constexpr int pointsPerInch = 72;
constexpr qreal marginMm = 14;
const QColor plainBanner(0x1d, 0x4e, 0xd8);

QPageLayout layoutFor(const PrintWish &wish)
{
    const bool isInches = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return {QPageSize(isInches ? QPageSize::Letter : QPageSize::A4),
            wish.columns.size() > upright ? QPageLayout::Landscape : QPageLayout::Portrait,
            QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter};
}

} // namespace

PrintDialog::PrintDialog(EnvironmentSource &source, SandboxSource *sandboxes, const PrintWish &wish, const Clock &clock,
                         QWidget *parent)
    : PlainDialog(u"scroll-text"_s, Meaning::Accent, parent)
    , m_source(source)
    , m_sandboxes(sandboxes)
    , m_wish(wish)
    , m_clock(clock)
    , m_rows(new QSpinBox)
    , m_reason(new QLineEdit)
    , m_message(new MessageBar)
{
    setObjectName(u"printDialog"_s);
    setHeading(tr("Print %1").arg(tableLabel(wish.environment.blueprint, wish.table.name)));
    setSentence(tr("The columns that the table shows, in the order of its rows. It is recorded as an export is."));
    setFixedWidth(em(dialogWidth));
    addFields();
    addButtons();
    readSandbox();
}

PrintDialog::~PrintDialog() = default;

void PrintDialog::addFields()
{
    m_message->setObjectName(u"printBar"_s);
    m_message->setClosable(false);
    const int most = int(std::clamp<qint64>(m_wish.rows, 1, mostPrintedRows));
    m_rows->setObjectName(u"printedRowsSpinBox"_s);
    m_rows->setRange(1, most);
    m_rows->setGroupSeparatorShown(true);
    m_rows->setValue(std::min(most, usualRows));
    m_reason->setObjectName(u"printReasonLineEdit"_s);
    const QLocale locale;
    const QString limit = m_wish.rows > mostPrintedRows
                              ? tr("At most %1 of %2; export them for more.")
                                    .arg(locale.toString(mostPrintedRows), locale.toString(m_wish.rows))
                              : tr("There are %1.", "rows").arg(locale.toString(m_wish.rows));
    m_rowsField = new Field(tr("&Rows from the first on"), m_rows, limit);
    m_reasonField = new Field(tr("R&eason"), m_reason, tr("Kept in the audit log"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_message, m_rowsField, m_reasonField})
        body()->addWidget(part);
}

void PrintDialog::addButtons()
{
    m_cancel = addCancelButton();
    m_print = button(tr("&Print…"), u"printButton"_s);
    m_save = button(tr("&Save as PDF…"), u"savePdfButton"_s, Variant::Primary);
    addButton(m_print);
    addButton(m_save);
    m_save->setDefault(true);
    connect(m_print, &QPushButton::clicked, this, &PrintDialog::choosePrinter);
    connect(m_save, &QPushButton::clicked, this, &PrintDialog::choosePdf);
}

void PrintDialog::readSandbox()
{
    const QString &id = m_wish.environment.id;
    if (!m_sandboxes)
        return;
    setBusy(true); // nothing is printed before it is known what stands above it
    whenReady(m_sandboxes->banner(id), this, [this](const Result<std::optional<sandboxes::Banner>> &banner) {
        m_banner = banner.value_or(std::nullopt);
        setBusy(false);
        if (!banner)
            refuse(banner.error());
    });
    if (m_wish.environment.kind != environments::Kind::Sandbox)
        return;
    whenReady(m_sandboxes->find(id), this, [this](const Result<sandboxes::Sandbox> &sandbox) {
        if (sandbox && sandbox->restrictions.value(u"export"_s, true))
            m_reasonField->setHint(tr("Export from this sandbox is restricted: say why. Kept in the audit log."));
    });
}

void PrintDialog::choosePdf()
{
    const QString name = m_wish.environment.id + u'-' + m_wish.table.name.section(u'.', -1) + u".pdf"_s;
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto *dialog = makeSaveDialog(this, tr("Save as PDF"), folder.filePath(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &PrintDialog::savePdf);
    dialog->open();
}

void PrintDialog::savePdf(const QString &path)
{
    m_file = std::make_unique<QSaveFile>(path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        refuse(fail(ErrorCode::FileFailure, tr("“%1” cannot be written: %2.").arg(path, m_file->errorString()),
                    tr("Choose another place.")));
        m_file.reset();
        return;
    }
    auto writer = std::make_unique<QPdfWriter>(m_file.get());
    writer->setPageLayout(layoutFor(m_wish));
    writer->setResolution(4 * pointsPerInch);
    writer->setTitle(heading().title);
    writer->setCreator(u"Showroom"_s);
    begin(std::move(writer));
}

void PrintDialog::choosePrinter()
{
    gui::choosePrinter(this, layoutFor(m_wish), heading().title,
                       [this](std::unique_ptr<QPagedPaintDevice> printer) { begin(std::move(printer)); });
}

/// Recorded first: what the database refuses is never drawn.
void PrintDialog::begin(std::unique_ptr<QPagedPaintDevice> device)
{
    m_device = std::move(device);
    m_wish.rows = m_rows->value();
    m_message->hide();
    m_reasonField->setProblem({});
    m_rowsField->setProblem({});
    setBusy(true);
    whenReady(m_source.recordPrint({m_wish.environment.id, m_wish.table.name, m_wish.rows, m_reason->text().trimmed()}),
              this, [this](const Result<void> &recorded) {
                  if (recorded)
                      print();
                  else
                      refuse(recorded.error());
              });
}

void PrintDialog::print()
{
    m_job = std::make_unique<RowsPrintJob>(m_source, m_wish, heading(), Paper::of(*m_device));
    connect(m_job.get(), &RowsPrintJob::finished, this, &PrintDialog::finish, Qt::QueuedConnection);
    connect(m_job.get(), &RowsPrintJob::failed, this, &PrintDialog::refuse, Qt::QueuedConnection);
    connect(m_job.get(), &RowsPrintJob::progressed, this, [this](qint64 rows) {
        m_message->say(Meaning::Info,
                       tr("%1 of %2 rows").arg(QLocale().toString(rows), QLocale().toString(m_wish.rows)), {});
    });
    m_job->start();
}

PrintHeading PrintDialog::heading() const
{
    PrintHeading above;
    above.title = m_wish.environment.name + u" · "_s + tableLabel(m_wish.environment.blueprint, m_wish.table.name);
    above.subtitle =
        tr("%1 · %2 of %3 rows · %4", "id, numbers, time")
            .arg(m_wish.environment.id, QLocale().toString(m_rows->value()),
                 QLocale().toString(std::max(m_wish.rows, m_wish.table.rowCount)), wording::exact(m_clock.now()));
    if (m_banner) {
        above.banner = m_banner->title + u" · "_s + m_banner->message;
        above.bannerColour = QColor::isValidColorName(m_banner->colour) ? QColor(m_banner->colour) : plainBanner;
    }
    return above;
}

void PrintDialog::finish()
{
    const int pages = m_job->pages();
    const QString path = m_file ? m_file->fileName() : QString();
    m_job.reset();
    m_device.reset(); // writes what it still holds
    if (m_file && !m_file->commit()) {
        refuse(fail(ErrorCode::FileFailure, tr("“%1” cannot be written: %2.").arg(path, m_file->errorString()),
                    tr("Choose another place.")));
        return;
    }
    m_file.reset();
    setBusy(false);
    m_cancel->setText(tr("Close"));
    m_message->say(Meaning::Success, tr("%n page(s) printed.", nullptr, pages),
                   path.isEmpty() ? QString() : tr("Saved as %1.").arg(path));
    growToContent();
}

void PrintDialog::refuse(const Error &error)
{
    m_job.reset();
    m_device.reset();
    if (m_file)
        m_file->cancelWriting();
    m_file.reset();
    setBusy(false);
    bool isAtAField = false;
    for (const Problem &problem : error.problems) {
        Field *field = problem.field == u"reason" ? m_reasonField : problem.field == u"rows" ? m_rowsField : nullptr;
        if (!field)
            continue;
        field->setProblem(problem.message);
        field->input()->setFocus();
        isAtAField = true;
    }
    if (!isAtAField)
        m_message->say(error);
    growToContent();
}

void PrintDialog::setBusy(bool busy)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_rows, m_reason, m_print, m_save})
        part->setEnabled(!busy);
}

} // namespace showroom::gui
