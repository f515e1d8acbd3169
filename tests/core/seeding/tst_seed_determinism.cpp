#include "../tenant_fixture.h"

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// The same request gives the same rows, whatever wrote them; another one gives others.
class TestSeedDeterminism final : public QObject {
    Q_OBJECT

private slots:
    void fingerprintDoesNotDependOnTheWriting_data();
    void fingerprintDoesNotDependOnTheWriting();
    void fingerprintDependsOnTheRequest_data();
    void fingerprintDependsOnTheRequest();

private:
    static QString fingerprintOf(const environments::CreateTenant &request, const QJsonObject &parameters)
    {
        TenantFixture fixture;
        const auto created = fixture.create(request);
        fixture.setJobParameters(created.jobId, parameters);
        const auto job = fixture.run(created.jobId);
        if (!job || job->state != jobs::JobState::Done)
            qFatal("seeding failed: %s", qPrintable(job ? job->error->message : job.error().message));
        return fixture.find(created.environmentId).fingerprint;
    }
    static environments::CreateTenant usual()
    {
        environments::CreateTenant request;
        request.name = u"Acme"_s;
        request.size = u"small"_s;
        request.referenceDate = QDate(2026, 11, 20);
        return request;
    }
};

void TestSeedDeterminism::fingerprintDoesNotDependOnTheWriting_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::newRow("one row a slice") << QJsonObject{{u"sliceRows"_s, 1}};
    QTest::newRow("tiny steps") << QJsonObject{{u"stepRows"_s, 37}};
    QTest::newRow("four threads") << QJsonObject{{u"threads"_s, 4}, {u"sliceRows"_s, 11}};
    QTest::newRow("steps and threads") << QJsonObject{{u"stepRows"_s, 400}, {u"threads"_s, 3}, {u"sliceRows"_s, 64}};
}

void TestSeedDeterminism::fingerprintDoesNotDependOnTheWriting()
{
    QFETCH(QJsonObject, parameters);
    static const QString reference = fingerprintOf(usual(), {});
    QCOMPARE(reference.size(), 64);
    QCOMPARE(fingerprintOf(usual(), parameters), reference);
}

void TestSeedDeterminism::fingerprintDependsOnTheRequest_data()
{
    QTest::addColumn<QString>("changed");
    for (const char *changed :
         {"name", "seed", "regions", "vertical", "months", "seasonality", "referenceDate", "counts"})
        QTest::newRow(changed) << QString::fromLatin1(changed);
}

void TestSeedDeterminism::fingerprintDependsOnTheRequest()
{
    QFETCH(QString, changed);
    environments::CreateTenant request = usual();
    if (changed == u"name")
        request.name = u"Globex"_s;
    else if (changed == u"seed")
        request.seed = 1;
    else if (changed == u"regions")
        request.regions = {u"UK"_s};
    else if (changed == u"vertical")
        request.vertical = u"education"_s;
    else if (changed == u"months")
        request.months = 6;
    else if (changed == u"seasonality")
        request.seasonality = false;
    else if (changed == u"referenceDate")
        request.referenceDate = QDate(2026, 11, 19);
    else
        request.counts = {{u"donation"_s, 201}};
    QVERIFY(fingerprintOf(request, {}) != fingerprintOf(usual(), {}));
}

QTEST_GUILESS_MAIN(TestSeedDeterminism)
#include "tst_seed_determinism.moc"
