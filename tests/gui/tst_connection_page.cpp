#include "gui/connection/connection_page.h"

#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using State = ConnectionController::State;

namespace {

/// What the computer of the test is like; outlives the controller.
struct Computer {
    std::optional<Error> startError;
    std::optional<Error> migrateError;
    SchemaState schema;
    std::atomic_int migrations = 0;
    std::atomic_int starts = 0;
    std::atomic_bool blockedTheWindow = false;
};

class FakeBackend final : public ConnectionBackend {
public:
    explicit FakeBackend(Computer *computer)
        : m_computer(computer)
    {
    }

    Result<database::ConnectionSettings> start() override
    {
        ++m_computer->starts;
        if (QThread::currentThread() == qApp->thread())
            m_computer->blockedTheWindow = true;
        database::ConnectionSettings settings;
        settings.host = u"/run/showroom"_s;
        return m_computer->startError ? Result<database::ConnectionSettings>(*m_computer->startError) : settings;
    }
    Result<SchemaState> schemaState() override { return m_computer->schema; }
    Result<void> migrate() override
    {
        ++m_computer->migrations;
        if (m_computer->migrateError)
            return *m_computer->migrateError;
        m_computer->schema = {};
        return {};
    }
    Result<access::Identity> identify(const database::ConnectionSettings &) override
    {
        return access::Identity{u"showroom_local"_s, u"admin"_s, u"showroom"_s};
    }
    QString location() const override { return u"/home/somebody/showroom"_s; }
    QString masterSaltFile() const override { return u"/home/somebody/showroom/master-salt"_s; }

private:
    Computer *m_computer;
};

} // namespace

class TestConnectionPage final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksOnlyOnTheFirstStart();
    void connectsOffTheWindowsThread();
    void fillsABrandNewDatabaseWithoutAsking();
    void asksBeforeItUpdatesAnOlderDatabase();
    void refusesANewerDatabase();
    void saysWhatFailedAndTriesAgain_data();
    void saysWhatFailedAndTriesAgain();
    void triesAgainAfterAnUpdateFailed();
    void knowsALossAndItsEnd();
    void offersTheFirstEnvironment();

private:
    void open();
    QPushButton *button(const QString &name) { return m_page->findChild<QPushButton *>(name); }
    bool says(const QString &words) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Computer> m_computer;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ConnectionController> m_controller;
    std::unique_ptr<ConnectionPage> m_page;
};

void TestConnectionPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_computer = std::make_unique<Computer>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    open();
}

void TestConnectionPage::cleanup()
{
    m_page.reset();
    m_controller.reset();
}

void TestConnectionPage::open()
{
    m_page.reset();
    m_controller =
        std::make_unique<ConnectionController>(std::make_unique<FakeBackend>(m_computer.get()), m_settings.get());
    m_page = std::make_unique<ConnectionPage>(m_controller.get());
    m_page->show();
}

bool TestConnectionPage::says(const QString &words) const
{
    const auto labels = m_page->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&words](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

void TestConnectionPage::asksOnlyOnTheFirstStart()
{
    QVERIFY(!m_controller->isChosen());
    QVERIFY(button(u"tryHereButton"_s)->isVisible());
    QVERIFY(says(u"/home/somebody/showroom"_s));
    button(u"tryHereButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    open();
    QVERIFY(m_controller->isChosen());
    QVERIFY(!m_page->isFirstStart());
}

void TestConnectionPage::connectsOffTheWindowsThread()
{
    QSignalSpy states(m_controller.get(), &ConnectionController::stateChanged);
    m_controller->startLocal();
    m_controller->startLocal();
    QCOMPARE(m_controller->state(), State::Starting);
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QVERIFY(!m_computer->blockedTheWindow);
    QCOMPARE(m_computer->starts.load(), 1);
    QCOMPARE(states.size(), 2);
    QCOMPARE(m_controller->settings().host, u"/run/showroom"_s);
    QCOMPARE(m_controller->identity().role, u"admin"_s);
    QCOMPARE(m_controller->profile(), u"local"_s);
}

void TestConnectionPage::fillsABrandNewDatabaseWithoutAsking()
{
    m_computer->schema = {{u"showroom 0001_control_plane"_s}, true, false};
    m_controller->startLocal();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QCOMPARE(m_computer->migrations.load(), 1);
}

void TestConnectionPage::asksBeforeItUpdatesAnOlderDatabase()
{
    m_computer->schema = {{u"showroom 0003_refresh"_s}, false, false};
    m_controller->startLocal();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
    QCOMPARE(m_computer->migrations.load(), 0);
    QVERIFY(says(u"showroom 0003_refresh"_s));
    QVERIFY(button(u"notNowButton"_s)->isVisible());
    button(u"updateButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QCOMPARE(m_computer->migrations.load(), 1);
}

void TestConnectionPage::refusesANewerDatabase()
{
    m_computer->schema.isNewer = true;
    m_controller->startLocal();
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QCOMPARE(m_controller->error().code, ErrorCode::SchemaNewer);
    QVERIFY(says(m_controller->error().message));
    QVERIFY(says(m_controller->error().hint));
    QCOMPARE(m_computer->migrations.load(), 0);
}

void TestConnectionPage::saysWhatFailedAndTriesAgain_data()
{
    QTest::addColumn<Error>("error");
    QTest::newRow("no PostgreSQL") << fail(ErrorCode::NotFound, u"PostgreSQL is not installed."_s, u"Install it."_s);
    QTest::newRow("disk full") << fail(ErrorCode::StorageFull, u"The disk is full."_s, u"Make room."_s);
    QTest::newRow("no permission") << fail(ErrorCode::FileFailure, u"The folder is not yours."_s, u"Choose another."_s);
    QTest::newRow("no server") << fail(ErrorCode::DatabaseUnreachable, u"Nobody answers."_s, u"Try again."_s);
}

void TestConnectionPage::saysWhatFailedAndTriesAgain()
{
    QFETCH(Error, error);
    m_computer->startError = error;
    m_controller->startLocal();
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QVERIFY(says(error.message));
    QVERIFY(says(error.hint));
    QVERIFY2(!m_controller->isChosen(), "a choice that never worked was remembered");
    m_computer->startError.reset();
    button(u"retryButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
}

void TestConnectionPage::triesAgainAfterAnUpdateFailed()
{
    m_computer->schema = {{u"showroom 0003_refresh"_s}, false, false};
    m_computer->migrateError = fail(ErrorCode::Busy, u"Another update runs."_s, u"Wait a minute."_s);
    m_controller->startLocal();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
    m_controller->migrate();
    QTRY_COMPARE(m_controller->state(), State::Failed);
    m_computer->migrateError.reset();
    m_controller->reconnect();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
}

void TestConnectionPage::knowsALossAndItsEnd()
{
    const Error silent = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s);
    m_controller->reportLost(silent);
    QCOMPARE(m_controller->state(), State::NotChosen);
    m_controller->startLocal();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    m_controller->reportLost(silent);
    QCOMPARE(m_controller->state(), State::Lost);
    QCOMPARE(m_controller->error(), silent);
    m_controller->reportRestored();
    QCOMPARE(m_controller->state(), State::Connected);
    m_controller->reportLost(silent);
    m_controller->reconnect();
    QTRY_COMPARE(m_controller->state(), State::Connected);
}

void TestConnectionPage::offersTheFirstEnvironment()
{
    QSignalSpy wanted(m_page.get(), &ConnectionPage::firstEnvironmentRequested);
    QVERIFY(m_page->isFirstStart());
    button(u"tryHereButton"_s)->click();
    QTRY_VERIFY(button(u"firstEnvironmentButton"_s)->isVisible());
    button(u"firstEnvironmentButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(TestConnectionPage)

#include "tst_connection_page.moc"
