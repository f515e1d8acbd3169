#include "gui/environments/environment_overview.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "generation/blueprint.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/legend.h"
#include "gui/common/rows_model.h"
#include "gui/common/wording.h"
#include "gui/environments/environment_facts.h"
#include "gui/environments/realism_card.h"
#include "gui/environments/status_presentation.h"
#include "ui_environment_overview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using browsing::MonthlyVolumes;
using environments::Environment;

namespace {

/// A chart has five colours: what is less is one series.
constexpr int mostSeries = 5;
constexpr int monthLabels = 12;

QString grouped(const QString &fingerprint)
{
    QStringList groups;
    for (qsizetype i = 0; i < 12; i += 4)
        groups << fingerprint.mid(i, 4);
    return groups.join(u' ') + u" … "_s + fingerprint.right(4);
}

QList<qreal> reals(const QList<qint64> &values)
{
    return QList<qreal>(values.begin(), values.end());
}

QList<Mark> marksOf(const QList<QDate> &months)
{
    const QLocale locale;
    const qsizetype step = (months.size() + monthLabels - 1) / monthLabels;
    QList<Mark> marks;
    for (qsizetype i = 0; i < months.size(); i += std::max<qsizetype>(1, step)) {
        const bool namesYear = i == 0 || months[i].month() == 1 || step > 11;
        marks.append({int(i), locale.toString(months[i], namesYear ? u"MMM yy"_s : u"MMM"_s)});
    }
    return marks;
}

/// As the blueprint lists them, like everywhere; what it does not know comes last.
QStringList kindsInOrder(const QString &blueprintName, const MonthlyVolumes &volumes)
{
    QStringList kinds;
    if (const auto blueprint = generation::loadBuiltIn(blueprintName)) {
        for (const generation::KindInfo &kind : (*blueprint)->kinds())
            if (volumes.totals.contains(kind.name))
                kinds << kind.name;
    }
    for (const QString &kind : volumes.totals.keys())
        if (!kinds.contains(kind))
            kinds << kind;
    return kinds;
}

bool hasCompleteData(const Environment &environment)
{
    return !environment.fingerprint.isEmpty();
}

} // namespace

EnvironmentOverview::EnvironmentOverview(EnvironmentSource &source, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::EnvironmentOverview>())
    , m_source(source)
    , m_clock(clock)
    , m_legend(new Legend)
{
    setObjectName(u"environmentOverview"_s);
    m_ui->setupUi(this);
    m_legend->setObjectName(u"volumesLegend"_s);
    m_legend->setAccessibleName(tr("Kinds"));
    arrangeCharts();
    auto *copy = button({}, u"copyFingerprintButton"_s, Variant::Quiet, u"copy"_s, true);
    nameIconButton(*copy, tr("Copy fingerprint"));
    m_ui->fingerprintLayout->addWidget(copy);
    connect(copy, &QPushButton::clicked, this, &EnvironmentOverview::copyFingerprint);
    m_realism =
        new RealismCard(source); // after all that stands before it: what is made first comes first for the keyboard
    m_ui->environmentOverviewLayout->addWidget(m_realism);
}

EnvironmentOverview::~EnvironmentOverview() = default;

void EnvironmentOverview::arrangeCharts()
{
    auto *asTable = button(tr("As table"), u"volumesTableButton"_s, Variant::Chip);
    asTable->setToolTip(tr("Show the chart's figures as a table"));
    m_ui->volumesCard->addTitleWidget(m_legend);
    m_ui->volumesCard->addTitleWidget(asTable);
    m_ui->volumesTable->setRowHeight(px::rowCompact);
    m_ui->volumesTable->setMinimumWidth(em(240));
    QPushButton *again = m_ui->overviewBar->addButton(tr("Try again"), u"retryFiguresButton"_s, u"refresh-cw"_s);
    connect(asTable, &QPushButton::toggled, this, &EnvironmentOverview::showChartState);
    connect(again, &QPushButton::clicked, this, &EnvironmentOverview::retry);
}

void EnvironmentOverview::setEnvironment(const Environment &environment)
{
    m_environment = environment;
    showTiles(m_clock.now());
    showFingerprint();
    m_ui->dataFactList->setFacts(dataFacts(environment));
    m_ui->recipeFactList->setFacts(recipeFacts(environment));
    m_ui->lifeFactList->setFacts(lifeFacts(environment));
    m_realism->setEnvironment(environment);
    const QString dataSet = environment.id + environment.fingerprint;
    if (dataSet != m_counted) {
        m_counted = dataSet;
        readFigures();
    }
    showChartState();
}

void EnvironmentOverview::showTiles(const QDateTime &now)
{
    const QLocale locale;
    const Environment &e = m_environment;
    const qint64 people = e.rowsTotal() - e.eventsTotal;
    m_ui->peopleTile->setFigure(locale.toString(people), {});
    m_ui->peopleTile->setFootnote(tr("in %n region(s)", nullptr, int(e.regions.size())));
    m_ui->eventsTile->setFigure(locale.toString(e.eventsTotal), {});
    m_ui->eventsTile->setFootnote(tr("of %n kind(s)", nullptr, int(e.eventsByKind.size())));
    m_ui->storageTile->setFigure(e.storageBytes ? wording::dataSize(*e.storageBytes) : u"—"_s, {});
    m_ui->storageTile->setFootnote(e.storageBytes ? tr("with indexes") : tr("measured when it is complete"));
    m_ui->expiryTile->setFigure(wording::dueIn(e.expiresAt, now), {});
    m_ui->expiryTile->setFootnote(wording::exact(e.expiresAt), dueMeaning(e, now));
}

void EnvironmentOverview::showFingerprint()
{
    const QString &fingerprint = m_environment.fingerprint;
    const bool isKnown = !fingerprint.isEmpty();
    m_ui->fingerprintLabel->setText(isKnown ? grouped(fingerprint) : tr("Taken when the data is complete"));
    m_ui->fingerprintLabel->setFont(face(isKnown ? Type::Mono : Type::Caption));
    m_ui->fingerprintLabel->setToolTip(fingerprint);
    m_ui->fingerprintLabel->setAccessibleName(isKnown ? tr("Fingerprint %1").arg(fingerprint) : QString());
    findChild<QPushButton *>(u"copyFingerprintButton"_s)->setEnabled(isKnown);
}

void EnvironmentOverview::retry()
{
    if (m_error)
        readFigures();
    m_realism->retry();
}

void EnvironmentOverview::readFigures()
{
    m_error.reset();
    m_ui->overviewBar->hide();
    m_hasFigures = false;
    ++m_asked;
    if (!hasCompleteData(m_environment))
        return;
    const auto take = [this, asked = m_asked](const Result<EnvironmentFigures> &figures) {
        if (asked == m_asked)
            takeFigures(figures);
    };
    whenReady(m_source.readFigures(m_environment), this, take);
    showChartState();
}

void EnvironmentOverview::takeFigures(const Result<EnvironmentFigures> &figures)
{
    if (figures) {
        m_hasFigures = true;
        showVolumes(figures->volumes);
        showRegions(figures->regions);
    } else {
        m_error = figures.error();
        m_ui->overviewBar->say(Meaning::Danger, m_error->message, m_error->hint);
    }
    showChartState();
}

void EnvironmentOverview::showVolumes(const MonthlyVolumes &volumes)
{
    const QStringList kinds = kindsInOrder(m_environment.blueprint, volumes);
    QList<Series> series;
    QStringList names;
    for (const QString &kind : kinds) {
        if (series.size() < mostSeries) {
            series.append({kindLabel(m_environment.blueprint, kind), reals(volumes.totals[kind])});
            continue;
        }
        series.last().name = tr("Others");
        for (qsizetype i = 0; i < volumes.months.size(); ++i)
            series.last().values[i] += qreal(volumes.totals[kind].at(i));
    }
    for (const Series &one : series)
        names << one.name;
    m_legend->setNames(names);
    m_ui->volumesChart->setData(series, marksOf(volumes.months));
    showVolumesTable(volumes, kinds);
}

/// Months down, kinds across: every figure of the chart.
void EnvironmentOverview::showVolumesTable(const MonthlyVolumes &volumes, const QStringList &kinds)
{
    QList<RowsModel::Heading> headings{{tr("Month (UTC)")}};
    QList<Column> columns{{Cell::Text, 120, true, 0}};
    for (const QString &kind : kinds) {
        headings.append({kindLabel(m_environment.blueprint, kind), Cell::Number});
        columns.append({Cell::Number, 104, false, 0});
    }
    const QLocale locale;
    QList<RowsModel::Row> rows;
    for (qsizetype i = 0; i < volumes.months.size(); ++i) {
        RowsModel::Row row{{locale.toString(volumes.months[i], u"MMMM yyyy"_s)}};
        for (const QString &kind : kinds)
            row.append({locale.toString(volumes.totals[kind].at(i))});
        rows.append(row);
    }
    auto *before = std::exchange(m_volumes, new RowsModel(headings, this));
    m_volumes->setRows(rows);
    m_ui->volumesTable->setModel(m_volumes);
    m_ui->volumesTable->setColumns(columns);
    delete before;
}

void EnvironmentOverview::showRegions(const browsing::ValueShares &regions)
{
    QList<ShareBars::Share> shares;
    for (const auto &[region, people] : regions)
        shares.append({regionLabel(m_environment.blueprint, region), people});
    m_ui->regionBars->setShares(shares);
}

void EnvironmentOverview::showChartState()
{
    auto *asTable = findChild<QPushButton *>(u"volumesTableButton"_s);
    QWidget *shown = m_ui->volumesWaitingPage;
    if (!hasCompleteData(m_environment))
        shown = m_ui->volumesEmptyPage;
    else if (m_hasFigures)
        shown = asTable->isChecked() ? m_ui->volumesTablePage : m_ui->volumesChartPage;
    m_ui->volumesStackedWidget->setCurrentWidget(shown);
    m_legend->setVisible(m_hasFigures && !asTable->isChecked());
    asTable->setEnabled(m_hasFigures);
    m_ui->regionBars->setVisible(m_hasFigures);
    m_ui->regionWaitingLabel->setVisible(!m_hasFigures);
    m_ui->regionWaitingLabel->setText(
        hasCompleteData(m_environment) && !m_error ? tr("Being counted…") : tr("Known when the data is complete"));
}

void EnvironmentOverview::copyFingerprint() const
{
    QGuiApplication::clipboard()->setText(m_environment.fingerprint);
}

} // namespace showroom::gui
