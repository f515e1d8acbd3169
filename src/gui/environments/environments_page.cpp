#include "gui/environments/environments_page.h"

#include "base/clock.h"
#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/environments/environments_decorator.h"
#include "gui/environments/environments_filter.h"
#include "gui/environments/status_presentation.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"
#include "ui_environments_page.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QSettings>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using models::EnvironmentsModel;

namespace {

const auto wordsKey = u"environments/words"_s;
const auto groupKey = u"environments/group"_s;

const QList<Column> columns{
    {Cell::Name, 200, true, 0},   {Cell::Text, 104, false, 4}, {Cell::Status, 112, false, 0},
    {Cell::Text, 140, false, 5},  {Cell::Text, 112, false, 3}, {Cell::Text, 132, false, 2},
    {Cell::Number, 96, false, 0}, {Cell::Due, 108, false, 0},  {Cell::Time, 108, false, 1},
};

} // namespace

EnvironmentsPage::EnvironmentsPage(ConsoleData &source, const Clock &clock, WindowSettings &settings, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::EnvironmentsPage>())
    , m_data(source)
    , m_clock(clock)
    , m_settings(settings)
    , m_filter(new EnvironmentsFilter(clock, this))
    , m_chips(new QButtonGroup(this))
    , m_rowMenu(new QMenu(this))
{
    setObjectName(u"environmentsPage"_s);
    m_ui->setupUi(contentWidget());
    setTitle(tr("Environments"));
    auto *create = button(tr("New environment"), u"newEnvironmentButton"_s, Variant::Primary, u"plus"_s);
    connect(create, &QPushButton::clicked, this, &EnvironmentsPage::newRequested);
    addHeadButton(create);
    orderForTheKeyboard(create);
    arrangeFilters();
    arrangeTable();
    arrangeStates();
    connectActions();
    showState();
}

EnvironmentsPage::~EnvironmentsPage()
{
    m_settings.saveHeader(*m_ui->environmentsTable->horizontalHeader(), u"environments"_s);
    m_settings.store().setValue(wordsKey, m_ui->searchLineEdit->text());
    m_settings.store().setValue(groupKey, m_chips->checkedId());
}

/// The head's button was made last but is read first.
void EnvironmentsPage::orderForTheKeyboard(QWidget *first)
{
    const QList<QWidget *> order{first,
                                 m_ui->searchLineEdit,
                                 m_ui->allChipButton,
                                 m_ui->readyChipButton,
                                 m_ui->progressChipButton,
                                 m_ui->expiringChipButton,
                                 m_ui->failedChipButton,
                                 m_ui->environmentsTable,
                                 m_ui->openButton,
                                 m_ui->progressButton,
                                 m_ui->resumeButton,
                                 m_ui->exportButton,
                                 m_ui->tearDownButton,
                                 m_ui->clearSelectionButton};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void EnvironmentsPage::arrangeFilters()
{
    auto *flow = new FlowLayout(m_ui->filterBar);
    m_ui->searchLineEdit->addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_ui->searchLineEdit->setFixedWidth(em(260));
    const QList<QPushButton *> chips{m_ui->allChipButton, m_ui->readyChipButton, m_ui->progressChipButton,
                                     m_ui->expiringChipButton, m_ui->failedChipButton};
    flow->addWidget(m_ui->searchLineEdit);
    for (QPushButton *chip : chips) {
        m_chips->addButton(chip, int(m_chips->buttons().size()));
        flow->addWidget(chip);
    }
    connect(m_ui->searchLineEdit, &QLineEdit::textChanged, m_filter, &EnvironmentsFilter::setWords);
    connect(m_chips, &QButtonGroup::idClicked, this,
            [this](int id) { m_filter->setGroup(static_cast<EnvironmentsFilter::Group>(id)); });
    m_ui->searchLineEdit->setText(m_settings.store().value(wordsKey).toString());
    if (QAbstractButton *chip = m_chips->button(m_settings.store().value(groupKey).toInt()))
        chip->click();
}

void EnvironmentsPage::arrangeTable()
{
    auto *decorator = new EnvironmentsDecorator(m_clock, this);
    decorator->setSourceModel(&m_data.environments());
    m_filter->setSourceModel(decorator);
    DataTable *table = m_ui->environmentsTable;
    table->setModel(m_filter);
    table->setRowHeight(px::rowTall);
    table->setColumns(columns);
    table->setSortingEnabled(true);
    table->sortByColumn(EnvironmentsModel::Created, Qt::DescendingOrder);
    m_settings.restoreHeader(*table->horizontalHeader(), u"environments"_s);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table, &QWidget::customContextMenuRequested, this, &EnvironmentsPage::showContextMenu);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EnvironmentsPage::showSelection);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &EnvironmentsPage::showState);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, [this] {
        showCounts();
        showSelection();
    });
}

void EnvironmentsPage::arrangeStates()
{
    m_ui->listCard->setFlush();
    m_ui->bulkLine->setBackgroundRole(QPalette::Midlight);
    auto *create =
        button(tr("Create the first environment"), u"firstEnvironmentButton"_s, Variant::Secondary, u"plus"_s);
    connect(create, &QPushButton::clicked, this, &EnvironmentsPage::newRequested);
    m_ui->nothingYet->addActionWidget(create);
    auto *clear = button(tr("Show all environments"), u"clearFilterButton"_s, Variant::Secondary, u"x"_s);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_ui->searchLineEdit->clear();
        m_ui->allChipButton->click();
    });
    m_ui->nothingFound->addActionWidget(clear);
    auto *retry = m_ui->problemBar->addButton(tr("Retry"), u"retryButton"_s, u"refresh-cw"_s);
    m_ui->problemBar->setClosable(false);
    connect(retry, &QPushButton::clicked, this, &EnvironmentsPage::retryRequested);
    connect(&m_data, &ConsoleData::stateChanged, this, &EnvironmentsPage::showState);
}

void EnvironmentsPage::connectActions()
{
    const auto onSelected = [this](QPushButton *button, const QString &actionName, auto signal) {
        const auto act = [this, signal] {
            if (const auto environment = selected())
                emit(this->*signal)(*environment);
        };
        QAction *action = m_rowMenu->addAction(button->icon(), button->text());
        action->setObjectName(actionName);
        connect(button, &QPushButton::clicked, this, act);
        connect(action, &QAction::triggered, this, act);
        action->setData(QVariant::fromValue<QObject *>(button));
    };
    onSelected(m_ui->openButton, u"actionOpenEnvironment"_s, &EnvironmentsPage::openRequested);
    onSelected(m_ui->progressButton, u"actionShowProgress"_s, &EnvironmentsPage::progressRequested);
    onSelected(m_ui->resumeButton, u"actionResumeEnvironment"_s, &EnvironmentsPage::resumeRequested);
    onSelected(m_ui->exportButton, u"actionExportEnvironment"_s, &EnvironmentsPage::exportRequested);
    QAction *copy = m_rowMenu->addAction(icon(u"copy"_s), tr("Copy id"), this, &EnvironmentsPage::copyId);
    copy->setObjectName(u"actionCopyId"_s);
    m_rowMenu->addSeparator();
    onSelected(m_ui->tearDownButton, u"actionTearDownEnvironment"_s, &EnvironmentsPage::tearDownRequested);
    connect(m_ui->clearSelectionButton, &QPushButton::clicked, m_ui->environmentsTable, &QTableView::clearSelection);
    connect(m_ui->environmentsTable, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        const auto environment = index.data(EnvironmentsModel::EnvironmentRole).value<Environment>();
        if (hasProgress(environment))
            emit progressRequested(environment);
        else
            emit openRequested(environment);
    });
}

void EnvironmentsPage::select(const QString &environmentId)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, EnvironmentsModel::Name);
        if (index.data(EnvironmentsModel::EnvironmentRole).value<Environment>().id == environmentId)
            m_ui->environmentsTable->setCurrentIndex(index);
    }
}

MessageBar &EnvironmentsPage::noticeBar()
{
    return *m_ui->noticeBar;
}

std::optional<Environment> EnvironmentsPage::selected() const
{
    const QModelIndexList rows = m_ui->environmentsTable->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return rows.first().data(EnvironmentsModel::EnvironmentRole).value<Environment>();
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
    showCounts();
    showSelection();
}

void EnvironmentsPage::showCounts()
{
    const QLocale locale;
    const QDateTime now = m_clock.now();
    const auto &all = m_data.environments().environments();
    for (QAbstractButton *chip : m_chips->buttons()) {
        const auto group = static_cast<EnvironmentsFilter::Group>(m_chips->id(chip));
        const auto count = std::count_if(all.begin(), all.end(), [&](const Environment &environment) {
            return EnvironmentsFilter::belongs(environment, group, now);
        });
        chip->setText(m_data.isLoaded() ? chip->accessibleName() + u"  "_s + locale.toString(qint64(count))
                                        : chip->accessibleName());
    }
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
    const auto rows = m_ui->environmentsTable->selectionModel()->selectedRows().size();
    const auto environment = selected();
    m_ui->bulkBar->setVisible(rows > 0);
    m_ui->bulkLine->setVisible(rows > 0);
    m_ui->selectedLabel->setText(tr("%n selected", nullptr, int(rows)));
    const QString one = rows > 1 ? tr("Select a single environment") : QString();
    const auto enable = [&](QPushButton *button, bool enabled, const QString &why) {
        button->setEnabled(enabled);
        button->setToolTip(enabled ? QString() : one.isEmpty() ? why : one);
    };
    enable(m_ui->openButton, environment.has_value(), {});
    enable(m_ui->progressButton, environment && environment->jobId, tr("No job has worked on it"));
    const bool resumable =
        environment && (hasFailed(*environment) || environment->isPaused) && environments::canResume(*environment);
    m_ui->resumeButton->setVisible(resumable);
    enable(m_ui->resumeButton, resumable, {});
    enable(m_ui->exportButton, environment && environments::canExport(*environment),
           tr("Only a complete environment can be exported"));
    enable(m_ui->tearDownButton, environment && environments::canTearDown(*environment),
           tr("It is protected, or gone already"));
}

void EnvironmentsPage::showContextMenu(const QPoint &position)
{
    if (!m_ui->environmentsTable->indexAt(position).isValid())
        return;
    for (QAction *action : m_rowMenu->actions())
        if (const auto *twin = qobject_cast<QPushButton *>(action->data().value<QObject *>())) {
            action->setEnabled(twin->isEnabled());
            action->setVisible(!twin->isHidden());
        }
    m_rowMenu->popup(m_ui->environmentsTable->viewport()->mapToGlobal(position));
}

void EnvironmentsPage::copyId()
{
    if (const auto environment = selected())
        QGuiApplication::clipboard()->setText(environment->id);
}

} // namespace showroom::gui
