#include "gui/overview/fleet_volumes_card.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/legend.h"
#include "gui/common/message_bar.h"
#include "gui/common/stacked_bars.h"
#include "gui/common/typography.h"
#include "gui/overview/overview_source.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using analytics::FleetVolumes;
using analytics::KindVolumes;

namespace {

constexpr int mostSeries = 5;
/// While many environments are counted, the chart follows in steps of as many.
constexpr int countsPerRead = 25;

QList<Mark> marksOf(const QList<QDate> &months)
{
    QList<Mark> marks;
    int year = 0;
    for (int i = 0; i < int(months.size()); ++i) {
        marks.append({i, QLocale().toString(months[i], months[i].year() == year ? u"MMM"_s : u"MMM yy"_s)});
        year = months[i].year();
    }
    return marks;
}

Series seriesOf(const KindVolumes &kind)
{
    Series series{volumeLabel(kind.blueprint, kind.kind), {}};
    for (const qint64 events : kind.events)
        series.values.append(double(events));
    return series;
}

} // namespace

QList<Series> fleetSeries(const FleetVolumes &volumes)
{
    const bool tooMany = volumes.kinds.size() > mostSeries;
    QList<KindVolumes> shown = volumes.kinds.mid(0, tooMany ? mostSeries - 1 : mostSeries);
    std::sort(shown.begin(), shown.end(), [](const KindVolumes &a, const KindVolumes &b) {
        return std::pair(a.blueprint, kindPosition(a.blueprint, a.kind)) <
               std::pair(b.blueprint, kindPosition(b.blueprint, b.kind));
    });
    QList<Series> series;
    for (const KindVolumes &kind : std::as_const(shown))
        series.append(seriesOf(kind));
    if (!tooMany)
        return series;
    Series other{FleetVolumesCard::tr("Other"), QList<qreal>(volumes.months.size(), 0)};
    for (const KindVolumes &kind : volumes.kinds.mid(mostSeries - 1))
        for (qsizetype month = 0; month < kind.events.size(); ++month)
            other.values[month] += double(kind.events[month]);
    series.append(other);
    return series;
}

FleetVolumesCard::FleetVolumesCard(QWidget *parent)
    : Card(tr("Volumes per month"), tr("all environments, by kind"), parent)
    , m_legend(new Legend)
    , m_problem(new MessageBar)
    , m_bars(new StackedBars)
{
    m_legend->setObjectName(u"fleetLegend"_s);
    m_bars->setObjectName(u"fleetChart"_s);
    m_bars->setAccessibleName(tr("Volumes per month over all environments"));
    m_bars->setMinimumHeight(em(200));
    QSizePolicy place = m_bars->sizePolicy();
    place.setRetainSizeWhenHidden(true);
    m_bars->setSizePolicy(place);
    m_bars->hide(); // an empty scale would look like a fleet without rows
    m_problem->setObjectName(u"fleetProblemBar"_s);
    m_problem->setClosable(false);
    auto *retry = m_problem->addButton(tr("Read again"), u"readVolumesButton"_s, u"refresh-cw"_s);
    connect(retry, &QPushButton::clicked, this, &FleetVolumesCard::read);
    addTitleWidget(m_legend);
    body()->addWidget(m_problem);
    body()->addWidget(m_bars, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(&m_soon, &QTimer::timeout, this, &FleetVolumesCard::ask);
}

void FleetVolumesCard::setSource(OverviewSource &source, const Clock &clock)
{
    m_source = &source;
    m_clock = &clock;
}

void FleetVolumesCard::read()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void FleetVolumesCard::ask()
{
    m_countedSinceRead = 0;
    whenReady(m_source->fleetVolumes(m_clock->now().date()), this, [this](const Result<FleetVolumes> &volumes) {
        if (volumes)
            draw(*volumes);
        else
            showError(volumes.error());
    });
}

void FleetVolumesCard::draw(const FleetVolumes &volumes)
{
    const QList<Series> series = fleetSeries(volumes);
    QStringList names;
    for (const Series &one : series)
        names.append(one.name);
    m_problem->hide();
    m_legend->setNames(names);
    m_bars->setData(series, marksOf(volumes.months));
    m_bars->show();
    const QLocale locale;
    setNote(volumes.counted == volumes.environments
                ? tr("all environments, by kind")
                : tr("%1 of %2 environments counted so far")
                      .arg(locale.toString(volumes.counted), locale.toString(volumes.environments)));
    if (volumes.mayCount && volumes.counted < volumes.environments)
        countNext();
}

void FleetVolumesCard::showError(const Error &error)
{
    m_problem->say(error);
}

/// What another console counts meanwhile shows with the next change of the fleet.
void FleetVolumesCard::countNext()
{
    if (m_isCounting)
        return;
    m_isCounting = true;
    const auto take = [this](const Result<int> &left) {
        m_isCounting = false;
        if (!left || *left < 0)
            return;
        if (*left == 0 || ++m_countedSinceRead == countsPerRead)
            read();
        else
            countNext();
    };
    whenReady(m_source->countNextVolumes(), this, take, [this] { m_isCounting = false; });
}

} // namespace showroom::gui
