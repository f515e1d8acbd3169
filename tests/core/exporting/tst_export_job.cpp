#include "core/exporting/export_verification.h"
#include "core/exporting/exports.h"
#include "export_fixture.h"
#include "support/test_result.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

namespace {

/// Anonymous memory of this process in bytes; what is mapped from files does not count.
qint64 anonymousMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).trimmed().split(' ').constFirst().toLongLong() * 1024;
    }
    return 0;
}

} // namespace

/// An export from the request to the file.
class TestExportJob final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void writesEverythingOfTheEnvironmentAlone();
    void filtersRows_data();
    void filtersRows();
    void reportsProgressPerTable();
    void recordsTheExportAndItsJob();
    void keepsWhatWasWritten();
    void estimatesRowsAndBytes();
    void refusesAtTheStart_data();
    void refusesAtTheStart();
    void refusesAnEnvironmentThatIsNotComplete();
    void limitsExportsPerHour();
    void needsTheRightToExport();
    void describesTheFileBesideIt();
    void replacesFileAndManifestTogether();
    void seesOneMomentOnly();
    void needsTheSameMemoryForMillions();

private:
    QList<QJsonObject> rows(const QString &file) const;

    std::unique_ptr<ExportFixture> m_fixture;
};

void TestExportJob::initTestCase()
{
    m_fixture = std::make_unique<ExportFixture>();
    QVERIFY2(m_fixture->isValid(), m_fixture->error().constData());
}

void TestExportJob::init()
{
    m_fixture->reset();
    m_fixture->addEnvironment(u"demo-acme"_s);
    m_fixture->addPeople(u"demo-acme"_s, 10, 400);
}

QList<QJsonObject> TestExportJob::rows(const QString &file) const
{
    QList<QJsonObject> result;
    for (const QByteArray &line : m_fixture->content(file).split('\n')) {
        if (!line.isEmpty())
            result.append(QJsonDocument::fromJson(line).object());
    }
    return result;
}

void TestExportJob::writesEverythingOfTheEnvironmentAlone()
{
    m_fixture->addEnvironment(u"demo-other"_s);
    m_fixture->addPeople(u"demo-other"_s, 2, 5);
    m_fixture->addPeople(u"prod-acme"_s, 2, 5);
    const Result<QJsonObject> outcome = m_fixture->run(m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl));
    VERIFY_RESULT(outcome);
    const QList<QJsonObject> written = rows(u"demo-acme.jsonl"_s);
    QCOMPARE(written.size(), 410);
    for (int i = 0; i < written.size(); ++i) {
        QCOMPARE(written[i][u"table"_s].toString(), i < 10 ? u"impact.users"_s : u"impact.events"_s);
        QCOMPARE(written[i][u"row"_s][u"tenant_id"_s].toString(), u"demo-acme"_s);
    }
    const QByteArray content = m_fixture->content(u"demo-acme.jsonl"_s);
    QCOMPARE((*outcome)[u"path"_s].toString(), m_fixture->path(u"demo-acme.jsonl"_s));
    QCOMPARE((*outcome)[u"rows"_s].toInteger(), 410);
    QCOMPARE((*outcome)[u"bytes"_s].toInteger(), content.size());
    QCOMPARE((*outcome)[u"sha256"_s].toString().toLatin1(),
             QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    QCOMPARE((*outcome)[u"perTable"_s].toObject(), (QJsonObject{{u"impact.users"_s, 10}, {u"impact.events"_s, 400}}));
}

void TestExportJob::filtersRows_data()
{
    QTest::addColumn<QJsonObject>("choice");
    QTest::addColumn<QByteArray>("expected"); // the events that remain
    QTest::addColumn<int>("users");

    QTest::newRow("no events") << QJsonObject{{u"events"_s, false}} << QByteArray("false") << 10;
    QTest::newRow("no users") << QJsonObject{{u"users"_s, false}} << QByteArray("true") << 0;
    QTest::newRow("kinds") << QJsonObject{{u"kinds"_s, QJsonArray{u"donation"_s, u"buddy"_s}}}
                           << QByteArray("kind IN ('donation', 'buddy')") << 10;
    QTest::newRow("from") << QJsonObject{{u"from"_s, u"2026-01-10"_s}} << QByteArray("occurred_at >= '2026-01-10Z'")
                          << 10;
    QTest::newRow("until, the day included")
        << QJsonObject{{u"until"_s, u"2026-01-03"_s}} << QByteArray("occurred_at < '2026-01-04Z'") << 10;
    QTest::newRow("a day of a kind")
        << QJsonObject{{u"kinds"_s, QJsonArray{u"learning"_s}},
                       {u"from"_s, u"2026-01-05"_s},
                       {u"until"_s, u"2026-01-05"_s}}
        << QByteArray("kind = 'learning' AND occurred_at >= '2026-01-05Z' AND occurred_at < '2026-01-06Z'") << 10;
    QTest::newRow("a day without events") << QJsonObject{{u"from"_s, u"2030-01-05"_s}} << QByteArray("false") << 10;
}

void TestExportJob::filtersRows()
{
    QFETCH(const QJsonObject, choice);
    QFETCH(const QByteArray, expected);
    QFETCH(const int, users);

    QJsonObject record = exporting::toJson(m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl));
    for (auto entry = choice.begin(); entry != choice.end(); ++entry)
        record.insert(entry.key(), entry.value());
    const exporting::ExportRequest request = exporting::exportRequestFromJson(record);
    const Result<exporting::ExportEstimate> estimate = exporting::estimate(m_fixture->support(), request);
    VERIFY_RESULT(estimate);
    VERIFY_RESULT(m_fixture->run(request));

    QStringList events;
    int people = 0;
    for (const QJsonObject &row : rows(u"demo-acme.jsonl"_s)) {
        if (row[u"table"_s] == u"impact.events"_s)
            events.append(row[u"row"_s][u"id"_s].toString());
        else
            ++people;
    }
    events.sort();
    QCOMPARE(events.join(u','), m_fixture->ask("SELECT coalesce(string_agg(id::text, ',' ORDER BY id), '') FROM "
                                               "impact.events WHERE " +
                                               expected));
    QCOMPARE(people, users);
    QCOMPARE(estimate->events, events.size());
    QCOMPARE(estimate->users, users);
}

void TestExportJob::reportsProgressPerTable()
{
    m_fixture->addEnvironment(u"demo-more"_s);
    m_fixture->addPeople(u"demo-more"_s, 10, 10'000);
    QList<jobs::JobProgress> seen;
    VERIFY_RESULT(m_fixture->run(m_fixture->request(u"demo-more"_s, exporting::Format::Jsonl), 5,
                                 [&seen](TestJobContext &, const jobs::JobProgress &p) { seen.append(p); }));
    QCOMPARE(seen.constFirst().total, 10'010);
    QCOMPARE(seen.constFirst().phase, u"export"_s);
    QCOMPARE(seen.constFirst().parts.size(), 2);
    QCOMPARE(seen.constFirst().parts.constLast().label, u"Events"_s);
    const bool sawTheMiddle = std::any_of(seen.begin(), seen.end(), [](const jobs::JobProgress &p) {
        return p.done > 10 && p.done < p.total && p.parts.constLast().state == jobs::PartState::Running;
    });
    QVERIFY(sawTheMiddle);
    QCOMPARE(seen.constLast().done, 10'010);
    for (const jobs::PartProgress &part : seen.constLast().parts)
        QVERIFY(part.state == jobs::PartState::Done && part.done == part.total);
}

void TestExportJob::recordsTheExportAndItsJob()
{
    exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Sql);
    request.reason = u"Für die Prüfung"_s;
    const Result<qint64> job = exporting::startExport(m_fixture->support(), request);
    VERIFY_RESULT(job);
    QCOMPARE(m_fixture->ask(
                 "SELECT concat_ws(' ', kind, state, environment, parameters ->> 'out') FROM showroom.job WHERE id "
                 "= " +
                 QByteArray::number(*job)),
             u"export queued demo-acme "_s + request.path);
    QCOMPARE(m_fixture->ask(
                 "SELECT concat_ws('|', environment, format, file_name, reason, finished_at) FROM showroom.export "
                 "WHERE job = " +
                 QByteArray::number(*job)),
             u"demo-acme|sql|%1|Für die Prüfung"_s.arg(request.path));
    QCOMPARE(m_fixture->ask("SELECT reason FROM showroom.audit WHERE action = 'export.start' ORDER BY id DESC LIMIT 1"),
             request.reason);
    QVERIFY(m_fixture->files().isEmpty());
}

void TestExportJob::keepsWhatWasWritten()
{
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    const Result<qint64> job = exporting::startExport(m_fixture->support(), request);
    VERIFY_RESULT(job);
    const Result<QJsonObject> outcome = m_fixture->run(request, *job);
    VERIFY_RESULT(outcome);
    QCOMPARE(
        m_fixture->ask("SELECT concat_ws(' ', row_count, bytes, sha256, finished_at IS NOT NULL) FROM showroom.export"),
        u"410 %1 %2 t"_s.arg((*outcome)[u"bytes"_s].toInteger()).arg((*outcome)[u"sha256"_s].toString()));
}

void TestExportJob::estimatesRowsAndBytes()
{
    for (const exporting::Format format : exporting::allFormats) {
        const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, format);
        const Result<exporting::ExportEstimate> estimate = exporting::estimate(m_fixture->support(), request);
        VERIFY_RESULT(estimate);
        QCOMPARE(estimate->users, 10);
        QCOMPARE(estimate->events, 400);
        const Result<QJsonObject> outcome = m_fixture->run(request);
        VERIFY_RESULT(outcome);
        qint64 bytes = 0; // before compression
        const Result<exporting::VerifiedExport> verified = exporting::verifyExport(request.path);
        VERIFY_RESULT(verified);
        for (const exporting::ManifestFile &file : verified->manifest.files)
            bytes += file.bytes;
        const double ratio = double(estimate->bytes) / double(bytes);
        QVERIFY2(ratio > 0.8 && ratio < 1.25, qPrintable(QString::number(ratio)));
    }
}

void TestExportJob::refusesAtTheStart_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("field");

    QTest::newRow("production") << QJsonObject{{u"tenant"_s, u"prod-acme"_s}} << ErrorCode::GuardRefused << u"tenant"_s;
    QTest::newRow("production and more") << QJsonObject{{u"tenant"_s, u"prod-acme"_s}, {u"out"_s, u"x"_s}}
                                         << ErrorCode::GuardRefused << u"out"_s;
    QTest::newRow("unknown") << QJsonObject{{u"tenant"_s, u"demo-none"_s}} << ErrorCode::NotFound << QString();
    QTest::newRow("unknown kind") << QJsonObject{{u"kinds"_s, QJsonArray{u"gift"_s}}} << ErrorCode::InvalidInput
                                  << u"kinds"_s;
    QTest::newRow("path") << QJsonObject{{u"out"_s, u"/none/x.jsonl"_s}} << ErrorCode::InvalidInput << u"out"_s;
}

void TestExportJob::refusesAtTheStart()
{
    QFETCH(const QJsonObject, change);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, field);

    QJsonObject record = exporting::toJson(m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl));
    for (auto entry = change.begin(); entry != change.end(); ++entry)
        record.insert(entry.key(), entry.value());
    const exporting::ExportRequest request = exporting::exportRequestFromJson(record);
    const Result<qint64> started = exporting::startExport(m_fixture->support(), request);
    VERIFY_ERROR(started, code);
    QVERIFY(!started.error().message.isEmpty() && !started.error().hint.isEmpty());
    const bool isNamed = std::any_of(started.error().problems.begin(), started.error().problems.end(),
                                     [&field](const Problem &problem) { return problem.field == field; });
    QCOMPARE(isNamed, !field.isEmpty());
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.job"), u"0"_s);

    // A forged record gets no further.
    VERIFY_ERROR(m_fixture->run(request), code);
    QVERIFY(m_fixture->files().isEmpty());
}

void TestExportJob::refusesAnEnvironmentThatIsNotComplete()
{
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    for (const char *status : {"queued", "seeding", "refreshing", "failed", "cancelled", "deleting"}) {
        m_fixture->sql(QByteArray("UPDATE showroom.environment SET status = '") + status + "'");
        const Result<qint64> started = exporting::startExport(m_fixture->support(), request);
        VERIFY_ERROR(started, ErrorCode::Conflict);
        QVERIFY(started.error().message.contains(u"demo-acme"_s) && !started.error().hint.isEmpty());
        VERIFY_ERROR(m_fixture->run(request), ErrorCode::Conflict);
        QVERIFY(m_fixture->files().isEmpty());
    }
    m_fixture->sql("UPDATE showroom.environment SET status = 'expired'");
    VERIFY_RESULT(exporting::startExport(m_fixture->support(), request));
}

void TestExportJob::limitsExportsPerHour()
{
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    for (int i = 0; i < 20; ++i)
        VERIFY_RESULT(exporting::startExport(m_fixture->support(), request));
    const Result<qint64> limited = exporting::startExport(m_fixture->support(), request);
    VERIFY_ERROR(limited, ErrorCode::RateLimited);
    QVERIFY(!limited.error().hint.isEmpty());
    // Another tenant has its own.
    m_fixture->addEnvironment(u"demo-other"_s);
    VERIFY_RESULT(
        exporting::startExport(m_fixture->support(), m_fixture->request(u"demo-other"_s, exporting::Format::Sql)));
}

void TestExportJob::needsTheRightToExport()
{
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    for (const QString &role : {u"viewer"_s, u"sales"_s}) {
        database::Connection connection = TestDatabase::connect(m_fixture->database().login(role));
        VERIFY_ERROR(exporting::startExport(connection, request), ErrorCode::PermissionDenied);
    }
    for (const QString &role : {u"support"_s, u"ops"_s, u"admin"_s}) {
        database::Connection connection = TestDatabase::connect(m_fixture->database().login(role));
        VERIFY_RESULT(exporting::startExport(connection, request));
    }
}

void TestExportJob::describesTheFileBesideIt()
{
    m_fixture->sql("UPDATE showroom.environment SET fingerprint = repeat('ab', 32)");
    exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    request.kinds = {u"donation"_s};
    request.compression = exporting::Compression::Zstd;
    const Result<QJsonObject> outcome = m_fixture->run(request);
    VERIFY_RESULT(outcome);
    const Result<exporting::VerifiedExport> verified = exporting::verifyExport(request.path);
    VERIFY_RESULT(verified);
    QCOMPARE(QString::fromLatin1(verified->sha256), (*outcome)[u"sha256"_s].toString());
    const exporting::ExportManifest &manifest = verified->manifest;
    QCOMPARE(manifest.counts, (QMap<QString, qint64>{{u"impact.users"_s, 10}, {u"impact.events"_s, 100}}));
    QCOMPARE(manifest.environmentId, u"demo-acme"_s);
    QCOMPARE(manifest.blueprint, u"impact"_s);
    QCOMPARE(manifest.blueprintVersion, u"1"_s);
    QCOMPARE(manifest.isolation, u"shared_schema"_s);
    QCOMPARE(manifest.referenceDate, u"2026-11-20"_s);
    QCOMPARE(manifest.fingerprint, u"ab"_s.repeated(32));
    QCOMPARE(manifest.choice[u"kinds"_s].toArray(), QJsonArray{u"donation"_s});
    QCOMPARE(manifest.compression, exporting::Compression::Zstd);
    QVERIFY(manifest.createdAt.isValid());
}

void TestExportJob::replacesFileAndManifestTogether()
{
    exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Json);
    VERIFY_RESULT(m_fixture->run(request, 1));
    request.includeEvents = false;
    VERIFY_ERROR(m_fixture->run(request, 2), ErrorCode::InvalidInput);
    request.replaceExisting = true;
    VERIFY_RESULT(m_fixture->run(request, 3));
    const Result<exporting::VerifiedExport> verified = exporting::verifyExport(request.path);
    VERIFY_RESULT(verified);
    QCOMPARE(verified->manifest.counts.keys(), QStringList{u"impact.users"_s});
    QCOMPARE(m_fixture->files(), (QStringList{u"demo-acme.json"_s, u"demo-acme.json.manifest.json"_s}));
}

void TestExportJob::seesOneMomentOnly()
{
    bool isChanged = false;
    const Result<QJsonObject> outcome =
        m_fixture->run(m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl), 5,
                       [&](TestJobContext &, const jobs::JobProgress &progress) {
                           if (progress.done > 0 && !std::exchange(isChanged, true))
                               m_fixture->sql("DELETE FROM impact.events; DELETE FROM impact.users");
                       });
    VERIFY_RESULT(outcome);
    QVERIFY(isChanged);
    QCOMPARE((*outcome)[u"rows"_s].toInteger(), 410);
}

void TestExportJob::needsTheSameMemoryForMillions()
{
    constexpr qint64 allowed = 20 * 1024 * 1024;
    m_fixture->addTable(u"big"_s, u"rows"_s, u"value text"_s);
    m_fixture->addEnvironment(u"demo-big"_s, u"rows"_s);
    m_fixture->sql("INSERT INTO big.rows SELECT 'demo-big', i, 'row ' || i FROM generate_series(1, 2000000) i");
    for (const exporting::Format format : exporting::allFormats) {
        const qint64 before = anonymousMemory();
        QVERIFY(before > 0);
        qint64 peak = 0;
        const exporting::ExportRequest request = m_fixture->request(u"demo-big"_s, format);
        const Result<QJsonObject> outcome =
            m_fixture->run(request, 5, [&peak](TestJobContext &, const jobs::JobProgress &) {
                peak = std::max(peak, anonymousMemory());
            });
        VERIFY_RESULT(outcome);
        QCOMPARE((*outcome)[u"rows"_s].toInteger(), 2'000'000);
        QVERIFY2(peak - before < allowed, qPrintable(QString::number(peak - before)));
    }
}

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_export_job.moc"
