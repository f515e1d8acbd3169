#include "dataset_fixture.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>

#include <thread>

using namespace showroom;
using namespace showroom::generation;
using namespace Qt::StringLiterals;

namespace {

using Rows = QList<QVariantMap>;
using test::byId;
using test::rowsOf;
using test::tableOf;

BlueprintPtr casework()
{
    return test::builtIn(u"casework"_s);
}

DatasetRequest requestOf(const QString &size, const QStringList &regions = {u"US"_s})
{
    DatasetRequest request = test::request(size, regions);
    request.months = casework()->months();
    return request;
}

DatasetPlanPtr planOf(const DatasetRequest &request)
{
    return test::planOf(casework(), request);
}

QDateTime timeOf(const QVariantMap &row, const QString &column)
{
    return row[column].toDateTime();
}

} // namespace

class TestCasework final : public QObject {
    Q_OBJECT

private slots:
    void countsAreTheSizes_data();
    void countsAreTheSizes();
    void verticalsShiftReportsAlone();
    void bytesAreThoseOfVersionOne();
    void sameBytesWhateverTheChunks_data();
    void sameBytesWhateverTheChunks();
    void sameBytesWhateverTheThreads();
    void reportsBecomeOneCaseEach_data();
    void reportsBecomeOneCaseEach();
    void casesFollowTheirReports();
    void closedCasesHaveOutcomes();
    void investigationsLieWithinTheirCases();
    void whatBelongsToACaseHappensInItsTime_data();
    void whatBelongsToACaseHappensInItsTime();
    void associationsLinkTwoCases();
    void nobodyActsBeforeJoining();
    void workIsDoneInWorkingHours();
    void fewCasesHaveMostNotes();
    void numbersAreUnique();
    void messagesHaveTheirAuthors();
    void threeYearsOfHistory();
    void tinyDatasets_data();
    void tinyDatasets();
    void refusesRecordsWithoutParents();
};

void TestCasework::countsAreTheSizes_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<qint64>("users");
    QTest::addColumn<int>("factor");
    QTest::newRow("small") << u"small"_s << qint64(60) << 1;
    QTest::newRow("medium") << u"medium"_s << qint64(600) << 10;
    QTest::newRow("large") << u"large"_s << qint64(3000) << 60;
}

void TestCasework::countsAreTheSizes()
{
    QFETCH(QString, size);
    QFETCH(qint64, users);
    QFETCH(int, factor);
    const DatasetPlanPtr plan = planOf(requestOf(size));
    QMap<QString, qint64> expected{{u"intake_reports"_s, 240}, {u"cases"_s, 150},        {u"investigations"_s, 70},
                                   {u"subjects"_s, 200},       {u"notes"_s, 450},        {u"messages"_s, 400},
                                   {u"associations"_s, 40},    {u"audit_entries"_s, 900}};
    for (qint64 &count : expected)
        count *= factor;
    expected.insert(u"users"_s, users);
    QCOMPARE(plan->counts(), expected);
    QCOMPARE(rowsOf(*plan, u"cases"_s).size(), qsizetype(150 * factor));
}

void TestCasework::verticalsShiftReportsAlone()
{
    DatasetRequest request = requestOf(u"medium"_s);
    const DatasetPlanPtr plain = planOf(request);
    request.vertical = u"finance"_s;
    const DatasetPlanPtr finance = planOf(request);
    QCOMPARE(finance->counts(), plain->counts());
    QVERIFY(finance->eventsByKind().value(u"fraud"_s) > plain->eventsByKind().value(u"fraud"_s));
    QVERIFY(finance->eventsByKind().value(u"safety"_s) < plain->eventsByKind().value(u"safety"_s));
}

void TestCasework::bytesAreThoseOfVersionOne()
{
    // A change of these bytes changes every customer's data: it needs a new version of the blueprint, and a word in the
    // CHANGELOG.
    const DatasetPlanPtr plan = planOf(requestOf(u"small"_s, {u"US"_s, u"EU"_s, u"APAC"_s}));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int table = 0; table < plan->tables().size(); ++table)
        hash.addData(test::bytes(*plan, table, 1000));
    QCOMPARE(hash.result().toHex(), QByteArray("472ffea178795c059b29581b2f51b0946de31a997ef12e4d4284e800bb29694c"));
}

void TestCasework::sameBytesWhateverTheChunks_data()
{
    QTest::addColumn<qint64>("chunk");
    for (const int chunk : {1, 7, 97, 149, 150, 151})
        QTest::addRow("%d", chunk) << qint64(chunk);
}

void TestCasework::sameBytesWhateverTheChunks()
{
    QFETCH(qint64, chunk);
    const DatasetPlanPtr plan = planOf(requestOf(u"small"_s, {u"MULTI"_s}));
    for (int table = 0; table < plan->tables().size(); ++table)
        QVERIFY(test::bytes(*plan, table, chunk) == test::bytes(*plan, table, 1 << 20));
}

void TestCasework::sameBytesWhateverTheThreads()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s, {u"UK"_s, u"APAC"_s}));
    const int notes = tableOf(*plan, u"notes"_s);
    const qint64 count = plan->tables().at(notes).rowCount;
    constexpr int threads = 4;
    std::vector<CopyBuffer> buffers(threads);
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i) {
        workers.emplace_back([&, i] {
            const qint64 first = count * i / threads;
            plan->writeRows(notes, first, count * (i + 1) / threads - first, buffers[std::size_t(i)]);
        });
    }
    QByteArray all;
    for (int i = 0; i < threads; ++i) {
        workers[std::size_t(i)].join();
        all.append(buffers[std::size_t(i)].data(), qsizetype(buffers[std::size_t(i)].size()));
    }
    QVERIFY(all == test::bytes(*plan, notes, 777));
}

void TestCasework::reportsBecomeOneCaseEach_data()
{
    QTest::addColumn<qint64>("cases");
    for (const int cases : {0, 1, 79, 150, 239, 240})
        QTest::addRow("%d", cases) << qint64(cases);
}

void TestCasework::reportsBecomeOneCaseEach()
{
    QFETCH(qint64, cases);
    DatasetRequest request = requestOf(u"small"_s);
    request.counts.insert(u"case"_s, cases);
    request.counts.insert(u"association"_s, 0);
    if (cases == 0) {
        for (const QString &kind : {u"investigation"_s, u"subject"_s, u"note"_s, u"message_to_reporter"_s,
                                    u"message_from_reporter"_s, u"association"_s, u"audit_entry"_s})
            request.counts.insert(kind, 0);
    }
    const DatasetPlanPtr plan = planOf(request);
    QSet<QString> withCase;
    for (const QVariantMap &row : rowsOf(*plan, u"cases"_s))
        withCase.insert(row[u"report_id"_s].toString());
    QCOMPARE(withCase.size(), qsizetype(cases));
    for (const QVariantMap &row : rowsOf(*plan, u"intake_reports"_s))
        QCOMPARE(row[u"status"_s].toString() == u"case_opened", withCase.contains(row[u"id"_s].toString()));
}

void TestCasework::casesFollowTheirReports()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s, {u"MULTI"_s}));
    const auto reports = byId(rowsOf(*plan, u"intake_reports"_s));
    for (const QVariantMap &row : rowsOf(*plan, u"cases"_s)) {
        const QVariantMap report = reports.value(row[u"report_id"_s].toString());
        QVERIFY(!report.isEmpty());
        QVERIFY(timeOf(row, u"opened_at"_s) >= timeOf(report, u"received_at"_s));
        QCOMPARE(row[u"category"_s], report[u"category"_s]);
        QCOMPARE(row[u"severity"_s], report[u"severity"_s]);
        QCOMPARE(row[u"title"_s], report[u"summary"_s]);
    }
    for (const QVariantMap &report : reports) {
        QCOMPARE(report[u"reporter_id"_s].isValid(), report[u"anonymity"_s].toString() != u"anonymous");
        const bool isOver =
            QStringList{u"closed"_s, u"referred"_s, u"withdrawn"_s}.contains(report[u"status"_s].toString());
        QCOMPARE(report[u"closed_at"_s].isValid(), isOver);
        if (isOver)
            QVERIFY(timeOf(report, u"closed_at"_s) >= timeOf(report, u"received_at"_s));
    }
}

void TestCasework::closedCasesHaveOutcomes()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s));
    QSet<QString> investigated;
    for (const QVariantMap &row : rowsOf(*plan, u"investigations"_s))
        investigated.insert(row[u"case_id"_s].toString());
    const QDateTime end(plan->request().referenceDate, QTime(0, 0), Qt::UTC);
    int closed = 0;
    for (const QVariantMap &row : rowsOf(*plan, u"cases"_s)) {
        const QString status = row[u"status"_s].toString();
        const QString outcome = row[u"outcome"_s].toString();
        const bool isClosed = status == u"closed";
        closed += isClosed;
        QCOMPARE(row[u"closed_at"_s].isValid(), isClosed);
        QCOMPARE(row[u"outcome"_s].isValid(), isClosed);
        QCOMPARE(row[u"action_taken"_s].isValid(), outcome.contains(u"substantiated") && outcome != u"unsubstantiated");
        if (isClosed)
            QVERIFY(timeOf(row, u"closed_at"_s) >= timeOf(row, u"opened_at"_s) && timeOf(row, u"closed_at"_s) < end);
        if (status == u"under_investigation" || status == u"in_decision")
            QVERIFY(investigated.contains(row[u"id"_s].toString()));
        QVERIFY(timeOf(row, u"opened_at"_s) < end);
    }
    // Three years of cases that take a month or two: most are over, some are not.
    QVERIFY2(closed > 1300 && closed < 1480, qPrintable(QString::number(closed)));
}

void TestCasework::investigationsLieWithinTheirCases()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s, {u"MULTI"_s}));
    const auto cases = byId(rowsOf(*plan, u"cases"_s));
    int ended = 0;
    for (const QVariantMap &row : rowsOf(*plan, u"investigations"_s)) {
        const QVariantMap parent = cases.value(row[u"case_id"_s].toString());
        QVERIFY(timeOf(row, u"started_at"_s) >= timeOf(parent, u"opened_at"_s));
        const bool hasEnded = row[u"ended_at"_s].isValid();
        ended += hasEnded;
        const QString status = row[u"status"_s].toString();
        QCOMPARE(status == u"completed" || status == u"withdrawn", hasEnded);
        if (hasEnded)
            QVERIFY(timeOf(row, u"ended_at"_s) >= timeOf(row, u"started_at"_s));
        if (parent[u"closed_at"_s].isValid()) {
            QVERIFY(hasEnded);
            QVERIFY(timeOf(row, u"ended_at"_s) <= timeOf(parent, u"closed_at"_s));
        }
        if (status == u"completed")
            QCOMPARE(row[u"finding"_s], parent[u"outcome"_s]);
    }
    QVERIFY(ended > 600 && ended < 700);
}

void TestCasework::whatBelongsToACaseHappensInItsTime_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("time");
    QTest::newRow("subjects") << u"subjects"_s << u"added_at"_s;
    QTest::newRow("notes") << u"notes"_s << u"written_at"_s;
    QTest::newRow("messages") << u"messages"_s << u"sent_at"_s;
    QTest::newRow("audit entries") << u"audit_entries"_s << u"happened_at"_s;
}

void TestCasework::whatBelongsToACaseHappensInItsTime()
{
    QFETCH(QString, table);
    QFETCH(QString, time);
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s, {u"MULTI"_s}));
    const QDateTime end(plan->request().referenceDate, QTime(0, 0), Qt::UTC);
    const auto cases = byId(rowsOf(*plan, u"cases"_s));
    for (const QVariantMap &row : rowsOf(*plan, table)) {
        const QVariantMap parent = cases.value(row[u"case_id"_s].toString());
        QVERIFY(!parent.isEmpty());
        QVERIFY(timeOf(row, time) >= timeOf(parent, u"opened_at"_s) && timeOf(row, time) < end);
        if (parent[u"closed_at"_s].isValid())
            QVERIFY(timeOf(row, time) <= timeOf(parent, u"closed_at"_s));
    }
}

void TestCasework::associationsLinkTwoCases()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s));
    const auto cases = byId(rowsOf(*plan, u"cases"_s));
    for (const QVariantMap &row : rowsOf(*plan, u"associations"_s)) {
        QVERIFY(row[u"case_id"_s] != row[u"related_case_id"_s]);
        for (const QString &column : {u"case_id"_s, u"related_case_id"_s})
            QVERIFY(timeOf(row, u"linked_at"_s) >= timeOf(cases.value(row[column].toString()), u"opened_at"_s));
    }
}

void TestCasework::nobodyActsBeforeJoining()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s, {u"MULTI"_s}));
    const auto users = byId(rowsOf(*plan, u"users"_s));
    const auto check = [&](const QString &table, const QString &person, const QString &time) {
        for (const QVariantMap &row : rowsOf(*plan, table)) {
            if (!row[person].isValid())
                continue;
            const QVariantMap user = users.value(row[person].toString());
            QVERIFY(!user.isEmpty());
            QVERIFY2(timeOf(row, time).date() >= user[u"joined_on"_s].toDate(), qPrintable(table + u'.' + person));
        }
    };
    check(u"intake_reports"_s, u"reporter_id"_s, u"received_at"_s);
    check(u"cases"_s, u"assignee_id"_s, u"opened_at"_s);
    check(u"investigations"_s, u"investigator_id"_s, u"started_at"_s);
    check(u"subjects"_s, u"person_id"_s, u"added_at"_s);
    check(u"notes"_s, u"author_id"_s, u"written_at"_s);
    check(u"messages"_s, u"author_id"_s, u"sent_at"_s);
    check(u"associations"_s, u"linked_by"_s, u"linked_at"_s);
    check(u"audit_entries"_s, u"actor_id"_s, u"happened_at"_s);
}

void TestCasework::workIsDoneInWorkingHours()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s, {u"UK"_s}));
    int onWorkdays = 0;
    int byDay = 0;
    const Rows notes = rowsOf(*plan, u"notes"_s);
    for (const QVariantMap &row : notes) {
        const QDateTime at = timeOf(row, u"written_at"_s);
        onWorkdays += at.date().dayOfWeek() <= 5;
        byDay += at.time().hour() >= 6 && at.time().hour() < 19;
    }
    QVERIFY2(onWorkdays > notes.size() * 85 / 100, qPrintable(QString::number(onWorkdays)));
    QVERIFY2(byDay > notes.size() * 85 / 100, qPrintable(QString::number(byDay)));
}

void TestCasework::fewCasesHaveMostNotes()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s));
    QHash<QString, int> notes;
    for (const QVariantMap &row : rowsOf(*plan, u"notes"_s))
        ++notes[row[u"case_id"_s].toString()];
    QList<int> counts = notes.values();
    std::sort(counts.begin(), counts.end(), std::greater<>());
    int busiest = 0;
    for (int i = 0; i < 150; ++i)
        busiest += counts.at(i);
    QVERIFY2(busiest > 4500 * 25 / 100 && busiest < 4500 * 45 / 100, qPrintable(QString::number(busiest)));
}

void TestCasework::numbersAreUnique()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s));
    const QRegularExpression form(u"^(RIU-[1-9][0-9]{5}|C-[1-9][0-9]{4})$"_s);
    QSet<QString> numbers;
    for (const auto &[table, column] :
         {std::pair{u"intake_reports"_s, u"report_number"_s}, {u"cases"_s, u"case_number"_s}}) {
        for (const QVariantMap &row : rowsOf(*plan, table)) {
            const QString number = row[column].toString();
            QVERIFY2(form.match(number).hasMatch(), qPrintable(number));
            numbers.insert(number);
        }
    }
    QCOMPARE(numbers.size(), qsizetype(2400 + 1500));
}

void TestCasework::messagesHaveTheirAuthors()
{
    const DatasetPlanPtr plan = planOf(requestOf(u"small"_s));
    int fromReporters = 0;
    for (const QVariantMap &row : rowsOf(*plan, u"messages"_s)) {
        const bool isOurs = row[u"direction"_s].toString() == u"to_reporter";
        QCOMPARE(row[u"author_id"_s].isValid(), isOurs);
        QVERIFY(!row[u"body"_s].toString().isEmpty());
        fromReporters += !isOurs;
    }
    QCOMPARE(fromReporters, 190);
}

void TestCasework::threeYearsOfHistory()
{
    QCOMPARE(casework()->months(), 36);
    QCOMPARE(test::impact()->months(), 12);
    const DatasetPlanPtr plan = planOf(requestOf(u"medium"_s));
    const QList<MonthlyVolume> volumes = plan->monthlyVolumes();
    QCOMPARE(volumes.size(), 36);
    QMap<QString, qint64> sums;
    for (const MonthlyVolume &volume : volumes) {
        for (auto it = volume.events.cbegin(); it != volume.events.cend(); ++it)
            sums[it.key()] += it.value();
        QVERIFY(volume.events.value(u"harassment"_s) > 0);
    }
    QCOMPARE(sums, plan->eventsByKind());
}

void TestCasework::tinyDatasets_data()
{
    QTest::addColumn<qint64>("users");
    QTest::addColumn<qint64>("rows");
    for (const int users : {1, 2, 9}) {
        for (const int rows : {0, 1, 2, 30})
            QTest::addRow("%d users, %d rows", users, rows) << qint64(users) << qint64(rows);
    }
}

void TestCasework::tinyDatasets()
{
    QFETCH(qint64, users);
    QFETCH(qint64, rows);
    DatasetRequest request = requestOf(u"custom"_s, {u"APAC"_s});
    request.months = 1;
    request.users = users;
    for (const KindInfo &kind : casework()->kinds())
        request.counts.insert(kind.name, rows);
    if (rows == 1)
        request.counts.insert(u"association"_s, 0);
    const DatasetPlanPtr plan = planOf(request);
    const QDateTime end(request.referenceDate, QTime(0, 0), Qt::UTC);
    QCOMPARE(rowsOf(*plan, u"audit_entries"_s).size(), qsizetype(rows));
    for (const QVariantMap &row : rowsOf(*plan, u"audit_entries"_s))
        QVERIFY(timeOf(row, u"happened_at"_s) < end);
    for (const QVariantMap &row : rowsOf(*plan, u"associations"_s))
        QVERIFY(row[u"case_id"_s] != row[u"related_case_id"_s]);
}

void TestCasework::refusesRecordsWithoutParents()
{
    DatasetRequest request = requestOf(u"custom"_s);
    request.counts.insert(u"note"_s, 10);
    const QList<Problem> problems = checkRequest(*casework(), request);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().field, u"count"_s);
    QCOMPARE(problems.first().message, u"Notes (10) need rows to hang on, and there are none."_s);
    request = requestOf(u"custom"_s);
    request.counts = {{u"fraud"_s, 5}, {u"case"_s, 1}, {u"association"_s, 3}};
    QCOMPARE(checkRequest(*casework(), request).size(), 1);
}

QTEST_APPLESS_MAIN(TestCasework)
#include "tst_casework.moc"
