#include "base/environment_id.h"

#include <QTest>

using namespace showroom;

class TestEnvironmentId final : public QObject {
    Q_OBJECT

private slots:
    void accepts_data();
    void accepts();
    void recognisesForeignPrefixes_data();
    void recognisesForeignPrefixes();
};

void TestEnvironmentId::accepts_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("demo") << QStringLiteral("demo-acme") << true;
    QTest::newRow("sandbox") << QStringLiteral("sandbox-acme-2") << true;
    QTest::newRow("longest") << QString(u"demo-" + QString(43, u'a')) << true;
    QTest::newRow("one too long") << QString(u"demo-" + QString(44, u'a')) << false;
    QTest::newRow("production") << QStringLiteral("prod-acme") << false;
    QTest::newRow("bare prefix") << QStringLiteral("demo-") << false;
    QTest::newRow("no prefix") << QStringLiteral("acme") << false;
    QTest::newRow("upper case") << QStringLiteral("demo-Acme") << false;
    QTest::newRow("dot") << QStringLiteral("demo-acme.io") << false;
    QTest::newRow("double hyphen at the prefix") << QStringLiteral("demo--acme") << false;
    QTest::newRow("trailing hyphen") << QStringLiteral("demo-acme-") << false;
    QTest::newRow("quote") << QStringLiteral("demo-a'b") << false;
    QTest::newRow("look-alike letter") << QStringLiteral(u"demo-\u0430cme") << false;
    QTest::newRow("trailing newline") << QStringLiteral("demo-acme\n") << false;
    QTest::newRow("NUL") << QString(u"demo-a" + QString(QChar(0)) + u"b") << false;
    QTest::newRow("empty") << QString() << false;
}

void TestEnvironmentId::accepts()
{
    QFETCH(QString, id);
    QTEST(isEnvironmentId(id), "accepted");
}

void TestEnvironmentId::recognisesForeignPrefixes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("foreign");
    QTest::newRow("prod") << QStringLiteral("prod-acme") << true;
    QTest::newRow("customer") << QStringLiteral("customer-acme") << true;
    QTest::newRow("sandbox") << QStringLiteral("sandbox-acme") << true;
    QTest::newRow("any case") << QStringLiteral("Prod-acme") << true;
    QTest::newRow("demo") << QStringLiteral("demo-acme") << false;
    QTest::newRow("plain") << QStringLiteral("Production Ltd") << false;
}

void TestEnvironmentId::recognisesForeignPrefixes()
{
    QFETCH(QString, text);
    QTEST(hasForeignPrefix(text), "foreign");
}

QTEST_APPLESS_MAIN(TestEnvironmentId)
#include "tst_environment_id.moc"
