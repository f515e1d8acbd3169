#include "gui/overview/overview_page.h"

#include "base/clock.h"
#include "base/result.h"
#include "base/translations.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/stat_tile.h"
#include "gui/common/theme.h"
#include "gui/operations/console_data.h"
#include "gui/overview/fleet_volumes_card.h"
#include "gui/overview/overview_source.h"
#include "gui/tour/tour_operations.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;

namespace {

/// Counts one environment a call, as the database would.
class SlowSource final : public OverviewSource {
public:
    QFuture<Result<analytics::FleetVolumes>> fleetVolumes(const QDate &today) override
    {
        ++reads;
        if (broken)
            return QtFuture::makeReadyFuture(
                Result<analytics::FleetVolumes>(fail(ErrorCode::DatabaseUnreachable, u"Lost."_s, u"Reconnect."_s)));
        analytics::FleetVolumes volumes;
        volumes.months = {QDate(today.year(), today.month(), 1)};
        volumes.kinds = {{u"impact"_s, u"donation"_s, {qint64(10) * counted}}};
        volumes.environments = environments;
        volumes.counted = counted;
        volumes.mayCount = mayCount;
        return QtFuture::makeReadyFuture(Result<analytics::FleetVolumes>(volumes));
    }
    QFuture<Result<int>> countNextVolumes() override
    {
        counted = std::min(counted + 1, environments);
        ++counts;
        return QtFuture::makeReadyFuture(Result<int>(environments - counted));
    }

    QFuture<Result<sessions::SessionFigures>> sessionFigures() override
    {
        return QtFuture::makeReadyFuture(
            broken ? Result<sessions::SessionFigures>(fail(ErrorCode::DatabaseUnreachable, u"Lost."_s, {}))
                   : Result<sessions::SessionFigures>(figures));
    }

    sessions::SessionFigures figures{4, 2, 1};
    int environments = 3;
    int counted = 1;
    int reads = 0;
    int counts = 0;
    bool mayCount = true;
    bool broken = false;
};

} // namespace

class OverviewPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void showsTheFleet();
    void tellsWhoIsThere();
    void offersTheFirstEnvironment();
    void keepsItsPlaceWhileReading();
    void saysWhatCouldNotBeRead();
    void resumesWithOneClick();
    void cleansUpWithOneClick();
    void extendsWithOneClick();
    void opensJobs();
    void keepsTheSelectedJob();
    void tabFollowsTheReadingOrder();
    void letsVolumesBeCounted();
    void leavesCountingToThoseWhoMay();
    void readsVolumesAgain();
    void followsChanges();

private:
    void open(const TourFixture &fixture);
    template <class T>
    T *part(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    /// The button that helps with what the row says.
    QPushButton *remedyOf(const QString &title) const
    {
        for (QPushButton *button : m_page->findChildren<QPushButton *>())
            if (button->objectName().startsWith(u"remedyButton") && button->accessibleName().startsWith(title))
                return button;
        return nullptr;
    }

    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{tourTime()};
    SlowSource m_source;
    std::unique_ptr<TourOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<OverviewPage> m_page;
};

void OverviewPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void OverviewPageTest::cleanup()
{
    m_page.reset();
    m_source.reads = m_source.counts = 0;
    m_source.counted = 1;
    m_source.mayCount = true;
    m_source.broken = false;
}

void OverviewPageTest::open(const TourFixture &fixture)
{
    m_operations = std::make_unique<TourOperations>(fixture);
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_page = std::make_unique<OverviewPage>(*m_data, m_source, m_clock);
    m_page->resize(1200, 800);
    m_page->show();
    m_data->refresh();
}

void OverviewPageTest::showsTheFleet()
{
    open(tourFleet());
    QTRY_VERIFY(m_data->isLoaded());
    QCOMPARE(part<StatTile>(u"environmentsTile"_s)->accessibleDescription().section(u' ', 0, 0), u"14"_s);
    QVERIFY(remedyOf(u"Seeding Tailspin Retail failed"_s));
    QVERIFY(remedyOf(u"Lumen Energy expires within a day"_s));
    const auto *model = part<DataTable>(u"activityTable"_s)->model();
    QCOMPARE(model->index(0, 0).data().toString(), u"Seeding Globex Industries"_s);
    QCOMPARE(model->index(0, 1).data().toString(), u"Running"_s);
}

void OverviewPageTest::tellsWhoIsThere()
{
    m_source.figures = {4, 2, 1};
    m_source.broken = false;
    open(tourFleet());
    auto *tile = part<StatTile>(u"sessionsTile"_s);
    QTRY_VERIFY2(tile->accessibleDescription().contains(u"4"_s), qPrintable(tile->accessibleDescription()));
    QVERIFY(tile->accessibleDescription().contains(u"2 people"_s));
    m_source.figures = {5, 3, 1};
    m_data->refresh(); // as after a change somewhere
    QTRY_VERIFY(tile->accessibleDescription().contains(u"3 people"_s));
    m_source.broken = true;
    m_data->refresh();
    QTRY_VERIFY(tile->accessibleDescription().contains(u"Not known"_s));
    m_source.broken = false;
}

void OverviewPageTest::offersTheFirstEnvironment()
{
    open({});
    QTRY_VERIFY(m_data->isLoaded());
    QSignalSpy wishes(m_page.get(), &OverviewPage::newRequested);
    auto *create = part<QPushButton>(u"overviewFirstButton"_s);
    QTRY_VERIFY(create->isVisible() && create->isEnabled());
    QTest::mouseClick(create, Qt::LeftButton);
    QCOMPARE(wishes.size(), 1);
}

void OverviewPageTest::keepsItsPlaceWhileReading()
{
    TourFixture silent;
    silent.isSilent = true;
    open(silent);
    QCOMPARE(part<QStackedWidget>(u"attentionStackedWidget"_s)->currentWidget()->objectName(),
             u"attentionLoadingPage"_s);
    QVERIFY(part<StatTile>(u"sessionsTile"_s)->accessibleDescription().contains(u"Reading"));
}

void OverviewPageTest::saysWhatCouldNotBeRead()
{
    TourFixture broken;
    broken.listError = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Reconnect."_s);
    open(broken);
    auto *bar = part<MessageBar>(u"overviewProblemBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->fact(), u"The server does not answer."_s);
    QSignalSpy retries(m_page.get(), &OverviewPage::retryRequested);
    QVERIFY(!part<QWidget>(u"attentionCard"_s)->isVisible()); // it would say that nothing waits
    QTest::mouseClick(part<QPushButton>(u"retryOverviewButton"_s), Qt::LeftButton);
    QCOMPARE(retries.size(), 1);
}

void OverviewPageTest::resumesWithOneClick()
{
    open(tourFleet());
    QTRY_VERIFY(remedyOf(u"Seeding Tailspin Retail failed"_s));
    QSignalSpy resumed(m_page.get(), &OverviewPage::resumeRequested);
    QTest::mouseClick(remedyOf(u"Seeding Tailspin Retail failed"_s), Qt::LeftButton);
    QCOMPARE(resumed.first().first().value<Environment>().id, u"demo-tailspin-retail"_s);
}

void OverviewPageTest::cleansUpWithOneClick()
{
    TourFixture fixture = tourFleet();
    fixture.environments.removeIf([](const Environment &one) { return one.id != u"demo-initech-evaluation"; });
    open(fixture);
    QTRY_VERIFY(remedyOf(u"Initech Evaluation has expired"_s));
    QSignalSpy teardowns(m_page.get(), &OverviewPage::tearDownRequested);
    QTest::mouseClick(remedyOf(u"Initech Evaluation has expired"_s), Qt::LeftButton);
    QCOMPARE(teardowns.first().first().value<Environment>().id, u"demo-initech-evaluation"_s);
}

void OverviewPageTest::extendsWithOneClick()
{
    open(tourFleet());
    QTRY_VERIFY(remedyOf(u"Lumen Energy expires within a day"_s));
    QSignalSpy extended(m_page.get(), &OverviewPage::extendRequested);
    QTest::mouseClick(remedyOf(u"Lumen Energy expires within a day"_s), Qt::LeftButton);
    QCOMPARE(extended.first().first().value<Environment>().id, u"demo-lumen-energy"_s);
}

void OverviewPageTest::opensJobs()
{
    open(tourFleet());
    auto *table = part<DataTable>(u"activityTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    QSignalSpy opened(m_page.get(), &OverviewPage::jobRequested);
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.first().first().value<jobs::Job>().id, tourFleet().jobs.first().id);
}

void OverviewPageTest::keepsTheSelectedJob()
{
    open(tourFleet());
    auto *table = part<DataTable>(u"activityTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->setCurrentIndex(table->model()->index(0, 0));
    jobs::Job newer = tourFleet().jobs.first();
    newer.id += 1;
    newer.kind = u"export"_s;
    newer.environmentId = u"demo-acme-robotics"_s;
    m_operations->tell(newer);
    QTRY_COMPARE(table->model()->index(0, 0).data().toString(), u"Exporting Acme Robotics"_s);
    QCOMPARE(table->currentIndex().data().toString(), u"Seeding Globex Industries"_s);
}

void OverviewPageTest::tabFollowsTheReadingOrder()
{
    open(tourFleet());
    QTRY_VERIFY(remedyOf(u"Seeding Tailspin Retail failed"_s) &&
                remedyOf(u"Seeding Tailspin Retail failed"_s)->isVisible());
    QStringList order;
    QWidget *at = part<QPushButton>(u"refreshOverviewButton"_s);
    for (QWidget *next = at; order.size() < 9 && (next != at || order.isEmpty()); next = next->nextInFocusChain())
        if ((next->focusPolicy() & Qt::TabFocus) && next->isVisible())
            order << next->objectName();
    QCOMPARE(order, QStringList({u"refreshOverviewButton"_s, u"overviewNewButton"_s, u"showEnvironmentsButton"_s,
                                 u"remedyButton1"_s, u"remedyButton2"_s, u"remedyButton3"_s, u"remedyButton4"_s,
                                 u"showActivityButton"_s, u"activityTable"_s}));
}

void OverviewPageTest::letsVolumesBeCounted()
{
    open(tourFleet());
    auto *card = part<FleetVolumesCard>(u"volumesCard"_s);
    QTRY_COMPARE(m_source.counts, 2);
    QTRY_COMPARE(card->note(), u"all environments, by kind"_s);
    QCOMPARE(part<QWidget>(u"fleetChart"_s)->accessibleDescription(), u"Donations: 30"_s);
}

void OverviewPageTest::leavesCountingToThoseWhoMay()
{
    m_source.mayCount = false;
    open(tourFleet());
    auto *card = part<FleetVolumesCard>(u"volumesCard"_s);
    QTRY_COMPARE(card->note(), u"1 of 3 environments counted so far"_s);
    QCOMPARE(m_source.counts, 0);
}

void OverviewPageTest::readsVolumesAgain()
{
    m_source.broken = true;
    open(tourFleet());
    auto *bar = part<MessageBar>(u"fleetProblemBar"_s);
    QTRY_VERIFY(bar->isVisible());
    m_source.broken = false;
    QTest::mouseClick(part<QPushButton>(u"readVolumesButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!bar->isVisible());
}

void OverviewPageTest::followsChanges()
{
    open(tourFleet());
    QTRY_VERIFY(m_data->isLoaded());
    jobs::Job done = tourFleet().jobs.first();
    done.state = jobs::JobState::Failed;
    done.finishedAt = tourTime();
    m_operations->tell(done);
    const auto *model = part<DataTable>(u"activityTable"_s)->model();
    QTRY_COMPARE(model->index(0, 1).data().toString(), u"Failed"_s);
}

QTEST_MAIN(OverviewPageTest)
#include "tst_overview_page.moc"
