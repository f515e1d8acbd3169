#include "gui/common/data_table.h"

#include "gui/common/rows_model.h"
#include "gui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom::gui;

class DataTableTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void columnsGiveWayInOrder_data();
    void columnsGiveWayInOrder();
    void theNameIsNeverCrushed();
    void enterOpensTheRow();
    void copiesVisibleCells();
    void tabLeavesTheTable();
    void compactRowsAreLower();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RowsModel> m_model;
    std::unique_ptr<DataTable> m_table;
};

void DataTableTest::init()
{
    m_theme = std::make_unique<Theme>();
    m_model = std::make_unique<RowsModel>(
        QList<RowsModel::Heading>{{u"Name"_s, Cell::Name}, {u"Owner"_s}, {u"Regions"_s}, {u"Rows"_s, Cell::Number}});
    m_model->setRows({{{u"Acme"_s, u"demo-acme"_s}, {u"Ingrid"_s}, {u"US"_s}, {u"25,750"_s}},
                      {{u"Globex"_s, u"demo-globex"_s}, {u"Marcus"_s}, {u"EU"_s}, {u"1,175"_s}}});
    m_table = std::make_unique<DataTable>();
    m_table->setModel(m_model.get());
    m_table->setColumns({{Cell::Name, 200, true, 0},
                         {Cell::Text, 100, false, 2},
                         {Cell::Text, 100, false, 1},
                         {Cell::Number, 100, false, 0}});
    m_table->resize(640, 300);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
}

void DataTableTest::cleanup()
{
    m_table.reset();
}

void DataTableTest::columnsGiveWayInOrder_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QList<bool>>("hidden");
    QTest::newRow("all fit") << 640 << QList<bool>{false, false, false, false};
    QTest::newRow("the first goes") << 450 << QList<bool>{false, false, true, false};
    QTest::newRow("the second too") << 350 << QList<bool>{false, true, true, false};
    QTest::newRow("the rest stays") << 200 << QList<bool>{false, true, true, false};
}

void DataTableTest::columnsGiveWayInOrder()
{
    QFETCH(int, width);
    QFETCH(QList<bool>, hidden);
    m_table->resize(width, 300);
    for (int column = 0; column < 4; ++column)
        QCOMPARE(m_table->isColumnHidden(column), hidden[column]);
}

void DataTableTest::theNameIsNeverCrushed()
{
    m_table->resize(200, 300);
    QVERIFY(m_table->columnWidth(0) >= 200);
}

void DataTableTest::enterOpensTheRow()
{
    QSignalSpy opened(m_table.get(), &DataTable::rowOpened);
    m_table->setCurrentIndex(m_model->index(1, 0));
    QTest::keyClick(m_table.get(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toModelIndex().row(), 1);
}

void DataTableTest::copiesVisibleCells()
{
    m_table->resize(450, 300);
    m_table->selectAll();
    QTest::keySequence(m_table.get(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Name\tOwner\tRows\nAcme\tIngrid\t25,750\nGlobex\tMarcus\t1,175"_s);
}

void DataTableTest::tabLeavesTheTable()
{
    QVERIFY(!m_table->tabKeyNavigation());
}

void DataTableTest::compactRowsAreLower()
{
    m_table->setRowHeight(44);
    const int comfortable = m_table->verticalHeader()->defaultSectionSize();
    m_theme->setDensity(Density::Compact);
    QVERIFY(m_table->verticalHeader()->defaultSectionSize() < comfortable);
    DataTable later; // one that a page makes afterwards
    later.setRowHeight(44);
    QCOMPARE(later.verticalHeader()->defaultSectionSize(), m_table->verticalHeader()->defaultSectionSize());
    m_theme->setDensity(Density::Comfortable);
    QCOMPARE(m_table->verticalHeader()->defaultSectionSize(), comfortable);
}

QTEST_MAIN(DataTableTest)
#include "tst_data_table.moc"
