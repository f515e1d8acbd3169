#include "core/audit/signed_head.h"

#include "masking/salt.h"

#include <QTest>

using namespace showroom;
using namespace showroom::audit;
using namespace Qt::StringLiterals;

/// What is kept elsewhere of an audit log: only who has the salt can write it, and nobody can change it.
class TestSignedHead final : public QObject {
    Q_OBJECT

private slots:
    void comesBackFromItsFile();
    void isTheSameForTheSameSalt();
    void knowsItsSigner();
    void noticesEveryChange_data();
    void noticesEveryChange();
    void refusesOtherFiles_data();
    void refusesOtherFiles();

private:
    static masking::Salt salt(char fill) { return *masking::Salt::create(u"1"_s, QByteArray(32, fill)); }
    static SignedHead sample(char fill = 'a')
    {
        return signHead({42, QString(64, u'7')}, u"showroom"_s, QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC),
                        salt(fill));
    }
};

void TestSignedHead::comesBackFromItsFile()
{
    const auto back = fromFile(toFile(sample()));
    QVERIFY(back);
    QCOMPARE(*back, sample());
}

void TestSignedHead::isTheSameForTheSameSalt()
{
    QCOMPARE(sample('a').publicKey, sample('a').publicKey);
    QVERIFY(sample('a').publicKey != sample('b').publicKey);
}

void TestSignedHead::knowsItsSigner()
{
    QVERIFY(isSignedBy(sample(), salt('a')));
    QVERIFY2(!isSignedBy(sample(), salt('b')), "another salt of that version");
    QVERIFY2(!isSignedBy(sample(), *masking::Salt::create(u"2"_s, QByteArray(32, 'a'))), "another version");
    SignedHead changed = sample();
    changed.head.sequence = 41;
    QVERIFY(!isSignedBy(changed, salt('a')));
}

void TestSignedHead::noticesEveryChange_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("sequence") << QByteArray("\"42\"") << QByteArray("\"41\"");
    QTest::newRow("hash") << QByteArray("\"7777") << QByteArray("\"7778");
    QTest::newRow("database") << QByteArray("\"database\": \"showroom\"") << QByteArray("\"database\": \"another\"");
    QTest::newRow("time") << QByteArray("2026-") << QByteArray("2025-");
    QTest::newRow("salt") << QByteArray("\"saltVersion\": \"1\"") << QByteArray("\"saltVersion\": \"2\"");
}

void TestSignedHead::noticesEveryChange()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray file = toFile(sample());
    QVERIFY(file.contains(from));
    const auto back = fromFile(file.replace(file.indexOf(from), from.size(), to));
    QVERIFY(!back);
    QCOMPARE(back.error().code, ErrorCode::Conflict);
}

void TestSignedHead::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another JSON") << QByteArray("{\"a\": 1}");
    QTest::newRow("a short key") << toFile(sample()).replace("\"publicKey\": \"", "\"publicKey\": \"AA==\", \"x\": \"");
}

void TestSignedHead::refusesOtherFiles()
{
    QFETCH(QByteArray, file);
    const auto back = fromFile(file);
    QVERIFY(!back);
    QCOMPARE(back.error().code, ErrorCode::InvalidInput);
    QVERIFY(!back.error().hint.isEmpty());
}

QTEST_GUILESS_MAIN(TestSignedHead)
#include "tst_signed_head.moc"
