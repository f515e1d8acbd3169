#include "gui/common/cell_geometry.h"

#include <QTest>

using showroom::gui::CellGeometry;

class CellGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void partsStayInside_data();
    void partsStayInside();
    void marksTheFirstColumnOnly();
    void dropsTheSecondLineOfALowRow();
    void mirrors();
};

void CellGeometryTest::partsStayInside_data()
{
    QTest::addColumn<bool>("first");
    QTest::addColumn<bool>("glyph");
    QTest::addColumn<bool>("two");
    QTest::addColumn<bool>("mirrored");
    for (int bits = 0; bits < 16; ++bits)
        QTest::addRow("%d", bits) << bool(bits & 1) << bool(bits & 2) << bool(bits & 4) << bool(bits & 8);
}

void CellGeometryTest::partsStayInside()
{
    QFETCH(bool, first);
    QFETCH(bool, glyph);
    QFETCH(bool, two);
    QFETCH(bool, mirrored);
    CellGeometry::Input input;
    input.cell = QRectF(100, 40, 200, 44);
    input.direction = mirrored ? Qt::RightToLeft : Qt::LeftToRight;
    input.firstColumn = first;
    input.hasGlyph = glyph;
    input.hasSecondLine = two;
    const CellGeometry geometry = CellGeometry::of(input);
    for (const QRectF &part : {geometry.content, geometry.first})
        QVERIFY(input.cell.contains(part));
    QCOMPARE(geometry.second.isEmpty(), !two);
    QCOMPARE(geometry.glyph.isEmpty(), !glyph);
    QVERIFY(!geometry.glyph.intersects(geometry.first));
    QVERIFY(!geometry.second.intersects(geometry.first));
}

void CellGeometryTest::marksTheFirstColumnOnly()
{
    CellGeometry::Input input;
    input.cell = QRectF(0, 0, 200, 44);
    QVERIFY(CellGeometry::of(input).mark.isEmpty());
    input.firstColumn = true;
    QCOMPARE(CellGeometry::of(input).mark, QRectF(0, 0, 3, 43));
}

void CellGeometryTest::dropsTheSecondLineOfALowRow()
{
    CellGeometry::Input input;
    input.cell = QRectF(0, 0, 200, 30);
    input.hasSecondLine = true;
    input.firstHeight = 16;
    input.secondHeight = 14;
    const CellGeometry geometry = CellGeometry::of(input);
    QVERIFY(geometry.second.isEmpty());
    QCOMPARE(geometry.first.center().y(), geometry.content.center().y());
}

void CellGeometryTest::mirrors()
{
    CellGeometry::Input input;
    input.cell = QRectF(0, 0, 200, 44);
    input.hasGlyph = true;
    const CellGeometry forward = CellGeometry::of(input);
    input.direction = Qt::RightToLeft;
    const CellGeometry mirrored = CellGeometry::of(input);
    QCOMPARE(mirrored.glyph.right(), 200 - forward.glyph.left());
    QCOMPARE(mirrored.first.left(), 200 - forward.first.right());
}

QTEST_APPLESS_MAIN(CellGeometryTest)
#include "tst_cell_geometry.moc"
