#include "gui/common/wording.h"

#include "base/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

namespace {

const QDateTime now(QDate(2026, 11, 20), QTime(14, 10), QTimeZone::utc());

}

class WordingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void compactNumbers_data();
    void compactNumbers();
    void sizes();
    void durations_data();
    void durations();
    void ages_data();
    void ages();
    void dueDates_data();
    void dueDates();

private:
    std::unique_ptr<Translations> m_translations;
};

void WordingTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

void WordingTest::compactNumbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << u"0"_s;
    QTest::newRow("plain") << 9'999.0 << u"9,999"_s;
    QTest::newRow("thousands") << 210'400.0 << u"210 k"_s;
    QTest::newRow("millions") << 1'240'000.0 << u"1.2 M"_s;
    QTest::newRow("whole millions") << 2'000'000.0 << u"2 M"_s;
}

void WordingTest::compactNumbers()
{
    QFETCH(double, value);
    QTEST(wording::compactNumber(value), "text");
}

void WordingTest::sizes()
{
    QCOMPARE(wording::dataSize(40'537'088), u"40.5 MB"_s);
    QCOMPARE(wording::dataSize(7'300'000, 0), u"7 MB"_s);
}

void WordingTest::durations_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << u"0:00"_s;
    QTest::newRow("seconds") << qint64(4'000) << u"0:04"_s;
    QTest::newRow("rounded") << qint64(3'600) << u"0:04"_s;
    QTest::newRow("minutes") << qint64(750'000) << u"12:30"_s;
    QTest::newRow("hours") << qint64(3'723'000) << u"1:02:03"_s;
    QTest::newRow("negative") << qint64(-5) << u"0:00"_s;
}

void WordingTest::durations()
{
    QFETCH(qint64, milliseconds);
    QTEST(wording::duration(std::chrono::milliseconds(milliseconds)), "text");
}

void WordingTest::ages_data()
{
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("never") << QDateTime() << u"—"_s;
    QTest::newRow("now") << now << u"just now"_s;
    QTest::newRow("minutes") << now.addSecs(-240) << u"4 min ago"_s;
    QTest::newRow("hours") << now.addSecs(-7'300) << u"2 h ago"_s;
    QTest::newRow("yesterday") << now.addDays(-1) << u"yesterday"_s;
    QTest::newRow("days") << now.addDays(-9) << u"9 days ago"_s;
}

void WordingTest::ages()
{
    QFETCH(QDateTime, time);
    QTEST(wording::ago(time, now), "text");
}

void WordingTest::dueDates_data()
{
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("never") << QDateTime() << u"—"_s;
    QTest::newRow("past") << now.addSecs(-1) << u"overdue"_s;
    QTest::newRow("today") << now.addSecs(3'600) << u"today"_s;
    QTest::newRow("one day") << now.addSecs(22 * 3'600) << u"1 day"_s;
    QTest::newRow("days") << now.addDays(6) << u"6 days"_s;
    QTest::newRow("a begun day") << now.addDays(5).addSecs(3'600) << u"6 days"_s;
}

void WordingTest::dueDates()
{
    QFETCH(QDateTime, time);
    QTEST(wording::dueIn(time, now), "text");
}

QTEST_GUILESS_MAIN(WordingTest)
#include "tst_wording.moc"
