#include "gui/overview/overview_page.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "gui/operations/console_data.h"
#include "gui/overview/fleet_figures.h"
#include "gui/overview/overview_source.h"
#include "ui_overview_page.h"

#include <QHeaderView>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using environments::Environment;
using jobs::Job;

namespace {

constexpr int shownJobs = 5;

const QList<Column> activityColumns{
    {Cell::Person, 200, true, 0}, {Cell::Status, 112, false, 0}, {Cell::Time, 96, false, 1}};

void fill(StatTile &tile, const TileText &text)
{
    tile.setFigure(text.figure, text.unit);
    tile.setFootnote(text.note, text.meaning);
}

QList<Job> latestOf(QList<Job> jobs)
{
    std::sort(jobs.begin(), jobs.end(), [](const Job &a, const Job &b) { return a.id > b.id; });
    return jobs.mid(0, shownJobs);
}

/// What the volumes depend on: which environments are complete, and with which data.
QString completeData(const QList<Environment> &environments)
{
    QStringList parts;
    for (const Environment &environment : environments)
        if (environments::canExport(environment))
            parts << environment.id + environment.fingerprint;
    return parts.join(u' ');
}

} // namespace

OverviewPage::OverviewPage(ConsoleData &known, OverviewSource &source, const Clock &clock, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::OverviewPage>())
    , m_data(known)
    , m_source(source)
    , m_clock(clock)
    , m_activity(new RowsModel(
          {{tr("What and who"), Cell::Person}, {tr("State"), Cell::Status}, {tr("When"), Cell::Time}}, this))
{
    setObjectName(u"overviewPage"_s);
    m_ui->setupUi(contentWidget());
    setTitle(tr("Overview"));
    m_ui->volumesCard->setSource(source, clock);
    arrangeHead();
    arrangeCards();
    arrangeStates();
    connect(&m_data, &ConsoleData::stateChanged, this, &OverviewPage::showState);
    connect(&m_data.jobs(), &QAbstractItemModel::dataChanged, this, &OverviewPage::showFigures);
    connect(&m_data.jobs(), &QAbstractItemModel::rowsInserted, this, &OverviewPage::showFigures);
    m_minute.setInterval(60s);
    connect(&m_minute, &QTimer::timeout, this, &OverviewPage::showState);
    m_minute.start();
    showState();
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::arrangeHead()
{
    auto *refresh = button(tr("Refresh"), u"refreshOverviewButton"_s, Variant::Quiet, u"refresh-cw"_s);
    auto *create = button(tr("New environment"), u"overviewNewButton"_s, Variant::Primary, u"plus"_s);
    addHeadButton(refresh);
    addHeadButton(create);
    connect(refresh, &QPushButton::clicked, this, &OverviewPage::retryRequested);
    connect(refresh, &QPushButton::clicked, m_ui->volumesCard, &FleetVolumesCard::read);
    connect(create, &QPushButton::clicked, this, &OverviewPage::newRequested);
    m_headButtons = {refresh, create};
    m_creators << create;
}

void OverviewPage::arrangeCards()
{
    m_ui->attentionCard->setFlush();
    m_ui->activityCard->setFlush();
    auto *everything = button(tr("Show environments"), u"showEnvironmentsButton"_s, Variant::Quiet, {}, true);
    auto *history = button(tr("Show all"), u"showActivityButton"_s, Variant::Quiet, {}, true);
    history->setAccessibleName(tr("Show all activity"));
    m_showEnvironments = everything;
    m_showActivity = history;
    m_ui->attentionCard->addTitleWidget(everything);
    m_ui->activityCard->addTitleWidget(history);
    connect(everything, &QPushButton::clicked, this, &OverviewPage::environmentsRequested);
    connect(history, &QPushButton::clicked, this, &OverviewPage::activityRequested);
    connect(m_ui->attentionList, &AttentionList::remedyRequested, this, &OverviewPage::help);
    connect(m_ui->attentionList, &AttentionList::rebuilt, this, &OverviewPage::orderForTheKeyboard);

    DataTable *table = m_ui->activityTable;
    table->setModel(m_activity);
    table->setRowHeight(px::row);
    table->setMinimumHeight(em(shownJobs * px::row));
    table->setColumns(activityColumns);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->horizontalHeader()->hide();
    connect(table, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        if (const auto job = m_data.jobs().find(m_shownJobs.value(index.row())))
            emit jobRequested(*job);
    });
}

void OverviewPage::arrangeStates()
{
    auto *create = button(tr("Create the first environment"), u"overviewFirstButton"_s, Variant::Secondary, u"plus"_s);
    connect(create, &QPushButton::clicked, this, &OverviewPage::newRequested);
    m_ui->nothingYet->addActionWidget(create);
    m_creators << create;
    auto *retry = m_ui->overviewProblemBar->addButton(tr("Read again"), u"retryOverviewButton"_s, u"refresh-cw"_s);
    m_ui->overviewProblemBar->setClosable(false);
    connect(retry, &QPushButton::clicked, this, &OverviewPage::retryRequested);
}

/// What was made last is not read last.
void OverviewPage::orderForTheKeyboard()
{
    tabInOrder(m_headButtons + QList<QWidget *>{m_showEnvironments} + m_ui->attentionList->buttons() +
               QList<QWidget *>{m_showActivity, m_ui->activityTable});
}

/// Everything but the volumes comes from what the window knows anyway.
void OverviewPage::showState()
{
    const auto &error = m_data.error();
    const bool known = m_data.isLoaded();
    for (QPushButton *creator : std::as_const(m_creators))
        allow(creator, m_data.standing().whyNot(Right::Manage));
    if (error)
        m_ui->overviewProblemBar->say(*error);
    else
        m_ui->overviewProblemBar->hide();
    const bool empty = known && m_data.environments().rowCount() == 0;
    m_ui->statesStackedWidget->setCurrentWidget(empty ? m_ui->emptyPage : m_ui->figuresPage);
    m_ui->attentionStackedWidget->setCurrentWidget(known ? m_ui->attentionReadPage : m_ui->attentionLoadingPage);
    m_ui->activityStackedWidget->setCurrentWidget(known ? m_ui->activityReadPage : m_ui->activityLoadingPage);
    if (known) {
        showCards(true);
        showFigures();
        readSessions();
        readVolumesIfChanged();
        return;
    }
    showCards(!error);
    setSummary(error ? tr("What we have could not be read") : tr("Reading what we have…"));
    const TileText waiting{u"—"_s, {}, error ? tr("Not known") : tr("Reading…"), Meaning::Neutral};
    for (StatTile *tile : {m_ui->environmentsTile, m_ui->expiryTile, m_ui->sessionsTile, m_ui->storageTile})
        fill(*tile, waiting);
}

/// After a failure nothing is on its way, so nothing pretends to be.
void OverviewPage::showCards(bool visible)
{
    m_ui->attentionCard->setVisible(visible);
    m_ui->activityCard->setVisible(visible);
    m_ui->volumesCard->setVisible(visible);
    m_ui->figuresSpacer->changeSize(0, 0, QSizePolicy::Minimum,
                                    visible ? QSizePolicy::Minimum : QSizePolicy::Expanding);
    m_ui->figuresLayout->invalidate();
}

void OverviewPage::showFigures()
{
    if (!m_data.isLoaded())
        return;
    const QDateTime now = m_clock.now();
    const QList<Environment> &environments = m_data.environments().environments();
    const QList<Job> &jobs = m_data.jobs().jobs();
    fill(*m_ui->environmentsTile, environmentsTile(environments));
    fill(*m_ui->expiryTile, expiryTile(environments, now));
    fill(*m_ui->storageTile, storageTile(environments));
    const QList<Attention> items = attentionOf(environments, jobs, now);
    m_ui->attentionList->setItems(items, m_data.standing().rights());
    m_ui->attentionCard->setNote(items.isEmpty() ? QString() : QLocale().toString(items.size()));
    showSummary(items.size());
    showActivity();
}

/// Other consoles' sessions come and go as well: whatever changes is heard by the data, too.
void OverviewPage::readSessions()
{
    const int asked = ++m_askedSessions;
    whenReady(m_source.sessionFigures(), this, [this, asked](const Result<sessions::SessionFigures> &figures) {
        if (asked != m_askedSessions)
            return;
        fill(*m_ui->sessionsTile,
             figures ? sessionsTile(*figures) : TileText{u"—"_s, {}, tr("Not known"), Meaning::Neutral});
    });
}

/// Progress changes the jobs several times a second, but hardly ever these rows; the selected one stays so.
void OverviewPage::showActivity()
{
    const QList<Job> latest = latestOf(m_data.jobs().jobs());
    const QList<RowsModel::Row> rows = activityRows(latest, m_data.environments().environments(), m_clock.now());
    QStringList words;
    for (const RowsModel::Row &row : rows)
        for (const RowsModel::Value &value : row)
            words << value.text;
    const qint64 selected = m_shownJobs.value(m_ui->activityTable->currentIndex().row());
    m_shownJobs.clear();
    for (const Job &job : latest)
        m_shownJobs.append(job.id);
    if (words == m_activityWords)
        return;
    m_activityWords = words;
    m_activity->setRows(rows);
    if (const qsizetype row = m_shownJobs.indexOf(selected); selected && row >= 0)
        m_ui->activityTable->setCurrentIndex(m_activity->index(int(row), 0));
}

void OverviewPage::showSummary(qsizetype waiting)
{
    const int count = m_data.environments().rowCount();
    if (count == 0)
        setSummary(tr("Nothing here yet"));
    else
        setSummary(tr("%n environment(s)", nullptr, count) + u" · "_s +
                   (waiting == 0 ? tr("nothing needs you") : tr("%n thing(s) need you", nullptr, int(waiting))));
}

void OverviewPage::help(const Attention &item)
{
    if (item.remedy == Remedy::ShowJob) {
        if (const auto job = m_data.jobs().find(item.jobId))
            emit jobRequested(*job);
        return;
    }
    const auto environment = m_data.environments().find(item.environmentId);
    if (!environment)
        return;
    if (item.remedy == Remedy::Resume)
        emit resumeRequested(*environment);
    else if (item.remedy == Remedy::CleanUp)
        emit tearDownRequested(*environment);
    else if (item.remedy == Remedy::Extend)
        emit extendRequested(*environment);
    else
        emit openRequested(*environment);
}

void OverviewPage::readVolumesIfChanged()
{
    const QString now = completeData(m_data.environments().environments());
    if (now == m_volumesOf && !m_volumesOf.isNull())
        return;
    m_volumesOf = now.isNull() ? u""_s : now;
    m_ui->volumesCard->read();
}

} // namespace showroom::gui
