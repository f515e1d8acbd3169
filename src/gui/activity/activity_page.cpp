#include "gui/activity/activity_page.h"

#include "base/when_ready.h"
#include "gui/activity/job_history.h"
#include "gui/activity/job_presentation.h"
#include "gui/activity/jobs_decorator.h"
#include "gui/activity/jobs_filter.h"
#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/common/rights.h"
#include "gui/common/table_columns.h"
#include "gui/operations/console_data.h"
#include "gui/shell/job_wording.h"
#include "gui/shell/window_settings.h"
#include "ui_activity_page.h"

#include <QButtonGroup>
#include <QLocale>
#include <QMenu>
#include <QSettings>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;
using models::JobsModel;

namespace {

const auto groupKey = u"activity/group"_s;
const auto kindProperty = "jobKind";

const QList<Column> columns{
    {Cell::Name, 132, false, 0},   {Cell::Person, 184, true, 0}, {Cell::Status, 116, false, 0},
    {Cell::Text, 120, false, 2},   {Cell::Number, 96, false, 4}, {Cell::Time, 80, false, 5},
    {Cell::Person, 140, false, 3}, {Cell::Time, 112, false, 0},  {Cell::Time, 112, false, 1},
};

/// What the settings call the columns.
const QStringList columnKeys{u"job"_s,  u"environment"_s, u"state"_s,   u"progress"_s, u"rows"_s,
                             u"took"_s, u"who"_s,         u"started"_s, u"finished"_s};

constexpr std::array allActions{JobActions::Resume, JobActions::Pause, JobActions::Retry, JobActions::Cancel,
                                JobActions::CleanUp};

} // namespace

ActivityPage::ActivityPage(const Collaborators &with, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::ActivityPage>())
    , m_data(with.data)
    , m_history(with.history)
    , m_clock(with.clock)
    , m_settings(with.settings)
    , m_filter(new JobsFilter(this))
    , m_actions(new JobActions(with.operations, with.data.standing(), this))
    , m_states(new QButtonGroup(this))
    , m_rowMenu(new QMenu(this))
{
    setObjectName(u"activityPage"_s);
    m_ui->setupUi(contentWidget());
    setTitle(tr("Activity"));
    arrangeFilters();
    arrangeTable();
    arrangeStates();
    arrangeActions();
    orderForTheKeyboard();
    showState();
}

ActivityPage::~ActivityPage()
{
    m_columns->save();
    m_settings.store().setValue(groupKey, m_states->checkedId());
}

void ActivityPage::arrangeFilters()
{
    auto *flow = new FlowLayout(m_ui->filterBar);
    m_ui->searchLineEdit->addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_ui->searchLineEdit->setFixedWidth(em(260));
    flow->addWidget(m_ui->searchLineEdit);
    for (QPushButton *chip : {m_ui->allChipButton, m_ui->runningChipButton, m_ui->pausedChipButton,
                              m_ui->failedChipButton, m_ui->doneChipButton}) {
        m_states->addButton(chip, int(m_states->buttons().size()));
        flow->addWidget(chip);
    }
    const QList<std::pair<QPushButton *, QString>> kinds{{m_ui->seedChipButton, u"seed"_s},
                                                         {m_ui->exportChipButton, u"export"_s},
                                                         {m_ui->teardownChipButton, u"teardown"_s}};
    for (const auto &[chip, kind] : kinds) {
        chip->setProperty(kindProperty, kind);
        m_kinds.append(chip);
        flow->addWidget(chip);
        connect(chip, &QPushButton::toggled, this, &ActivityPage::filterKinds);
    }
    connect(m_ui->searchLineEdit, &QLineEdit::textChanged, m_filter, &JobsFilter::setWords);
    connect(m_states, &QButtonGroup::idClicked, this,
            [this](int id) { m_filter->setGroup(static_cast<JobsFilter::Group>(id)); });
    if (QAbstractButton *chip = m_states->button(m_settings.store().value(groupKey).toInt()))
        chip->click();
}

void ActivityPage::filterKinds()
{
    QSet<QString> kinds;
    for (const QPushButton *chip : std::as_const(m_kinds))
        if (chip->isChecked())
            kinds.insert(chip->property(kindProperty).toString());
    m_filter->setKinds(kinds);
}

void ActivityPage::arrangeTable()
{
    auto *decorator = new JobsDecorator(m_clock, m_data.environments(), this);
    decorator->setSourceModel(&m_data.jobs());
    m_filter->setSourceModel(decorator);
    DataTable *table = m_ui->jobsTable;
    table->setModel(m_filter);
    table->setRowHeight(px::rowTall);
    table->setColumns(columns);
    table->setSortingEnabled(true);
    table->sortByColumn(JobsModel::Started, Qt::DescendingOrder);
    m_columns = new TableColumns(table, columnKeys, m_settings.store(), u"activity"_s);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table, &QWidget::customContextMenuRequested, this, &ActivityPage::showContextMenu);
    connect(table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { emit openRequested(index.data(JobsModel::JobRole).value<Job>()); });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActivityPage::showSelection);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &ActivityPage::showState);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, [this] {
        showCounts();
        showSelection();
    });
}

void ActivityPage::arrangeStates()
{
    m_ui->listCard->setFlush();
    m_ui->bulkLine->setBackgroundRole(QPalette::Midlight);
    m_ui->problemBar->setClosable(false);
    auto *retry = m_ui->problemBar->addButton(tr("Retry"), u"retryButton"_s, u"refresh-cw"_s);
    connect(retry, &QPushButton::clicked, &m_data, &ConsoleData::refresh);
    auto *clear = button(tr("Show all jobs"), u"clearFilterButton"_s, Variant::Secondary, u"x"_s);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_ui->searchLineEdit->clear();
        m_ui->allChipButton->click();
        for (QPushButton *chip : std::as_const(m_kinds))
            chip->setChecked(false);
    });
    m_ui->nothingFound->addActionWidget(clear);
    connect(m_ui->olderButton, &QPushButton::clicked, this, &ActivityPage::readOlder);
    connect(&m_data, &ConsoleData::stateChanged, this, &ActivityPage::showState);
}

void ActivityPage::arrangeActions()
{
    QAction *open = m_rowMenu->addAction(m_ui->openButton->icon(), m_ui->openButton->text());
    open->setObjectName(u"actionOpenJob"_s);
    const auto openSelected = [this] {
        if (const auto job = selected())
            emit openRequested(*job);
    };
    connect(open, &QAction::triggered, this, openSelected);
    connect(m_ui->openButton, &QPushButton::clicked, this, openSelected);
    m_buttons = {{JobActions::Resume, m_ui->resumeJobButton},
                 {JobActions::Pause, m_ui->pauseJobButton},
                 {JobActions::Retry, m_ui->retryJobButton},
                 {JobActions::Cancel, m_ui->cancelJobButton},
                 {JobActions::CleanUp, m_ui->cleanUpJobButton}};
    for (const JobActions::Action action : allActions)
        addAction(action);
    connect(m_ui->clearSelectionButton, &QPushButton::clicked, m_ui->jobsTable, &QTableView::clearSelection);
    connect(m_actions, &JobActions::started, &m_data, &ConsoleData::refresh);
    connect(m_actions, &JobActions::refused, this, [this](const QString &fact, const Error &error) {
        m_ui->noticeBar->say(Meaning::Danger, fact, QStringList{error.message, error.hint}.join(u' ').trimmed());
    });
}

void ActivityPage::addAction(JobActions::Action action)
{
    QPushButton *button = m_buttons.value(action);
    button->setText(JobActions::text(action));
    button->setIcon(icon(JobActions::glyph(action), inkOf(*button)));
    QAction *twin = m_rowMenu->addAction(button->icon(), button->text());
    twin->setObjectName(u"action"_s + button->objectName().left(1).toUpper() + button->objectName().mid(1).chopped(6));
    m_menuActions.insert(action, twin);
    connect(button, &QPushButton::clicked, this, [this, action] { act(action); });
    connect(twin, &QAction::triggered, this, [this, action] { act(action); });
}

void ActivityPage::act(JobActions::Action action)
{
    const QList<Job> jobs = offered(action);
    if (jobs.size() == 1)
        m_actions->run(jobs.first(), action, titleOf(jobs.first()));
    else if (!jobs.isEmpty())
        m_actions->runAll(jobs, action);
}

/// Those of the selected ones that this makes sense for and the person may do it with.
QList<Job> ActivityPage::offered(JobActions::Action action) const
{
    QList<Job> jobs = selectedJobs();
    if (jobs.size() > 1 && action == JobActions::CleanUp)
        return {};
    const bool isOne = jobs.size() == 1;
    jobs.removeIf([&](const Job &job) {
        return !m_actions->isOffered(job, action, m_data.environments().find(job.environmentId)) ||
               (!isOne && !m_actions->whyNot(job).isEmpty());
    });
    return jobs;
}

void ActivityPage::orderForTheKeyboard()
{
    tabInOrder({m_ui->searchLineEdit, m_ui->allChipButton, m_ui->runningChipButton, m_ui->pausedChipButton,
                m_ui->failedChipButton, m_ui->doneChipButton, m_ui->seedChipButton, m_ui->exportChipButton,
                m_ui->teardownChipButton, m_ui->jobsTable, m_ui->olderButton, m_ui->openButton, m_ui->resumeJobButton,
                m_ui->pauseJobButton, m_ui->retryJobButton, m_ui->cancelJobButton, m_ui->cleanUpJobButton,
                m_ui->clearSelectionButton});
}

void ActivityPage::select(qint64 jobId)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, JobsModel::Kind);
        if (index.data(JobsModel::JobRole).value<Job>().id == jobId)
            m_ui->jobsTable->setCurrentIndex(index);
    }
}

std::optional<Job> ActivityPage::selected() const
{
    const QList<Job> jobs = selectedJobs();
    return jobs.size() == 1 ? std::optional(jobs.first()) : std::nullopt;
}

QList<Job> ActivityPage::selectedJobs() const
{
    QList<Job> jobs;
    for (const QModelIndex &row : m_ui->jobsTable->selectionModel()->selectedRows())
        jobs.append(row.data(JobsModel::JobRole).value<Job>());
    return jobs;
}

QString ActivityPage::titleOf(const Job &job) const
{
    const auto environment = m_data.environments().find(job.environmentId);
    return wording::jobTitle(job, environment ? environment->name : QString());
}

void ActivityPage::showState()
{
    const auto &error = m_data.error();
    if (error)
        m_ui->problemBar->say(Meaning::Danger, error->message, error->hint);
    else
        m_ui->problemBar->hide();
    const bool any = m_data.jobs().rowCount() > 0;
    QWidget *shown = m_ui->nothingYetPage;
    if (!m_data.isLoaded() && !any)
        shown = error ? m_ui->unreadablePage : m_ui->loadingPage;
    else if (any)
        shown = m_filter->rowCount() > 0 ? m_ui->tablePage : m_ui->nothingFoundPage;
    m_ui->statesStackedWidget->setCurrentWidget(shown);
    m_ui->filterBar->setVisible(any || !m_data.isLoaded());
    m_ui->filterBar->setEnabled(any);
    m_ui->olderBar->setVisible(any && m_data.jobs().completeFrom() > 0);
    showCounts();
    showSelection();
}

void ActivityPage::showCounts()
{
    const QLocale locale;
    const auto &all = m_data.jobs().jobs();
    for (QAbstractButton *chip : m_states->buttons()) {
        const auto group = static_cast<JobsFilter::Group>(m_states->id(chip));
        const auto count =
            std::count_if(all.begin(), all.end(), [&](const Job &job) { return JobsFilter::belongs(job, group); });
        chip->setText(m_data.isLoaded() ? chip->accessibleName() + u"  "_s + locale.toString(qint64(count))
                                        : chip->accessibleName());
    }
    if (!m_data.isLoaded())
        setSummary(m_data.error() ? tr("The list could not be read") : tr("Reading the list…"));
    else if (all.isEmpty())
        setSummary(tr("What Showroom does and did, whoever started it"));
    else
        setSummary(
            m_data.jobs().completeFrom() > 0
                ? tr("%1 of the latest %2 shown")
                      .arg(locale.toString(m_filter->rowCount()), locale.toString(qint64(all.size())))
                : tr("%1 of %2 shown").arg(locale.toString(m_filter->rowCount()), locale.toString(qint64(all.size()))));
}

void ActivityPage::showSelection()
{
    const QList<Job> jobs = selectedJobs();
    const bool isOne = jobs.size() == 1;
    m_ui->bulkBar->setVisible(!jobs.isEmpty());
    m_ui->bulkLine->setVisible(!jobs.isEmpty());
    m_ui->selectedLabel->setText(isOne ? titleOf(jobs.first()) : tr("%n selected", nullptr, int(jobs.size())));
    m_ui->openButton->setVisible(isOne);
    const QString why = isOne ? m_actions->whyNot(jobs.first()) : QString();
    for (const JobActions::Action action : allActions) {
        QPushButton *button = m_buttons.value(action);
        const qsizetype count = offered(action).size();
        button->setVisible(count > 0);
        button->setText(isOne ? JobActions::text(action)
                              : tr("%1 (%2)", "an action and for how many").arg(JobActions::text(action)).arg(count));
        allow(button, why);
    }
}

void ActivityPage::showContextMenu(const QPoint &position)
{
    const QList<Job> jobs = selectedJobs();
    if (jobs.isEmpty() || !m_ui->jobsTable->indexAt(position).isValid())
        return;
    m_rowMenu->actions().constFirst()->setVisible(jobs.size() == 1);
    for (const JobActions::Action action : allActions) {
        QAction *twin = m_menuActions.value(action);
        twin->setVisible(!offered(action).isEmpty());
        allow(twin, jobs.size() == 1 ? m_actions->whyNot(jobs.first()) : QString());
    }
    m_rowMenu->popup(m_ui->jobsTable->viewport()->mapToGlobal(position));
}

void ActivityPage::readOlder()
{
    if (m_isReading)
        return;
    m_isReading = true;
    m_ui->olderButton->setEnabled(false);
    whenReady(m_history.olderJobs(m_data.jobs().completeFrom()), this, [this](const Result<QList<Job>> &jobs) {
        m_isReading = false;
        m_ui->olderButton->setEnabled(true);
        if (jobs)
            m_data.jobs().addOlder(*jobs);
        else
            m_ui->noticeBar->say(Meaning::Danger, jobs.error().message, jobs.error().hint);
        showState();
    });
}

} // namespace showroom::gui
