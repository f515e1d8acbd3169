#include "gui/tour/environments_tour.h"
#include "gui/tour/tour_runner.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom::gui;

namespace {

constexpr int patienceMs = 60'000;

QList<TourScreen> twoScreens()
{
    const QList<TourScreen> all = environmentsTour();
    return {all.value(0), all.value(2)};
}

} // namespace

class TourTest : public QObject {
    Q_OBJECT

private slots:
    void drawsEachScreenInBothThemes();
    void drawsMainScreensInOtherSizes();
    void saysWhatCouldNotBeWritten();
    void namesAreUnique();

private:
    void draw();

    QTemporaryDir m_folder;
};

void TourTest::draw()
{
    if (QFile::exists(m_folder.filePath(u"environments-light.png"_s)))
        return;
    Theme theme;
    TourRunner runner(theme, m_folder.path(), twoScreens());
    QSignalSpy finished(&runner, &TourRunner::finished);
    runner.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patienceMs);
    QCOMPARE(finished.first().first().toInt(), 11);
    QCOMPARE(finished.first().last().toString(), QString());
}

void TourTest::drawsEachScreenInBothThemes()
{
    draw();
    for (const TourScreen &screen : twoScreens()) {
        const QImage light(m_folder.filePath(screen.name + u"-light.png"_s));
        const QImage dark(m_folder.filePath(screen.name + u"-dark.png"_s));
        QCOMPARE(light.size(), QSize(1440, 900));
        QVERIFY(light.pixelColor(720, 70).lightness() > 200);
        QVERIFY(dark.pixelColor(720, 70).lightness() < 60);
    }
}

void TourTest::drawsMainScreensInOtherSizes()
{
    draw();
    QCOMPARE(QImage(m_folder.filePath(u"environments-light-1366x768.png"_s)).size(), QSize(1366, 768));
    QCOMPARE(QImage(m_folder.filePath(u"environments-dark-2x.png"_s)).size(), QSize(2880, 1800));
    const QImage usual(m_folder.filePath(u"environments-light.png"_s));
    const QImage mirrored(m_folder.filePath(u"environments-light-rtl.png"_s));
    QVERIFY(usual.pixelColor(30, 400) != usual.pixelColor(1410, 800)); // the sidebar is on one side only
    QCOMPARE(mirrored.pixelColor(1410, 700), usual.pixelColor(30, 700));
    QVERIFY(QImage(m_folder.filePath(u"environments-light-14pt.png"_s)) != usual);
    QVERIFY(!QFile::exists(m_folder.filePath(u"environments-empty-light-2x.png"_s)));
}

void TourTest::saysWhatCouldNotBeWritten()
{
    Theme theme;
    QFile blocked(m_folder.filePath(u"blocked"_s));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    TourRunner runner(theme, blocked.fileName(), twoScreens());
    QSignalSpy finished(&runner, &TourRunner::finished);
    runner.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patienceMs);
    QVERIFY(!finished.first().last().toString().isEmpty());
}

void TourTest::namesAreUnique()
{
    QSet<QString> names;
    for (const TourScreen &screen : tourScreens()) {
        QVERIFY2(!names.contains(screen.name), qPrintable(screen.name));
        names.insert(screen.name);
    }
}

QTEST_MAIN(TourTest)
#include "tst_tour.moc"
