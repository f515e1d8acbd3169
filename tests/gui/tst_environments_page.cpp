#include "environments_page_fixture.h"
#include "gui/common/message_bar.h"
#include "gui/environments/environments_filter_bar.h"

#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;

/// The list of environments: what it shows, finds, filters and keeps.
class EnvironmentsPageTest final : public QObject, private EnvironmentsPageFixture {
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void listsTheFleet();
    void showsItsStates_data();
    void showsItsStates();
    void findsByWords_data();
    void findsByWords();
    void chipsNarrowTheList_data();
    void chipsNarrowTheList();
    void retriesAfterAFailure();
    void sortsByRawValues();
    void sortsNamesAsPeopleCount();
    void keepsTheSortOrder();
    void keepsTheFilter();
    void tabFollowsTheReadingOrder();
    void choosesColumns();
    void resetsTheColumns();
    void keepsOrderAndWidths();
    void savesAFilter();
    void renamesAndDeletesAFilter();
    void filtersByOwnerAndTag();
};

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

void EnvironmentsPageTest::sortsNamesAsPeopleCount()
{
    TourFixture seats;
    for (const QString &name : {u"Seat 10"_s, u"seat 9"_s, u"Seat 1"_s}) {
        environments::Environment seat;
        seat.id = u"demo-"_s + name.toLower().replace(u' ', u'-');
        seat.name = name;
        seats.environments.append(seat);
    }
    build(seats);
    table()->sortByColumn(models::EnvironmentsModel::Name, Qt::AscendingOrder);
    QCOMPARE(names(), (QStringList{u"Seat 1"_s, u"seat 9"_s, u"Seat 10"_s}));
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

QTEST_MAIN(EnvironmentsPageTest)
#include "tst_environments_page.moc"
