#include "masking/salt.h"

#include <QTest>

using namespace showroom;
using namespace showroom::masking;
using namespace Qt::StringLiterals;

namespace {

QByteArray countedBytes(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(char(i));
    return bytes;
}

} // namespace

class TestSalt final : public QObject {
    Q_OBJECT

private slots:
    void readsLines();
    void refusesLines_data();
    void refusesLines();
    void saysWhenThereIsNone();
    void knowsItsCheckValue();
    void neverRepeatsTheSecret();
};

void TestSalt::readsLines()
{
    const QByteArray first = countedBytes(32);
    const QByteArray second = countedBytes(48);
    const auto salts =
        Salt::parse("# master salts\n\nv1:" + first.toBase64() + "\n  2026.2 : " + second.toBase64() + "  \n");
    QVERIFY2(salts, salts ? "" : qPrintable(salts.error().message));
    QCOMPARE(salts->size(), 2);
    QCOMPARE(salts->first().version(), u"v1"_s);
    QCOMPARE(salts->first().secret(), first);
    QCOMPARE(salts->last().version(), u"2026.2"_s);
    const auto again = Salt::parseLine(salts->last().toLine());
    QVERIFY(again);
    QCOMPARE(*again, salts->last());
}

void TestSalt::refusesLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    const QByteArray good = countedBytes(32).toBase64();
    QTest::newRow("no colon") << good << u"no version"_s;
    QTest::newRow("no version") << ":" + good << u"version must be"_s;
    QTest::newRow("space in version") << "v 1:" + good << u"version must be"_s;
    QTest::newRow("long version") << QByteArray(33, 'v') + ":" + good << u"version must be"_s;
    QTest::newRow("not base64") << QByteArray("v1:not base64!") << u"not base64"_s;
    QTest::newRow("too short") << "v1:" + countedBytes(31).toBase64() << u"has 31 bytes; at least 32"_s;
    QTest::newRow("empty") << QByteArray("v1:") << u"has 0 bytes"_s;
    QTest::newRow("twice") << "v1:" + good + "\nv1:" + good << u"v1 comes twice"_s;
}

void TestSalt::refusesLines()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const auto salts = Salt::parse(text);
    QVERIFY(!salts);
    QCOMPARE(salts.error().code, ErrorCode::InvalidInput);
    QVERIFY2(salts.error().message.contains(words), qPrintable(salts.error().message));
    QVERIFY(!salts.error().hint.isEmpty());
}

void TestSalt::saysWhenThereIsNone()
{
    const auto salts = Salt::parse("# nothing here\n\n");
    QVERIFY(!salts);
    QCOMPARE(salts.error().code, ErrorCode::SaltMissing);
    QVERIFY(salts.error().hint.contains(u"SHOWROOM_MASTER_SALT"));
}

void TestSalt::knowsItsCheckValue()
{
    // HMAC-SHA256 of "showroom salt check 1" under the bytes 0 … 31, computed with Python's hmac module.
    const auto salt = Salt::create(u"v1"_s, countedBytes(32));
    QVERIFY(salt);
    QCOMPARE(salt->checkValue(), QByteArray("cad23873d28e7b3c48c730bf39db841320b21f1427b2b364e0e89f712cc6e6ec"));
    const auto other = Salt::create(u"v1"_s, countedBytes(33));
    QVERIFY(other);
    QVERIFY(other->checkValue() != salt->checkValue());
}

void TestSalt::neverRepeatsTheSecret()
{
    const auto salts = Salt::parse("v1:c2VjcmV0LXNlY3JldA==");
    QVERIFY(!salts);
    const Error error = salts.error();
    for (const QString &text : {error.message, error.hint, error.detail})
        QVERIFY(!text.contains(u"c2VjcmV0"_s) && !text.contains(u"secret-secret"_s));
}

QTEST_APPLESS_MAIN(TestSalt)
#include "tst_salt.moc"
