#include "../../support/test_result.h"
#include "core/environments/preset_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::environments;
using namespace Qt::StringLiterals;

/// Saved choices of the wizard, kept in a file of the person's.
class TestPresetStore final : public QObject {
    Q_OBJECT

private slots:
    void startsEmpty();
    void keepsWhatWasChosen();
    void replacesOnlyWhenTold();
    void renamesAndRemoves();
    void refusesBadNames_data();
    void refusesBadNames();
    void namesWhatThereIs();
    void leavesABrokenFileAlone_data();
    void leavesABrokenFileAlone();
    void saysWhenItCannotWrite();

private:
    static QByteArray contents(const QString &file);
};

QByteArray TestPresetStore::contents(const QString &file)
{
    QFile read(file);
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

void TestPresetStore::startsEmpty()
{
    const QTemporaryDir folder;
    const PresetStore store(folder.filePath(u"deep/down/presets.json"_s));
    VERIFY_RESULT(store.list());
    QVERIFY(store.list()->isEmpty());
    VERIFY_RESULT(store.save(u"First"_s, CreateTenant()));
    QCOMPARE(store.list()->size(), 1);
}

void TestPresetStore::keepsWhatWasChosen()
{
    const QTemporaryDir folder;
    CreateTenant request;
    request.name = u"Not kept"_s;
    request.regions = {u"US"_s, u"EU"_s};
    request.vertical = u"finance"_s;
    request.counts = {{u"donation"_s, 12}};
    request.users = 40;
    request.seed = std::numeric_limits<quint64>::max();
    request.seasonality = false;
    request.tags = {u"training"_s};
    request.lifeDays = 90;
    VERIFY_RESULT(PresetStore(folder.filePath(u"p.json"_s)).save(u" Finance  EU "_s, request));
    const auto found = PresetStore(folder.filePath(u"p.json"_s)).find(u"finance eu"_s);
    VERIFY_RESULT(found);
    QCOMPARE(found->name, u"Finance EU"_s);
    QVERIFY(found->request.name.isEmpty());
    QCOMPARE(found->request.regions, request.regions);
    QCOMPARE(found->request.counts, request.counts);
    QCOMPARE(found->request.users, request.users);
    QCOMPARE(found->request.seed, request.seed);
    QCOMPARE(found->request.seasonality, false);
    QCOMPARE(found->request.lifeDays, 90);
}

void TestPresetStore::replacesOnlyWhenTold()
{
    const QTemporaryDir folder;
    const PresetStore store(folder.filePath(u"p.json"_s));
    CreateTenant request;
    VERIFY_RESULT(store.save(u"Training"_s, request));
    request.months = 24;
    QCOMPARE(store.save(u"training"_s, request).error().code, ErrorCode::Conflict);
    QCOMPARE(store.find(u"Training"_s)->request.months, 12);
    VERIFY_RESULT(store.save(u"training"_s, request, true));
    QCOMPARE(store.find(u"Training"_s)->request.months, 24);
    QCOMPARE(store.list()->size(), 1);
}

void TestPresetStore::renamesAndRemoves()
{
    const QTemporaryDir folder;
    const PresetStore store(folder.filePath(u"p.json"_s));
    VERIFY_RESULT(store.save(u"A"_s, CreateTenant()));
    VERIFY_RESULT(store.save(u"B"_s, CreateTenant()));
    QCOMPARE(store.rename(u"A"_s, u"b"_s).error().code, ErrorCode::Conflict);
    VERIFY_RESULT(store.rename(u"A"_s, u"a"_s)); // only its case
    VERIFY_RESULT(store.rename(u"a"_s, u"C"_s));
    VERIFY_RESULT(store.remove(u"B"_s));
    QCOMPARE(store.list()->size(), 1);
    QCOMPARE(store.list()->constFirst().name, u"C"_s);
    QCOMPARE(store.remove(u"B"_s).error().code, ErrorCode::NotFound);
}

void TestPresetStore::refusesBadNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << u"   "_s;
    QTest::newRow("long") << QString(61, u'x');
}

void TestPresetStore::refusesBadNames()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const auto refused = PresetStore(folder.filePath(u"p.json"_s)).save(name, CreateTenant());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().problems.value(0).field, u"preset"_s);
}

void TestPresetStore::namesWhatThereIs()
{
    const QTemporaryDir folder;
    const PresetStore store(folder.filePath(u"p.json"_s));
    VERIFY_RESULT(store.save(u"Training"_s, CreateTenant()));
    const auto missing = store.find(u"Trainig"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().hint.contains(u"Training"));
}

void TestPresetStore::leavesABrokenFileAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("cut off") << QByteArray("{\"presets\": [{\"name\": \"A\"");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another file") << QByteArray("[1, 2]");
    QTest::newRow("no name") << QByteArray("{\"presets\": [{\"values\": {}}]}");
    QTest::newRow("another type") << QByteArray("{\"presets\": [{\"name\": \"A\", \"values\": {\"months\": \"x\"}}]}");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01", 4);
}

void TestPresetStore::leavesABrokenFileAlone()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"p.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const PresetStore store(path);
    const auto list = store.list();
    QVERIFY(!list);
    QCOMPARE(list.error().code, ErrorCode::FileFailure);
    QVERIFY(list.error().hint.contains(path));
    QVERIFY(!store.save(u"A"_s, CreateTenant()));
    QVERIFY(!store.remove(u"A"_s));
    QCOMPARE(contents(path), text);
}

void TestPresetStore::saysWhenItCannotWrite()
{
    const QTemporaryDir folder;
    QFile blocker(folder.filePath(u"file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const auto refused = PresetStore(folder.filePath(u"file/p.json"_s)).save(u"A"_s, CreateTenant());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FileFailure);
    QVERIFY(!refused.error().hint.isEmpty());
}

QTEST_GUILESS_MAIN(TestPresetStore)
#include "tst_preset_store.moc"
