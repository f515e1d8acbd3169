#include "gui/environments/environment_history.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/rows_model.h"
#include "gui/common/wording.h"
#include "gui/environments/environment_source.h"
#include "gui/environments/history_wording.h"
#include "ui_environment_history.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using jobs::Job;

namespace {

RowsModel::Row rowOf(const Job &job, const QDateTime &now)
{
    const StatusLook state = jobStateLook(job);
    const qint64 took = job.durationMs(now);
    return {{jobDeed(job)},
            {state.text, {}, state.meaning, state.glyph},
            {job.actor.isEmpty() ? u"—"_s : job.actor},
            {wording::exact(job.startedAt.isValid() ? job.startedAt : job.createdAt)},
            {took > 0 ? wording::roughly(std::chrono::milliseconds(took)) : u"—"_s},
            {jobOutcome(job)}};
}

} // namespace

EnvironmentHistory::EnvironmentHistory(EnvironmentSource &source, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::EnvironmentHistory>())
    , m_source(source)
    , m_clock(clock)
    , m_model(new RowsModel({{tr("What")},
                             {tr("State"), Cell::Status},
                             {tr("Who")},
                             {tr("When"), Cell::Time},
                             {tr("Took"), Cell::Time},
                             {tr("Outcome")}},
                            this))
{
    setObjectName(u"environmentHistory"_s);
    m_ui->setupUi(this);
    DataTable *table = m_ui->historyTable;
    table->setModel(m_model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{Cell::Text, 176, false, 0},
                       {Cell::Status, 124, false, 0},
                       {Cell::Text, 140, false, 2},
                       {Cell::Time, 176, false, 0},
                       {Cell::Time, 124, false, 1},
                       {Cell::Text, 240, true, 0}});
    QPushButton *again = m_ui->historyBar->addButton(tr("Try again"), u"retryHistoryButton"_s, u"refresh-cw"_s);
    connect(again, &QPushButton::clicked, this, &EnvironmentHistory::refresh);
    connect(table, &DataTable::rowOpened, this, &EnvironmentHistory::open);
}

EnvironmentHistory::~EnvironmentHistory() = default;

void EnvironmentHistory::setEnvironment(const environments::Environment &environment)
{
    if (environment == m_environment)
        return;
    m_environment = environment;
    refresh();
}

void EnvironmentHistory::refresh()
{
    m_isStale = true;
    if (isVisible())
        read();
}

void EnvironmentHistory::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void EnvironmentHistory::read()
{
    if (m_isReading || !m_isStale)
        return;
    m_isReading = true;
    m_isStale = false;
    const auto hear = [this](const Result<QList<Job>> &jobs) {
        m_isReading = false;
        if (jobs)
            take(*jobs);
        else
            m_ui->historyBar->say(Meaning::Danger, jobs.error().message, jobs.error().hint);
        if (m_isStale && isVisible())
            read();
    };
    whenReady(m_source.readHistory(m_environment), this, hear, [this] { m_isReading = false; });
}

void EnvironmentHistory::take(const QList<Job> &jobs)
{
    m_ui->historyBar->hide();
    m_ui->historyStackedWidget->setCurrentWidget(jobs.isEmpty() ? m_ui->historyEmptyPage : m_ui->historyPage);
    if (jobs == m_jobs)
        return;
    const Job selected = m_jobs.value(m_ui->historyTable->currentIndex().row());
    m_jobs = jobs;
    QList<RowsModel::Row> rows;
    for (const Job &job : jobs)
        rows.append(rowOf(job, m_clock.now()));
    m_model->setRows(rows);
    const auto again = std::find_if(jobs.begin(), jobs.end(), [&](const Job &job) { return job.id == selected.id; });
    if (again != jobs.end())
        m_ui->historyTable->setCurrentIndex(m_model->index(int(again - jobs.begin()), 0));
}

void EnvironmentHistory::open(const QModelIndex &index)
{
    if (index.isValid() && index.row() < m_jobs.size())
        emit jobOpened(m_jobs.at(index.row()));
}

} // namespace showroom::gui
