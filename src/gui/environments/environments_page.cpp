#include "gui/environments/environments_page.h"

#include "base/clock.h"
#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "gui/common/table_columns.h"
#include "gui/environments/environment_actions.h"
#include "gui/environments/environments_filter.h"
#include "gui/environments/environments_filter_bar.h"
#include "gui/environments/status_presentation.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"
#include "ui_environments_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QTimer>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using models::EnvironmentsModel;

namespace {

const QList<Column> columns{
    {Cell::Name, 200, true, 0},        {Cell::Text, 148, false, 4},  {Cell::Status, 112, false, 0},
    {Cell::Text, 140, false, 5},       {Cell::Text, 112, false, 3},  {Cell::Text, 132, false, 2},
    {Cell::Text, 140, false, 0, true}, {Cell::Number, 96, false, 0}, {Cell::Number, 96, false, 0, true},
    {Cell::Due, 108, false, 0},        {Cell::Time, 108, false, 1},  {Cell::Time, 108, false, 0, true},
};

/// What the settings call the columns.
const QStringList columnKeys{u"name"_s, u"kind"_s, u"status"_s,  u"data"_s,    u"regions"_s, u"owner"_s,
                             u"tags"_s, u"rows"_s, u"storage"_s, u"expires"_s, u"created"_s, u"lastAccess"_s};

} // namespace

EnvironmentsPage::EnvironmentsPage(ConsoleData &source, const Clock &clock, WindowSettings &settings, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::EnvironmentsPage>())
    , m_data(source)
    , m_clock(clock)
    , m_settings(settings)
    , m_filter(new EnvironmentsFilter(source.environments(), clock, this))
    , m_actions(new EnvironmentActions(this))
    , m_rowMenu(new QMenu(this))
    , m_moreMenu(new QMenu(this))
{
    setObjectName(u"environmentsPage"_s);
    m_ui->setupUi(contentWidget());
    setTitle(tr("Environments"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &EnvironmentsPage::showState);
    arrangeTable();
    arrangeHead();
    arrangeFilters();
    arrangeStates();
    connectActions();
    showState();
}

EnvironmentsPage::~EnvironmentsPage()
{
    m_columns->save();
}

void EnvironmentsPage::arrangeHead()
{
    auto *several = button(tr("Create several…"), u"newEnvironmentsButton"_s, Variant::Secondary, u"boxes"_s);
    auto *create = button(tr("New environment"), u"newEnvironmentButton"_s, Variant::Primary, u"plus"_s);
    connect(several, &QPushButton::clicked, this, &EnvironmentsPage::newManyRequested);
    connect(create, &QPushButton::clicked, this, &EnvironmentsPage::newRequested);
    addHeadButton(several);
    addHeadButton(create);
    m_creators = {several, create};
    orderForTheKeyboard({several, create});
}

/// The head's buttons were made last but are read first.
void EnvironmentsPage::orderForTheKeyboard(const QList<QWidget *> &first)
{
    tabInOrder(first + m_ui->filterBar->tabStops() +
               QList<QWidget *>{m_ui->environmentsTable, m_ui->openButton, m_ui->progressButton, m_ui->resumeButton,
                                m_ui->exportButton, m_ui->extendButton, m_ui->moreButton, m_ui->tearDownButton,
                                m_ui->clearSelectionButton});
}

void EnvironmentsPage::arrangeFilters()
{
    connect(m_ui->filterBar, &EnvironmentsFilterBar::viewChanged, this, [this](const EnvironmentsView &view) {
        m_filter->setView(view);
        showState();
    });
    m_ui->filterBar->setSettings(m_settings.store());
    m_ui->filterBar->setColumnsMenu(m_columns->menu());
}

void EnvironmentsPage::arrangeTable()
{
    DataTable *table = m_ui->environmentsTable;
    table->setModel(m_filter);
    table->setRowHeight(px::rowTall);
    table->setColumns(columns);
    table->setSortingEnabled(true);
    table->sortByColumn(EnvironmentsModel::Created, Qt::DescendingOrder);
    m_columns = new TableColumns(table, columnKeys, m_settings.store(), u"environments"_s);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table, &QWidget::customContextMenuRequested, this, &EnvironmentsPage::showContextMenu);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EnvironmentsPage::showSelection);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &EnvironmentsPage::showSoon);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &EnvironmentsPage::showSoon);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &EnvironmentsPage::showSoon);
}

/// A refresh of a large fleet signals many rows; their sums are shown once.
void EnvironmentsPage::showSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void EnvironmentsPage::arrangeStates()
{
    m_ui->listCard->setFlush();
    m_ui->bulkLine->setBackgroundRole(QPalette::Midlight);
    auto *create =
        button(tr("Create the first environment"), u"firstEnvironmentButton"_s, Variant::Secondary, u"plus"_s);
    connect(create, &QPushButton::clicked, this, &EnvironmentsPage::newRequested);
    m_ui->nothingYet->addActionWidget(create);
    m_creators << create;
    auto *clear = button(tr("Show all environments"), u"clearFilterButton"_s, Variant::Secondary, u"x"_s);
    connect(clear, &QPushButton::clicked, this, [this] { m_ui->filterBar->setView({}); });
    m_ui->nothingFound->addActionWidget(clear);
    auto *retry = m_ui->problemBar->addButton(tr("Retry"), u"retryButton"_s, u"refresh-cw"_s);
    m_ui->problemBar->setClosable(false);
    connect(retry, &QPushButton::clicked, this, &EnvironmentsPage::retryRequested);
    connect(&m_data, &ConsoleData::stateChanged, this, &EnvironmentsPage::showState);
}

void EnvironmentsPage::connectActions()
{
    m_rowMenu->setObjectName(u"environmentMenu"_s);
    m_moreMenu->setObjectName(u"moreMenu"_s);
    m_actions->fill(*m_rowMenu);
    m_actions->fillMore(*m_moreMenu);
    EnvironmentActions::bind(m_ui->openButton, m_actions->open());
    EnvironmentActions::bind(m_ui->progressButton, m_actions->progress());
    EnvironmentActions::bind(m_ui->resumeButton, m_actions->resume());
    EnvironmentActions::bind(m_ui->exportButton, m_actions->exportData());
    EnvironmentActions::bind(m_ui->extendButton, m_actions->extend());
    EnvironmentActions::bind(m_ui->tearDownButton, m_actions->tearDown());
    connect(m_ui->moreButton, &QPushButton::clicked, this,
            [this] { m_moreMenu->popup(m_ui->moreButton->mapToGlobal(QPoint(0, -m_moreMenu->sizeHint().height()))); });
    connect(m_actions, &EnvironmentActions::openRequested, this, &EnvironmentsPage::openRequested);
    connect(m_actions, &EnvironmentActions::progressRequested, this, &EnvironmentsPage::progressRequested);
    connect(m_actions, &EnvironmentActions::resumeRequested, this, &EnvironmentsPage::resumeRequested);
    connect(m_actions, &EnvironmentActions::exportRequested, this, &EnvironmentsPage::exportRequested);
    connect(m_actions, &EnvironmentActions::tearDownRequested, this, &EnvironmentsPage::tearDownRequested);
    connect(m_actions->copyRows(), &QAction::triggered, this, &EnvironmentsPage::copyRows);
    connect(m_ui->clearSelectionButton, &QPushButton::clicked, m_ui->environmentsTable, &QTableView::clearSelection);
    connect(m_ui->environmentsTable, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        const Environment environment = m_filter->environment(index);
        if (hasProgress(environment))
            emit progressRequested(environment);
        else
            emit openRequested(environment);
    });
}

void EnvironmentsPage::select(const QString &environmentId)
{
    select(QStringList{environmentId});
}

void EnvironmentsPage::select(const QStringList &environmentIds)
{
    QItemSelection selection;
    QModelIndex last;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, EnvironmentsModel::Name);
        if (!environmentIds.contains(m_filter->environment(index).id))
            continue;
        selection.select(index, index.siblingAtColumn(EnvironmentsModel::ColumnCount - 1));
        last = index;
    }
    QItemSelectionModel *model = m_ui->environmentsTable->selectionModel();
    model->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
    model->select(selection, QItemSelectionModel::ClearAndSelect);
    // The bar of actions takes room from the list once it is laid out.
    QTimer::singleShot(0, this, [this] { m_ui->environmentsTable->scrollTo(m_ui->environmentsTable->currentIndex()); });
}

MessageBar &EnvironmentsPage::noticeBar()
{
    return *m_ui->noticeBar;
}

QList<Environment> EnvironmentsPage::selected() const
{
    QList<Environment> environments;
    for (const QModelIndex &index : m_ui->environmentsTable->selectionModel()->selectedRows())
        environments.append(m_filter->environment(index));
    return environments;
}

bool EnvironmentsPage::hasProgress(const Environment &environment) const
{
    if (!environment.jobId)
        return false;
    const auto job = m_data.jobs().find(*environment.jobId);
    return isInProgress(environment) || hasFailed(environment) || (job && job->isActive());
}

void EnvironmentsPage::showState()
{
    const auto &error = m_data.error();
    if (error)
        m_ui->problemBar->say(*error);
    else
        m_ui->problemBar->hide();
    const bool any = m_data.environments().rowCount() > 0;
    QWidget *shown = m_ui->nothingYetPage;
    if (!m_data.isLoaded() && !any)
        shown = error ? m_ui->unreadablePage : m_ui->loadingPage;
    else if (any)
        shown = m_filter->rowCount() > 0 ? m_ui->tablePage : m_ui->nothingFoundPage;
    m_ui->statesStackedWidget->setCurrentWidget(shown);
    m_ui->filterBar->setVisible(any || !m_data.isLoaded());
    m_ui->filterBar->setEnabled(any);
    for (QPushButton *creator : std::as_const(m_creators))
        allow(creator, m_data.standing().whyNot(Right::Manage));
    m_actions->setRights(m_data.standing().rights());
    showCounts();
    showSelection();
}

void EnvironmentsPage::showCounts()
{
    const QLocale locale;
    const auto &all = m_data.environments().environments();
    m_ui->filterBar->setFleet(all, m_data.isLoaded(), m_clock.now());
    qint64 rows = 0;
    for (const Environment &environment : all)
        rows += environment.rowsTotal();
    if (!m_data.isLoaded())
        setSummary(m_data.error() ? tr("The list could not be read") : tr("Reading the list…"));
    else if (all.isEmpty())
        setSummary(tr("Safe, realistic copies of your product, for a while"));
    else
        setSummary(tr("%1 of %2 shown · %3 rows")
                       .arg(locale.toString(m_filter->rowCount()), locale.toString(qint64(all.size())),
                            locale.toString(rows)));
}

void EnvironmentsPage::showSelection()
{
    const QList<Environment> selection = selected();
    m_ui->bulkBar->setVisible(!selection.isEmpty());
    m_ui->bulkLine->setVisible(!selection.isEmpty());
    m_ui->selectedLabel->setText(tr("%n selected", nullptr, int(selection.size())));
    m_actions->setSelection(selection);
}

void EnvironmentsPage::showContextMenu(const QPoint &position)
{
    if (m_ui->environmentsTable->indexAt(position).isValid())
        m_rowMenu->popup(m_ui->environmentsTable->viewport()->mapToGlobal(position));
}

void EnvironmentsPage::copyRows() const
{
    QGuiApplication::clipboard()->setText(m_ui->environmentsTable->selectedText());
}

} // namespace showroom::gui
