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

/// What the database of the test is like; outlives the controller.
struct Place {
    std::optional<Error> error;
    std::optional<Error> migrateError;
    access::DatabaseSurvey survey;
    std::atomic_int migrations = 0;
    std::atomic_int surveys = 0;
    std::atomic_bool isSilent = false;
    std::atomic_bool wasGivenUp = false;
    std::atomic_bool blockedTheWindow = false;
    bool isPrivate = true;
    QString name = u"local"_s;
};

class FakeBackend final : public ConnectionBackend {
public:
    explicit FakeBackend(Place *place)
        : m_place(place)
    {
    }

    ConnectionPlace place() const override
    {
        ConnectionPlace place;
        place.name = m_place->name;
        place.color = Qt::blue;
        place.location = u"/home/somebody/"_s + m_place->name;
        place.isPrivate = m_place->isPrivate;
        place.isRemembered = true;
        return place;
    }
    QString masterSaltFile() const override { return u"/home/somebody/master-salt"_s; }
    Result<access::DatabaseSurvey> survey(const StopCheck &isStopped) override
    {
        ++m_place->surveys;
        if (QThread::currentThread() == qApp->thread())
            m_place->blockedTheWindow = true;
        while (m_place->isSilent) {
            if (isStopped()) {
                m_place->wasGivenUp = true;
                return fail(ErrorCode::Cancelled, u"Given up."_s);
            }
            QThread::msleep(1);
        }
        return m_place->error ? Result<access::DatabaseSurvey>(*m_place->error) : m_place->survey;
    }
    Result<void> migrate() override
    {
        ++m_place->migrations;
        if (m_place->migrateError)
            return *m_place->migrateError;
        m_place->survey.schema = access::SchemaState::Current;
        m_place->survey.pending.clear();
        return {};
    }
    database::ConnectionSettings settings() const override
    {
        database::ConnectionSettings settings;
        settings.host = u"/run/"_s + m_place->name;
        return settings;
    }

private:
    Place *m_place;
};

} // namespace

class TestConnectionPage final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksOnlyOnTheFirstStart();
    void offersAnotherServerToo();
    void connectsOffTheWindowsThread();
    void fillsABrandNewDatabaseWithoutAsking();
    void asksBeforeItUpdatesAnOlderDatabase();
    void saysWhatFailedAndTriesAgain_data();
    void saysWhatFailedAndTriesAgain();
    void triesAgainAfterAnUpdateFailed();
    void looksAgainWhetherItWasUpdated();
    void asksBeforeItSetsUpAnotherDatabase();
    void saysWhichRightsAreMissing();
    void givesUpASilentServer();
    void goesBackToWhatIsOpen();
    void knowsALossAndItsEnd();
    void offersTheFirstEnvironment();

private:
    void open();
    void connectNow() { m_controller->connectTo(std::make_shared<FakeBackend>(m_place.get())); }
    QPushButton *button(const QString &name) { return m_page->findChild<QPushButton *>(name); }
    bool says(const QString &words) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Place> m_place;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ConnectionController> m_controller;
    std::unique_ptr<ConnectionPage> m_page;
};

void TestConnectionPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_place = std::make_unique<Place>();
    m_place->survey.identity = {u"showroom_local"_s, u"admin"_s, u"showroom"_s};
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
    m_controller = std::make_unique<ConnectionController>(m_settings.get());
    m_page = std::make_unique<ConnectionPage>(m_controller.get(), u"/home/somebody/showroom"_s);
    connect(m_page.get(), &ConnectionPage::privateRequested, this, &TestConnectionPage::connectNow);
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
    QVERIFY(m_controller->remembered().isEmpty());
    QVERIFY(button(u"tryHereButton"_s)->isVisible());
    QVERIFY(says(u"/home/somebody/showroom"_s));
    button(u"tryHereButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    open();
    QCOMPARE(m_controller->remembered(), u"local"_s);
    QVERIFY(!m_page->isFirstStart());
}

void TestConnectionPage::offersAnotherServerToo()
{
    QSignalSpy wanted(m_page.get(), &ConnectionPage::connectionsRequested);
    QVERIFY(button(u"connectToServerButton"_s)->isVisible());
    button(u"connectToServerButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
    m_place->isPrivate = false;
    m_place->name = u"Staging"_s;
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QVERIFY(says(u"in the role admin, on /home/somebody/Staging"_s));
    QCOMPARE(m_controller->remembered(), u"Staging"_s);
}

void TestConnectionPage::connectsOffTheWindowsThread()
{
    QSignalSpy states(m_controller.get(), &ConnectionController::stateChanged);
    connectNow();
    QCOMPARE(m_controller->state(), State::Starting);
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QVERIFY(!m_place->blockedTheWindow);
    QCOMPARE(m_place->surveys.load(), 1);
    QCOMPARE(states.size(), 2);
    QCOMPARE(m_controller->settings().host, u"/run/local"_s);
    QCOMPARE(m_controller->survey().identity.role, u"admin"_s);
    QCOMPARE(m_controller->place().name, u"local"_s);
}

void TestConnectionPage::fillsABrandNewDatabaseWithoutAsking()
{
    m_place->survey.schema = access::SchemaState::Missing;
    m_place->survey.pending = QStringList{u"showroom 0001_control_plane"_s};
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QCOMPARE(m_place->migrations.load(), 1);
}

void TestConnectionPage::asksBeforeItUpdatesAnOlderDatabase()
{
    m_place->survey.schema = access::SchemaState::Outdated;
    m_place->survey.pending = QStringList{u"showroom 0003_refresh"_s};
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
    QCOMPARE(m_place->migrations.load(), 0);
    QVERIFY(says(u"showroom 0003_refresh"_s));
    QVERIFY(button(u"notNowButton"_s)->isVisible());
    button(u"updateButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QCOMPARE(m_place->migrations.load(), 1);
}

void TestConnectionPage::looksAgainWhetherItWasUpdated()
{
    m_place->survey.schema = access::SchemaState::Outdated;
    m_place->survey.pending = QStringList{u"showroom 0003_refresh"_s};
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
    button(u"checkAgainButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
    m_place->survey.schema = access::SchemaState::Current;
    m_place->survey.pending.clear();
    button(u"checkAgainButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QCOMPARE(m_place->migrations.load(), 0);
}

void TestConnectionPage::asksBeforeItSetsUpAnotherDatabase()
{
    m_place->isPrivate = false;
    m_place->survey.schema = access::SchemaState::Missing;
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
    QVERIFY(says(u"“showroom” does not know Showroom yet"_s));
    QCOMPARE(m_place->migrations.load(), 0);
    QCOMPARE(button(u"updateButton"_s)->text(), u"Set up"_s);
    button(u"updateButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QCOMPARE(m_place->migrations.load(), 1);
}

void TestConnectionPage::saysWhichRightsAreMissing()
{
    QSignalSpy wanted(m_page.get(), &ConnectionPage::connectionsRequested);
    m_place->isPrivate = false;
    m_place->survey.schema = access::SchemaState::Missing;
    m_place->survey.obstacle = fail(ErrorCode::PermissionDenied, u"No CREATEROLE."_s, u"ALTER ROLE jane CREATEROLE;"_s);
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
    QVERIFY(says(u"No CREATEROLE."_s));
    QVERIFY(says(u"ALTER ROLE jane CREATEROLE;"_s));
    QVERIFY(!button(u"updateButton"_s)->isVisible());
    button(u"notNowButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
}

void TestConnectionPage::givesUpASilentServer()
{
    m_place->isPrivate = false;
    m_place->isSilent = true;
    connectNow();
    QVERIFY(button(u"cancelConnectingButton"_s)->isVisible());
    button(u"cancelConnectingButton"_s)->click();
    QCOMPARE(m_controller->state(), State::Failed);
    QVERIFY(says(u"given up"_s));
    QTRY_VERIFY(m_place->wasGivenUp);
    m_place->isSilent = false;
    button(u"retryButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
}

void TestConnectionPage::goesBackToWhatIsOpen()
{
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    Place other;
    other.name = u"Staging"_s;
    other.error = fail(ErrorCode::DatabaseUnreachable, u"Nobody answers."_s);
    m_controller->connectTo(std::make_shared<FakeBackend>(&other));
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QCOMPARE(m_controller->remembered(), u"local"_s);
    QCOMPARE(button(u"backToFormerButton"_s)->text(), u"Back to local"_s);
    QVERIFY(button(u"backToFormerButton"_s)->isVisible());
    button(u"backToFormerButton"_s)->click();
    QCOMPARE(m_controller->state(), State::Connected);
    QCOMPARE(m_controller->settings().host, u"/run/local"_s);
    m_controller.reset();
    m_page.reset();
}

void TestConnectionPage::saysWhatFailedAndTriesAgain_data()
{
    QTest::addColumn<Error>("error");
    QTest::newRow("no PostgreSQL") << fail(ErrorCode::NotFound, u"PostgreSQL is not installed."_s, u"Install it."_s);
    QTest::newRow("disk full") << fail(ErrorCode::StorageFull, u"The disk is full."_s, u"Make room."_s);
    QTest::newRow("no permission") << fail(ErrorCode::FileFailure, u"The folder is not yours."_s, u"Choose another."_s);
    QTest::newRow("newer schema") << fail(ErrorCode::SchemaNewer, u"It is newer."_s, u"Update Showroom."_s);
    QTest::newRow("no role") << fail(ErrorCode::PermissionDenied, u"No role."_s, u"GRANT showroom_viewer TO x;"_s);
    QTest::newRow("no server") << fail(ErrorCode::DatabaseUnreachable, u"Nobody answers."_s, u"Try again."_s);
}

void TestConnectionPage::saysWhatFailedAndTriesAgain()
{
    QFETCH(Error, error);
    m_place->error = error;
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QVERIFY(says(error.message));
    QVERIFY(says(error.hint));
    QVERIFY2(m_controller->remembered().isEmpty(), "a choice that never worked was remembered");
    m_place->error.reset();
    button(u"retryButton"_s)->click();
    QTRY_COMPARE(m_controller->state(), State::Connected);
}

void TestConnectionPage::triesAgainAfterAnUpdateFailed()
{
    m_place->survey.schema = access::SchemaState::Outdated;
    m_place->migrateError = fail(ErrorCode::Busy, u"Another update runs."_s, u"Wait a minute."_s);
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
    m_controller->migrate();
    QTRY_COMPARE(m_controller->state(), State::Failed);
    m_place->migrateError.reset();
    m_controller->reconnect();
    QTRY_COMPARE(m_controller->state(), State::NeedsMigration);
}

void TestConnectionPage::knowsALossAndItsEnd()
{
    const Error silent = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s);
    m_controller->reportLost(silent);
    QCOMPARE(m_controller->state(), State::NotChosen);
    connectNow();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    m_controller->reportLost(silent);
    QCOMPARE(m_controller->state(), State::Lost);
    QCOMPARE(m_controller->error(), silent);
    m_controller->reportRestored();
    QCOMPARE(m_controller->state(), State::Connected);
    m_controller->reportLost(silent);
    m_place->error = silent;
    m_controller->reconnect();
    QTRY_COMPARE(m_controller->state(), State::Lost);
    m_place->error.reset();
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
