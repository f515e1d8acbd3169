#include "base/environment_id.h"
#include "core/environments/create_tenant.h"

#include <QTest>

using namespace showroom;
using namespace showroom::environments;
using namespace Qt::StringLiterals;

class TestTenantId final : public QObject {
    Q_OBJECT

private slots:
    void derivesFromName_data();
    void derivesFromName();
    void isAlwaysAnEnvironmentId();
    void recognisesForeignNames_data();
    void recognisesForeignNames();
};

void TestTenantId::derivesFromName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << u"Acme"_s << u"demo-acme"_s;
    QTest::newRow("words") << u"Acme Robotics Ltd."_s << u"demo-acme-robotics-ltd"_s;
    QTest::newRow("prefix is not doubled") << u"demo-acme"_s << u"demo-acme"_s;
    QTest::newRow("prefix as a word") << u"Demo Acme"_s << u"demo-acme"_s;
    QTest::newRow("suffix stays") << u"acme-demo"_s << u"demo-acme-demo"_s;
    QTest::newRow("umlauts") << u"Müller & Söhne"_s << u"demo-muller-sohne"_s;
    QTest::newRow("apostrophe") << u"O'Reilly"_s << u"demo-oreilly"_s;
    QTest::newRow("greek") << u"Ελλάδα"_s << u"demo-ellada"_s;
    QTest::newRow("cyrillic") << u"Акме"_s << u"demo-akme"_s;
    QTest::newRow("japanese kana") << u"アクメ"_s << u"demo-akume"_s;
    QTest::newRow("wide letters") << u"Ａｃｍｅ"_s << u"demo-acme"_s;
    QTest::newRow("only punctuation") << u"!!!"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("cut at the label's end") << QString(60, u'a') << QString(u"demo-"_s + QString(43, u'a'));
    QTest::newRow("no hyphen at the cut")
        << QString(QString(42, u'a') + u" b") << QString(u"demo-"_s + QString(42, u'a'));
}

void TestTenantId::derivesFromName()
{
    QFETCH(QString, name);
    QTEST(demoIdFromName(name), "id");
}

void TestTenantId::isAlwaysAnEnvironmentId()
{
    for (char16_t c = 0x20; c < 0x3000; ++c) {
        const QString id = demoIdFromName(QString(u"a"_s + QChar(c) + u"z"));
        QVERIFY2(isEnvironmentId(id), qPrintable(u"U+%1 gives %2"_s.arg(int(c), 4, 16).arg(id)));
    }
}

void TestTenantId::recognisesForeignNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("foreign");
    QTest::newRow("production") << u"prod-acme"_s << true;
    QTest::newRow("upper case") << u"PROD-acme"_s << true;
    QTest::newRow("leading space") << u"  prod-acme"_s << true;
    QTest::newRow("wide letters") << u"ｐｒｏｄ－acme"_s << true;
    QTest::newRow("look-alike hyphen") << u"prod‐acme"_s << true;
    QTest::newRow("customer") << u"customer-7"_s << true;
    QTest::newRow("sandbox") << u"sandbox-7"_s << true;
    QTest::newRow("a word that begins alike") << u"Production Ltd"_s << false;
    QTest::newRow("customers of a demo") << u"Customer Success"_s << false;
    QTest::newRow("inside") << u"acme prod-like"_s << false;
}

void TestTenantId::recognisesForeignNames()
{
    QFETCH(QString, name);
    QTEST(claimsForeignPrefix(name), "foreign");
}

QTEST_APPLESS_MAIN(TestTenantId)
#include "tst_tenant_id.moc"
