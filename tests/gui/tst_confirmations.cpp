#include "base/translations.h"
#include "core/environments/preset_store.h"
#include "gui/activity/activity_page.h"
#include "gui/common/data_table.h"
#include "gui/environments/environment_details_page.h"
#include "gui/environments/environments_page.h"
#include "gui/sandboxes/conversion_wizard.h"
#include "gui/sandboxes/expiry_page.h"
#include "gui/seeding/seeding_page.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/sessions_page.h"
#include "gui/settings/settings_page.h"
#include "gui/shell/fleet_flows.h"
#include "gui/shell/job_strip.h"
#include "gui/tour/tour_fleet.h"
#include "gui/tour/tour_sandboxes.h"
#include "gui/tour/tour_stage.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

namespace {

const auto place = u"Prod"_s;
const auto trial = u"sandbox-fabrikam-trial"_s;
const auto booth = u"sandbox-booth-tour"_s;
const auto acme = u"demo-acme-robotics"_s;
/// What asks is answered by a click, nothing is typed.
const auto click = u"a click"_s;
const auto nothing = QString();

constexpr int sessionsTab = 2;
constexpr int accessTab = 3;

/// The job that its failed environment was being filled by.
jobs::Job failedFilling(const TourFixture &fixture)
{
    jobs::Job job = fixture.jobs.constFirst();
    for (const environments::Environment &environment : fixture.environments) {
        if (environment.status != environments::Status::Failed)
            continue;
        job.id = environment.jobId.value_or(0);
        job.environmentId = environment.id;
        job.state = jobs::JobState::Failed;
    }
    return job;
}

/// What begins something in the window: a button or an entry of a menu.
class Trigger final {
public:
    explicit Trigger(QAbstractButton *button)
        : m_button(button)
    {
    }
    explicit Trigger(QAction *action)
        : m_action(action)
    {
    }

    bool isThere() const { return m_button || m_action; }
    bool isEnabled() const { return m_button ? m_button->isEnabled() : m_action->isEnabled(); }
    QString why() const { return m_button ? m_button->toolTip() : m_action->toolTip(); }
    void fire() const { m_button ? m_button->click() : m_action->trigger(); }

private:
    QAbstractButton *m_button = nullptr;
    QAction *m_action = nullptr;
};

} // namespace

/// Everything in the console that takes something away or that one click does not bring back, and what each asks before
/// it does so: on a normal connection, on a careful one, on a read-only one.
class TestConfirmations final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void asks_data();
    void asks();
    void isOffOnAReadOnlyConnection_data() { asks_data(); }
    void isOffOnAReadOnlyConnection();

private:
    enum Level { Normal, Careful, ReadOnly };

    void setLevel(Level level);
    template <class T>
    T *part(const QString &name)
    {
        const QList<T *> all = m_stage->window().findChildren<T *>(name);
        for (T *one : all)
            if (one->isVisibleTo(&m_stage->window()))
                return one;
        return all.value(0);
    }
    Trigger button(const QString &name) { return Trigger(part<QAbstractButton>(name)); }
    Trigger action(const QString &name) { return Trigger(m_stage->window().findChild<QAction *>(name)); }
    void selectRow(const QString &table, int row);
    EnvironmentDetailsPage *openEnvironment(const QString &id, int tab);
    void showExpiry(const QList<int> &rows);
    void showJobs(const QList<jobs::Job> &jobs);
    sessions::Session showSession(bool isHeld);
    Trigger find(const QString &deed);
    void goOn(const QString &deed);
    QString asked();

    QTemporaryDir m_folder;
    Translations m_translations{*qApp, QLocale::c()}; // “3 environments”
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TourStage> m_stage;
    std::unique_ptr<TourFleet> m_fleet;
    std::unique_ptr<environments::PresetStore> m_presets;
    std::unique_ptr<FleetFlows> m_flows;
};

void TestConfirmations::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_presets = std::make_unique<environments::PresetStore>(m_folder.filePath(u"presets.json"_s));
}

void TestConfirmations::init()
{
    TourFixture fixture = sandboxFleet();
    fixture.jobs.append(failedFilling(fixture));
    m_stage = std::make_unique<TourStage>(fixture, *m_theme, m_folder.filePath(u"console.ini"_s));
    m_fleet = std::make_unique<TourFleet>(fixture);
    m_flows = std::make_unique<FleetFlows>(FleetFlows::Collaborators{
        m_stage->window(), m_stage->environmentsPage(), m_stage->operations(), *m_fleet, m_stage->data(),
        m_stage->clock(), *m_presets, m_stage->flows(), [] { return generation::loadBuiltIn(u"impact"_s); }});
    connect(&m_stage->expiryPage(), &ExpiryPage::convertRequested, this, [this](const auto &environment) {
        const auto sandbox = m_stage->sandboxSource().find(environment.id).result();
        (new ConversionWizard(&m_stage->sandboxSource(), &m_stage->sessionSource(), *sandbox, &m_stage->window()))
            ->open();
    });
    connect(&m_stage->expiryPage(), &ExpiryPage::deleteRequested, m_flows.get(), &FleetFlows::tearDown);
    m_stage->window().show();
}

void TestConfirmations::cleanup()
{
    m_flows.reset();
    m_stage.reset();
}

void TestConfirmations::setLevel(Level level)
{
    access::Rights rights = access::rightsOfRole(u"admin"_s);
    rights.isReadOnly = level == ReadOnly;
    m_stage->window().setRights(rights);
    m_stage->data().standing().set(rights, level == Careful, place);
    sessions::Rights sessions{u"root.admin"_s};
    sessions.isReadOnly = level == ReadOnly;
    m_stage->sessionSource().setRights(sessions);
}

void TestConfirmations::selectRow(const QString &name, int row)
{
    auto *table = part<DataTable>(name);
    QVERIFY(table);
    QTRY_VERIFY(table->model()->rowCount() > row);
    table->selectRow(row);
}

EnvironmentDetailsPage *TestConfirmations::openEnvironment(const QString &id, int tab)
{
    auto *page =
        new EnvironmentDetailsPage(id, {m_stage->data(), m_stage->environmentSource(), m_stage->clock(),
                                        m_stage->settings(), &m_stage->sessionSource(), &m_stage->sandboxSource()});
    m_stage->window().openPage(page);
    page->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(tab);
    return page;
}

void TestConfirmations::showExpiry(const QList<int> &rows)
{
    m_stage->window().showPage(u"expiry"_s);
    part<QAbstractButton>(u"weekBucketRadioButton"_s)->click();
    auto *table = part<DataTable>(u"expiryTable"_s);
    for (const int row : rows)
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void TestConfirmations::showJobs(const QList<jobs::Job> &jobs)
{
    m_stage->window().showPage(u"activity"_s);
    for (const jobs::Job &job : jobs)
        m_stage->operations().tell(job);
    auto *table = part<DataTable>(u"jobsTable"_s);
    QTRY_VERIFY(table->model()->rowCount() >= jobs.size());
    table->selectAll();
}

sessions::Session TestConfirmations::showSession(bool isHeld)
{
    m_stage->window().showPage(u"sessions"_s);
    SessionActions &actions = m_stage->sessionsPage().actions();
    auto session = m_stage->sessionSource().sessions().constFirst();
    session.isMine = true;
    if (isHeld)
        session.hold = {u"kenji.mori"_s, u"Call"_s, m_stage->clock().now().addSecs(600), false};
    actions.setSession(session);
    actions.setRights(m_stage->sessionSource().readRights().result().value());
    return session;
}

/// Goes where the deed is begun; what begins it.
Trigger TestConfirmations::find(const QString &deed)
{
    const jobs::Job running = sandboxFleet().jobs.constFirst();
    if (deed == u"tear down") {
        m_stage->environmentsPage().select(acme);
        return action(u"actionTearDownEnvironment"_s);
    }
    if (deed == u"tear down several") {
        m_stage->environmentsPage().select(QStringList{acme, u"demo-northwind-health"_s, u"demo-lumen-energy"_s});
        return action(u"actionTearDownEnvironment"_s);
    }
    if (deed == u"expire" || deed == u"convert" || deed == u"delete from the list") {
        showExpiry({0});
        return button(deed == u"expire"    ? u"expireButton"_s
                      : deed == u"convert" ? u"convertButton"_s
                                           : u"deleteButton"_s);
    }
    if (deed == u"expire several") {
        showExpiry({0, 1});
        return button(u"expireButton"_s);
    }
    if (deed == u"lift protection") {
        openEnvironment(u"sandbox-onboarding-class"_s, accessTab);
        return button(u"protectButton"_s);
    }
    if (deed == u"run the clean-up") {
        m_stage->window().showPage(u"expiry"_s);
        return button(u"runSweepButton"_s);
    }
    const QHash<QString, std::pair<QString, QString>> access{
        {u"revoke a link"_s, {u"linksTable"_s, u"revokeLinkButton"_s}},
        {u"take a user out"_s, {u"usersTable"_s, u"dismissUserButton"_s}},
        {u"set a persona’s password"_s, {u"personasTable"_s, u"setPasswordButton"_s}}};
    if (const auto known = access.constFind(deed); known != access.constEnd()) {
        openEnvironment(trial, accessTab);
        selectRow(known->first, 0);
        return button(known->second);
    }
    if (deed == u"reset a session" || deed == u"clear stale sessions") {
        m_stage->window().showPage(u"sessions"_s);
        selectRow(u"sessionsTable"_s, 0);
        return button(deed == u"reset a session" ? u"resetButton"_s : u"clearStaleButton"_s);
    }
    if (deed == u"reset all sessions" || deed == u"clear stale sessions of one") {
        openEnvironment(acme, sessionsTab);
        selectRow(u"sessionsTable"_s, 0);
        return button(deed == u"reset all sessions" ? u"resetAllButton"_s : u"clearStaleButton"_s);
    }
    if (deed == u"undo a reset") {
        m_stage->window().showPage(u"sessions"_s);
        part<QAbstractButton>(u"archivesButton"_s)->click();
        return button(u"undoButton"_s);
    }
    const QHash<QString, QString> menu{{u"close a session"_s, u"actionCloseSession"_s},
                                       {u"release another’s hold"_s, u"actionReleaseSession"_s},
                                       {u"revoke a token"_s, u"actionShowTokens"_s}};
    if (menu.contains(deed)) {
        showSession(deed.contains(u"hold"));
        return Trigger(m_stage->sessionsPage().actions().menu()->findChild<QAction *>(menu.value(deed)));
    }
    if (deed == u"cancel a job" || deed == u"cancel several jobs") {
        jobs::Job other = running;
        other.id = running.id + 1'000;
        other.environmentId = acme;
        showJobs(deed == u"cancel a job" ? QList{running} : QList{running, other});
        return button(u"cancelJobButton"_s);
    }
    if (deed == u"clean up a filling") {
        m_stage->window().showPage(u"activity"_s);
        m_stage->activityPage().select(failedFilling(sandboxFleet()).id);
        return button(u"cleanUpJobButton"_s);
    }
    if (deed == u"cancel an export") {
        jobs::Job job = running;
        job.id = running.id + 1'000;
        job.kind = u"export"_s;
        job.environmentId = acme;
        m_stage->flows().showJob(job);
        return button(u"cancelExportButton"_s);
    }
    if (deed == u"cancel a job from the strip")
        return Trigger(m_stage->window().findChild<JobStrip *>()->findChild<QAbstractButton *>(u"cancelJobButton"_s));
    if (deed == u"cancel a filling") {
        auto *page = new SeedingPage(&m_stage->operations(), m_stage->data().standing());
        m_stage->window().openPage(page);
        page->showJob(running.id, u"Globex"_s);
        return Trigger(page->findChild<QAbstractButton *>(u"cancelJobButton"_s));
    }
    if (deed == u"take a role away") {
        m_stage->window().showPage(u"settings"_s);
        m_stage->settingsPage().showSection(SettingsPage::Section::Roles);
        selectRow(u"loginsTable"_s, 1);
        return button(u"takeRoleButton"_s);
    }
    m_stage->window().showPage(u"settings"_s);
    m_stage->settingsPage().showSection(SettingsPage::Section::Limits);
    selectRow(u"usesTable"_s, 0);
    return button(u"endExceptionButton"_s);
}

/// To the last click, where the deed has a dialog of its own before it.
void TestConfirmations::goOn(const QString &deed)
{
    if (deed == u"run the clean-up") {
        auto *run = part<QAbstractButton>(u"runButton"_s);
        QTRY_VERIFY(run && run->isEnabled());
        run->click();
    } else if (deed == u"revoke a token") {
        selectRow(u"tokensTable"_s, 0);
        part<QAbstractButton>(u"revokeTokenButton"_s)->click();
    } else if (deed == u"take a role away") {
        part<QAbstractButton>(u"actButton"_s)->click();
    }
}

/// What has to be typed before it is done; `click` where a question is answered otherwise; nothing when it is done.
QString TestConfirmations::asked()
{
    for (const QLineEdit *input : m_stage->window().findChildren<QLineEdit *>(u"confirmationLineEdit"_s)) {
        if (!input->window()->isVisible())
            continue;
        static const QRegularExpression typed(u"Type (.+) to (confirm|convert it)"_s);
        if (const auto match = typed.match(input->accessibleName()); match.hasMatch())
            return match.captured(1);
        for (const QLabel *label : input->window()->findChildren<QLabel *>())
            if (const auto match = typed.match(label->text().remove(u'&')); label->buddy() == input && match.hasMatch())
                return match.captured(1);
    }
    for (const auto &name : {u"cancelQuestion"_s, u"closeSessionDialog"_s, u"passwordDialog"_s, u"staleDialog"_s})
        if (const auto *dialog = m_stage->window().findChild<QDialog *>(name); dialog && dialog->isVisible())
            return click;
    return nothing;
}

void TestConfirmations::asks_data()
{
    QTest::addColumn<QString>("onNormal");
    QTest::addColumn<QString>("onCareful");
    const QString token = sessions::resetToken();
    QTest::newRow("tear down") << acme << acme;
    QTest::newRow("tear down several") << u"tear down 3 environments"_s << place;
    QTest::newRow("delete from the list") << u"tear down 1 environment"_s << place;
    QTest::newRow("convert") << booth << booth;
    QTest::newRow("expire") << nothing << booth; // Extend brings it back
    QTest::newRow("expire several") << nothing << place;
    QTest::newRow("lift protection") << nothing << nothing; // the same button brings it back
    QTest::newRow("run the clean-up") << nothing << place;  // after its list was shown
    QTest::newRow("revoke a link") << nothing << trial;
    QTest::newRow("take a user out") << nothing << trial;
    QTest::newRow("set a persona’s password") << click << trial;
    QTest::newRow("reset a session") << token << u"demo-northwind-health"_s;
    QTest::newRow("reset all sessions") << token << acme;
    QTest::newRow("undo a reset") << nothing << u"demo-fjord-foundation"_s; // an undo can be undone
    QTest::newRow("close a session") << click << acme;
    QTest::newRow("release another’s hold") << nothing << acme;
    QTest::newRow("revoke a token") << nothing << acme;
    QTest::newRow("clear stale sessions") << click << place;
    QTest::newRow("clear stale sessions of one") << click << acme;
    QTest::newRow("cancel a job") << click << u"demo-globex-industries"_s;
    QTest::newRow("cancel several jobs") << click << place;
    QTest::newRow("cancel a job from the strip") << nothing << u"demo-globex-industries"_s;
    QTest::newRow("cancel a filling") << click << u"demo-globex-industries"_s;
    QTest::newRow("cancel an export") << nothing << acme; // nothing is left of it, and it can be begun again
    QTest::newRow("clean up a filling") << nothing << u"demo-tailspin-retail"_s; // it was never complete
    QTest::newRow("take a role away") << nothing << place;                       // after its dialog
    QTest::newRow("remove an exception") << nothing << place;
}

void TestConfirmations::asks()
{
    QFETCH(QString, onNormal);
    QFETCH(QString, onCareful);
    const QString deed = QString::fromUtf8(QTest::currentDataTag());
    for (const Level level : {Normal, Careful}) {
        cleanup();
        init();
        setLevel(level);
        const Trigger trigger = find(deed);
        QVERIFY(trigger.isThere());
        QTRY_VERIFY2(trigger.isEnabled(), qPrintable(trigger.why()));
        trigger.fire();
        goOn(deed);
        QCOMPARE(asked(), level == Normal ? onNormal : onCareful);
    }
}

void TestConfirmations::isOffOnAReadOnlyConnection()
{
    setLevel(ReadOnly);
    const Trigger trigger = find(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(trigger.isThere());
    QTRY_VERIFY(!trigger.isEnabled());
    QVERIFY2(trigger.why().contains(u"read-only"), qPrintable(trigger.why()));
}

QTEST_MAIN(TestConfirmations)
#include "tst_confirmations.moc"
