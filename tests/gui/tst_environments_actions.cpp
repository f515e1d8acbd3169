#include "environments_page_fixture.h"
#include "gui/environments/environment_actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;

/// What can be done with the selected environments, one or several.
class TestEnvironmentsActions final : public QObject, private EnvironmentsPageFixture {
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void offersWhatTheStateAllows_data();
    void offersWhatTheStateAllows();
    void rolesHoldBack_data();
    void rolesHoldBack();
    void offersToResumeWhatWasInterrupted();
    void noticesThatAnOwnerDied();
    void buttonsSpeakOfTheSelectedRow();
    void enterOpensTheRow_data();
    void enterOpensTheRow();
    void copiesTheId();
    void asksForANewEnvironment();
    void offersActionsForSeveral();
    void actsOnSeveral();
    void copiesRowsAsTsv();
    void asksForSeveralNewOnes();
};

void TestEnvironmentsActions::offersWhatTheStateAllows_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("exportable");
    QTest::addColumn<bool>("resumable");
    QTest::newRow("ready") << u"demo-acme-robotics"_s << true << false;
    QTest::newRow("seeding") << u"demo-globex-industries"_s << false << false;
    QTest::newRow("failed") << u"demo-tailspin-retail"_s << false << true;
    QTest::newRow("expired") << u"demo-initech-evaluation"_s << true << false;
}

void TestEnvironmentsActions::offersWhatTheStateAllows()
{
    QFETCH(QString, id);
    QFETCH(bool, exportable);
    QFETCH(bool, resumable);
    m_page->select(id);
    QVERIFY(part<QWidget>(u"bulkBar"_s)->isVisible());
    QCOMPARE(part<QPushButton>(u"exportButton"_s)->isEnabled(), exportable);
    QCOMPARE(part<QPushButton>(u"resumeButton"_s)->isVisible(), resumable);
    QVERIFY(exportable || !part<QPushButton>(u"exportButton"_s)->toolTip().isEmpty());
}

void TestEnvironmentsActions::rolesHoldBack_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("exports");
    QTest::addColumn<bool>("manages");
    QTest::newRow("viewer") << u"viewer"_s << false << false;
    QTest::newRow("support") << u"support"_s << true << false;
    QTest::newRow("sales") << u"sales"_s << false << false;
    QTest::newRow("ops") << u"ops"_s << true << true;
    QTest::newRow("admin") << u"admin"_s << true << true;
    QTest::newRow("not known yet") << QString() << true << true;
}

void TestEnvironmentsActions::rolesHoldBack()
{
    QFETCH(QString, role);
    QFETCH(bool, exports);
    QFETCH(bool, manages);
    m_data->standing().set(access::rightsOfRole(role));
    m_page->select(u"demo-acme-robotics"_s);
    const QHash<QString, bool> expected{{u"exportButton"_s, exports},
                                        {u"extendButton"_s, manages},
                                        {u"tearDownButton"_s, manages},
                                        {u"newEnvironmentButton"_s, manages},
                                        {u"newEnvironmentsButton"_s, manages}};
    for (auto one = expected.begin(); one != expected.end(); ++one) {
        const auto *its = part<QPushButton>(one.key());
        QVERIFY2(its->isEnabled() == one.value(), qPrintable(one.key()));
        QVERIFY2(one.value() || its->toolTip().contains(u"Your role %1 may not"_s.arg(role)),
                 qPrintable(its->toolTip()));
    }
    QVERIFY(part<QPushButton>(u"openButton"_s)->isEnabled());
    m_page->select(QStringList{u"demo-acme-robotics"_s, u"demo-fjord-foundation"_s});
    QCOMPARE(part<QPushButton>(u"tearDownButton"_s)->isEnabled(), manages);
}

void TestEnvironmentsActions::offersToResumeWhatWasInterrupted()
{
    TourFixture fixture = tourFleet();
    fixture.environments.first().isInterrupted = true;
    build(fixture);
    const QString id = fixture.environments.constFirst().id;
    m_page->select(id);
    QVERIFY(part<QPushButton>(u"resumeButton"_s)->isVisible());
    const QModelIndex name = table()->currentIndex();
    QCOMPARE(name.siblingAtColumn(models::EnvironmentsModel::Status).data().toString(), u"Interrupted"_s);
    QSignalSpy resumes(m_page.get(), &EnvironmentsPage::resumeRequested);
    click(u"resumeButton"_s);
    QCOMPARE(resumes.first().first().value<Environment>().id, id);
    part<QPushButton>(u"failedChipButton"_s)->click();
    QVERIFY(names().contains(fixture.environments.constFirst().name));
}

void TestEnvironmentsActions::noticesThatAnOwnerDied()
{
    QSignalSpy reads(m_data.get(), &ConsoleData::stateChanged);
    QTRY_VERIFY(!reads.isEmpty()); // nobody announced anything: a job runs, so its owner is looked after
}

void TestEnvironmentsActions::buttonsSpeakOfTheSelectedRow()
{
    QSignalSpy exports(m_page.get(), &EnvironmentsPage::exportRequested);
    QSignalSpy teardowns(m_page.get(), &EnvironmentsPage::tearDownRequested);
    m_page->select(u"demo-fjord-foundation"_s);
    click(u"exportButton"_s);
    click(u"tearDownButton"_s);
    QCOMPARE(exports.first().first().value<Environment>().id, u"demo-fjord-foundation"_s);
    QCOMPARE(teardowns.first().first().value<Environment>().id, u"demo-fjord-foundation"_s);
    click(u"clearSelectionButton"_s);
    QVERIFY(!part<QWidget>(u"bulkBar"_s)->isVisible());
}

void TestEnvironmentsActions::enterOpensTheRow_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("progress");
    QTest::newRow("a complete one: its details") << u"demo-acme-robotics"_s << false;
    QTest::newRow("a running one: its progress") << u"demo-globex-industries"_s << true;
    QTest::newRow("a failed one: its progress") << u"demo-tailspin-retail"_s << true;
}

void TestEnvironmentsActions::enterOpensTheRow()
{
    QFETCH(QString, id);
    QFETCH(bool, progress);
    QSignalSpy details(m_page.get(), &EnvironmentsPage::openRequested);
    QSignalSpy running(m_page.get(), &EnvironmentsPage::progressRequested);
    m_page->select(id);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(details.size(), progress ? 0 : 1);
    QCOMPARE(running.size(), progress ? 1 : 0);
}

void TestEnvironmentsActions::copiesTheId()
{
    m_page->select(u"demo-acme-robotics"_s);
    auto *copy = m_page->findChild<QAction *>(u"actionCopyId"_s);
    QVERIFY(copy && copy->isEnabled());
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"demo-acme-robotics"_s);
}

void TestEnvironmentsActions::asksForANewEnvironment()
{
    QSignalSpy wishes(m_page.get(), &EnvironmentsPage::newRequested);
    click(u"newEnvironmentButton"_s);
    QCOMPARE(wishes.size(), 1);
}

void TestEnvironmentsActions::offersActionsForSeveral()
{
    m_page->select(QStringList{u"demo-acme-robotics"_s, u"demo-lumen-energy"_s});
    QCOMPARE(part<QLabel>(u"selectedLabel"_s)->text(), u"2 selected"_s);
    QVERIFY(!part<QPushButton>(u"openButton"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"extendButton"_s)->isEnabled());
    QVERIFY(part<QPushButton>(u"exportButton"_s)->isEnabled());
    QVERIFY(part<QPushButton>(u"tearDownButton"_s)->isEnabled());
    QVERIFY(!m_page->findChild<QAction *>(u"actionDuplicateEnvironment"_s)->isEnabled());
    QVERIFY(m_page->findChild<QAction *>(u"actionTagEnvironments"_s)->isEnabled());
    m_page->select(QStringList{u"demo-acme-robotics"_s});
    QVERIFY(m_page->findChild<QAction *>(u"actionDuplicateEnvironment"_s)->isEnabled());
    QVERIFY(part<QPushButton>(u"openButton"_s)->isVisible());
}

void TestEnvironmentsActions::actsOnSeveral()
{
    QSignalSpy extends(&m_page->actions(), &EnvironmentActions::extendRequested);
    QSignalSpy teardowns(&m_page->actions(), &EnvironmentActions::tearDownManyRequested);
    QSignalSpy exports(&m_page->actions(), &EnvironmentActions::exportManyRequested);
    QSignalSpy one(m_page.get(), &EnvironmentsPage::tearDownRequested);
    m_page->select(QStringList{u"demo-acme-robotics"_s, u"demo-lumen-energy"_s});
    click(u"extendButton"_s);
    click(u"exportButton"_s);
    click(u"tearDownButton"_s);
    QCOMPARE(exports.first().first().value<QList<Environment>>().size(), 2);
    QCOMPARE(extends.first().first().value<QList<Environment>>().size(), 2);
    QCOMPARE(teardowns.first().first().value<QList<Environment>>().size(), 2);
    QCOMPARE(one.size(), 0);
}

void TestEnvironmentsActions::copiesRowsAsTsv()
{
    TourFixture fixture = tourFleet();
    fixture.environments[1].name = u"=Acme"_s;
    build(fixture);
    m_page->select(QStringList{fixture.environments[1].id});
    table()->setFocus();
    QTest::keySequence(table(), QKeySequence::Copy);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].startsWith(u"Name\tType\tStatus"_s), qPrintable(lines[0]));
    QVERIFY2(lines[1].startsWith(u"'=Acme (demo-acme-robotics)\tDemo tenant\tReady"_s), qPrintable(lines[1]));
    QVERIFY2(lines[1].contains(u"\t25750\t"_s), qPrintable(lines[1])); // a figure as other programs read it
    QTest::keySequence(table(), QKeySequence::SelectAll);
    m_page->findChild<QAction *>(u"actionCopyRows"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 14);
}

void TestEnvironmentsActions::asksForSeveralNewOnes()
{
    QSignalSpy wishes(m_page.get(), &EnvironmentsPage::newManyRequested);
    click(u"newEnvironmentsButton"_s);
    QCOMPARE(wishes.size(), 1);
}

QTEST_MAIN(TestEnvironmentsActions)
#include "tst_environments_actions.moc"
