#include "gui/environments/environment_details_page.h"

#include "base/clock.h"
#include "base/translations.h"
#include "gui/common/fact_list.h"
#include "gui/common/pill.h"
#include "gui/common/stat_tile.h"
#include "gui/common/theme.h"
#include "gui/operations/console_data.h"
#include "gui/tour/tour_operations.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;

class EnvironmentDetailsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void tellsWhatIsKnown();
    void followsChanges();
    void leavesWhenTheEnvironmentIsGone();
    void offersWhatTheStateAllows();
    void copiesTheId();
    void speaksOfItsEnvironment();

private:
    std::unique_ptr<EnvironmentDetailsPage> open(const QString &id);

    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{tourTime()};
    std::unique_ptr<TourOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
};

void EnvironmentDetailsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void EnvironmentDetailsTest::init()
{
    m_operations = std::make_unique<TourOperations>(tourFleet());
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_data->refresh();
    QTRY_VERIFY(m_data->isLoaded());
}

std::unique_ptr<EnvironmentDetailsPage> EnvironmentDetailsTest::open(const QString &id)
{
    return std::make_unique<EnvironmentDetailsPage>(id, *m_data, m_clock);
}

void EnvironmentDetailsTest::tellsWhatIsKnown()
{
    const auto page = open(u"demo-acme-robotics"_s);
    QCOMPARE(page->title(), u"Acme Robotics"_s);
    QCOMPARE(page->findChild<Pill *>()->text(), u"Ready"_s);
    const QString recipe = page->findChild<FactList *>(u"recipeFactList"_s)->accessibleDescription();
    QVERIFY(recipe.contains(u"Regions: US, UK"_s));
    QVERIFY(recipe.contains(u"Fingerprint: 8f3a61c27be0d944"_s));
    const QString data = page->findChild<FactList *>(u"dataFactList"_s)->accessibleDescription();
    QVERIFY(data.contains(u"impact.users: 500"_s));
    QVERIFY(data.contains(u"Donations: 5,000"_s));
    QVERIFY(page->findChild<StatTile *>(u"expiryTile"_s)->accessibleDescription().startsWith(u"6 days"_s));
}

void EnvironmentDetailsTest::followsChanges()
{
    const auto page = open(u"demo-globex-industries"_s);
    QCOMPARE(page->findChild<Pill *>()->text(), u"Seeding"_s);
    Environment done = *m_data->environments().find(u"demo-globex-industries"_s);
    done.status = environments::Status::Ready;
    m_data->environments().setEnvironment(done);
    QCOMPARE(page->findChild<Pill *>()->text(), u"Ready"_s);
}

void EnvironmentDetailsTest::leavesWhenTheEnvironmentIsGone()
{
    const auto page = open(u"demo-acme-robotics"_s);
    QSignalSpy left(page.get(), &Page::backRequested);
    m_data->environments().setEnvironments({});
    QVERIFY(!left.isEmpty());
}

void EnvironmentDetailsTest::offersWhatTheStateAllows()
{
    QVERIFY(open(u"demo-acme-robotics"_s)->findChild<QPushButton *>(u"exportEnvironmentButton"_s)->isEnabled());
    const auto seeding = open(u"demo-globex-industries"_s);
    const auto *button = seeding->findChild<QPushButton *>(u"exportEnvironmentButton"_s);
    QVERIFY(!button->isEnabled());
    QVERIFY(!button->toolTip().isEmpty());
}

void EnvironmentDetailsTest::copiesTheId()
{
    const auto page = open(u"demo-acme-robotics"_s);
    page->findChild<QPushButton *>(u"copyIdButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"demo-acme-robotics"_s);
}

void EnvironmentDetailsTest::speaksOfItsEnvironment()
{
    const auto page = open(u"demo-acme-robotics"_s);
    QSignalSpy teardowns(page.get(), &EnvironmentDetailsPage::tearDownRequested);
    auto *tearDown = page->findChild<QAction *>(u"actionTearDownEnvironment"_s);
    QVERIFY(tearDown->isEnabled());
    tearDown->trigger();
    QCOMPARE(teardowns.first().first().value<Environment>().id, u"demo-acme-robotics"_s);
}

QTEST_MAIN(EnvironmentDetailsTest)
#include "tst_environment_details.moc"
