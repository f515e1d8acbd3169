#include "mask_fixture.h"
#include "test_result.h"

#include "core/masking_jobs/hash_filter.h"
#include "core/masking_jobs/leak_search.h"
#include "core/masking_jobs/sighting_sorter.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace showroom;
using namespace showroom::masking_jobs;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// The search for original values in what was written: every planted one is found, and nothing else.
class TestLeakSearch final : public QObject {
    Q_OBJECT

private slots:
    void findsWhatWasPlanted_data();
    void findsWhatWasPlanted();
    void tellsLeaksFromCommonWords();
    void countsChanceAndKeptDomains();
    void findsEveryPlantedOneAmongMany();
    void namesNoValue();
    void sortsBeyondItsMemory();
    void forgetsNoHash();

private:
    LeakReport search(const QByteArray &source, const QByteArray &written, const QStringList &rules);

    MaskFixture m_fixture;
};

LeakReport TestLeakSearch::search(const QByteArray &source, const QByteArray &written, const QStringList &rules)
{
    const MaskRequest request = m_fixture.request(u"a.csv"_s, rules);
    LeakQuestion question;
    question.source = MaskFixture::text(source);
    question.written = m_fixture.write(u"written.csv"_s, written);
    for (const ColumnRule &rule : request.plan.rules)
        question.dialect.columns.push_back(rule.column.toStdString());
    question.plan = &request.plan;
    question.key = {1, 2};
    question.scratchFolder = m_fixture.path({});
    return searchLeaks(question, {}).value();
}

void TestLeakSearch::findsWhatWasPlanted_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("leaks");

    const auto row = [](const char *name, const char *original, const char *text, int leaks) {
        QTest::newRow(name) << QByteArray(original) << QByteArray(text) << leaks;
    };
    row("nothing", "Jane Miller", "all quiet", 0);
    row("the value inside a text", "Jane Wu", "then Jane Wu called", 1);
    row("the value and its long part", "Jane Miller", "then Jane Miller called", 2);
    row("a part", "Jane Miller", "ask Miller", 1);
    row("a short part tells nothing", "Jane Miller", "ask Jane", 0);
    row("in other case", "Jane Wu", "JANE WU", 1);
    row("accents in other case", "Zoë Öz", "ZOË ÖZ", 1);
    row("other punctuation", "jane.wu@ab.io", "<jane wu, ab io>", 1);
    row("a phone number otherwise grouped", "+1 415 867 5309", "at 415-867-5309 today", 1);
    row("a phone number in one piece", "(415) 867-5309", "4158675309", 1);
    row("another phone number", "+1 415 867 5309", "at 415-867-5310 today", 0);
    row("a name inside a longer word", "Li Wu", "the li wuxi line", 0);
    row("Japanese inside of a sentence", "高橋 健一", "昨日高橋健一様から", 1);
    row("Japanese part", "高橋 健一", "昨日高山様から", 0);
    row("two characters", "Li", "Li", 0);
    row("a short number", "1234", "1234", 0);
    row("a postal code", "62704", "zip 62704", 1);
    row("the beginning of a long value", "one two three four five six seven eight nine ten",
        "one two three four five six seven eight", 4);
}

void TestLeakSearch::findsWhatWasPlanted()
{
    QFETCH(const QByteArray, original);
    QFETCH(const QByteArray, text);
    QFETCH(const int, leaks);
    const LeakReport report = search("who,notes\n\"" + original + "\",x\n", "who,notes\nmasked,\"" + text + "\"\n",
                                     {u"who=name"_s, u"notes=keep"_s});
    QCOMPARE(int(report.leaks), leaks);
    QCOMPARE(int(report.hits.size()), leaks);
    for (const LeakHit &hit : report.hits) {
        QCOMPARE(hit.row, 1);
        QCOMPARE(hit.column, u"notes"_s);
    }
}

void TestLeakSearch::tellsLeaksFromCommonWords()
{
    const QByteArray source = "who,city,notes\nAda Quux,Springfield,x\nBob Yxz,Springfield,x\nCy Zed,Springfield,x\n"
                              "Di Ace,Springfield,x\nEd Fox,Shelbyville,x\n";
    const QByteArray written = "who,city,notes\nm,m,from Shelbyville\nm,m,x\nm,m,x\nm,m,x\nm,m,from Springfield\n";
    const LeakReport report = search(source, written, {u"who=name"_s, u"city=city"_s, u"notes=keep"_s});
    // Four rows live in Springfield, of which the last one is none; Shelbyville is one row's alone.
    QCOMPARE(report.leaks, 1);
    QCOMPARE(report.common, 1);
    QCOMPARE(report.hits[0].row, 1);
    QCOMPARE(report.hits[0].kind, LeakKind::Rare);
    QVERIFY(report.hits[0].isWhole);
    const LeakReport own =
        search(source, "who,city,notes\nm,m,from Springfield\n", {u"who=name"_s, u"city=city"_s, u"notes=keep"_s});
    QCOMPARE(own.leaks, 1);
    QCOMPARE(own.hits[0].kind, LeakKind::OwnRow);
}

void TestLeakSearch::countsChanceAndKeptDomains()
{
    const LeakReport drawn =
        search("who,notes\nAda Quux,x\n", "who,notes\nAda Quux,x\n", {u"who=name"_s, u"notes=keep"_s});
    QCOMPARE(drawn.leaks, 0);
    QCOMPARE(drawn.chance, 1);
    m_fixture.write(u"mails.csv"_s, "mail\na@acme.com\nb@acme.com\n");
    MaskRequest request = m_fixture.request(u"mails.csv"_s, {u"mail=email:keep-domain"_s});
    request.replaceExisting = true;
    const auto outcome = m_fixture.run(request);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->leaks->keptDomains, 2);
}

void TestLeakSearch::findsEveryPlantedOneAmongMany()
{
    constexpr int rows = 20'000;
    constexpr int every = 97;
    QByteArray source = "who,notes\n";
    QByteArray written = "who,notes\n";
    QList<qint64> planted;
    for (int i = 0; i < rows; ++i) {
        const QByteArray name = "Given" + QByteArray::number(i * 7919 % rows, 36) + " Q";
        source += name + ",x\n";
        const bool leaks = i % every == 0;
        written += "masked," + (leaks ? "about " + name : QByteArray("quiet " + QByteArray::number(i, 36))) + '\n';
        if (leaks)
            planted.append(i + 1);
    }
    const LeakReport report = search(source, written, {u"who=name"_s, u"notes=keep"_s});
    QCOMPARE(report.originals, rows);
    QSet<qint64> found;
    for (const LeakHit &hit : report.hits)
        found.insert(hit.row);
    QCOMPARE(found, QSet<qint64>(planted.begin(), planted.end()));
}

void TestLeakSearch::namesNoValue()
{
    const LeakReport report =
        search("who,notes\nZelda Quuxley,x\n", "who,notes\nm,see Quuxley\n", {u"who=name"_s, u"notes=keep"_s});
    QCOMPARE(report.leaks, 1);
    const QByteArray json = QJsonDocument(report.toJson()).toJson();
    QVERIFY2(!json.toLower().contains("quuxley"), json.constData());
    QCOMPARE(report.hits[0].hash.size(), 32);
}

void TestLeakSearch::sortsBeyondItsMemory()
{
    SightingSorter sorter(m_fixture.path({}), 100);
    std::mt19937_64 random(7);
    QList<qint64> expected;
    for (int i = 0; i < 2'345; ++i) {
        const auto value = random() % 1'000;
        expected.append(qint64(value));
        VERIFY_RESULT(sorter.add({{value, 0}, i, 0, OriginalKind::Whole}));
    }
    std::sort(expected.begin(), expected.end());
    VERIFY_RESULT(sorter.finish());
    QList<qint64> found;
    Sighting sighting;
    for (auto more = sorter.next(sighting); more && *more; more = sorter.next(sighting))
        found.append(qint64(sighting.hash.a));
    QCOMPARE(found, expected);
    QCOMPARE(m_fixture.files().filter(u"search"_s), QStringList());
}

void TestLeakSearch::forgetsNoHash()
{
    HashFilter filter(4096);
    std::mt19937_64 random(11);
    QList<masking::Words> known;
    for (int i = 0; i < 1'000; ++i) {
        known.append({random(), random()});
        filter.insert(known.constLast());
    }
    QVERIFY(std::all_of(known.begin(), known.end(), [&](const auto &hash) { return filter.mayContain(hash); }));
    int mistaken = 0;
    for (int i = 0; i < 10'000; ++i)
        mistaken += filter.mayContain({random(), random()}) ? 1 : 0;
    QVERIFY2(mistaken < 200, qPrintable(QString::number(mistaken)));
}

QTEST_GUILESS_MAIN(TestLeakSearch)
#include "tst_leak_search.moc"
