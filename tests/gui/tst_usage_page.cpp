#include "base/clock.h"
#include "base/translations.h"
#include "fake_sandboxes.h"
#include "gui/common/data_table.h"
#include "gui/common/stacked_bars.h"
#include "gui/common/stat_tile.h"
#include "gui/sandboxes/usage_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

/// How much the fleet and each environment are used.
class UsagePageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void sumsTheFleet();
    void showsOneEnvironmentAndTheFleetAgain();
    void leavesColleaguesOutUnlessAsked();
    void chartsTheChosenMeasure();
    void saysWhenNobodyWasThere();

private:
    void open();
    QString figure(const QString &tile) const
    {
        return m_page->findChild<StatTile *>(tile)->accessibleDescription() +
               m_page->findChild<StatTile *>(tile)->accessibleName();
    }
    DataTable *table() const { return m_page->findChild<DataTable *>(u"usageTable"_s); }

    std::unique_ptr<Translations> m_translations;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<FakeSandboxes> m_source;
    std::unique_ptr<UsagePage> m_page;
};

void UsagePageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

void UsagePageTest::init()
{
    m_source = std::make_unique<FakeSandboxes>();
    sandboxes::Usage trial{u"sandbox-trial"_s,         u"Trial"_s, true, 40, 6, 9, 2'318, 12.5,
                           m_clock.now().addSecs(-60), 1,          0};
    sandboxes::Usage gone{u"sandbox-gone"_s, u"Gone"_s, false, 2, 1, 0, 10, 3, m_clock.now().addDays(-9), 1, 1};
    m_source->usage = {trial, gone};
}

void UsagePageTest::open()
{
    m_page = std::make_unique<UsagePage>(*m_source, m_clock);
    m_page->resize(1200, 900);
    m_page->show();
}

void UsagePageTest::sumsTheFleet()
{
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QVERIFY2(figure(u"sessionsTile"_s).contains(u"42"_s), qPrintable(figure(u"sessionsTile"_s)));
    QVERIFY2(figure(u"conversionTile"_s).contains(u"50"_s), qPrintable(figure(u"conversionTile"_s)));
    QCOMPARE(table()->model()->index(0, 4).data().toString(), u"2,318"_s);
    QCOMPARE(table()->model()->index(0, 5).data().toString(), u"13 min"_s);
    const sandboxes::UsageRange &range = m_source->usageRanges.constFirst();
    QCOMPARE(range.until, QDate(2026, 11, 20));
    QCOMPARE(range.from, QDate(2026, 10, 22));
}

void UsagePageTest::showsOneEnvironmentAndTheFleetAgain()
{
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    table()->selectRow(1);
    QTRY_COMPARE(m_source->usageRanges.constLast().environmentId, u"sandbox-gone"_s);
    QCOMPARE(m_page->findChild<QLabel *>(u"summaryLabel"_s)->text(), u"Of Gone"_s);
    auto *fleet = m_page->findChild<QPushButton *>(u"fleetButton"_s);
    QVERIFY(fleet->isEnabled());
    fleet->click();
    QTRY_COMPARE(m_source->usageRanges.constLast().environmentId, QString());
    QVERIFY(!fleet->isEnabled());
}

void UsagePageTest::leavesColleaguesOutUnlessAsked()
{
    open();
    QVERIFY(!m_source->usageRanges.constLast().withInternal);
    m_page->findChild<QCheckBox *>(u"internalCheckBox"_s)->click();
    QVERIFY(m_source->usageRanges.constLast().withInternal);
    m_page->findChild<QPushButton *>(u"days90Button"_s)->click();
    QCOMPARE(m_source->usageRanges.constLast().from, QDate(2026, 8, 23));
}

void UsagePageTest::chartsTheChosenMeasure()
{
    open();
    const auto *chart = m_page->findChild<StackedBars *>(u"usageChart"_s);
    QTRY_VERIFY2(chart->accessibleDescription().contains(u"Sessions"_s), qPrintable(chart->accessibleDescription()));
    m_page->findChild<QPushButton *>(u"callsMeasureButton"_s)->click();
    QVERIFY2(chart->accessibleDescription().contains(u"400"_s), qPrintable(chart->accessibleDescription()));
}

void UsagePageTest::saysWhenNobodyWasThere()
{
    m_source->usage.clear();
    open();
    QTRY_VERIFY(m_page->findChild<QWidget *>(u"emptyPage"_s)->isVisible());
}

QTEST_MAIN(UsagePageTest)
#include "tst_usage_page.moc"
