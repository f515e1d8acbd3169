#include "gui/masking/masking_page.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/file_dialogs.h"
#include "gui/masking/mask_chooser.h"
#include "gui/masking/masking_rows.h"
#include "gui/masking/masking_source.h"
#include "gui/masking/person_dialog.h"
#include "gui/masking/table_dialog.h"
#include "ui_masking_page.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using masking_jobs::MaskOutcome;
using masking_jobs::TableSample;

namespace {

/// `people.csv` is masked into `people.masked.csv` beside it.
QString suggestedTarget(const masking_jobs::SourceText &source, masking_jobs::FileFormat format)
{
    const QString suffix = masking_jobs::toWord(format);
    if (source.table) {
        QString name = source.label();
        static const QRegularExpression others(u"[^\\w.]+"_s, QRegularExpression::UseUnicodePropertiesOption);
        return QDir::home().filePath(name.replace(others, u"_"_s) + u".masked."_s + suffix);
    }
    if (source.path.isEmpty())
        return QDir::home().filePath(u"masked."_s + suffix);
    const QFileInfo file(source.path);
    return file.dir().filePath(file.completeBaseName() + u".masked."_s + suffix);
}

} // namespace

MaskingPage::MaskingPage(MaskingSource &source, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::MaskingPage>())
    , m_source(source)
    , m_columnRows(columnHeadings())
    , m_previewRows(previewHeadings())
    , m_hitRows(hitHeadings())
{
    setObjectName(u"maskingPage"_s);
    m_ui->setupUi(contentWidget());
    setTitle(tr("Masking"));
    m_chooser = new MaskChooser(*m_ui->maskComboBox, *m_ui->optionsLineEdit, *m_ui->maskHint, this);
    connect(m_chooser, &MaskChooser::chosen, this, &MaskingPage::decide);
    arrangeTables();
    arrangeHead();
    arrangeSource();
    connectRun();
    showDecisions();
    showRow();
    showState();
}

MaskingPage::~MaskingPage() = default;

int MaskingPage::comfortableWidth() const
{
    constexpr int threePanes = 1080;
    return em(threePanes);
}

void MaskingPage::arrangeTables()
{
    constexpr int narrow = 240;
    m_ui->noColumns->setTextWidth(narrow);
    m_ui->noPreview->setTextWidth(narrow);
    m_ui->columnsCard->setFlush();
    m_ui->previewCard->setFlush();
    const auto arrange = [](DataTable *table, RowsModel &rows, int height, const QList<Column> &columns) {
        table->setModel(&rows);
        table->setRowHeight(height);
        table->setColumns(columns);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
    };
    arrange(m_ui->columnsTable, m_columnRows, px::rowTall,
            {{Cell::Person, 128, false, 0}, {Cell::Status, 176, true, 0}, {Cell::Number, 60, false, 1}});
    arrange(m_ui->previewTable, m_previewRows, px::row,
            {{Cell::Name, 104, false, 0}, {Cell::Text, 100, false, 0}, {Cell::Text, 100, true, 0}});
    arrange(m_ui->hitsTable, m_hitRows, px::rowCompact,
            {{Cell::Number, 80, false, 0},
             {Cell::Text, 140, false, 0},
             {Cell::Text, 240, true, 0},
             {Cell::Mono, 260, false, 1}});
    connect(m_ui->columnsTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MaskingPage::showColumn);
    connect(m_ui->previousRowButton, &QPushButton::clicked, this, [this] { moveRow(-1); });
    connect(m_ui->nextRowButton, &QPushButton::clicked, this, [this] { moveRow(1); });
    connect(m_ui->keepRestButton, &QPushButton::clicked, this, [this] {
        m_decisions.keepUndecided();
        showDecisions();
    });
}

void MaskingPage::arrangeHead()
{
    auto *inspect = button(tr("Inspect a person…"), u"inspectPersonButton"_s, Variant::Secondary, u"search"_s);
    m_mask = button(tr("Mask…"), u"maskButton"_s, Variant::Primary, u"venetian-mask"_s);
    addHeadButton(inspect);
    addHeadButton(m_mask);
    connect(inspect, &QPushButton::clicked, this, [this] {
        auto *dialog = new PersonDialog(m_source, m_ui->localeComboBox->currentText(), plan().environment, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_mask, &QPushButton::clicked, this, &MaskingPage::askWhereTo);
}

void MaskingPage::arrangeSource()
{
    const masking_jobs::MaskPlan usual;
    m_ui->localeComboBox->addItems(masking::Corpora::localeNames());
    m_ui->localeComboBox->setCurrentText(usual.locale);
    m_ui->environmentLineEdit->setText(usual.environment);
    m_ui->environmentLineEdit->setToolTip(tr("The same subjects become other people under another name"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(400ms);
    m_comparing.setSingleShot(true);
    m_comparing.setInterval(150ms);
    showSubjects();
    connect(m_ui->openButton, &QPushButton::clicked, this, &MaskingPage::askWhatToOpen);
    connect(m_ui->openTableButton, &QPushButton::clicked, this, &MaskingPage::askWhichTable);
    connect(m_ui->pasteTextEdit, &QPlainTextEdit::textChanged, this, [this] { m_typing.start(); });
    connect(&m_typing, &QTimer::timeout, this, [this] { take({{}, m_ui->pasteTextEdit->toPlainText().toUtf8()}); });
    connect(m_ui->localeComboBox, &QComboBox::activated, this, &MaskingPage::look);
    connect(m_ui->subjectComboBox, &QComboBox::activated, this, [this] { m_comparing.start(); });
    m_ui->blankCheckBox->setToolTip(tr("Such as “n/a” where a date should be; otherwise the run halts there"));
    connect(m_ui->blankCheckBox, &QCheckBox::toggled, this, [this] { m_comparing.start(); });
    connect(m_ui->environmentLineEdit, &QLineEdit::textChanged, this, [this] {
        m_comparing.start();
        showState();
    });
    connect(&m_comparing, &QTimer::timeout, this, &MaskingPage::comparePreview);
}

void MaskingPage::connectRun()
{
    m_ui->problemBar->setClosable(true);
    m_ui->resultBar->setClosable(false);
    m_ui->runCard->hide();
    m_ui->resultCard->hide();
    m_openFolder = m_ui->resultBar->addButton(tr("Open folder"), u"openFolderButton"_s, u"folder-open"_s);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath())); });
    connect(m_ui->cancelRunButton, &QPushButton::clicked, this, [this] {
        m_ui->cancelRunButton->setEnabled(false);
        m_source.cancel();
    });
    connect(&m_source, &MaskingSource::progressed, this, &MaskingPage::showProgress);
    connect(&m_source, &MaskingSource::finished, this, &MaskingPage::showOutcome);
}

void MaskingPage::askWhatToOpen()
{
    QFileDialog *dialog = makeOpenDialog(this, tr("Open a table"), m_text.path);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.jsonl *.ndjson *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MaskingPage::openFile);
    dialog->open();
}

void MaskingPage::askWhichTable()
{
    auto *dialog = new TableDialog(m_source, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TableDialog::tableChosen, this, &MaskingPage::openTable);
    dialog->open();
}

void MaskingPage::openFile(const QString &path)
{
    open({path, {}});
}

void MaskingPage::openTable(const QString &name)
{
    open(m_source.table(name));
}

void MaskingPage::open(const masking_jobs::SourceText &source)
{
    {
        const QSignalBlocker block(m_ui->pasteTextEdit);
        m_ui->pasteTextEdit->clear();
    }
    m_typing.stop();
    take(source);
}

void MaskingPage::take(const masking_jobs::SourceText &source)
{
    m_text = source;
    m_format = source.table ? masking_jobs::FileFormat::Csv
                            : masking_jobs::guessFormat(source.path, source.text.toStdString());
    m_ui->fileLabel->setText(source.table            ? tr("Table %1").arg(source.label())
                             : source.path.isEmpty() ? tr("Paste a table, or open one")
                                                     : QDir::toNativeSeparators(source.path));
    m_ui->resultCard->hide();
    look();
}

void MaskingPage::look()
{
    const int serial = ++m_looking;
    if (m_text.isEmpty()) {
        m_ui->problemBar->hide();
        showLook({});
        return;
    }
    whenReady(m_source.look(m_text, m_format, m_ui->localeComboBox->currentText()), this,
              [this, serial](const Result<MaskingLook> &answer) {
                  if (serial != m_looking)
                      return;
                  m_ui->problemBar->setVisible(!answer);
                  if (!answer)
                      m_ui->problemBar->say(answer.error());
                  showLook(answer.value_or(MaskingLook()));
              });
}

void MaskingPage::showLook(const MaskingLook &look)
{
    ColumnDecisions decisions(look.proposals);
    decisions.inherit(m_decisions);
    m_decisions = std::move(decisions);
    m_before = look.sample;
    m_after = {};
    m_row = 0;
    showSubjects();
    showDecisions();
    // The first column that waits for somebody is the one to look at.
    for (int column = 0; column < int(m_decisions.size()); ++column) {
        if (!m_decisions.mask(column) || column + 1 == m_decisions.size()) {
            m_ui->columnsTable->selectRow(column);
            break;
        }
    }
}

void MaskingPage::showSubjects()
{
    const QString chosen = m_ui->subjectComboBox->currentData().toString();
    m_ui->subjectComboBox->clear();
    m_ui->subjectComboBox->addItem(tr("Whom its own values name"));
    for (const QString &column : std::as_const(m_before.columns))
        m_ui->subjectComboBox->addItem(column, column);
    m_ui->subjectComboBox->setCurrentIndex(std::max(0, m_ui->subjectComboBox->findData(chosen)));
}

int MaskingPage::selectedColumn() const
{
    const QModelIndexList rows = m_ui->columnsTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.constFirst().row();
}

void MaskingPage::decide(const masking::MaskSpec &mask)
{
    const int column = selectedColumn();
    if (column < 0)
        return;
    m_decisions.choose(column, mask);
    showDecisions();
}

void MaskingPage::showDecisions()
{
    const int selected = selectedColumn();
    m_columnRows.setRows(columnRows(m_decisions, m_before));
    if (selected >= 0 && selected < m_columnRows.rowCount())
        m_ui->columnsTable->selectRow(selected);
    showColumn();
    const int undecided = m_decisions.undecided();
    m_ui->undecidedLabel->setText(undecided == 0 ? tr("All columns are decided about.")
                                                 : tr("Columns that nobody decided about yet: %1.").arg(undecided));
    m_ui->keepRestButton->setEnabled(undecided > 0);
    m_ui->columnsStackedWidget->setCurrentWidget(m_decisions.size() > 0 ? m_ui->columnsPage : m_ui->noColumnsPage);
    m_comparing.start();
    showState();
}

void MaskingPage::showColumn()
{
    const int column = selectedColumn();
    const bool isOne = column >= 0 && column < m_decisions.size();
    m_ui->maskComboBox->setEnabled(isOne);
    m_ui->maskLabel->setText(isOne ? tr("Mask for “%1”").arg(m_decisions.proposal(column).column) : tr("Mask"));
    m_ui->whyLabel->setText(isOne ? whyText(m_decisions, column) : QString());
    m_chooser->show(isOne ? m_decisions.mask(column) : std::nullopt);
}

masking_jobs::MaskPlan MaskingPage::plan() const
{
    masking_jobs::MaskPlan plan;
    plan.rules = m_decisions.rules();
    plan.subject = m_ui->subjectComboBox->currentData().toString();
    plan.locale = m_ui->localeComboBox->currentText();
    plan.environment = m_ui->environmentLineEdit->text().trimmed();
    if (m_ui->blankCheckBox->isChecked())
        plan.unfit = masking_jobs::UnfitValues::Blank;
    return plan;
}

void MaskingPage::comparePreview()
{
    const int serial = ++m_previewing;
    showRow();
    if (m_before.rows.isEmpty())
        return;
    whenReady(m_source.preview(m_text, m_before.dialect, plan(), previewRows), this,
              [this, serial](const Result<TableSample> &after) {
                  if (serial != m_previewing)
                      return;
                  m_ui->problemBar->setVisible(!after);
                  if (!after)
                      m_ui->problemBar->say(after.error());
                  m_after = after.value_or(TableSample());
                  showRow();
              });
}

void MaskingPage::moveRow(int by)
{
    m_row += by;
    showRow();
}

void MaskingPage::showRow()
{
    const int rows = std::min(previewRows, int(m_before.rows.size()));
    m_previewRows.setRows(gui::previewRows(m_before, m_after, m_row));
    m_ui->previewStackedWidget->setCurrentWidget(rows > 0 ? m_ui->previewPage : m_ui->noPreviewPage);
    m_ui->rowLabel->setText(tr("Row %1 of the first %2").arg(m_row + 1).arg(rows));
    m_ui->previousRowButton->setEnabled(m_row > 0);
    m_ui->nextRowButton->setEnabled(m_row + 1 < rows);
}

void MaskingPage::askWhereTo()
{
    QFileDialog *dialog = makeSaveDialog(this, tr("Mask into a file"), suggestedTarget(m_text, m_format));
    dialog->setOption(QFileDialog::DontConfirmOverwrite, false);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { maskInto(path, true); });
    dialog->open();
}

void MaskingPage::maskInto(const QString &path, bool replaceExisting)
{
    masking_jobs::MaskRequest request;
    request.source = m_text;
    request.format = m_format;
    if (m_format == masking_jobs::FileFormat::Csv)
        request.delimiter = m_before.dialect.delimiter;
    request.plan = plan();
    request.target = path;
    request.replaceExisting = replaceExisting;
    m_isRunning = true;
    m_ui->problemBar->hide();
    m_ui->resultCard->hide();
    m_ui->runCard->show();
    m_ui->cancelRunButton->setEnabled(true);
    showProgress({});
    showState();
    m_source.start(request);
}

void MaskingPage::showProgress(const masking_jobs::RunProgress &progress)
{
    constexpr int whole = 1000;
    const double share = progress.total > 0 ? double(progress.done) / double(progress.total) : 0;
    m_ui->runProgressBar->setValue(int(share * whole));
    const QString rows = QLocale().toString(progress.rows);
    m_ui->progressLabel->setText(progress.phase == masking_jobs::RunPhase::Masking
                                     ? tr("Masking: %1 %, rows: %2").arg(int(share * 100)).arg(rows)
                                     : tr("Searching for leaks: %1 %").arg(int(share * 100)));
}

void MaskingPage::showOutcome(const Result<MaskOutcome> &outcome)
{
    m_isRunning = false;
    m_ui->runCard->hide();
    if (!outcome && outcome.error().code == ErrorCode::Cancelled)
        m_ui->problemBar->say(Meaning::Info, tr("Masking was cancelled."), tr("No file was written."));
    else if (!outcome)
        m_ui->problemBar->say(outcome.error());
    m_ui->problemBar->setVisible(!outcome);
    m_ui->resultCard->setVisible(outcome.has_value());
    if (outcome) {
        m_written = outcome->path;
        const masking_jobs::LeakReport leaks = outcome->leaks.value_or(masking_jobs::LeakReport());
        const QString rest = tr("Rows written to %1: %2.")
                                 .arg(QDir::toNativeSeparators(outcome->path), QLocale().toString(outcome->rows));
        if (leaks.isClean())
            m_ui->resultBar->say(Meaning::Success, tr("No original value survived."), rest);
        else
            m_ui->resultBar->say(
                Meaning::Warning,
                tr("Places where original values or parts of them survived: %1.").arg(QLocale().toString(leaks.leaks)),
                rest);
        m_ui->resultLabel->setText(leakFigures(*outcome));
        m_hitRows.setRows(hitRows(leaks));
        m_ui->hitsTable->setVisible(!leaks.hits.isEmpty());
    }
    showState();
}

void MaskingPage::showState()
{
    const int undecided = m_decisions.undecided();
    const bool isNamed = !m_ui->environmentLineEdit->text().trimmed().isEmpty();
    const bool isReady = m_decisions.size() > 0 && undecided == 0 && isNamed && !m_isRunning;
    m_mask->setEnabled(isReady);
    m_mask->setToolTip(isReady                   ? QString()
                       : m_isRunning             ? tr("A table is being masked")
                       : m_decisions.size() == 0 ? tr("Paste a table or open a file first")
                       : undecided > 0           ? tr("Decide about every column first")
                                                 : tr("Say what the people are made for"));
    if (m_decisions.size() == 0)
        setSummary(tr("Real people in a table become made-up ones, the same everywhere"));
    else
        setSummary(tr("Columns: %1, masked: %2, undecided: %3")
                       .arg(m_decisions.size())
                       .arg(m_decisions.masked())
                       .arg(undecided));
}

} // namespace showroom::gui
