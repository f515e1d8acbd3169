#include "base/recent_log.h"

#include <QTest>

#include <thread>

using namespace showroom;

class TestRecentLog final : public QObject {
    Q_OBJECT

private slots:
    void keepsTheLatestLines();
    void takesLinesFromAnyThread();
};

void TestRecentLog::keepsTheLatestLines()
{
    RecentLog log(2);
    QVERIFY(log.lines().isEmpty());
    for (const char *line : {"one", "two", "three"})
        log.add(QString::fromLatin1(line));
    QCOMPARE(log.lines(), QStringList({QStringLiteral("two"), QStringLiteral("three")}));
}

void TestRecentLog::takesLinesFromAnyThread()
{
    RecentLog log(1000);
    {
        std::jthread first([&log] {
            for (int i = 0; i < 100; ++i)
                log.add(QStringLiteral("first"));
        });
        std::jthread second([&log] {
            for (int i = 0; i < 100; ++i)
                log.add(QStringLiteral("second"));
        });
    }
    QCOMPARE(log.lines().size(), 200);
}

QTEST_APPLESS_MAIN(TestRecentLog)
#include "tst_recent_log.moc"
