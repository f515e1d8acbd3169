#include "base/clock.h"
#include "database/connection.h"
#include "database/sql_statement.h"
#include "event_loop_meter.h"
#include "gui/activity/activity_page.h"
#include "gui/common/data_table.h"
#include "gui/common/theme.h"
#include "gui/exporting/exports_page.h"
#include "gui/operations/console_data.h"
#include "gui/operations/database_exports.h"
#include "gui/operations/database_job_history.h"
#include "gui/operations/database_link.h"
#include "gui/operations/database_operations.h"
#include "gui/operations/database_overview.h"
#include "gui/overview/overview_page.h"
#include "gui/shell/window_settings.h"
#include "large_fleet.h"
#include "support/slowness.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using namespace showroom::test;

namespace {

constexpr qint64 firstRows = 100 * slowness;  // ms
constexpr double longestHold = 50 * slowness; // ms

} // namespace

/// The other pages with a thousand environments, jobs and exports in a real database.
class FleetPagesTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void showFirstRowsAtOnce_data();
    void showFirstRowsAtOnce();
    void cleanupTestCase();

private:
    std::unique_ptr<QWidget> makePage(const QString &name);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseLink> m_link;
    std::unique_ptr<DatabaseOperations> m_operations;
    std::unique_ptr<DatabaseJobHistory> m_history;
    std::unique_ptr<DatabaseExports> m_exports;
    std::unique_ptr<DatabaseOverview> m_overview;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<ConsoleData> m_data;
};

void FleetPagesTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    database::Connection connection = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(connection.scalar(database::SqlStatement::fromText(makeLargeFleet)));
    m_link = std::make_unique<DatabaseLink>();
    m_operations = std::make_unique<DatabaseOperations>(*m_link, m_clock);
    m_history = std::make_unique<DatabaseJobHistory>(*m_link);
    m_exports = std::make_unique<DatabaseExports>(*m_link, *m_operations);
    m_overview = std::make_unique<DatabaseOverview>(*m_link);
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_operations->connectTo(m_database->local(), {});
    QTRY_VERIFY(m_data->isLoaded());
}

void FleetPagesTest::cleanupTestCase()
{
    m_data.reset();
    m_overview.reset();
    m_exports.reset();
    m_history.reset();
    m_operations.reset();
}

std::unique_ptr<QWidget> FleetPagesTest::makePage(const QString &name)
{
    if (name == u"overview")
        return std::make_unique<OverviewPage>(*m_data, *m_overview, m_clock);
    if (name == u"exports")
        return std::make_unique<ExportsPage>(*m_exports, m_clock, *m_settings, m_data->standing());
    return std::make_unique<ActivityPage>(
        ActivityPage::Collaborators{*m_data, *m_operations, *m_history, m_clock, *m_settings});
}

void FleetPagesTest::showFirstRowsAtOnce_data()
{
    QTest::addColumn<QString>("table");
    QTest::newRow("overview") << u"activityTable"_s;
    QTest::newRow("exports") << u"exportsTable"_s;
    QTest::newRow("activity") << u"jobsTable"_s;
}

void FleetPagesTest::showFirstRowsAtOnce()
{
    QFETCH(QString, table);
    qint64 best = std::numeric_limits<qint64>::max();
    double hold = std::numeric_limits<double>::max();
    for (int attempt = 0; attempt < 5; ++attempt) {
        const EventLoopMeter meter;
        QElapsedTimer timer;
        timer.start();
        const std::unique_ptr<QWidget> page = makePage(QString::fromLatin1(QTest::currentDataTag()));
        page->resize(1200, 800);
        page->show();
        const auto *rows = page->findChild<DataTable *>(table);
        QVERIFY(rows);
        QTRY_VERIFY(rows->model()->rowCount() > 0);
        page->grab(); // the rows are painted
        best = std::min(best, timer.elapsed());
        QTest::qWait(20); // what comes after them
        hold = std::min(hold, meter.longest());
    }
    qInfo("first rows after %lld ms, the event loop held for %.0f ms", best, hold);
    QVERIFY2(best < firstRows, qPrintable(QString::number(best)));
    QVERIFY2(hold < longestHold, qPrintable(QString::number(hold)));
}

QTEST_MAIN(FleetPagesTest)
#include "tst_fleet_pages.moc"
