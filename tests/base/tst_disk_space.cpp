#include "base/disk_space.h"

#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace Qt::StringLiterals;

class TestDiskSpace final : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatIsFree();
    void knowsNothingOfAMissingFolder();
};

void TestDiskSpace::tellsWhatIsFree()
{
    const QTemporaryDir folder;
    const std::optional<qint64> free = freeBytes(folder.path());
    QVERIFY(free.has_value());
    QVERIFY(*free > 0);
}

void TestDiskSpace::knowsNothingOfAMissingFolder()
{
    const QTemporaryDir folder;
    QVERIFY(!freeBytes(folder.filePath(u"none"_s)).has_value());
}

QTEST_GUILESS_MAIN(TestDiskSpace)
#include "tst_disk_space.moc"
