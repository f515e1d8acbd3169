#include "gui/environments/environment_history.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/audit/audit_details.h"
#include "gui/audit/audit_source.h"
#include "gui/audit/audit_wording.h"
#include "gui/common/typography.h"
#include "gui/common/wording.h"
#include "gui/environments/environment_source.h"
#include "gui/environments/history_wording.h"
#include "ui_environment_history.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using jobs::Job;

using audit::Entry;

EnvironmentHistory::EnvironmentHistory(EnvironmentSource &source, AuditSource *audit, const Clock &clock,
                                       QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::EnvironmentHistory>())
    , m_source(source)
    , m_audit(audit)
    , m_clock(clock)
    , m_model(new RowsModel({{tr("What")},
                             {tr("State"), Cell::Status},
                             {tr("Who")},
                             {tr("When"), Cell::Time},
                             {tr("Took"), Cell::Time},
                             {tr("Outcome")}},
                            this))
    , m_details(new AuditDetails)
{
    setObjectName(u"environmentHistory"_s);
    m_ui->setupUi(this);
    DataTable *table = m_ui->historyTable;
    table->setModel(m_model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{Cell::Text, 176, true, 0},
                       {Cell::Status, 124, false, 3},
                       {Cell::Text, 140, false, 4},
                       {Cell::Time, 176, false, 0},
                       {Cell::Time, 124, false, 1},
                       {Cell::Text, 240, false, 2}});
    m_ui->historyPage->addWidget(m_details);
    m_ui->historyPage->setStretchFactor(0, 1);
    m_ui->historyPage->setSizes({em(760), em(340)});
    m_details->setLinked(false);
    m_details->hide();
    m_ui->showInAuditButton->setVisible(m_audit);
    connect(m_details, &AuditDetails::closeRequested, table, &QTableView::clearSelection);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EnvironmentHistory::showSelection);
    connect(m_ui->showInAuditButton, &QPushButton::clicked, this, [this] { emit auditRequested(m_environment.id); });
    if (m_audit)
        connect(m_audit, &AuditSource::changed, this, &EnvironmentHistory::refresh);
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
        if (jobs)
            readEntries(*jobs);
        else
            end(jobs.error());
    };
    whenReady(m_source.readHistory(m_environment), this, hear, [this] { m_isReading = false; });
}

/// An id may be taken again after a teardown: what was done with an earlier bearer is not this one's history. What the
/// log says of a job is in the job's own line.
void EnvironmentHistory::readEntries(const QList<Job> &jobs)
{
    QList<Item> items;
    for (const Job &job : jobs)
        items.append({job, {}});
    if (!m_audit) {
        end(items);
        return;
    }
    audit::Filter filter;
    filter.environment = m_environment.id;
    filter.from = m_environment.createdAt;
    const auto hear = [this, items](const Result<QList<Entry>> &entries) {
        if (!entries && entries.error().code != ErrorCode::PermissionDenied) {
            end(entries.error());
            return;
        }
        QList<Item> all = items;
        for (const Entry &entry : entries.value_or(QList<Entry>()))
            if (!entry.action.startsWith(u"job."))
                all.append({{}, entry});
        std::stable_sort(all.begin(), all.end(), [](const Item &a, const Item &b) { return a.at() > b.at(); });
        end(all);
    };
    whenReady(m_audit->list(filter, mostEntries, {}), this, hear, [this] { m_isReading = false; });
}

void EnvironmentHistory::end(const Result<QList<Item>> &items)
{
    m_isReading = false;
    if (items)
        take(*items);
    else
        m_ui->historyBar->say(Meaning::Danger, items.error().message, items.error().hint);
    if (m_isStale && isVisible())
        read();
}

QDateTime EnvironmentHistory::Item::at() const
{
    if (!job)
        return entry.occurredAt;
    return job->startedAt.isValid() ? job->startedAt : job->createdAt;
}

RowsModel::Row EnvironmentHistory::rowOf(const Item &item) const
{
    return item.job ? rowOfJob(*item.job) : rowOfEntry(item.entry);
}

RowsModel::Row EnvironmentHistory::rowOfJob(const Job &job) const
{
    const StatusLook state = jobStateLook(job);
    const qint64 took = job.durationMs(m_clock.now());
    return {{jobDeed(job)},
            {state.text, {}, state.meaning, state.glyph},
            {job.actor.isEmpty() ? u"—"_s : job.actor},
            {wording::exact(job.startedAt.isValid() ? job.startedAt : job.createdAt)},
            {took > 0 ? wording::roughly(std::chrono::milliseconds(took)) : u"—"_s},
            {jobOutcome(job)}};
}

/// Why it was done and how many rows it changed stand where a job has its outcome.
RowsModel::Row EnvironmentHistory::rowOfEntry(const Entry &entry) const
{
    const QString rows = rowsText(entry);
    QStringList said;
    if (!entry.reason.isEmpty())
        said << entry.reason.simplified();
    if (!rows.isEmpty())
        said << tr("%1 rows", "figures").arg(rows);
    return {{deedText(entry.action)},           {},       {entry.actor},
            {wording::exact(entry.occurredAt)}, {u"—"_s}, {said.isEmpty() ? u"—"_s : said.join(u" · "_s)}};
}

void EnvironmentHistory::take(const QList<Item> &items)
{
    m_ui->historyBar->hide();
    m_ui->historyStackedWidget->setCurrentWidget(items.isEmpty() ? static_cast<QWidget *>(m_ui->historyEmptyPage)
                                                                 : m_ui->historyPage);
    if (items == m_items)
        return;
    const int current = m_ui->historyTable->currentIndex().row();
    const qint64 selected = current >= 0 && current < m_items.size() ? m_items.at(current).key() : 0;
    m_items = items;
    QList<RowsModel::Row> rows;
    for (const Item &item : items)
        rows.append(rowOf(item));
    m_model->setRows(rows);
    const auto again =
        std::find_if(items.begin(), items.end(), [selected](const Item &item) { return item.key() == selected; });
    if (again != items.end())
        m_ui->historyTable->setCurrentIndex(m_model->index(int(again - items.begin()), 0));
    showSelection();
}

/// A job has a page of its own; everything else shows here.
void EnvironmentHistory::showSelection()
{
    const QModelIndexList rows = m_ui->historyTable->selectionModel()->selectedRows();
    const bool isEntry = rows.size() == 1 && !m_items.at(rows.first().row()).job;
    m_details->setVisible(isEntry);
    if (isEntry)
        m_details->showEntry(m_items.at(rows.first().row()).entry, m_environment.name);
}

void EnvironmentHistory::open(const QModelIndex &index)
{
    if (index.isValid() && index.row() < m_items.size() && m_items.at(index.row()).job)
        emit jobOpened(*m_items.at(index.row()).job);
}

} // namespace showroom::gui
