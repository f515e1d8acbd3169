#include "gui/audit/audit_page.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/audit/audit_chain.h"
#include "gui/audit/audit_decorator.h"
#include "gui/audit/audit_details.h"
#include "gui/audit/audit_export_dialog.h"
#include "gui/audit/audit_source.h"
#include "gui/common/builders.h"
#include "gui/common/table_columns.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"
#include "ui_audit_page.h"

#include <QAction>
#include <QDir>
#include <QLocale>
#include <QStandardPaths>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using audit::Entry;
using models::AuditModel;

namespace {

const auto splitterKey = u"audit/splitter"_s;

const QList<Column> columns{
    {Cell::Name, 208, true, 0},  {Cell::Person, 168, false, 0}, {Cell::Person, 152, false, 3},
    {Cell::Text, 216, false, 2}, {Cell::Number, 136, false, 1}, {Cell::Number, 88, false, 0, true},
    {Cell::Time, 104, false, 0},
};
const QStringList columnKeys{u"what"_s, u"environment"_s, u"who"_s, u"why"_s, u"rows"_s, u"number"_s, u"when"_s};

} // namespace

AuditPage::AuditPage(const Collaborators &with, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::AuditPage>())
    , m_source(with.source)
    , m_data(with.data)
    , m_clock(with.clock)
    , m_settings(with.settings)
    , m_decorator(new AuditDecorator(with.clock, with.data.environments(), this))
    , m_details(new AuditDetails)
    , m_chain(nullptr)
{
    setObjectName(u"auditPage"_s);
    m_ui->setupUi(contentWidget());
    setTitle(tr("Audit"));
    m_chain = new AuditChain(m_source, *m_ui->chainBar, this);
    m_newsDelay.setSingleShot(true);
    m_newsDelay.setInterval(200ms); // one deed may come as several changes
    arrangeTable();
    arrangeDetails();
    arrangeStates();
    addActions();
    orderForTheKeyboard();
    m_ui->filterBar->restore(m_settings.store(), m_clock);
    connect(m_ui->filterBar, &AuditFilterBar::changed, this, &AuditPage::backToNewest);
    connect(m_chain, &AuditChain::entryRequested, this, &AuditPage::showSequence);
    connect(&m_newsDelay, &QTimer::timeout, this, &AuditPage::readNewer);
    connect(&m_source, &AuditSource::changed, this, [this] {
        if (isVisible())
            m_newsDelay.start();
    });
    connect(&m_data, &ConsoleData::stateChanged, this, [this] {
        if (!m_data.isLoaded())
            forget();
    });
    showState();
}

AuditPage::~AuditPage()
{
    m_columns->save();
    m_ui->filterBar->save(m_settings.store());
    m_settings.store().setValue(splitterKey, m_ui->auditSplitter->saveState());
}

void AuditPage::arrangeTable()
{
    m_decorator->setSourceModel(&m_model);
    DataTable *table = m_ui->auditTable;
    table->setModel(m_decorator);
    table->setRowHeight(px::rowTall);
    table->setColumns(columns);
    m_columns = new TableColumns(table, columnKeys, m_settings.store(), u"audit"_s);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AuditPage::showSelection);
    connect(m_decorator, &QAbstractItemModel::dataChanged, this, &AuditPage::showSelection);
    connect(&m_model, &AuditModel::olderWanted, this, &AuditPage::readOlder);
    connect(table, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        openEnvironment(index.data(AuditModel::EntryRole).value<Entry>().environment);
    });
}

void AuditPage::arrangeDetails()
{
    m_ui->auditSplitter->addWidget(m_details);
    m_ui->auditSplitter->setStretchFactor(0, 1);
    m_ui->auditSplitter->setSizes({em(760), em(340)});
    m_ui->auditSplitter->restoreState(m_settings.store().value(splitterKey).toByteArray());
    m_details->hide();
    connect(m_details, &AuditDetails::closeRequested, m_ui->auditTable, &QTableView::clearSelection);
    connect(m_details, &AuditDetails::environmentRequested, this, &AuditPage::openEnvironment);
}

void AuditPage::arrangeStates()
{
    m_ui->listCard->setFlush();
    auto *clear = button(tr("Show everything that was done"), u"clearFiltersButton"_s, Variant::Secondary, u"x"_s);
    connect(clear, &QPushButton::clicked, m_ui->filterBar, &AuditFilterBar::clear);
    m_ui->nothingFound->addActionWidget(clear);
    auto *retry = m_ui->problemBar->addButton(tr("Retry"), u"retryButton"_s, u"refresh-cw"_s);
    m_ui->problemBar->setClosable(false);
    connect(retry, &QPushButton::clicked, this, &AuditPage::readAnew);
    auto *newest = m_ui->jumpBar->addButton(tr("Back to the newest"), u"newestButton"_s, u"chevron-up"_s);
    m_ui->jumpBar->setClosable(false);
    connect(newest, &QPushButton::clicked, this, &AuditPage::backToNewest);
}

/// The buttons of the head, which the command palette offers too.
void AuditPage::addActions()
{
    const auto add = [this](const QString &text, const QString &name, const QString &glyph, auto act) {
        QPushButton *made = button(text, name + u"Button"_s, Variant::Secondary, glyph);
        addHeadButton(made);
        auto *action = new QAction(text, this);
        action->setObjectName(u"action"_s + name.left(1).toUpper() + name.mid(1));
        action->setProperty("glyph", glyph);
        addAction(action);
        connect(action, &QAction::triggered, this, act);
        connect(made, &QPushButton::clicked, action, &QAction::trigger);
        connect(m_chain, &AuditChain::busyChanged, made, [this, made, action] {
            made->setEnabled(!m_chain->isBusy());
            action->setEnabled(!m_chain->isBusy());
        });
    };
    add(tr("Verify chain"), u"verifyChain"_s, u"shield-check"_s, [this] { m_chain->verify(); });
    add(tr("Save signed head…"), u"saveHead"_s, u"lock"_s, [this] { m_chain->askForHead(); });
    add(tr("Export…"), u"exportAudit"_s, u"package"_s, [this] { exportEntries(); });
}

void AuditPage::orderForTheKeyboard()
{
    QList<QWidget *> order;
    for (const QString &name : {u"verifyChainButton"_s,     u"saveHeadButton"_s,     u"exportAuditButton"_s,
                                u"retryButton"_s,           u"cancelVerifyButton"_s, u"showBrokenButton"_s,
                                u"newestButton"_s,          u"whoComboBox"_s,        u"whatComboBox"_s,
                                u"environmentComboBox"_s,   u"spanComboBox"_s,       u"fromDateEdit"_s,
                                u"untilDateEdit"_s,         u"clearFilterButton"_s,  u"auditTable"_s,
                                u"clearFiltersButton"_s,    u"closeDetailsButton"_s, u"detailsScrollArea"_s,
                                u"openEnvironmentButton"_s, u"countsTable"_s,        u"copyHashButton"_s})
        order.append(findChild<QWidget *>(name));
    tabInOrder(order);
}

/// The window goes to another database.
void AuditPage::forget()
{
    ++m_reading;
    m_isLoaded = false;
    m_error.reset();
    m_start.reset();
    m_ui->jumpBar->hide();
    m_model.setEntries({}, false);
    showState();
    if (isVisible())
        m_newsDelay.start();
}

void AuditPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    readNewer();
}

void AuditPage::readWords()
{
    whenReady(m_source.words(), this, [this](const Result<audit::Words> &words) {
        if (words)
            m_ui->filterBar->setWords(*words);
    });
}

/// The newest page, or that where the list begins.
void AuditPage::readAnew()
{
    const int serial = ++m_reading;
    const auto before = m_start ? std::optional(*m_start + 1) : std::nullopt;
    const auto answer = m_source.list(m_ui->filterBar->filter(), pageSize, before);
    whenReady(answer, this, [this, serial](const Result<QList<Entry>> &entries) {
        if (serial != m_reading)
            return;
        m_error = entries ? std::nullopt : std::optional(entries.error());
        if (entries) {
            m_isLoaded = true;
            m_model.setEntries(*entries, entries->size() >= pageSize);
        }
        showState();
    });
}

/// What came since; the list stays where it is.
void AuditPage::readNewer()
{
    readWords();
    if (!m_isLoaded)
        readAnew();
    if (m_start || !m_isLoaded)
        return;
    const int serial = m_reading;
    whenReady(m_source.list(m_ui->filterBar->filter(), pageSize, {}), this,
              [this, serial](const Result<QList<Entry>> &entries) {
                  if (serial != m_reading)
                      return;
                  m_error = entries ? std::nullopt : std::optional(entries.error());
                  if (entries)
                      takeNewest(*entries);
                  showState();
              });
}

/// More than a page may have come meanwhile: then there would be a gap, and the list begins anew.
void AuditPage::takeNewest(const QList<Entry> &entries)
{
    const auto known = m_model.newest();
    const bool hasGap = entries.size() >= pageSize && (!known || entries.constLast().id > *known);
    if (hasGap || !known)
        m_model.setEntries(entries, entries.size() >= pageSize);
    else
        m_model.addNewer(entries);
}

void AuditPage::readOlder()
{
    const int serial = m_reading;
    whenReady(m_source.list(m_ui->filterBar->filter(), pageSize, m_model.oldest()), this,
              [this, serial](const Result<QList<Entry>> &entries) {
                  if (serial != m_reading)
                      return;
                  m_error = entries ? std::nullopt : std::optional(entries.error());
                  m_model.addOlder(entries.value_or(QList<Entry>()), entries && entries->size() >= pageSize);
                  showState();
              });
}

void AuditPage::showSequence(qint64 sequence)
{
    whenReady(m_source.idOfSequence(sequence), this, [this, sequence](const Result<std::optional<qint64>> &id) {
        if (id)
            startAt(*id, sequence);
        else
            showError(id.error());
    });
}

void AuditPage::showEnvironment(const QString &environmentId)
{
    m_ui->filterBar->chooseOnly(environmentId);
}

void AuditPage::startAt(std::optional<qint64> id, qint64 sequence)
{
    if (!id) { // past the end: what is newest stands nearest to it
        backToNewest();
        return;
    }
    m_ui->filterBar->clear();
    m_start = id;
    m_ui->jumpBar->say(Meaning::Neutral, tr("From entry %1 on.").arg(QLocale().toString(sequence)),
                       tr("What was written later is not shown."));
    readAnew();
}

void AuditPage::backToNewest()
{
    m_start.reset();
    m_ui->jumpBar->hide();
    readAnew();
    m_ui->auditTable->scrollToTop();
}

void AuditPage::openEnvironment(const QString &environmentId)
{
    if (const auto environment = m_data.environments().find(environmentId))
        emit openRequested(*environment);
}

QString AuditPage::nameOf(const QString &environmentId) const
{
    const auto environment = m_data.environments().find(environmentId);
    return environment ? environment->name : QString();
}

QWidget *AuditPage::stateToShow() const
{
    if (m_error && m_error->code == ErrorCode::PermissionDenied)
        return m_ui->forbiddenPage;
    if (m_model.rowCount() > 0)
        return m_ui->tablePage;
    if (!m_isLoaded)
        return m_error ? m_ui->unreadablePage : m_ui->loadingPage;
    return m_ui->filterBar->isEmpty() ? m_ui->nothingYetPage : m_ui->nothingFoundPage;
}

void AuditPage::showState()
{
    QWidget *shown = stateToShow();
    m_ui->statesStackedWidget->setCurrentWidget(shown);
    const bool isForbidden = shown == m_ui->forbiddenPage;
    m_ui->filterBar->setVisible(shown != m_ui->nothingYetPage && !isForbidden);
    if (isForbidden)
        m_ui->forbidden->setText(QStringList{m_error->message, m_error->hint}.join(u' ').trimmed());
    if (m_error && !isForbidden)
        m_ui->problemBar->say(Meaning::Danger, m_error->message, m_error->hint);
    else
        m_ui->problemBar->hide();
    const QString count = QLocale().toString(m_model.rowCount());
    if (!m_isLoaded)
        setSummary(m_error ? tr("The log could not be read") : tr("Reading the log…"));
    else if (m_model.rowCount() == 0)
        setSummary(tr("What was done, by whom, when and why"));
    else
        setSummary(m_model.hasOlder() ? tr("%1 entries, older ones follow below").arg(count)
                                      : tr("%n entries, newest first", nullptr, m_model.rowCount()));
    showSelection();
}

void AuditPage::showSelection()
{
    const QModelIndexList rows = m_ui->auditTable->selectionModel()->selectedRows();
    const bool isOne = rows.size() == 1 && m_ui->statesStackedWidget->currentWidget() == m_ui->tablePage;
    m_details->setVisible(isOne);
    if (!isOne)
        return;
    const auto entry = rows.first().data(AuditModel::EntryRole).value<Entry>();
    if (!(entry == m_details->entry()))
        m_details->showEntry(entry, nameOf(entry.environment));
}

void AuditPage::exportEntries()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString day = m_clock.now().toLocalTime().date().toString(Qt::ISODate);
    auto *dialog = new AuditExportDialog(m_source, m_ui->filterBar->filter(), m_ui->filterBar->description(),
                                         QDir(folder).filePath(u"audit-"_s + day), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AuditExportDialog::written, this, [this](const QString &path, const audit::Written &file) {
        showNotice(Meaning::Success, tr("%n entries exported.", nullptr, int(file.entries)),
                   QDir::toNativeSeparators(path));
    });
    dialog->open();
}

} // namespace showroom::gui
