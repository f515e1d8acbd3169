#include "cli_harness.h"
#include "database_backend.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

/// `showroomctl realism` says how real a tenant looks, to people and to scripts.
class TestRealismVerb final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void scoresEveryProperty();
    void readsWellOnATerminal();
    void endsWithEightOutOfBand();
    void refuses_data();
    void refuses();

private:
    Answer call(const QStringList &words) { return run(*m_backend, words); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestRealismVerb::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    const Answer created = call({u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"medium"_s, u"--quiet"_s});
    QVERIFY2(created.exitCode == 0, qPrintable(created.err));
}

void TestRealismVerb::scoresEveryProperty()
{
    const Answer answer = call({u"realism"_s, u"--tenant"_s, u"demo-acme"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 0);
    const QJsonObject json = answer.json();
    QCOMPARE(json.keys(), (QStringList{u"doesNotApply"_s, u"id"_s, u"inBand"_s, u"outOfBand"_s, u"properties"_s,
                                       u"real"_s, u"tooFewRows"_s}));
    QCOMPARE(json[u"id"_s].toString(), u"demo-acme"_s);
    QVERIFY(json[u"real"_s].toBool());
    QCOMPARE(json[u"outOfBand"_s].toInt(), 0);
    const QJsonArray properties = json[u"properties"_s].toArray();
    QCOMPARE(json[u"inBand"_s].toInt() + json[u"tooFewRows"_s].toInt() + json[u"doesNotApply"_s].toInt(),
             int(properties.size()));
    QVERIFY(json[u"inBand"_s].toInt() >= 14);
    for (const QJsonValue &property : properties) {
        const QString verdict = property[u"verdict"_s].toString();
        QCOMPARE(property[u"measured"_s].isNull(), verdict == u"does-not-apply");
        QCOMPARE(property[u"reason"_s].toString().isEmpty(), verdict == u"in-band");
        for (const QString &key : {u"name"_s, u"label"_s, u"expected"_s, u"meaning"_s, u"source"_s})
            QVERIFY(!property[key].toString().isEmpty());
    }
    QCOMPARE(properties.first()[u"name"_s].toString(), u"december"_s);
    QCOMPARE(properties.first()[u"sample"_s].toInt(), 5000);
}

void TestRealismVerb::readsWellOnATerminal()
{
    const Answer answer = call({u"realism"_s, u"--tenant"_s, u"demo-acme"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.out.contains(u"Gifts in December"_s) && answer.out.contains(u"16 to 34 %"_s));
    QVERIFY(answer.out.contains(u" 0 out of band,"_s));
    QVERIFY2(answer.out.contains(u"Donors who come back: It takes 36 months of history; there are 12."_s),
             qPrintable(answer.out));
}

void TestRealismVerb::endsWithEightOutOfBand()
{
    auto connection = TestDatabase::connect(m_database->superuser());
    QVERIFY(connection.executeScript("UPDATE impact.events SET status = 'completed' WHERE kind = 'learning'"));
    const Answer answer = call({u"realism"_s, u"--tenant"_s, u"demo-acme"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 8);
    QVERIFY(answer.err.isEmpty());
    QVERIFY(!answer.json()[u"real"_s].toBool());
    QCOMPARE(answer.json()[u"outOfBand"_s].toInt(), 1);
}

void TestRealismVerb::refuses_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("production") << u"prod-acme"_s << 3;
    QTest::newRow("unknown") << u"demo-nobody"_s << 4;
}

void TestRealismVerb::refuses()
{
    QFETCH(const QString, id);
    const Answer answer = call({u"realism"_s, u"--tenant"_s, id, u"--json"_s});
    QTEST(answer.exitCode, "exitCode");
    QVERIFY(answer.out.isEmpty());
}

QTEST_GUILESS_MAIN(TestRealismVerb)
#include "tst_realism_verb.moc"
