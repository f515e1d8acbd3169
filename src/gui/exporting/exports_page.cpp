#include "gui/exporting/exports_page.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/common/rights.h"
#include "gui/common/standing.h"
#include "gui/common/table_columns.h"
#include "gui/exporting/export_source.h"
#include "gui/exporting/exports_decorator.h"
#include "gui/shell/window_settings.h"
#include "ui_exports_page.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QUrl>
#include <QtConcurrentRun>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using exporting::ExportRecord;
using models::ExportsModel;

namespace {

const QList<Column> columns{
    {Cell::Name, 164, true, 0},    {Cell::Text, 152, false, 4},  {Cell::Text, 104, false, 3},
    {Cell::Status, 104, false, 0}, {Cell::Number, 88, false, 0}, {Cell::Number, 84, false, 0},
    {Cell::Text, 128, false, 0},   {Cell::Text, 120, false, 2},  {Cell::Mono, 108, false, 1},
    {Cell::Time, 104, false, 0},
};
const QStringList columnKeys{u"environment"_s, u"file"_s, u"format"_s, u"state"_s,    u"rows"_s,
                             u"size"_s,        u"who"_s,  u"why"_s,    u"checksum"_s, u"created"_s};

} // namespace

ExportsPage::ExportsPage(ExportSource &source, const Clock &clock, WindowSettings &settings, const Standing &standing,
                         QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::ExportsPage>())
    , m_source(source)
    , m_clock(clock)
    , m_settings(settings)
    , m_standing(standing)
{
    setObjectName(u"exportsPage"_s);
    m_ui->setupUi(contentWidget());
    setTitle(tr("Exports"));
    m_disk.setMaxThreadCount(1);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(200ms);
    auto *flow = new FlowLayout(m_ui->filterBar);
    if (auto *clear = m_ui->searchLineEdit->findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setText(tr("Clear")); // Qt leaves its button without a name
    m_ui->searchLineEdit->addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_ui->searchLineEdit->setFixedWidth(em(400)); // its words and both icons
    flow->addWidget(m_ui->searchLineEdit);
    arrangeTable();
    arrangeStates();
    connectActions();
    showState();
}

ExportsPage::~ExportsPage()
{
    m_columns->save();
    m_disk.waitForDone();
}

void ExportsPage::arrangeTable()
{
    auto *decorator = new ExportsDecorator(m_clock, this);
    decorator->setSourceModel(&m_model);
    DataTable *table = m_ui->exportsTable;
    table->setModel(decorator);
    table->setRowHeight(px::rowTall);
    table->setColumns(columns);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_columns = new TableColumns(table, columnKeys, m_settings.store(), u"exports"_s);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExportsPage::showSelection);
    connect(decorator, &QAbstractItemModel::dataChanged, this, &ExportsPage::showSelection);
    connect(&m_model, &ExportsModel::moreWanted, this, &ExportsPage::readMore);
}

void ExportsPage::arrangeStates()
{
    m_ui->listCard->setFlush();
    m_ui->bulkLine->setBackgroundRole(QPalette::Midlight);
    auto *environments = button(tr("Choose an environment"), u"environmentsButton"_s, Variant::Secondary, u"boxes"_s);
    connect(environments, &QPushButton::clicked, this, &ExportsPage::environmentsRequested);
    m_ui->nothingYet->addActionWidget(environments);
    auto *clear = button(tr("Show all exports"), u"clearSearchButton"_s, Variant::Secondary, u"x"_s);
    connect(clear, &QPushButton::clicked, m_ui->searchLineEdit, &QLineEdit::clear);
    m_ui->nothingFound->addActionWidget(clear);
    auto *retry = m_ui->problemBar->addButton(tr("Retry"), u"retryButton"_s, u"refresh-cw"_s);
    m_ui->problemBar->setClosable(false);
    connect(retry, &QPushButton::clicked, this, &ExportsPage::read);
}

void ExportsPage::connectActions()
{
    connect(m_ui->searchLineEdit, &QLineEdit::textChanged, this, [this] { m_searchDelay.start(); });
    connect(&m_searchDelay, &QTimer::timeout, this, &ExportsPage::read);
    connect(&m_source, &ExportSource::changed, this, [this] {
        if (isVisible())
            m_searchDelay.start(); // a job's end comes as several changes
    });
    connect(m_ui->openFolderButton, &QPushButton::clicked, this, [this] {
        if (const auto record = selected())
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(record->request.path).absolutePath()));
    });
    connect(m_ui->copyPathButton, &QPushButton::clicked, this, [this] {
        if (const auto record = selected())
            QGuiApplication::clipboard()->setText(record->request.path);
    });
    connect(m_ui->copyChecksumButton, &QPushButton::clicked, this, [this] {
        if (const auto record = selected())
            QGuiApplication::clipboard()->setText(record->sha256);
    });
    connect(m_ui->exportAgainButton, &QPushButton::clicked, this, [this] {
        if (const auto record = selected())
            emit exportAgainRequested(record->request);
    });
    connect(&m_standing, &Standing::changed, this, &ExportsPage::showSelection);
    connect(m_ui->clearSelectionButton, &QPushButton::clicked, m_ui->exportsTable, &QTableView::clearSelection);
}

void ExportsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    read();
}

/// Everything that is shown so far, anew.
void ExportsPage::read()
{
    const int serial = ++m_reading;
    const int limit = std::max(pageSize, m_model.rowCount());
    const auto answer = m_source.listExports(m_ui->searchLineEdit->text(), {}, limit);
    whenReady(answer, this, [this, serial, limit](const Result<QList<ExportRecord>> &records) {
        if (serial != m_reading)
            return;
        m_error = records ? std::nullopt : std::optional(records.error());
        if (records) {
            m_isLoaded = true;
            m_model.setRecords(*records, records->size() >= limit);
        }
        showState();
    });
}

void ExportsPage::readMore()
{
    const int serial = m_reading;
    const auto answer = m_source.listExports(m_ui->searchLineEdit->text(), m_model.records().constLast().id, pageSize);
    whenReady(answer, this, [this, serial](const Result<QList<ExportRecord>> &records) {
        if (serial != m_reading)
            return;
        m_error = records ? std::nullopt : std::optional(records.error());
        if (records)
            m_model.append(*records, records->size() >= pageSize);
        showState();
    });
}

std::optional<ExportRecord> ExportsPage::selected() const
{
    const QModelIndexList rows = m_ui->exportsTable->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return rows.first().data(ExportsModel::RecordRole).value<ExportRecord>();
}

void ExportsPage::showState()
{
    if (m_error)
        m_ui->problemBar->say(Meaning::Danger, m_error->message, m_error->hint);
    else
        m_ui->problemBar->hide();
    const bool isSearching = !m_ui->searchLineEdit->text().trimmed().isEmpty();
    const int rows = m_model.rowCount();
    QWidget *shown = m_ui->tablePage;
    if (rows == 0 && !m_isLoaded)
        shown = m_error ? m_ui->unreadablePage : m_ui->loadingPage;
    else if (rows == 0)
        shown = isSearching ? m_ui->nothingFoundPage : m_ui->nothingYetPage;
    m_ui->statesStackedWidget->setCurrentWidget(shown);
    m_ui->filterBar->setVisible(shown != m_ui->nothingYetPage);
    const QString count = QLocale().toString(rows);
    if (!m_isLoaded)
        setSummary(m_error ? tr("The list could not be read") : tr("Reading the list…"));
    else if (rows == 0)
        setSummary(tr("Files with an environment’s rows, and who took them"));
    else
        setSummary(m_model.hasMore() ? tr("The latest %1, older ones follow below").arg(count)
                                     : tr("%1 shown, newest first").arg(count));
    showSelection();
}

void ExportsPage::showSelection()
{
    ++m_looking; // an answer about the row before is not this one's
    const auto record = selected();
    m_ui->bulkBar->setVisible(record.has_value());
    m_ui->bulkLine->setVisible(record.has_value());
    if (!record)
        return;
    const bool isDone = record->state == u"done"_s;
    const auto enable = [](QPushButton *button, bool isEnabled, const QString &why) {
        button->setEnabled(isEnabled);
        button->setToolTip(isEnabled ? QString() : why);
    };
    enable(m_ui->copyPathButton, isDone, tr("There is no file: the export did not end"));
    enable(m_ui->copyChecksumButton, isDone, tr("There is no file: the export did not end"));
    enable(m_ui->exportAgainButton, record->isEnvironmentThere, tr("The environment is gone, or not complete"));
    if (const QString why = m_standing.whyNot(Right::Export); !why.isEmpty())
        allow(m_ui->exportAgainButton, why);
    enable(m_ui->openFolderButton, false, tr("The file is not on this machine"));
    if (isDone)
        lookForFile(*record);
}

/// A folder may lie on a slow network, so it is looked at elsewhere. A file of another size is another file.
void ExportsPage::lookForFile(const ExportRecord &record)
{
    const int serial = m_looking;
    const auto look = [path = record.request.path, bytes = record.bytes] {
        const QFileInfo file(path);
        return file.isFile() && file.size() == bytes;
    };
    whenReady(QtConcurrent::run(&m_disk, look), this, [this, serial](bool isThere) {
        if (serial != m_looking || !isThere)
            return;
        m_ui->openFolderButton->setEnabled(true);
        m_ui->openFolderButton->setToolTip({});
    });
}

} // namespace showroom::gui
