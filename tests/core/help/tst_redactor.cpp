#include "core/help/redactor.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom::help;

/// No secret survives, whatever form it has.
class TestRedactor final : public QObject {
    Q_OBJECT

private slots:
    void takesOutWhatLooksLikeASecret_data();
    void takesOutWhatLooksLikeASecret();
    void leavesTheRest_data();
    void leavesTheRest();
    void takesOutKnownSecretsInEveryForm();
    void readsTheEnvironment();
};

void TestRedactor::takesOutWhatLooksLikeASecret_data()
{
    QTest::addColumn<QString>("text");
    const QString key = u"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=="_s;
    QTest::newRow("uri") << u"postgresql://ops:hunter2@db.example.com/showroom"_s;
    QTest::newRow("uri with an @ in it") << u"postgresql://ops:p@hunter2@db/showroom"_s;
    QTest::newRow("conninfo") << u"host=db user=ops password=hunter2 dbname=showroom"_s;
    QTest::newRow("conninfo, quoted") << u"password='my hunter2' host=db"_s;
    QTest::newRow("variable") << u"PGPASSWORD=hunter2 psql"_s;
    QTest::newRow("json") << uR"({"password": "hunter2"})"_s;
    QTest::newRow("settings line") << u"mail/password = hunter2"_s;
    QTest::newRow("salt variable") << u"SHOWROOM_MASTER_SALT=1:hunter2"_s;
    QTest::newRow("token") << u"srs_hunter2hunter2hunter2hunter2hunter2hunter2x"_s;
    QTest::newRow("salt line") << u"2026-01:hunter2"_s + key.mid(7);
}

void TestRedactor::takesOutWhatLooksLikeASecret()
{
    QFETCH(QString, text);
    const QString clean = Redactor().cleaned(text);
    QVERIFY2(!clean.contains(u"hunter2"), qPrintable(clean));
    QVERIFY(clean.contains(u"***"));
}

void TestRedactor::leavesTheRest_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("sentence") << u"The server refused the login to showroom at db.example.com:5432."_s;
    QTest::newRow("path") << u"/var/lib/showroom/data/pg_wal/archive_status"_s;
    QTest::newRow("fingerprint") << u"fingerprint 8f3a61c27be0d94415c2a7709e6f3b1d52e8a04c7d9916bf20f4e3a85b6c71d0"_s;
    QTest::newRow("time") << u"2026-11-20T14:10:00Z"_s;
    QTest::newRow("limit") << u"rateLimit.createPerHour = 5"_s;
}

void TestRedactor::leavesTheRest()
{
    QFETCH(QString, text);
    QCOMPARE(Redactor().cleaned(text), text);
}

void TestRedactor::takesOutKnownSecretsInEveryForm()
{
    const QByteArray secret = "correct horse/battery+staple";
    Redactor redactor;
    redactor.addSecret(secret);
    redactor.addSecret("ab"); // too short to be looked for
    const QString text = u"plain %1, base64 %2, hex %3, uri %4, cab"_s.arg(
        QString::fromUtf8(secret), QString::fromLatin1(secret.toBase64()), QString::fromLatin1(secret.toHex()),
        QString::fromLatin1(secret.toPercentEncoding()));
    QCOMPARE(redactor.cleaned(text), u"plain ***, base64 ***, hex ***, uri ***, cab"_s);
}

void TestRedactor::readsTheEnvironment()
{
    qputenv("PGPASSWORD", "battery-staple");
    qputenv("DEMO_MASTER_SALT", "1:Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4");
    Redactor redactor;
    redactor.addEnvironment();
    qunsetenv("PGPASSWORD");
    qunsetenv("DEMO_MASTER_SALT");
    QCOMPARE(redactor.cleaned(u"login with battery-staple failed"_s), u"login with *** failed"_s);
    QCOMPARE(redactor.cleaned(u"Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4"_s), u"***"_s);
}

QTEST_APPLESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
