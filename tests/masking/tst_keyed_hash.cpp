#include "masking/alias_table.h"
#include "masking/keyed_hash.h"
#include "masking/sip_hash.h"

#include <QMessageAuthenticationCode>
#include <QTest>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <cmath>
#include <set>
#include <vector>

using namespace showroom::masking;

namespace {

QByteArray hex(const Digest &digest)
{
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size())).toHex();
}

/// SipHash-2-4 with 128 bits as OpenSSL computes it, little-endian.
Words opensslSipHash(const std::array<unsigned char, 16> &key, const QByteArray &message)
{
    EVP_MAC *mac = EVP_MAC_fetch(nullptr, "SIPHASH", nullptr);
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac);
    std::size_t bytes = 16;
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, &bytes),
                                     OSSL_PARAM_construct_end()};
    std::array<unsigned char, 16> out{};
    EVP_MAC_init(context, key.data(), key.size(), parameters);
    EVP_MAC_update(context, reinterpret_cast<const unsigned char *>(message.constData()), std::size_t(message.size()));
    EVP_MAC_final(context, out.data(), &bytes, out.size());
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
    Words words;
    for (std::size_t i = 0; i < 8; ++i) {
        words.a |= std::uint64_t(out[i]) << (8 * i);
        words.b |= std::uint64_t(out[i + 8]) << (8 * i);
    }
    return words;
}

constexpr SipKey countedKey{0x0706050403020100u, 0x0f0e0d0c0b0a0908u};

} // namespace

class TestKeyedHash final : public QObject {
    Q_OBJECT

private slots:
    void matchesKnownHmacs_data();
    void matchesKnownHmacs();
    void reusesItsContext();
    void matchesAnotherHmacAtEveryLength();
    void matchesTheSipHashReference();
    void matchesOpensslAtEveryLength();
    void hashesNumbersLikeTheirBytes();
    void fieldsOfOneRowDiffer();
    void drawsByWeight_data();
    void drawsByWeight();
};

void TestKeyedHash::matchesKnownHmacs_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("digest");
    // RFC 4231, test cases 1, 2 and 6.
    QTest::newRow("short key") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                               << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    QTest::newRow("text key") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                              << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    QTest::newRow("long key") << QByteArray(131, '\xaa')
                              << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
                              << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

void TestKeyedHash::matchesKnownHmacs()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, digest);
    QCOMPARE(hex(hmacSha256(keyBytes(key), message.toStdString())), digest);
}

void TestKeyedHash::reusesItsContext()
{
    const KeyedHash hash(keyBytes("Jefe"));
    const Digest first = hash("what do ya want for nothing?");
    QVERIFY(hash("another subject") != first);
    QCOMPARE(hash("what do ya want for nothing?"), first);
}

void TestKeyedHash::matchesAnotherHmacAtEveryLength()
{
    const QByteArray key(32, 'k');
    const KeyedHash hash(keyBytes(key));
    QByteArray message;
    for (int length = 0; length < 200; ++length) {
        const QByteArray expected = QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256).toHex();
        QCOMPARE(hex(hash({message.constData(), std::size_t(message.size())})), expected);
        message.append(char(length * 7));
    }
}

void TestKeyedHash::matchesTheSipHashReference()
{
    // The first vector of the reference implementation's 128-bit table: key 00 … 0f, no message.
    const Words empty = sipHash128(countedKey, std::string_view());
    QCOMPARE(empty.a, 0xe6a825ba047f81a3u);
    QCOMPARE(empty.b, 0x930255c71472f66du);
}

void TestKeyedHash::matchesOpensslAtEveryLength()
{
    std::array<unsigned char, 16> key{};
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<unsigned char>(i);
    QByteArray message;
    for (int length = 0; length < 40; ++length) {
        QCOMPARE(sipHash128(countedKey, message.toStdString()), opensslSipHash(key, message));
        message.append(char(length * 7));
    }
}

void TestKeyedHash::hashesNumbersLikeTheirBytes()
{
    const std::string bytes("\x15\xcd\x5b\x07\0\0\0\x80", 8);
    QCOMPARE(sipHash128(countedKey, 0x80000000075bcd15u), sipHash128(countedKey, std::string_view(bytes)));
}

void TestKeyedHash::fieldsOfOneRowDiffer()
{
    std::set<std::uint64_t> words;
    int highBits = 0;
    for (std::uint64_t row = 0; row < 200; ++row) {
        const Words material = sipHash128(countedKey, row);
        for (std::uint64_t field = 0; field < 50; ++field) {
            const std::uint64_t word = fieldWord(material, {field, ~field});
            words.insert(word);
            highBits += int(word >> 63);
        }
    }
    QCOMPARE(words.size(), std::size_t(10'000));
    QVERIFY2(std::abs(highBits - 5000) < 300, qPrintable(QString::number(highBits)));
}

void TestKeyedHash::drawsByWeight_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::newRow("one") << QList<int>{7};
    QTest::newRow("equal") << QList<int>{3, 3, 3};
    QTest::newRow("skewed") << QList<int>{900, 50, 30, 15, 5};
    QTest::newRow("with zeros") << QList<int>{0, 10, 0, 30, 0};
    QTest::newRow("all zero") << QList<int>{0, 0, 0, 0};
}

void TestKeyedHash::drawsByWeight()
{
    QFETCH(QList<int>, weights);
    std::vector<std::uint64_t> numbers(weights.begin(), weights.end());
    const AliasTable table(numbers);
    int total = 0;
    for (const int weight : weights)
        total += weight;
    constexpr int draws = 200'000;
    std::vector<int> drawn(numbers.size());
    for (std::uint64_t i = 0; i < draws; ++i)
        ++drawn[table.pick(sipHash128(countedKey, i).b)];
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double share = total == 0 ? 1.0 / double(drawn.size()) : double(numbers[i]) / total;
        const double tolerance = 5 * std::sqrt(share * (1 - share) * draws);
        QVERIFY2(std::abs(drawn[i] - share * draws) <= tolerance, qPrintable(QString::number(drawn[i])));
    }
}

QTEST_APPLESS_MAIN(TestKeyedHash)
#include "tst_keyed_hash.moc"
