#include "dataset_fixture.h"
#include "generation/row_decoder.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <thread>

using namespace showroom;
using namespace showroom::generation;
using namespace Qt::StringLiterals;

namespace {

constexpr int usersTable = 0;
constexpr int eventsTable = 1;

QList<QVariantMap> rows(const DatasetPlan &plan, int table)
{
    const QByteArray all = test::bytes(plan, table, 1 << 20);
    return decodeRows({all.constData(), std::size_t(all.size())}, plan.tables().at(table).columns);
}

} // namespace

class TestDatasetPlan final : public QObject {
    Q_OBJECT

private slots:
    void describesItsTables();
    void sameBytesWhateverTheChunks_data();
    void sameBytesWhateverTheChunks();
    void sameBytesWhateverTheThreads();
    void anyRowAlone();
    void bytesAreThoseOfVersionThree();
    void everyInputMatters_data();
    void everyInputMatters();
    void environmentsShareNothing();
    void streamIsWellFormed();
    void keysAreUniqueAndReferred();
    void nothingHappensOutsideItsTime_data();
    void nothingHappensOutsideItsTime();
    void contactsAreUnreachable();
    void titlesAreInThePersonsLanguage();
    void eachLocaleHasAMailDomainOfItsOwn();
    void moneyHasItsRegionsCurrency_data();
    void moneyHasItsRegionsCurrency();
    void valuesFitTheirStatus();
    void samplesComeFromTheRows();
    void samplesShowEveryRegion_data();
    void samplesShowEveryRegion();
    void volumesAddUp_data();
    void volumesAddUp();
    void tinyDatasets_data();
    void tinyDatasets();
};

void TestDatasetPlan::describesItsTables()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"small"_s));
    QCOMPARE(plan->tables().size(), 2);
    QCOMPARE(plan->tables().at(usersTable).name, u"users"_s);
    QCOMPARE(plan->tables().at(eventsTable).name, u"events"_s);
    QCOMPARE(plan->tables().at(eventsTable).schema, u"impact"_s);
    QCOMPARE(plan->tables().at(eventsTable).columns.first().name, u"tenant_id"_s);
    QCOMPARE(plan->counts(), (QMap<QString, qint64>{{u"users"_s, 50}, {u"events"_s, 1125}}));
    QCOMPARE(plan->rowsTotal(), qint64(1175));
    const auto exact = qint64(test::bytes(*plan, 0, 1000).size() + test::bytes(*plan, 1, 1000).size());
    QVERIFY(qAbs(plan->estimatedCopyBytes() - exact) < exact / 20);
}

void TestDatasetPlan::sameBytesWhateverTheChunks_data()
{
    QTest::addColumn<qint64>("chunk");
    for (const int chunk : {1, 7, 97, 499, 500, 501, 1000, 5000})
        QTest::addRow("%d", chunk) << qint64(chunk);
}

void TestDatasetPlan::sameBytesWhateverTheChunks()
{
    QFETCH(qint64, chunk);
    const DatasetPlanPtr plan = test::plan(test::request(u"small"_s, {u"MULTI"_s}));
    for (const int table : {usersTable, eventsTable})
        QVERIFY(test::bytes(*plan, table, chunk) == test::bytes(*plan, table, 1 << 20));
}

void TestDatasetPlan::sameBytesWhateverTheThreads()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"medium"_s, {u"UK"_s, u"APAC"_s}));
    const qint64 count = plan->tables().at(eventsTable).rowCount;
    constexpr int threads = 4;
    std::vector<CopyBuffer> buffers(threads);
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i) {
        workers.emplace_back([&, i] {
            const qint64 first = count * i / threads;
            plan->writeRows(eventsTable, first, count * (i + 1) / threads - first, buffers[std::size_t(i)]);
        });
    }
    QByteArray all;
    for (int i = 0; i < threads; ++i) {
        workers[std::size_t(i)].join();
        all.append(buffers[std::size_t(i)].data(), qsizetype(buffers[std::size_t(i)].size()));
    }
    QVERIFY(all == test::bytes(*plan, eventsTable, 777));
}

void TestDatasetPlan::anyRowAlone()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"small"_s));
    const QList<QVariantMap> all = rows(*plan, eventsTable);
    for (const qint64 row : {0, 499, 500, 699, 700, 1124}) {
        CopyBuffer buffer;
        test::plan(test::request(u"small"_s))->writeRows(eventsTable, row, 1, buffer);
        const QList<QVariantMap> alone =
            decodeRows({buffer.data(), buffer.size()}, plan->tables().at(eventsTable).columns);
        QCOMPARE(alone.size(), 1);
        QCOMPARE(alone.first(), all.at(qsizetype(row)));
    }
}

void TestDatasetPlan::bytesAreThoseOfVersionThree()
{
    // A change of these bytes changes every customer's data: it needs a new version of the blueprint, and a word in the
    // CHANGELOG.
    const DatasetPlanPtr plan = test::plan(test::request(u"small"_s, {u"US"_s, u"EU"_s, u"APAC"_s}));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const int table : {usersTable, eventsTable})
        hash.addData(test::bytes(*plan, table, 1000));
    QCOMPARE(hash.result().toHex(), QByteArray("399812c4b19251f008d319a17330fe7d770cac729edc6391fe1c7fc631bde5e6"));
}

void TestDatasetPlan::everyInputMatters_data()
{
    QTest::addColumn<DatasetRequest>("changed");
    QTest::addColumn<char>("saltByte");
    const DatasetRequest plain = test::request(u"small"_s);
    DatasetRequest changed = plain;
    changed.seed += 1;
    QTest::newRow("seed") << changed << 's';
    changed = plain;
    changed.environmentId = u"demo-other"_s;
    QTest::newRow("environment") << changed << 's';
    changed = plain;
    changed.referenceDate = changed.referenceDate.addDays(1);
    QTest::newRow("reference date") << changed << 's';
    changed = plain;
    changed.regions = QStringList{u"UK"_s};
    QTest::newRow("region") << changed << 's';
    changed = plain;
    changed.seasonality = false;
    QTest::newRow("seasonality") << changed << 's';
    changed = plain;
    changed.months = 24;
    QTest::newRow("months") << changed << 's';
    QTest::newRow("salt") << plain << 't';
}

void TestDatasetPlan::everyInputMatters()
{
    QFETCH(DatasetRequest, changed);
    QFETCH(char, saltByte);
    const QByteArray plain = test::bytes(*test::plan(test::request(u"small"_s)), eventsTable, 1000);
    const QByteArray other = test::bytes(*test::plan(changed, test::salt(saltByte)), eventsTable, 1000);
    QVERIFY(plain != other);
    QVERIFY(plain == test::bytes(*test::plan(test::request(u"small"_s)), eventsTable, 1000));
}

void TestDatasetPlan::environmentsShareNothing()
{
    DatasetRequest request = test::request(u"medium"_s);
    const DatasetPlanPtr first = test::plan(request);
    request.environmentId = u"demo-globex"_s;
    const DatasetPlanPtr second = test::plan(request);
    for (const int table : {usersTable, eventsTable}) {
        QSet<QString> ids;
        for (const QVariantMap &row : rows(*first, table))
            ids.insert(row[u"id"_s].toString());
        for (const QVariantMap &row : rows(*second, table))
            QVERIFY(!ids.contains(row[u"id"_s].toString()));
    }
    int sameName = 0;
    const QList<QVariantMap> left = rows(*first, usersTable);
    const QList<QVariantMap> right = rows(*second, usersTable);
    for (qsizetype i = 0; i < left.size(); ++i)
        sameName += left.at(i)[u"full_name"_s] == right.at(i)[u"full_name"_s];
    QVERIFY2(sameName < 5, qPrintable(QString::number(sameName)));
}

void TestDatasetPlan::streamIsWellFormed()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"small"_s, {u"MULTI"_s}));
    CopyBuffer buffer;
    buffer.appendHeader();
    QCOMPARE(QByteArray(buffer.data(), qsizetype(buffer.size())), QByteArray("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19));
    plan->writeRows(eventsTable, 0, 5000, buffer);
    buffer.appendTrailer();
    QCOMPARE(QByteArray(buffer.data() + buffer.size() - 2, 2), QByteArray("\xff\xff"));
    const QList<ColumnInfo> &columns = plan->tables().at(eventsTable).columns;
    QCOMPARE(decodeRows({buffer.data() + 19, buffer.size() - 19}, columns).size(), qsizetype(1125));
    for (const QVariantMap &row : decodeRows({buffer.data() + 19, buffer.size() - 19}, columns)) {
        QVERIFY(row[u"occurred_at"_s].toDateTime().isValid());
        QVERIFY(QJsonDocument::fromJson(row[u"properties"_s].toString().toUtf8()).isObject());
    }
}

void TestDatasetPlan::keysAreUniqueAndReferred()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"medium"_s, {u"MULTI"_s}));
    const QRegularExpression uuid(u"^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    QSet<QString> users;
    QSet<QString> mails;
    for (const QVariantMap &row : rows(*plan, usersTable)) {
        QVERIFY(uuid.match(row[u"id"_s].toString()).hasMatch());
        users.insert(row[u"id"_s].toString());
        mails.insert(row[u"email"_s].toString());
    }
    QCOMPARE(users.size(), 500);
    QCOMPARE(mails.size(), 500);
    QSet<QString> events;
    for (const QVariantMap &row : rows(*plan, eventsTable)) {
        QVERIFY(users.contains(row[u"user_id"_s].toString()));
        QCOMPARE(row[u"tenant_id"_s].toString(), u"demo-acme"_s);
        events.insert(row[u"id"_s].toString());
    }
    QCOMPARE(events.size(), 25250);
}

void TestDatasetPlan::nothingHappensOutsideItsTime_data()
{
    QTest::addColumn<int>("months");
    QTest::addColumn<QDate>("reference");
    QTest::newRow("one month") << 1 << QDate(2026, 2, 1);
    QTest::newRow("a year") << 12 << QDate(2026, 2, 1);
    QTest::newRow("leap day") << 12 << QDate(2024, 2, 29);
    QTest::newRow("new year") << 3 << QDate(2025, 1, 1);
    QTest::newRow("summer") << 7 << QDate(2025, 7, 17);
    QTest::newRow("five years") << 60 << QDate(2026, 2, 1);
}

void TestDatasetPlan::nothingHappensOutsideItsTime()
{
    QFETCH(int, months);
    QFETCH(QDate, reference);
    DatasetRequest request = test::request(u"small"_s, {u"MULTI"_s});
    request.months = months;
    request.referenceDate = reference;
    request.users = 200;
    const DatasetPlanPtr plan = test::plan(request);
    QHash<QString, QDate> joined;
    for (const QVariantMap &row : rows(*plan, usersTable))
        joined.insert(row[u"id"_s].toString(), row[u"joined_on"_s].toDate());
    const QDateTime end(reference, QTime(0, 0), Qt::UTC);
    const QDateTime begin = QDateTime(reference.addMonths(-months), QTime(0, 0), Qt::UTC).addSecs(-14 * 3600);
    for (const QVariantMap &row : rows(*plan, eventsTable)) {
        const QDateTime at = row[u"occurred_at"_s].toDateTime();
        QVERIFY2(at < end && at >= begin, qPrintable(at.toString(Qt::ISODate)));
        QVERIFY(at.date() >= joined.value(row[u"user_id"_s].toString()));
    }
}

void TestDatasetPlan::contactsAreUnreachable()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"medium"_s, {u"MULTI"_s}));
    const QRegularExpression mail(u"^[a-z]+\\.[a-z]+[0-9]*@([a-z]+\\.)?example\\.(com|org|net)$"_s);
    for (const QVariantMap &row : rows(*plan, usersTable)) {
        QVERIFY2(mail.match(row[u"email"_s].toString()).hasMatch(), qPrintable(row[u"email"_s].toString()));
        QVERIFY(row[u"phone"_s].toString().startsWith(u'+'));
    }
}

void TestDatasetPlan::titlesAreInThePersonsLanguage()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"medium"_s, {u"MULTI"_s}));
    QHash<QString, QString> locales;
    for (const QVariantMap &row : rows(*plan, usersTable))
        locales.insert(row[u"id"_s].toString(), row[u"locale"_s].toString());
    QHash<QString, QSet<QString>> titles;
    for (const QVariantMap &row : rows(*plan, eventsTable))
        titles[locales.value(row[u"user_id"_s].toString())].insert(row[u"title"_s].toString());
    QVERIFY(titles[u"en-US"_s].contains(u"Tree planting"_s));
    QVERIFY(titles[u"hi-Latn-IN"_s].contains(u"Tree planting"_s));
    for (const QString &locale : {u"de-DE"_s, u"fr-FR"_s, u"es-MX"_s, u"pt-BR"_s, u"ja-JP"_s, u"ko-KR"_s, u"hi-IN"_s}) {
        QVERIFY2(titles[locale].size() > 20, qPrintable(locale));
        QVERIFY2(!titles[locale].contains(u"Tree planting"_s), qPrintable(locale));
    }
}

void TestDatasetPlan::eachLocaleHasAMailDomainOfItsOwn()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"medium"_s, {u"MULTI"_s}));
    QHash<QString, QString> localeOfDomain;
    QSet<QString> locales;
    for (const QVariantMap &row : rows(*plan, usersTable)) {
        const QString domain = row[u"email"_s].toString().section(u'@', 1);
        const QString locale = row[u"locale"_s].toString();
        QCOMPARE(localeOfDomain.value(domain, locale), locale);
        localeOfDomain.insert(domain, locale);
        locales.insert(locale);
    }
    QCOMPARE(localeOfDomain.size(), locales.size());
    QCOMPARE(localeOfDomain.value(u"example.com"_s), u"en-US"_s);
    QCOMPARE(localeOfDomain.value(u"uk.example.com"_s), u"en-GB"_s);
}

void TestDatasetPlan::moneyHasItsRegionsCurrency_data()
{
    QTest::addColumn<QStringList>("regions");
    QTest::addColumn<QSet<QString>>("currencies");
    QTest::newRow("US") << QStringList{u"US"_s} << QSet<QString>{u"USD"_s};
    QTest::newRow("UK") << QStringList{u"UK"_s} << QSet<QString>{u"GBP"_s};
    QTest::newRow("EU") << QStringList{u"EU"_s} << QSet<QString>{u"EUR"_s};
    QTest::newRow("APAC") << QStringList{u"APAC"_s} << QSet<QString>{u"USD"_s};
    QTest::newRow("LATAM") << QStringList{u"LATAM"_s} << QSet<QString>{u"USD"_s};
    QTest::newRow("MULTI") << QStringList{u"MULTI"_s} << QSet<QString>{u"USD"_s};
    QTest::newRow("US and EU") << QStringList{u"US"_s, u"EU"_s} << QSet<QString>{u"USD"_s, u"EUR"_s};
}

void TestDatasetPlan::moneyHasItsRegionsCurrency()
{
    QFETCH(QStringList, regions);
    const DatasetPlanPtr plan = test::plan(test::request(u"small"_s, regions));
    QSet<QString> currencies;
    for (const QVariantMap &row : rows(*plan, eventsTable)) {
        QCOMPARE(row[u"amount"_s].isValid(), row[u"kind"_s].toString() == u"donation");
        QCOMPARE(row[u"currency"_s].isValid(), row[u"amount"_s].isValid());
        if (row[u"currency"_s].isValid())
            currencies.insert(row[u"currency"_s].toString());
    }
    QTEST(currencies, "currencies");
}

void TestDatasetPlan::valuesFitTheirStatus()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"small"_s));
    int attended = 0;
    for (const QVariantMap &row : rows(*plan, eventsTable)) {
        const QJsonObject properties = QJsonDocument::fromJson(row[u"properties"_s].toString().toUtf8()).object();
        if (row[u"kind"_s].toString() == u"volunteer") {
            QCOMPARE(row[u"hours"_s].isValid(), row[u"status"_s].toString() == u"attended");
            attended += row[u"hours"_s].isValid();
        }
        if (row[u"kind"_s].toString() == u"learning")
            QCOMPARE(properties.contains(u"score"_s), row[u"status"_s].toString() == u"completed");
    }
    QVERIFY(attended > 400);
}

void TestDatasetPlan::samplesComeFromTheRows()
{
    const DatasetPlanPtr plan = test::plan(test::request(u"small"_s));
    for (const int table : {usersTable, eventsTable}) {
        const QList<QVariantMap> sample = plan->sampleRows(table, 12);
        const QList<QVariantMap> all = rows(*plan, table);
        QCOMPARE(sample.size(), 12);
        for (const QVariantMap &row : sample)
            QVERIFY(all.contains(row));
    }
    QSet<QString> kinds;
    for (const QVariantMap &row : plan->sampleRows(eventsTable, 12))
        kinds.insert(row[u"kind"_s].toString());
    QCOMPARE(kinds.size(), 5);
    QCOMPARE(plan->sampleRows(usersTable, 1000).size(), 50);
    QCOMPARE(plan->sampleRows(usersTable, 0).size(), 0);
}

void TestDatasetPlan::samplesShowEveryRegion_data()
{
    QTest::addColumn<QStringList>("regions");
    QTest::addColumn<int>("shown");
    QTest::newRow("two") << QStringList{u"US"_s, u"UK"_s} << 2;
    QTest::newRow("all") << QStringList{u"US"_s, u"UK"_s, u"EU"_s, u"APAC"_s, u"LATAM"_s} << 5;
    QTest::newRow("everywhere") << QStringList{u"MULTI"_s} << 5;
}

void TestDatasetPlan::samplesShowEveryRegion()
{
    QFETCH(const QStringList, regions);
    QFETCH(const int, shown);
    for (const QString &id : {u"demo-acme"_s, u"demo-globex"_s, u"demo-initech"_s}) {
        DatasetRequest request = test::request(u"small"_s, regions);
        request.environmentId = id;
        QSet<QString> seen;
        for (const QVariantMap &row : test::plan(request)->sampleRows(usersTable, 6))
            seen.insert(row[u"region"_s].toString());
        QCOMPARE(seen.size(), shown);
    }
}

void TestDatasetPlan::volumesAddUp_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<int>("months");
    QTest::addColumn<QDate>("reference");
    QTest::addColumn<int>("rows");
    QTest::newRow("counted") << u"small"_s << 12 << QDate(2026, 2, 1) << 12;
    QTest::newRow("estimated") << u"large"_s << 12 << QDate(2026, 2, 1) << 12;
    QTest::newRow("broken months") << u"medium"_s << 6 << QDate(2026, 2, 15) << 7;
    QTest::newRow("five years") << u"large"_s << 60 << QDate(2026, 2, 1) << 60;
}

void TestDatasetPlan::volumesAddUp()
{
    QFETCH(QString, size);
    QFETCH(int, months);
    QFETCH(QDate, reference);
    DatasetRequest request = test::request(size, {u"MULTI"_s});
    request.months = months;
    request.referenceDate = reference;
    const DatasetPlanPtr plan = test::plan(request);
    const QList<MonthlyVolume> volumes = plan->monthlyVolumes();
    QTEST(int(volumes.size()), "rows");
    QCOMPARE(volumes.first().month,
             QDate(reference.addMonths(-months).year(), reference.addMonths(-months).month(), 1));
    QMap<QString, qint64> sums;
    for (const MonthlyVolume &volume : volumes) {
        for (auto it = volume.events.cbegin(); it != volume.events.cend(); ++it) {
            QVERIFY(it.value() >= 0);
            sums[it.key()] += it.value();
        }
    }
    QCOMPARE(sums, plan->eventsByKind());
}

void TestDatasetPlan::tinyDatasets_data()
{
    QTest::addColumn<qint64>("users");
    QTest::addColumn<qint64>("events");
    for (const int users : {1, 2, 3, 9}) {
        for (const int events : {0, 1, 50})
            QTest::addRow("%d users, %d events", users, events) << qint64(users) << qint64(events);
    }
}

void TestDatasetPlan::tinyDatasets()
{
    QFETCH(qint64, users);
    QFETCH(qint64, events);
    DatasetRequest request = test::request(u"custom"_s, {u"US"_s, u"APAC"_s});
    request.months = 1;
    request.users = users;
    const BlueprintPtr blueprint = test::impact();
    for (const KindInfo &kind : blueprint->kinds())
        request.counts.insert(kind.name, events);
    const DatasetPlanPtr plan = test::plan(request);
    QCOMPARE(rows(*plan, usersTable).size(), qsizetype(users));
    QCOMPARE(rows(*plan, eventsTable).size(), qsizetype(5 * events));
}

QTEST_APPLESS_MAIN(TestDatasetPlan)
#include "tst_dataset_plan.moc"
