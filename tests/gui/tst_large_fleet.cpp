#include "base/clock.h"
#include "database/connection.h"
#include "database/sql_statement.h"
#include "event_loop_meter.h"
#include "gui/common/data_table.h"
#include "gui/common/theme.h"
#include "gui/environments/environments_page.h"
#include "gui/operations/console_data.h"
#include "gui/operations/database_link.h"
#include "gui/operations/database_operations.h"
#include "gui/shell/window_settings.h"
#include "large_fleet.h"
#include "models/environments_model.h"
#include "support/slowness.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
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

/// The list of environments with a thousand of them in a real database.
class LargeFleetTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsFirstRowsAtOnce();
    void staysFreeWhileFilteringAndSorting();
    void changesOneRowOnly();

private:
    void load();
    DataTable *table() const { return m_page->findChild<DataTable *>(u"environmentsTable"_s); }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseLink> m_link;
    std::unique_ptr<DatabaseOperations> m_operations;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<EnvironmentsPage> m_page;
};

void LargeFleetTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    database::Connection connection = TestDatabase::connect(m_database->superuser());
    const auto made = connection.scalar(database::SqlStatement::fromText(makeLargeFleet));
    VERIFY_RESULT(made);
    QVERIFY(made->toInt() >= 3 * fleetSize);
}

void LargeFleetTest::init()
{
    m_link = std::make_unique<DatabaseLink>();
    m_operations = std::make_unique<DatabaseOperations>(*m_link, m_clock);
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    load();
    m_operations->connectTo(m_database->local(), {});
    QTRY_COMPARE(m_data->environments().rowCount(), fleetSize); // the connections are open from now on
    QTRY_VERIFY(m_data->isLoaded());
}

void LargeFleetTest::cleanup()
{
    m_page.reset();
    m_data.reset();
    m_operations.reset();
    m_link.reset();
}

/// An empty list in a window that is shown.
void LargeFleetTest::load()
{
    m_page.reset();
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_page = std::make_unique<EnvironmentsPage>(*m_data, m_clock, *m_settings);
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void LargeFleetTest::showsFirstRowsAtOnce()
{
    qint64 best = std::numeric_limits<qint64>::max();
    double hold = std::numeric_limits<double>::max();
    for (int attempt = 0; attempt < 5; ++attempt) {
        load();
        const EventLoopMeter meter;
        QSignalSpy arrived(table()->model(), &QAbstractItemModel::rowsInserted);
        QElapsedTimer timer;
        timer.start();
        m_data->refresh();
        QVERIFY(arrived.wait());
        m_page->grab(); // the rows are painted
        best = std::min(best, timer.elapsed());
        QTRY_VERIFY(m_data->isLoaded());
        hold = std::min(hold, meter.longest());
    }
    qInfo("first rows of %d environments after %lld ms, the event loop held for %.0f ms", fleetSize, best, hold);
    QVERIFY2(best < firstRows, qPrintable(QString::number(best)));
    QVERIFY2(hold < longestHold, qPrintable(QString::number(hold)));
}

void LargeFleetTest::staysFreeWhileFilteringAndSorting()
{
    double hold = std::numeric_limits<double>::max();
    for (int attempt = 0; attempt < 3; ++attempt) {
        const EventLoopMeter meter;
        auto *search = m_page->findChild<QLineEdit *>(u"searchLineEdit"_s);
        for (const auto &words : {u"s"_s, u"se"_s, u"seat 77"_s, u""_s}) {
            search->setText(words);
            QTest::qWait(20); // the list is painted, as between two keys
        }
        for (const int column : {int(models::EnvironmentsModel::Name), int(models::EnvironmentsModel::Owner),
                                 int(models::EnvironmentsModel::Expires)}) {
            table()->sortByColumn(column, Qt::AscendingOrder);
            QTest::qWait(20);
        }
        m_data->refresh(); // nothing changed
        QSignalSpy read(m_data.get(), &ConsoleData::stateChanged);
        QVERIFY(read.wait());
        hold = std::min(hold, meter.longest());
    }
    qInfo("filtering and sorting held the event loop for %.0f ms", hold);
    QVERIFY2(hold < longestHold, qPrintable(QString::number(hold)));
}

void LargeFleetTest::changesOneRowOnly()
{
    QSignalSpy changes(&m_data->environments(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserts(&m_data->environments(), &QAbstractItemModel::rowsInserted);
    database::Connection connection = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(connection.execute(database::SqlStatement::fromText(
        "UPDATE showroom.environment SET notes = 'changed' WHERE id = 'demo-seat-500'")));
    QTRY_COMPARE(changes.size(), 1); // heard from the database, within two seconds
    QCOMPARE(inserts.size(), 0);
    QCOMPARE(m_data->environments().find(u"demo-seat-500"_s)->notes, u"changed"_s);
}

QTEST_MAIN(LargeFleetTest)
#include "tst_large_fleet.moc"
