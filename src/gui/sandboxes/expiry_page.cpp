#include "gui/sandboxes/expiry_page.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/careful.h"
#include "gui/common/choice_card.h"
#include "gui/common/legend.h"
#include "gui/common/rights.h"
#include "gui/common/rows_model.h"
#include "gui/common/wording.h"
#include "gui/environments/fleet_dialog.h"
#include "gui/environments/status_presentation.h"
#include "gui/operations/console_data.h"
#include "gui/sandboxes/sandbox_source.h"
#include "gui/sandboxes/sweep_dialog.h"
#include "gui/sandboxes/sweep_wording.h"
#include "ui_expiry_page.h"

#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using environments::Environment;
using environments::Status;

namespace {

constexpr int chartHeight = 148;
constexpr int rightWidth = 264;
constexpr int mostResets = 5;

/// What becomes of an environment after its end.
QString thenText(const Environment &environment, int keptDays)
{
    if (environment.isProtected)
        return ExpiryPage::tr("Protected");
    if (environment.status != Status::Expired)
        return ExpiryPage::tr("Kept %n day(s)", nullptr, keptDays);
    const QDateTime end = environment.expiresAt.addDays(keptDays);
    return ExpiryPage::tr("Deleted on %1").arg(QLocale().toString(end.toLocalTime().date(), u"d MMM"_s));
}

/// A weekday says enough for the days that come; the card is narrow.
QString resetMoment(const QDateTime &at, const QDateTime &now)
{
    const bool isThisWeek = now.daysTo(at) < 6;
    return QLocale().toString(at.toLocalTime(), isThisWeek ? u"ddd, HH:mm"_s : u"d MMM, HH:mm"_s);
}

} // namespace

ExpiryPage::ExpiryPage(ConsoleData &console, SandboxSource &source, const Clock &clock, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::ExpiryPage>())
    , m_data(console)
    , m_source(source)
    , m_clock(clock)
    , m_rows(new RowsModel({{tr("Name"), Cell::Name},
                            {tr("Type")},
                            {tr("Status"), Cell::Status},
                            {tr("Owner")},
                            {tr("Expires"), Cell::Time},
                            {tr("Expires in"), Cell::Due},
                            {tr("Then")}},
                           this))
    , m_preview(button(tr("Preview tonight’s clean-up"), u"previewSweepButton"_s, Variant::Secondary, u"eye"_s))
    , m_run(button(tr("Run now…"), u"runSweepButton"_s, Variant::Secondary, u"circle-play"_s))
{
    setObjectName(u"expiryPage"_s);
    setTitle(tr("Expiry"));
    addHeadButton(m_preview);
    addHeadButton(m_run);
    m_ui->setupUi(contentWidget());
    m_ui->timelineChart->setFixedHeight(em(chartHeight));
    m_ui->sideWidget->setFixedWidth(em(rightWidth));
    m_ui->bulkLine->setBackgroundRole(QPalette::Midlight);
    m_ui->listCard->setFlush();
    m_ui->timelineCard->addTitleWidget(m_ui->legend);
    addBuckets();
    arrangeTable();
    addActions();
    listen();
    showPlan();
}

ExpiryPage::~ExpiryPage() = default;

void ExpiryPage::addBuckets()
{
    const QList<std::pair<QString, QString>> looks{{tr("Overdue"), u"triangle-alert"_s},
                                                   {tr("Today"), u"clock"_s},
                                                   {tr("Within 7 days"), u"clock"_s},
                                                   {tr("Within 30 days"), u"hourglass"_s},
                                                   {tr("Later"), u"hourglass"_s}};
    const QStringList names{u"overdue"_s, u"today"_s, u"week"_s, u"month"_s, u"later"_s};
    QList<QWidget *> order;
    for (qsizetype i = 0; i < bucketCount; ++i) {
        auto *card = new ChoiceCard(looks[i].second, looks[i].first, {});
        card->setObjectName(names[i] + u"BucketRadioButton"_s);
        m_ui->bucketsLayout->addWidget(card);
        m_cards[size_t(i)] = card;
        order << card;
        connect(card, &QRadioButton::clicked, this, [this, i] { chooseBucket(Bucket(i)); });
    }
    tabInOrder(order);
}

void ExpiryPage::arrangeTable()
{
    DataTable *table = m_ui->expiryTable;
    table->setModel(m_rows);
    table->setRowHeight(px::rowTall);
    table->setColumns({{Cell::Name, 200, true, 0},
                       {Cell::Text, 136, false, 3},
                       {Cell::Status, 108, false, 2},
                       {Cell::Text, 116, false, 4},
                       {Cell::Time, 148, false, 1},
                       {Cell::Due, 96, false, 0},
                       {Cell::Text, 148, false, 5}});
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExpiryPage::showSelection);
    connect(table, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        if (index.row() < m_shown.size())
            emit openRequested(m_shown.at(index.row()));
    });
}

void ExpiryPage::addActions()
{
    connect(m_ui->extendButton, &QPushButton::clicked, this, [this] { emit extendRequested(selected()); });
    connect(m_ui->deleteButton, &QPushButton::clicked, this, [this] { emit deleteRequested(selected()); });
    connect(m_ui->convertButton, &QPushButton::clicked, this,
            [this] { emit convertRequested(selected().constFirst()); });
    connect(m_ui->protectButton, &QPushButton::clicked, this, &ExpiryPage::setProtection);
    connect(m_ui->expireButton, &QPushButton::clicked, this, &ExpiryPage::expireNow);
    connect(m_preview, &QPushButton::clicked, this, [this] { openSweep(true); });
    connect(m_run, &QPushButton::clicked, this, [this] { openSweep(false); });
}

void ExpiryPage::listen()
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms); // a change comes with several signals
    connect(&m_delay, &QTimer::timeout, this, &ExpiryPage::read);
    const auto later = [this] {
        if (isVisible())
            m_delay.start();
    };
    models::EnvironmentsModel &environments = m_data.environments();
    connect(&environments, &QAbstractItemModel::rowsInserted, this, later);
    connect(&environments, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&environments, &QAbstractItemModel::dataChanged, this, later);
    connect(&environments, &QAbstractItemModel::modelReset, this, later);
    connect(&m_source, &SandboxSource::changed, this, later);
    connect(&m_data, &ConsoleData::stateChanged, this, later);
}

void ExpiryPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    read();
}

void ExpiryPage::read()
{
    showPlan();
    readTonight();
}

void ExpiryPage::readTonight()
{
    whenReady(m_source.upcomingResets(), this, [this](const Result<QList<sandboxes::UpcomingReset>> &resets) {
        if (!resets)
            m_ui->problemBar->say(resets.error());
        QList<FactList::Fact> facts;
        for (const sandboxes::UpcomingReset &reset :
             resets.value_or(QList<sandboxes::UpcomingReset>()).mid(0, mostResets))
            facts.append({reset.environmentName, resetMoment(reset.nextResetAt, m_clock.now()), Meaning::Neutral,
                          u"rotate-ccw"_s});
        m_ui->resetsList->setFacts(facts);
        m_ui->noResetsLabel->setVisible(facts.isEmpty());
        m_ui->resetsList->setVisible(!facts.isEmpty());
    });
    whenReady(m_source.sweepTimes(), this, [this](const Result<sandboxes::SweepTimes> &times) {
        if (times && m_times != *times) {
            m_times = *times;
            showRows();
        }
        readNight();
    });
}

void ExpiryPage::readNight()
{
    readSweeps(m_source, nextNight(m_clock.now(), m_times), this, [this](const Result<sandboxes::SweepPreview> &night) {
        m_ui->tonightList->setFacts(night ? tonightFacts(night->items) : QList<FactList::Fact>());
    });
}

void ExpiryPage::showPlan()
{
    m_plan = ExpiryPlan::of(m_data.environments().environments(), m_clock.now());
    QStringList names;
    for (const Series &series : std::as_const(m_plan.series))
        names << series.name;
    m_ui->timelineChart->setData(m_plan.series, m_plan.marks);
    m_ui->legend->setNames(names);
    showCounts();
    showRows();
}

void ExpiryPage::showCounts()
{
    const QLocale locale;
    for (size_t i = 0; i < bucketCount; ++i) {
        m_cards[i]->setFigure(locale.toString(m_plan.counts[i]));
        m_cards[i]->setAccessibleDescription(m_cards[i]->figure());
    }
    if (!m_bucket) {
        const auto first =
            std::find_if(m_plan.counts.begin(), m_plan.counts.end(), [](int count) { return count > 0; });
        const size_t chosen =
            first == m_plan.counts.end() ? size_t(Bucket::Week) : size_t(first - m_plan.counts.begin());
        m_cards[chosen]->setChecked(true);
    }
    const auto count = [&](Bucket bucket) { return locale.toString(m_plan.counts[size_t(bucket)]); };
    setSummary(tr("%1 overdue, %2 today, %3 within 7 days")
                   .arg(count(Bucket::Overdue), count(Bucket::Today), count(Bucket::Week)));
}

void ExpiryPage::chooseBucket(Bucket bucket)
{
    m_bucket = bucket;
    m_ui->expiryTable->clearSelection();
    showRows();
}

/// The selection stays on the environments that are still there.
void ExpiryPage::showRows()
{
    const QStringList before = idsOf(selected());
    const auto checked =
        std::find_if(m_cards.begin(), m_cards.end(), [](const ChoiceCard *card) { return card->isChecked(); });
    const QDateTime now = m_clock.now();
    m_shown = m_plan.in(Bucket(checked - m_cards.begin()), now);
    QList<RowsModel::Row> rows;
    for (const Environment &environment : std::as_const(m_shown)) {
        const StatusLook look = statusLook(environment, now);
        const Meaning due = environment.expiresAt <= now ? Meaning::Danger : dueMeaning(environment, now);
        rows.append(
            {{environment.name, environment.id, Meaning::Neutral, typeGlyph(environment)},
             {kindText(environment)},
             {look.text, {}, look.meaning, look.glyph},
             {environment.owner.isEmpty() ? u"—"_s : environment.owner},
             {shortMoment(environment.expiresAt), {}, Meaning::Neutral, {}, wording::exact(environment.expiresAt)},
             {wording::dueIn(environment.expiresAt, now), {}, due, due == Meaning::Neutral ? QString() : u"clock"_s},
             {thenText(environment, m_times.cleanUpDays)}});
    }
    m_rows->setRows(rows);
    for (qsizetype row = 0; row < m_shown.size(); ++row)
        if (before.contains(m_shown.at(row).id))
            m_ui->expiryTable->selectionModel()->select(m_rows->index(int(row), 0),
                                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const bool isReadable = m_data.isLoaded() || !m_data.error();
    m_ui->statesStackedWidget->setCurrentWidget(m_shown.isEmpty() ? m_ui->emptyPage : m_ui->tablePage);
    if (!isReadable)
        m_ui->problemBar->say(*m_data.error());
    showSelection();
}

QList<Environment> ExpiryPage::selected() const
{
    QList<Environment> chosen;
    for (const QModelIndex &index : m_ui->expiryTable->selectionModel()->selectedRows())
        if (index.row() < m_shown.size())
            chosen.append(m_shown.at(index.row()));
    return chosen;
}

void ExpiryPage::showSelection()
{
    const QList<Environment> chosen = selected();
    m_ui->bulkBar->setVisible(!chosen.isEmpty());
    m_ui->bulkLine->setVisible(!chosen.isEmpty());
    m_ui->selectedLabel->setText(tr("%n selected", nullptr, int(chosen.size())));
    const auto all = [&chosen](auto test) { return std::all_of(chosen.begin(), chosen.end(), test); };
    const bool areProtected = all([](const Environment &one) { return one.isProtected; });
    const bool areReady = all([](const Environment &one) { return one.status == Status::Ready && !one.isProtected; });
    const bool areFree = all([](const Environment &one) { return environments::canTearDown(one); });
    m_ui->protectButton->setText(areProtected ? tr("Lift protection") : tr("Protect"));
    m_ui->expireButton->setEnabled(areReady);
    m_ui->expireButton->setToolTip(areReady ? QString() : tr("Only what is ready and not protected can expire"));
    const bool isOne = chosen.size() == 1 && chosen.constFirst().kind == environments::Kind::Sandbox &&
                       chosen.constFirst().status == Status::Ready;
    m_ui->convertButton->setEnabled(isOne);
    m_ui->convertButton->setToolTip(isOne ? QString() : tr("One active sandbox at a time"));
    m_ui->deleteButton->setEnabled(areFree);
    m_ui->deleteButton->setToolTip(areFree ? QString() : tr("Lift the protection first"));
    showAllowed();
}

/// What the person may not do stays off, whatever is selected.
void ExpiryPage::showAllowed()
{
    const QString why = m_data.standing().whyNot(Right::Manage);
    allow(m_run, why);
    allow(m_ui->extendButton, why);
    allow(m_ui->protectButton, why);
    if (!why.isEmpty()) {
        allow(m_ui->expireButton, why);
        allow(m_ui->deleteButton, why);
    }
    if (const QString whyNoConversion = m_data.standing().whyNot(Right::Convert); !whyNoConversion.isEmpty())
        allow(m_ui->convertButton, whyNoConversion);
}

void ExpiryPage::settle(const QFuture<Result<void>> &answer, const QString &fact, const QString &rest)
{
    whenReady(answer, this, [this, fact, rest](const Result<void> &result) {
        if (result)
            m_ui->problemBar->say(Meaning::Success, fact, rest);
        else
            m_ui->problemBar->say(result.error());
        m_data.refresh();
    });
}

void ExpiryPage::setProtection()
{
    const QList<Environment> chosen = selected();
    const bool isProtected =
        !std::all_of(chosen.begin(), chosen.end(), [](const Environment &one) { return one.isProtected; });
    settle(m_source.setProtected(idsOf(chosen), isProtected),
           isProtected ? tr("%1 protected.").arg(namesOf(chosen)) : tr("%1 no longer protected.").arg(namesOf(chosen)),
           isProtected ? tr("No sweep and no teardown touches it.") : QString());
}

void ExpiryPage::expireNow()
{
    const QList<Environment> chosen = selected();
    const QString kept =
        tr("The data is kept for %n day(s); Extend makes it usable again.", nullptr, m_times.cleanUpDays);
    ifConfirmed(m_data.standing(),
                {tr("Expire %1").arg(namesOf(chosen)), kept,
                 chosen.size() == 1 ? chosen.constFirst().id : m_data.standing().place(), tr("Expire now")},
                this, [this, chosen, kept] {
                    settle(m_source.expire(idsOf(chosen)), tr("%1 expired.").arg(namesOf(chosen)), kept);
                });
}

void ExpiryPage::openSweep(bool isTonight)
{
    auto *dialog =
        new SweepDialog(&m_source, m_data.standing(), isTonight ? nextNight(m_clock.now(), m_times) : Night(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, &m_data, &ConsoleData::refresh);
    dialog->open();
}

} // namespace showroom::gui
