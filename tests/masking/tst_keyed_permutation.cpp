#include "masking/keyed_permutation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <vector>

using namespace showroom::masking;
using namespace Qt::StringLiterals;

namespace {

constexpr SipKey key{0x0706050403020100u, 0x0f0e0d0c0b0a0908u};

} // namespace

/// One-to-one at every size, different under every key.
class TestKeyedPermutation final : public QObject {
    Q_OBJECT

private slots:
    void mapsAsTheVectorsSay();
    void reachesEverythingOnce_data();
    void reachesEverythingOnce();
    void goesBack_data();
    void goesBack();
    void looksRandom();
    void otherKeysGiveOtherOrders();
};

void TestKeyedPermutation::mapsAsTheVectorsSay()
{
    QFile file(QStringLiteral(SHOWROOM_TEST_DATA "/masking/vectors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).object()[u"permutations"_s].toArray();
    QVERIFY(vectors.size() >= 6);
    for (const QJsonValue &vector : vectors) {
        const QByteArray bytes = QByteArray::fromHex(vector[u"key"].toString().toLatin1());
        std::array<unsigned char, 16> keyBytes{};
        std::copy(bytes.begin(), bytes.end(), keyBytes.begin());
        const KeyedPermutation permutation(sipKey(keyBytes), std::uint64_t(vector[u"size"].toInteger()));
        const QJsonObject images = vector[u"images"].toObject();
        for (auto it = images.begin(); it != images.end(); ++it)
            QCOMPARE(permutation(it.key().toULongLong()), std::uint64_t(it->toInteger()));
    }
}

void TestKeyedPermutation::reachesEverythingOnce_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 2, 3, 4, 5, 7, 9, 10, 16, 17, 99, 100, 101, 1000, 65536, 99'999})
        QTest::addRow("%d", size) << size;
}

void TestKeyedPermutation::reachesEverythingOnce()
{
    QFETCH(int, size);
    const KeyedPermutation permutation(key, std::uint64_t(size));
    std::vector<bool> reached(std::size_t(size), false);
    for (std::uint64_t index = 0; index < std::uint64_t(size); ++index) {
        const std::uint64_t image = permutation(index);
        QVERIFY(image < std::uint64_t(size));
        QVERIFY(!reached[image]);
        reached[image] = true;
    }
}

void TestKeyedPermutation::goesBack_data()
{
    QTest::addColumn<quint64>("size");
    QTest::newRow("small") << quint64(17);
    QTest::newRow("a million") << quint64(1'000'000);
    QTest::newRow("beyond 32 bits") << (quint64(1) << 40);
    QTest::newRow("largest") << (quint64(1) << 62);
}

void TestKeyedPermutation::goesBack()
{
    QFETCH(quint64, size);
    const KeyedPermutation permutation(key, size);
    for (std::uint64_t i = 0; i < 500; ++i) {
        const std::uint64_t index = scaleTo(sipHash128(key, i).b, size);
        const std::uint64_t image = permutation(index);
        QVERIFY(image < size);
        QCOMPARE(permutation.inverse(image), index);
    }
}

void TestKeyedPermutation::looksRandom()
{
    constexpr std::uint64_t size = 10'000;
    const KeyedPermutation permutation(key, size);
    int rises = 0;
    int near = 0;
    for (std::uint64_t i = 0; i + 1 < size; ++i) {
        const auto step = std::int64_t(permutation(i + 1)) - std::int64_t(permutation(i));
        rises += step > 0;
        near += std::abs(step) <= 10;
    }
    QVERIFY2(rises > 4800 && rises < 5200, qPrintable(QString::number(rises)));
    QVERIFY2(near < 40, qPrintable(QString::number(near)));
}

void TestKeyedPermutation::otherKeysGiveOtherOrders()
{
    constexpr std::uint64_t size = 1000;
    const KeyedPermutation one(key, size);
    const KeyedPermutation other({key.k0, key.k1 ^ 1}, size);
    int same = 0;
    for (std::uint64_t i = 0; i < size; ++i)
        same += one(i) == other(i);
    QVERIFY2(same < 10, qPrintable(QString::number(same)));
}

QTEST_APPLESS_MAIN(TestKeyedPermutation)
#include "tst_keyed_permutation.moc"
