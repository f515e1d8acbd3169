#include "gui/environments/environments_page.h"

#include "base/clock.h"
#include "base/translations.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/environments/environment_actions.h"
#include "gui/environments/environments_filter_bar.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"
#include "gui/tour/tour_operations.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;

class EnvironmentsPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void listsTheFleet();
    void showsItsStates_data();
    void showsItsStates();
    void findsByWords_data();
    void findsByWords();
    void chipsNarrowTheList_data();
    void chipsNarrowTheList();
    void offersWhatTheStateAllows_data();
    void offersWhatTheStateAllows();
    void offersToResumeWhatWasInterrupted();
    void noticesThatAnOwnerDied();
    void buttonsSpeakOfTheSelectedRow();
    void enterOpensTheRow_data();
    void enterOpensTheRow();
    void copiesTheId();
    void asksForANewEnvironment();
    void retriesAfterAFailure();
    void sortsByRawValues();
    void keepsTheSortOrder();
    void keepsTheFilter();
    void tabFollowsTheReadingOrder();
    void choosesColumns();
    void resetsTheColumns();
    void keepsOrderAndWidths();
    void savesAFilter();
    void renamesAndDeletesAFilter();
    void filtersByOwnerAndTag();
    void offersActionsForSeveral();
    void actsOnSeveral();
    void copiesRowsAsTsv();
    void asksForSeveralNewOnes();

private:
    std::unique_ptr<Translations> m_translations;
    void build(const TourFixture &fixture);
    template <class T>
    T *part(const QString &name) const;
    DataTable *table() const { return part<DataTable>(u"environmentsTable"_s); }
    QStringList names() const;
    void click(const QString &button) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{tourTime()};
    std::unique_ptr<TourOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<EnvironmentsPage> m_page;
};

void EnvironmentsPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void EnvironmentsPageTest::init()
{
    QFile::remove(m_folder.filePath(u"console.ini"_s));
    build(tourFleet());
}

void EnvironmentsPageTest::cleanup()
{
    m_page.reset();
    m_settings.reset(); // written before the next test removes the file
}

void EnvironmentsPageTest::build(const TourFixture &fixture)
{
    m_page.reset();
    m_data.reset();
    m_operations = std::make_unique<TourOperations>(fixture);
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_page = std::make_unique<EnvironmentsPage>(*m_data, m_clock, *m_settings);
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_data->refresh();
    if (!fixture.isSilent)
        QTRY_VERIFY(m_data->isLoaded() || m_data->error());
}

template <class T>
T *EnvironmentsPageTest::part(const QString &name) const
{
    T *found = m_page->findChild<T *>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}

QStringList EnvironmentsPageTest::names() const
{
    QStringList all;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        all << table()->model()->index(row, 0).data().toString();
    return all;
}

void EnvironmentsPageTest::click(const QString &name) const
{
    auto *button = part<QPushButton>(name);
    QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

void EnvironmentsPageTest::listsTheFleet()
{
    QCOMPARE(names().size(), 14);
    QCOMPARE(names().first(), u"Globex Industries"_s);
    QCOMPARE(part<QPushButton>(u"allChipButton"_s)->text(), u"All  14"_s);
    QCOMPARE(part<QLabel>(u"summaryLabel"_s)->text(), u"14 of 14 shown · 2,547,775 rows"_s);
}

void EnvironmentsPageTest::showsItsStates_data()
{
    QTest::addColumn<TourFixture>("fixture");
    QTest::addColumn<QString>("page");
    TourFixture silent;
    silent.isSilent = true;
    TourFixture broken;
    broken.listError = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s);
    QTest::newRow("loading") << silent << u"loadingPage"_s;
    QTest::newRow("nothing yet") << TourFixture{} << u"nothingYetPage"_s;
    QTest::newRow("unreadable") << broken << u"unreadablePage"_s;
    QTest::newRow("a fleet") << tourFleet() << u"tablePage"_s;
}

void EnvironmentsPageTest::showsItsStates()
{
    QFETCH(TourFixture, fixture);
    QFETCH(QString, page);
    build(fixture);
    QTRY_COMPARE(part<QStackedWidget>(u"statesStackedWidget"_s)->currentWidget()->objectName(), page);
    QCOMPARE(part<MessageBar>(u"problemBar"_s)->isVisible(), fixture.listError.has_value());
}

void EnvironmentsPageTest::findsByWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("found");
    QTest::newRow("name") << u"acme"_s << 1;
    QTest::newRow("id") << u"demo-solstice"_s << 1;
    QTest::newRow("owner") << u"ingrid"_s << 3;
    QTest::newRow("every word") << u"ingrid fjord"_s << 1;
    QTest::newRow("accents do not count") << u"ácme"_s << 1;
    QTest::newRow("none") << u"zanzibar"_s << 0;
}

void EnvironmentsPageTest::findsByWords()
{
    QFETCH(QString, words);
    QFETCH(int, found);
    part<QLineEdit>(u"searchLineEdit"_s)->setText(words);
    QCOMPARE(int(names().size()), found);
    QCOMPARE(part<QWidget>(u"nothingFoundPage"_s)->isVisible(), found == 0);
}

void EnvironmentsPageTest::chipsNarrowTheList_data()
{
    QTest::addColumn<QString>("chip");
    QTest::addColumn<int>("found");
    QTest::newRow("ready") << u"readyChipButton"_s << 10;
    QTest::newRow("in progress") << u"progressChipButton"_s << 1;
    QTest::newRow("expiring") << u"expiringChipButton"_s << 4;
    QTest::newRow("failed") << u"failedChipButton"_s << 2;
    QTest::newRow("all") << u"allChipButton"_s << 14;
}

void EnvironmentsPageTest::chipsNarrowTheList()
{
    QFETCH(QString, chip);
    QFETCH(int, found);
    click(chip);
    QCOMPARE(int(names().size()), found);
}

void EnvironmentsPageTest::offersWhatTheStateAllows_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("exportable");
    QTest::addColumn<bool>("resumable");
    QTest::newRow("ready") << u"demo-acme-robotics"_s << true << false;
    QTest::newRow("seeding") << u"demo-globex-industries"_s << false << false;
    QTest::newRow("failed") << u"demo-tailspin-retail"_s << false << true;
    QTest::newRow("expired") << u"demo-initech-evaluation"_s << true << false;
}

void EnvironmentsPageTest::offersWhatTheStateAllows()
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

void EnvironmentsPageTest::offersToResumeWhatWasInterrupted()
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

void EnvironmentsPageTest::noticesThatAnOwnerDied()
{
    QSignalSpy reads(m_data.get(), &ConsoleData::stateChanged);
    QTRY_VERIFY(!reads.isEmpty()); // nobody announced anything: a job runs, so its owner is looked after
}

void EnvironmentsPageTest::buttonsSpeakOfTheSelectedRow()
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

void EnvironmentsPageTest::enterOpensTheRow_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("progress");
    QTest::newRow("a complete one: its details") << u"demo-acme-robotics"_s << false;
    QTest::newRow("a running one: its progress") << u"demo-globex-industries"_s << true;
    QTest::newRow("a failed one: its progress") << u"demo-tailspin-retail"_s << true;
}

void EnvironmentsPageTest::enterOpensTheRow()
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

void EnvironmentsPageTest::copiesTheId()
{
    m_page->select(u"demo-acme-robotics"_s);
    auto *copy = m_page->findChild<QAction *>(u"actionCopyId"_s);
    QVERIFY(copy && copy->isEnabled());
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"demo-acme-robotics"_s);
}

void EnvironmentsPageTest::asksForANewEnvironment()
{
    QSignalSpy wishes(m_page.get(), &EnvironmentsPage::newRequested);
    click(u"newEnvironmentButton"_s);
    QCOMPARE(wishes.size(), 1);
}

void EnvironmentsPageTest::retriesAfterAFailure()
{
    TourFixture broken;
    broken.listError = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s);
    build(broken);
    QSignalSpy retries(m_page.get(), &EnvironmentsPage::retryRequested);
    click(u"retryButton"_s);
    QCOMPARE(retries.size(), 1);
}

void EnvironmentsPageTest::sortsByRawValues()
{
    table()->sortByColumn(models::EnvironmentsModel::Rows, Qt::DescendingOrder);
    QCOMPARE(names().first(), u"Globex Industries"_s);
    table()->sortByColumn(models::EnvironmentsModel::Expires, Qt::AscendingOrder);
    QCOMPARE(names().first(), u"Initech Evaluation"_s);
}

void EnvironmentsPageTest::keepsTheSortOrder()
{
    table()->sortByColumn(models::EnvironmentsModel::Name, Qt::AscendingOrder);
    build(tourFleet());
    QCOMPARE(table()->horizontalHeader()->sortIndicatorSection(), int(models::EnvironmentsModel::Name));
    QCOMPARE(names().first(), u"Acme Robotics"_s);
}

void EnvironmentsPageTest::keepsTheFilter()
{
    part<QPushButton>(u"readyChipButton"_s)->click();
    part<QLineEdit>(u"searchLineEdit"_s)->setText(u"ingrid"_s);
    const QStringList before = names();
    QVERIFY(!before.isEmpty() && before.size() < tourFleet().environments.size());
    build(tourFleet());
    QCOMPARE(names(), before);
    QVERIFY(part<QPushButton>(u"readyChipButton"_s)->isChecked());
}

void EnvironmentsPageTest::tabFollowsTheReadingOrder()
{
    m_page->select(u"demo-acme-robotics"_s);
    const QStringList expected{
        u"newEnvironmentButton"_s, u"searchLineEdit"_s,    u"allChipButton"_s, u"ownerFilterButton"_s,
        u"columnsButton"_s,        u"environmentsTable"_s, u"openButton"_s};
    part<QPushButton>(expected.first())->setFocus(Qt::TabFocusReason);
    QStringList met;
    for (int i = 0; i < int(expected.size()); ++i) {
        met << m_page->window()->focusWidget()->objectName();
        QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(met, expected);
}

void EnvironmentsPageTest::choosesColumns()
{
    using models::EnvironmentsModel;
    auto *menu = m_page->findChild<QMenu *>(u"columnsMenu"_s);
    QVERIFY(table()->isColumnHidden(EnvironmentsModel::Tags));
    QVERIFY(!table()->isColumnHidden(EnvironmentsModel::Owner));
    emit menu->aboutToShow();
    menu->findChild<QAction *>(u"actionShowtags"_s)->trigger();
    menu->findChild<QAction *>(u"actionShowowner"_s)->trigger();
    QVERIFY(!table()->isColumnHidden(EnvironmentsModel::Tags));
    QVERIFY(table()->isColumnHidden(EnvironmentsModel::Owner));
    m_page->resize(700, 600); // what was chosen does not give way
    QVERIFY(!table()->isColumnHidden(EnvironmentsModel::Tags));
    build(tourFleet());
    QVERIFY(!table()->isColumnHidden(EnvironmentsModel::Tags));
    QVERIFY(table()->isColumnHidden(EnvironmentsModel::Owner));
}

void EnvironmentsPageTest::resetsTheColumns()
{
    using models::EnvironmentsModel;
    auto *menu = m_page->findChild<QMenu *>(u"columnsMenu"_s);
    menu->findChild<QAction *>(u"actionShowtags"_s)->trigger();
    table()->horizontalHeader()->moveSection(3, 1);
    table()->sortByColumn(EnvironmentsModel::Rows, Qt::AscendingOrder);
    menu->findChild<QAction *>(u"actionResetColumns"_s)->trigger();
    QVERIFY(table()->isColumnHidden(EnvironmentsModel::Tags));
    QCOMPARE(table()->horizontalHeader()->visualIndex(3), 3);
    QCOMPARE(table()->horizontalHeader()->sortIndicatorSection(), int(EnvironmentsModel::Created));
}

void EnvironmentsPageTest::keepsOrderAndWidths()
{
    using models::EnvironmentsModel;
    QHeaderView *header = table()->horizontalHeader();
    header->moveSection(header->visualIndex(EnvironmentsModel::Rows), 1);
    table()->setColumnWidth(EnvironmentsModel::Status, 150);
    build(tourFleet());
    QCOMPARE(table()->horizontalHeader()->visualIndex(EnvironmentsModel::Rows), 1);
    QCOMPARE(table()->columnWidth(EnvironmentsModel::Status), 150);
}

void EnvironmentsPageTest::savesAFilter()
{
    auto *save = part<QPushButton>(u"saveFilterButton"_s);
    QVERIFY(!save->isVisible()); // everything is shown: nothing to keep
    part<QLineEdit>(u"searchLineEdit"_s)->setText(u"ingrid"_s);
    part<QPushButton>(u"readyChipButton"_s)->click();
    const QStringList found = names();
    click(u"saveFilterButton"_s);
    auto *dialog = m_page->window()->findChild<QDialog *>(u"nameDialog"_s);
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"nameLineEdit"_s)->setText(u"Ingrid's"_s);
    dialog->findChild<QPushButton *>(u"saveNameButton"_s)->click();
    QVERIFY(part<QPushButton>(u"saved1ChipButton"_s)->isChecked());
    QVERIFY(!save->isVisible());
    part<QPushButton>(u"saved1ChipButton"_s)->click();
    QCOMPARE(int(names().size()), 14);
    build(tourFleet());
    part<QPushButton>(u"saved1ChipButton"_s)->click();
    QCOMPARE(names(), found);
    QCOMPARE(part<QLineEdit>(u"searchLineEdit"_s)->text(), u"ingrid"_s);
}

void EnvironmentsPageTest::renamesAndDeletesAFilter()
{
    SavedFilters(m_settings->store()).add({u"Mine"_s, {EnvironmentGroup::Failed, {}, {}, {}}});
    build(tourFleet());
    auto *chip = part<QPushButton>(u"saved1ChipButton"_s);
    chip->actions().at(0)->trigger();
    auto *dialog = m_page->window()->findChild<QDialog *>(u"nameDialog"_s);
    dialog->findChild<QLineEdit *>(u"nameLineEdit"_s)->setText(u"Broken ones"_s);
    dialog->findChild<QPushButton *>(u"saveNameButton"_s)->click();
    const auto chips = [this] {
        QStringList texts;
        for (const QPushButton *button : m_page->findChildren<QPushButton *>())
            if (button->objectName().startsWith(u"saved") && !button->isHidden())
                texts << button->text();
        return texts;
    };
    QTRY_COMPARE(chips(), QStringList{u"Broken ones"_s});
    QTRY_COMPARE(m_page->findChildren<QPushButton *>(u"saved1ChipButton"_s).size(), 1);
    part<QPushButton>(u"saved1ChipButton"_s)->actions().at(1)->trigger();
    QVERIFY(chips().isEmpty());
    click(u"undoFilterButton"_s);
    QTRY_COMPARE(chips(), QStringList{u"Broken ones"_s});
}

void EnvironmentsPageTest::filtersByOwnerAndTag()
{
    TourFixture fixture = tourFleet();
    fixture.environments[1].tags = {u"vip"_s, u"fair"_s};
    fixture.environments[2].tags = {u"vip"_s};
    build(fixture);
    auto *bar = part<EnvironmentsFilterBar>(u"filterBar"_s);
    bar->setView({EnvironmentGroup::All, {}, {}, {u"vip"_s}});
    QCOMPARE(int(names().size()), 2);
    bar->setView({EnvironmentGroup::All, {}, {}, {u"vip"_s, u"fair"_s}});
    QCOMPARE(names(), QStringList{fixture.environments[1].name});
    QCOMPARE(part<QPushButton>(u"tagFilterButton"_s)->text(), u"Tag: vip, fair"_s);
    bar->setView({EnvironmentGroup::All, {}, u"ingrid.solheim"_s, {}});
    QCOMPARE(int(names().size()), 3);
    QVERIFY(part<QPushButton>(u"ownerFilterButton"_s)->isChecked());
}

void EnvironmentsPageTest::offersActionsForSeveral()
{
    m_page->select(QStringList{u"demo-acme-robotics"_s, u"demo-lumen-energy"_s});
    QCOMPARE(part<QLabel>(u"selectedLabel"_s)->text(), u"2 selected"_s);
    QVERIFY(!part<QPushButton>(u"openButton"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"extendButton"_s)->isEnabled());
    QVERIFY(part<QPushButton>(u"tearDownButton"_s)->isEnabled());
    QVERIFY(!m_page->findChild<QAction *>(u"actionDuplicateEnvironment"_s)->isEnabled());
    QVERIFY(m_page->findChild<QAction *>(u"actionTagEnvironments"_s)->isEnabled());
    m_page->select(QStringList{u"demo-acme-robotics"_s});
    QVERIFY(m_page->findChild<QAction *>(u"actionDuplicateEnvironment"_s)->isEnabled());
    QVERIFY(part<QPushButton>(u"openButton"_s)->isVisible());
}

void EnvironmentsPageTest::actsOnSeveral()
{
    QSignalSpy extends(&m_page->actions(), &EnvironmentActions::extendRequested);
    QSignalSpy teardowns(&m_page->actions(), &EnvironmentActions::tearDownManyRequested);
    QSignalSpy one(m_page.get(), &EnvironmentsPage::tearDownRequested);
    m_page->select(QStringList{u"demo-acme-robotics"_s, u"demo-lumen-energy"_s});
    click(u"extendButton"_s);
    click(u"tearDownButton"_s);
    QCOMPARE(extends.first().first().value<QList<Environment>>().size(), 2);
    QCOMPARE(teardowns.first().first().value<QList<Environment>>().size(), 2);
    QCOMPARE(one.size(), 0);
}

void EnvironmentsPageTest::copiesRowsAsTsv()
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

void EnvironmentsPageTest::asksForSeveralNewOnes()
{
    QSignalSpy wishes(m_page.get(), &EnvironmentsPage::newManyRequested);
    click(u"newEnvironmentsButton"_s);
    QCOMPARE(wishes.size(), 1);
}

QTEST_MAIN(EnvironmentsPageTest)
#include "tst_environments_page.moc"
