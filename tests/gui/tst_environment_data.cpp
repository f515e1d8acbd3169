#include "gui/environments/environment_data.h"

#include "base/translations.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/environments/environment_row_panel.h"
#include "gui/shell/window_settings.h"
#include "gui/tour/tour_environment_source.h"
#include "gui/tour/tour_fixture.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

namespace {

enum Column { Tenant, Id, Email };

environments::Environment environment(const QString &id)
{
    for (const environments::Environment &candidate : tourFleet().environments)
        if (candidate.id == id)
            return candidate;
    return {};
}

} // namespace

class EnvironmentDataTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void listsTheTables();
    void goesToAnyRow();
    void beginsAnotherTableAtItsFirstRowAndColumn();
    void findsARowByItsEmail();
    void findsARowOfAnotherTable();
    void saysThatNothingWasFound();
    void leadsToChildrenAndParents();
    void hidesColumnsAndRemembersIt();
    void copiesRowsThatNoProgramObeys();
    void keepsWhatWasReadWhenTheServerIsGone();
    void waitsUntilTheRowsAreMade();

private:
    template <class T>
    T *child(const char *name)
    {
        return m_tab->findChild<T *>(QString::fromLatin1(name));
    }
    QAbstractItemModel *rows() { return child<DataTable>("rowsTable")->model(); }
    void find(const QString &text);
    void openTab(const QString &id = u"demo-acme-robotics"_s);

    QTemporaryDir m_folder;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<TourEnvironmentSource> m_made; ///< copied: its rows take a second
    std::unique_ptr<TourEnvironmentSource> m_source;
    std::unique_ptr<EnvironmentData> m_tab;
};

void EnvironmentDataTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void EnvironmentDataTest::init()
{
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_settings->store().clear();
    if (!m_made)
        m_made = std::make_unique<TourEnvironmentSource>(environment(u"demo-acme-robotics"_s), QList<jobs::Job>());
    m_source = std::make_unique<TourEnvironmentSource>(*m_made);
    openTab();
}

void EnvironmentDataTest::cleanup()
{
    m_tab.reset();
}

void EnvironmentDataTest::openTab(const QString &id)
{
    m_tab.reset();
    m_tab = std::make_unique<EnvironmentData>(*m_source, *m_settings);
    m_tab->setEnvironment(environment(id));
    m_tab->resize(1200, 700);
    m_tab->show();
}

void EnvironmentDataTest::find(const QString &text)
{
    auto *line = child<QLineEdit>("findLineEdit");
    line->setText(text);
    QTest::keyClick(line, Qt::Key_Return);
}

void EnvironmentDataTest::listsTheTables()
{
    const auto *tables = child<DataTable>("tablesTable")->model();
    QCOMPARE(tables->rowCount(), 2);
    QCOMPARE(tables->index(0, 0).data().toString(), u"People"_s);
    QCOMPARE(tables->index(1, 1).data().toString(), u"25,250"_s);
    QCOMPARE(rows()->rowCount(), 500);
    QVERIFY(child<DataTable>("rowsTable")->isColumnHidden(Tenant)); // the same in every row
    QTRY_VERIFY(child<QLabel>("countLabel")->text().startsWith(u"500 rows · in the order of Id"_s));
}

void EnvironmentDataTest::goesToAnyRow()
{
    child<DataTable>("tablesTable")->setCurrentIndex(child<DataTable>("tablesTable")->model()->index(1, 0));
    auto *table = child<DataTable>("rowsTable");
    QTRY_COMPARE(rows()->rowCount(), 25'250);
    child<QPushButton>("lastRowButton")->click();
    QTRY_COMPARE(table->currentIndex().row(), 25'249);
    QVERIFY(!table->model()->index(25'249, Id).data().toString().isEmpty());
    child<QSpinBox>("rowSpinBox")->setValue(12'000);
    QTRY_COMPARE(table->currentIndex().row(), 11'999);
    child<QPushButton>("firstRowButton")->click();
    QTRY_COMPARE(table->currentIndex().row(), 0);
    QVERIFY(!child<EnvironmentRowPanel>("rowPanel")->isHidden());
}

void EnvironmentDataTest::beginsAnotherTableAtItsFirstRowAndColumn()
{
    auto *table = child<DataTable>("rowsTable");
    auto *tables = child<DataTable>("tablesTable");
    QTRY_COMPARE(rows()->rowCount(), 500);
    child<QPushButton>("lastRowButton")->click();
    QTRY_COMPARE(child<QSpinBox>("rowSpinBox")->value(), 500);
    table->horizontalScrollBar()->setValue(table->horizontalScrollBar()->maximum());
    QVERIFY(table->horizontalScrollBar()->value() > 0);
    tables->setCurrentIndex(tables->model()->index(1, 0));
    QTRY_COMPARE(rows()->rowCount(), 25'250);
    QCOMPARE(child<QSpinBox>("rowSpinBox")->value(), 1);
    QCOMPARE(table->rowAt(0), 0);
    QCOMPARE(table->horizontalScrollBar()->value(), 0);
}

void EnvironmentDataTest::findsARowByItsEmail()
{
    QTRY_VERIFY(!rows()->index(137, Email).data().toString().isEmpty());
    const QString email = rows()->index(137, Email).data().toString();
    find(email.toUpper());
    QTRY_COMPARE(child<DataTable>("rowsTable")->currentIndex().row(), 137);
    QCOMPARE(child<EnvironmentRowPanel>("rowPanel")->row().values.at(Email), email);
}

void EnvironmentDataTest::findsARowOfAnotherTable()
{
    const browsing::RowRange events{u"demo-acme-robotics"_s, u"impact.events"_s, {}, {}};
    const auto some = m_source->readRows(events, {u"80"_s}, 1).result();
    QVERIFY(some && !some->isEmpty());
    find(some->first().key.first());
    QTRY_COMPARE(rows()->rowCount(), 25'250);
    QTRY_COMPARE(child<DataTable>("rowsTable")->currentIndex().siblingAtColumn(Id).data().toString(),
                 some->first().key.first());
}

void EnvironmentDataTest::saysThatNothingWasFound()
{
    find(u"nobody@example.com"_s);
    const auto *bar = child<MessageBar>("dataBar");
    QTRY_VERIFY(!bar->isHidden());
    QVERIFY(bar->fact().contains(u"nobody@example.com"_s));
    QCOMPARE(rows()->rowCount(), 500);
}

void EnvironmentDataTest::leadsToChildrenAndParents()
{
    QTRY_VERIFY(!rows()->index(3, Email).data().toString().isEmpty());
    const QString person = rows()->index(3, Id).data().toString();
    find(person);
    QTRY_VERIFY(child<QPushButton>("eventsChildrenButton"));
    child<QPushButton>("eventsChildrenButton")->click();
    QTRY_VERIFY(!rows()->index(0, Id).data().toString().isEmpty());
    QVERIFY(rows()->rowCount() > 0 && rows()->rowCount() < 25'250);
    constexpr int userColumn = 2;
    for (int row = 0; row < std::min(20, rows()->rowCount()); ++row)
        QTRY_COMPARE(rows()->index(row, userColumn).data().toString(), person);
    QVERIFY(child<QLabel>("rangeLabel")->text().contains(person));

    child<QPushButton>("firstRowButton")->click();
    QTRY_VERIFY(child<QPushButton>("user_idParentButton"));
    child<QPushButton>("user_idParentButton")->click();
    QTRY_COMPARE(rows()->rowCount(), 500);
    QTRY_COMPARE(child<DataTable>("rowsTable")->currentIndex().row(), 3);
}

void EnvironmentDataTest::hidesColumnsAndRemembersIt()
{
    QAction *email = child<QMenu>("columnsMenu")->actions().at(Email);
    QCOMPARE(email->text(), u"Email"_s);
    email->setChecked(false);
    QVERIFY(child<DataTable>("rowsTable")->isColumnHidden(Email));
    child<DataTable>("rowsTable")->setColumnWidth(Id, 311);
    openTab();
    QVERIFY(child<DataTable>("rowsTable")->isColumnHidden(Email));
    QCOMPARE(child<DataTable>("rowsTable")->columnWidth(Id), 311);
    QVERIFY(!child<QMenu>("columnsMenu")->actions().at(Email)->isChecked());

    for (QAction *action : child<QMenu>("columnsMenu")->actions())
        action->setChecked(false);
    int shown = 0;
    for (int column = 0; column < rows()->columnCount(); ++column)
        shown += child<DataTable>("rowsTable")->isColumnHidden(column) ? 0 : 1;
    QCOMPARE(shown, 1); // one stays, else there is no way back to a table
}

void EnvironmentDataTest::copiesRowsThatNoProgramObeys()
{
    QTRY_VERIFY(!rows()->index(0, Email).data().toString().isEmpty());
    auto *table = child<DataTable>("rowsTable");
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QGuiApplication::clipboard()->text().section(u'\n', 1).split(u'\t');
    QCOMPARE(cells.at(0), rows()->index(0, Id).data().toString());
    QCOMPARE(cells.size(), rows()->columnCount() - 1);
    for (const QString &cell : cells) // telephone numbers begin with a plus
        QVERIFY2(!cell.startsWith(u'+') && !cell.startsWith(u'='), qPrintable(cell));
}

void EnvironmentDataTest::keepsWhatWasReadWhenTheServerIsGone()
{
    child<DataTable>("tablesTable")->setCurrentIndex(child<DataTable>("tablesTable")->model()->index(1, 0));
    QTRY_COMPARE(rows()->rowCount(), 25'250);
    QTRY_VERIFY(!rows()->index(0, Id).data().toString().isEmpty());
    const QString first = rows()->index(0, Id).data().toString();
    m_source->failWith(fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s));
    child<QSpinBox>("rowSpinBox")->setValue(13'000);
    QTRY_VERIFY(!child<MessageBar>("dataBar")->isHidden());
    QCOMPARE(child<MessageBar>("dataBar")->fact(), u"The server does not answer."_s);
    QCOMPARE(rows()->index(0, Id).data().toString(), first);
}

void EnvironmentDataTest::waitsUntilTheRowsAreMade()
{
    openTab(u"demo-globex-industries"_s);
    QSignalSpy progress(m_tab.get(), &EnvironmentData::progressRequested);
    QVERIFY(!child<DataTable>("rowsTable")->isVisible());
    auto *button = child<QPushButton>("showSeedingButton");
    QVERIFY(button->isVisible());
    button->click();
    QCOMPARE(progress.size(), 1);
}

QTEST_MAIN(EnvironmentDataTest)
#include "tst_environment_data.moc"
