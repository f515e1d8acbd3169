#include "gui/common/glyph.h"

#include <QDirIterator>
#include <QPixmapCache>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom::gui;

class IconsTest : public QObject {
    Q_OBJECT

private slots:
    void takeTheirColour_data();
    void takeTheirColour();
    void areCrispOnDenseDisplays();
    void travelWithTheirLicence();
};

void IconsTest::takeTheirColour_data()
{
    QTest::addColumn<QString>("name");
    QDirIterator icons(u":/showroom/icons"_s, {u"*.svg"_s});
    while (icons.hasNext()) {
        icons.next();
        QTest::newRow(qPrintable(icons.fileName())) << icons.fileInfo().completeBaseName();
    }
}

void IconsTest::takeTheirColour()
{
    QFETCH(QString, name);
    const QImage image = glyph(name, QColor(200, 0, 0), 24, 1).toImage();
    int painted = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() > 200) {
                ++painted;
                QVERIFY(pixel.red() > 150 && pixel.green() < 40 && pixel.blue() < 40);
            }
    QVERIFY2(painted > 4, "nothing was drawn");
}

void IconsTest::areCrispOnDenseDisplays()
{
    const QPixmap pixmap = glyph(u"boxes"_s, Qt::black, 16, 2);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.deviceIndependentSize().toSize(), QSize(16, 16));
    QCOMPARE(icon(u"boxes"_s).pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
}

void IconsTest::travelWithTheirLicence()
{
    QVERIFY(QFile::exists(u":/showroom/icons/LICENSE"_s));
}

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
