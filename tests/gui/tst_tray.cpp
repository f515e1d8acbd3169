#include "base/translations.h"
#include "fake_tray.h"
#include "gui/shell/close_question.h"
#include "gui/shell/tray_keeper.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

/// The program stays in the tray while its jobs go on.
class TrayTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void hidesTheWindowAndSaysWhatRuns();
    void opensTheWindowAgain();
    void endsWithTheLastJob();
    void quitAsksTheWindow();
    void isOfferedWhereThereIsATray_data();
    void isOfferedWhereThereIsATray();

private:
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<FakeTray> m_tray;
    std::unique_ptr<TrayKeeper> m_keeper;
    int m_running = 2;
};

void TrayTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

void TrayTest::init()
{
    m_running = 2;
    m_window = std::make_unique<QWidget>();
    m_window->show();
    m_tray = std::make_unique<FakeTray>();
    m_keeper = std::make_unique<TrayKeeper>(*m_window, *m_tray, [this] { return m_running; });
}

void TrayTest::hidesTheWindowAndSaysWhatRuns()
{
    m_keeper->keep();
    QVERIFY(!m_window->isVisible());
    QVERIFY(m_tray->isShown);
    QCOMPARE(m_tray->toolTip, u"Showroom: 2 jobs running"_s);
    m_running = 1;
    QTRY_COMPARE(m_tray->toolTip, u"Showroom: 1 job running"_s);
}

void TrayTest::opensTheWindowAgain()
{
    QSignalSpy finished(m_keeper.get(), &TrayKeeper::finished);
    QSignalSpy opened(m_keeper.get(), &TrayKeeper::opened);
    m_keeper->keep();
    emit m_tray->openRequested();
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_tray->isShown && !m_keeper->isKeeping());
    QCOMPARE(opened.size(), 1);
    m_running = 0;
    QVERIFY2(!finished.wait(1200), "an open window is not closed by a job's end");
}

void TrayTest::endsWithTheLastJob()
{
    QSignalSpy finished(m_keeper.get(), &TrayKeeper::finished);
    m_keeper->keep();
    m_running = 0;
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_tray->told, QStringList{u"All jobs are done."_s});
    QVERIFY(!m_tray->isShown);
}

void TrayTest::quitAsksTheWindow()
{
    m_keeper->keep();
    emit m_tray->quitRequested();
    QVERIFY2(!m_window->isVisible(), "the window was closed");
    QVERIFY(!m_keeper->isKeeping());
}

void TrayTest::isOfferedWhereThereIsATray_data()
{
    QTest::addColumn<bool>("hasTray");
    QTest::newRow("a tray") << true;
    QTest::newRow("none") << false;
}

void TrayTest::isOfferedWhereThereIsATray()
{
    QFETCH(bool, hasTray);
    CloseQuestion question(2, hasTray);
    QSignalSpy keep(&question, &CloseQuestion::keepRunningRequested);
    question.open();
    auto *button = question.findChild<QPushButton *>(u"keepRunningButton"_s);
    QCOMPARE(button != nullptr, hasTray);
    if (!hasTray)
        return;
    QVERIFY(button->isEnabled());
    button->click();
    QCOMPARE(keep.size(), 1);
    QVERIFY(!question.isVisible());
    QCOMPARE(question.result(), int(QDialog::Rejected));
}

QTEST_MAIN(TrayTest)
#include "tst_tray.moc"
