#include "mask_fixture.h"
#include "slowness.h"
#include "test_result.h"

#include "../exporting/file_size_limit.h"

#include "core/masking_jobs/target_file.h"

#include <QFile>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace showroom;
using namespace showroom::masking_jobs;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Masking a file into another one: who becomes whom, what halts it, and that nothing half-written stays.
class TestMaskRun final : public QObject {
    Q_OBJECT

private slots:
    void masksOnlyWhatItIsTold();
    void masksJsonInPlace();
    void keepsAPersonTogether();
    void takesTheRowsOwnSubject_data();
    void takesTheRowsOwnSubject();
    void tellsElementsOfListsApart();
    void redactsThePersonOfTheRow_data();
    void redactsThePersonOfTheRow();
    void givesTheSameFileOverManyBlocks();
    void differsByEnvironment();
    void haltsAndLeavesNothing_data();
    void haltsAndLeavesNothing();
    void blanksWhatDoesNotFit();
    void leavesNothingOnAFullDisk();
    void leavesNothingWhenStopped();
    void leavesNothingUnderTheNameWhenKilled();
    void replacesOnlyWhenAllowed();
    void reportsProgress();
    void keepsItsMemoryAtAnySize_data();
    void keepsItsMemoryAtAnySize();

private:
    MaskFixture m_fixture;
};

namespace {

const QByteArray people = "id,name,email,city\n"
                          "1,Jane Miller,jane@acme.com,Springfield\n"
                          "2,\"Kowalski, Jan\",jan@acme.com,\n";

QStringList lines(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).split(u'\n', Qt::SkipEmptyParts);
}

/// The most memory that this process had since it was last asked, in bytes.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    qint64 peak = 0;
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                peak = line.sliced(6).trimmed().split(' ').constFirst().toLongLong() * 1024;
        }
    }
    QFile reset(u"/proc/self/clear_refs"_s);
    if (reset.open(QIODevice::WriteOnly))
        reset.write("5");
    return peak;
}

QByteArray manyPeople(int rows)
{
    QByteArray bytes = "id,name,email,notes\n";
    for (int i = 0; i < rows; ++i)
        bytes += QByteArray::number(i) + ",Person " + QByteArray::number(i) + ",p" + QByteArray::number(i) +
                 "@acme.com,\"first\nsecond\"\n";
    return bytes;
}

} // namespace

void TestMaskRun::masksOnlyWhatItIsTold()
{
    m_fixture.write(u"a.csv"_s, people);
    auto request = m_fixture.request(u"a.csv"_s, {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"city=keep"_s});
    request.replaceExisting = true;
    const auto outcome = m_fixture.run(request);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->rows, 2);
    QCOMPARE(outcome->columns[u"name"_s].values, 2);
    QCOMPARE(outcome->columns[u"city"_s].values, 1);
    const QByteArray masked = MaskFixture::read(request.target);
    const QStringList rows = lines(masked);
    QCOMPARE(rows[0], u"id,name,email,city"_s);
    QVERIFY2(rows[1].startsWith(u"1,"_s) && rows[1].endsWith(u",Springfield"_s), qPrintable(rows[1]));
    QVERIFY2(rows[2].startsWith(u"2,\""_s) && rows[2].endsWith(u','), qPrintable(rows[2]));
    for (const char *original : {"Jane", "Miller", "Kowalski", "acme"})
        QVERIFY2(!masked.contains(original), original);
    QCOMPARE(QFile::permissions(request.target) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestMaskRun::masksJsonInPlace()
{
    m_fixture.write(u"a.jsonl"_s,
                    "{ \"id\": 7, \"who\": {\"name\": \"Jane\\u0020Miller\", \"age\": 41}, \"ok\": true }\n");
    auto request = m_fixture.request(
        u"a.jsonl"_s, {u"id=keep"_s, u"who.name=constant:X \"Y\""_s, u"who.age=number:bucket=10"_s, u"ok=null"_s});
    request.replaceExisting = true;
    VERIFY_RESULT(m_fixture.run(request));
    QCOMPARE(MaskFixture::read(request.target),
             QByteArray("{ \"id\": 7, \"who\": {\"name\": \"X \\\"Y\\\"\", \"age\": 40}, \"ok\": null }\n"));
}

// The same subject is one person in all columns, rows and files.
void TestMaskRun::keepsAPersonTogether()
{
    m_fixture.write(u"a.csv"_s, "key,first,last,email\nk1,A,B,a@x.com\nk2,C,D,c@x.com\nk1,E,F,e@x.com\n");
    auto request =
        m_fixture.request(u"a.csv"_s, {u"key=keep"_s, u"first=first-name"_s, u"last=last-name"_s, u"email=email"_s});
    request.plan.subject = u"key"_s;
    request.replaceExisting = true;
    VERIFY_RESULT(m_fixture.run(request));
    const QStringList rows = lines(MaskFixture::read(request.target));
    QCOMPARE(rows[1], rows[3]);
    QVERIFY(rows[1] != rows[2]);
    const QStringList cells = rows[1].split(u',');
    QVERIFY2(cells[3].startsWith(cells[1].toLower() + u'.'), qPrintable(rows[1]));
}

void TestMaskRun::takesTheRowsOwnSubject_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<bool>("isSame");

    QTest::newRow("same address") << QByteArray("A B,x@y.com,1\nC D,x@y.com,2\n") << true;
    QTest::newRow("same address, other case and blanks") << QByteArray("A B,x@y.com,1\nC D, X@Y.com ,2\n") << true;
    QTest::newRow("other addresses") << QByteArray("A B,x@y.com,1\nA B,z@y.com,1\n") << false;
    QTest::newRow("no address, same phone") << QByteArray("A B,,415-867-5309\nC D,,415-867-5309\n") << true;
    QTest::newRow("no address, other phones") << QByteArray("A B,,415-867-5309\nA B,,415-867-5310\n") << false;
    QTest::newRow("names alone") << QByteArray("A B,,\nA B,,\n") << true;
}

void TestMaskRun::takesTheRowsOwnSubject()
{
    QFETCH(const QByteArray, rows);
    QFETCH(const bool, isSame);
    m_fixture.write(u"a.csv"_s, "name,email,phone\n" + rows);
    auto request = m_fixture.request(u"a.csv"_s, {u"name=name"_s, u"email=email"_s, u"phone=phone"_s});
    request.replaceExisting = true;
    VERIFY_RESULT(m_fixture.run(request));
    const QStringList masked = lines(MaskFixture::read(request.target));
    QCOMPARE(masked[1].section(u',', 0, 0) == masked[2].section(u',', 0, 0), isSame);
}

void TestMaskRun::tellsElementsOfListsApart()
{
    m_fixture.write(u"a.jsonl"_s, R"({"name":"A B","mails":["a@x.com","b@x.com"],"team":[{"name":"C"},{"name":"D"}]})"
                                  "\n");
    auto request = m_fixture.request(u"a.jsonl"_s, {u"name=name"_s, u"mails=email"_s, u"team.name=name"_s});
    request.replaceExisting = true;
    VERIFY_RESULT(m_fixture.run(request));
    const auto sample = readSample({request.target, {}}, FileFormat::Jsonl, {}, 1);
    VERIFY_RESULT(sample);
    const QString name = sample->text(0, 0);
    const QStringList mails = sample->rows[0][1];
    const QStringList team = sample->rows[0][2];
    QVERIFY(mails[0] != mails[1]);
    QVERIFY2(mails[0].startsWith(name.section(u' ', 0, 0).toLower()), qPrintable(name + mails[0]));
    QCOMPARE(QSet<QString>({name, team[0], team[1]}).size(), 3);
}

void TestMaskRun::redactsThePersonOfTheRow_data()
{
    QTest::addColumn<QString>("mask");
    QTest::newRow("plain") << u"email=email"_s;
    QTest::newRow("unique") << u"email=email:unique"_s;
    QTest::newRow("user name") << u"email=user-name:unique"_s;
}

void TestMaskRun::redactsThePersonOfTheRow()
{
    QFETCH(QString, mask);
    m_fixture.write(
        u"a.csv"_s,
        "name,email,notes\nZelda Quux,zq@acme.com,Zelda Quux asked to write to zq@acme.com soon and Zelda waits\n");
    auto request = m_fixture.request(u"a.csv"_s, {u"name=name"_s, mask, u"notes=redact"_s});
    request.replaceExisting = true;
    const auto outcome = m_fixture.run(request);
    VERIFY_RESULT(outcome);
    const QStringList cells = lines(MaskFixture::read(request.target))[1].split(u',');
    QCOMPARE(cells[2],
             u"%1 asked to write to %2 soon and %3 waits"_s.arg(cells[0], cells[1], cells[0].section(u' ', 0, 0)));
    QVERIFY(outcome->leaks->isClean());
}

// Blocks go to several threads and come back in order.
void TestMaskRun::givesTheSameFileOverManyBlocks()
{
    m_fixture.write(u"many.csv"_s, manyPeople(40'000));
    auto request = m_fixture.request(u"many.csv"_s, {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"notes=keep"_s});
    request.replaceExisting = true;
    const auto first = m_fixture.run(request);
    VERIFY_RESULT(first);
    QCOMPARE(first->rows, 40'000);
    const QByteArray bytes = MaskFixture::read(request.target);
    VERIFY_RESULT(m_fixture.run(request));
    QCOMPARE(MaskFixture::read(request.target), bytes);
    const auto sample = readSample({request.target, {}}, FileFormat::Csv, {}, 50'000);
    VERIFY_RESULT(sample);
    for (int row = 0; row < 40'000; ++row)
        QCOMPARE(sample->text(row, 0), QString::number(row));
}

void TestMaskRun::differsByEnvironment()
{
    m_fixture.write(u"a.csv"_s, people);
    auto request = m_fixture.request(u"a.csv"_s, {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"city=keep"_s});
    request.replaceExisting = true;
    VERIFY_RESULT(m_fixture.run(request));
    const QByteArray first = MaskFixture::read(request.target);
    request.plan.environment = u"demo-other"_s;
    VERIFY_RESULT(m_fixture.run(request));
    QVERIFY(MaskFixture::read(request.target) != first);
}

void TestMaskRun::haltsAndLeavesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("rules");
    QTest::addColumn<QString>("part");

    const QStringList rules{u"a=date"_s, u"b=keep"_s};
    QTest::newRow("undecided") << u"x.csv"_s << QByteArray("a,b\n1,2\n") << QStringList{u"a=name"_s}
                               << u"Nobody decided about the column “b”."_s;
    QTest::newRow("unfit")
        << u"x.csv"_s << QByteArray("a,b\n2025-01-02,1\nn/a,2\n") << rules
        << u"The value in line 3, column 1 “a” does not have the shape that the mask “date” needs."_s;
    QTest::newRow("ragged at the end") << u"x.csv"_s << "a,b\n" + QByteArray("2025-01-02,1\n").repeated(60'000) + "1\n"
                                       << rules << u"In line 60002, column 2 “b” the row has 1 fields"_s;
    QTest::newRow("JSON column met late")
        << u"x.jsonl"_s << "" + QByteArray("{\"a\":\"2025-01-02\",\"b\":1}\n").repeated(30'000) + "{\"c\":1}\n"
        << rules << u"Nobody decided about the column “c”, which is met in line 30001."_s;
    QTest::newRow("JSON column that no row has")
        << u"x.jsonl"_s << QByteArray("{\"a\":\"2025-01-02\"}\n") << rules << u"No row has the column “b”."_s;
    QTest::newRow("empty") << u"x.csv"_s << QByteArray() << rules << u"is empty"_s;
}

void TestMaskRun::haltsAndLeavesNothing()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, rules);
    QFETCH(const QString, part);
    const MaskFixture fixture;
    fixture.write(name, bytes);
    const auto outcome = fixture.run(fixture.request(name, rules));
    VERIFY_ERROR(outcome, ErrorCode::InvalidInput);
    QVERIFY2(outcome.error().message.contains(part), qPrintable(outcome.error().message));
    QVERIFY(!outcome.error().message.contains(u"n/a"_s));
    QCOMPARE(fixture.files(), QStringList{name});
}

void TestMaskRun::blanksWhatDoesNotFit()
{
    m_fixture.write(u"a.csv"_s, "a,b\n2025-01-02,1\nn/a,2\n");
    auto request = m_fixture.request(u"a.csv"_s, {u"a=date"_s, u"b=keep"_s});
    request.plan.unfit = UnfitValues::Blank;
    request.replaceExisting = true;
    const auto outcome = m_fixture.run(request);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->blanked(), 1);
    QVERIFY(MaskFixture::read(request.target).endsWith("\n,2\n"));
    m_fixture.write(u"a.csv"_s, "a\nx\ny\n");
    request.plan = m_fixture.request(u"a.csv"_s, {u"a=null"_s}).plan;
    VERIFY_RESULT(m_fixture.run(request));
    QCOMPARE(MaskFixture::read(request.target), QByteArray("a\n\"\"\n\"\"\n"));
}

void TestMaskRun::leavesNothingOnAFullDisk()
{
    const MaskFixture fixture;
    fixture.write(u"many.csv"_s, manyPeople(30'000));
    const auto request =
        fixture.request(u"many.csv"_s, {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"notes=keep"_s});
    {
        const FileSizeLimit limit(300'000);
        const auto outcome = fixture.run(request);
        VERIFY_ERROR(outcome, ErrorCode::StorageFull);
        QVERIFY(outcome.error().message.contains(u"There is no room left for"_s));
    }
    QCOMPARE(fixture.files(), QStringList{u"many.csv"_s});
}

void TestMaskRun::leavesNothingWhenStopped()
{
    const MaskFixture fixture;
    fixture.write(u"many.csv"_s, manyPeople(30'000));
    const auto request =
        fixture.request(u"many.csv"_s, {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"notes=keep"_s});
    for (const int asked : {0, 3, 12}) {
        int questions = 0;
        const auto outcome = fixture.run(request, {[&] { return ++questions > asked; }, {}});
        VERIFY_ERROR(outcome, ErrorCode::Cancelled);
        QCOMPARE(fixture.files(), QStringList{u"many.csv"_s});
    }
}

void TestMaskRun::leavesNothingUnderTheNameWhenKilled()
{
    const MaskFixture fixture;
    fixture.write(u"a.csv"_s, people);
    const auto request = fixture.request(u"a.csv"_s, {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"city=keep"_s});
    const pid_t child = ::fork();
    if (child == 0) {
        auto target = TargetFile::create(request.target);
        if (target && target->write("half"))
            ::kill(::getpid(), SIGKILL);
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status));
    QVERIFY(!QFile::exists(request.target));
    QCOMPARE(fixture.files().size(), 2);
    VERIFY_RESULT(fixture.run(request));
    QCOMPARE(fixture.files(), QStringList({u"a.csv"_s, u"out"_s}));
}

void TestMaskRun::replacesOnlyWhenAllowed()
{
    const MaskFixture fixture;
    fixture.write(u"a.csv"_s, people);
    fixture.write(u"out"_s, "old");
    auto request = fixture.request(u"a.csv"_s, {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"city=keep"_s});
    VERIFY_ERROR(fixture.run(request), ErrorCode::Conflict);
    QCOMPARE(MaskFixture::read(request.target), QByteArray("old"));
    request.replaceExisting = true;
    VERIFY_RESULT(fixture.run(request));
    QVERIFY(MaskFixture::read(request.target).startsWith("id,name"));
    request.target = request.source.path;
    VERIFY_ERROR(fixture.run(request), ErrorCode::InvalidInput);
    QCOMPARE(MaskFixture::read(request.source.path), people);
    request.target = fixture.path(u"none/out"_s);
    VERIFY_ERROR(fixture.run(request), ErrorCode::FileFailure);
}

void TestMaskRun::reportsProgress()
{
    m_fixture.write(u"many.csv"_s, manyPeople(30'000));
    auto request = m_fixture.request(u"many.csv"_s, {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"notes=keep"_s});
    request.replaceExisting = true;
    QList<RunProgress> seen;
    VERIFY_RESULT(m_fixture.run(request, {{}, [&](const RunProgress &progress) { seen.append(progress); }}));
    QVERIFY(seen.size() > 3);
    QCOMPARE(seen.constFirst().phase, RunPhase::Masking);
    QCOMPARE(seen.constLast().phase, RunPhase::Searching);
    for (const RunProgress &progress : std::as_const(seen))
        QVERIFY(progress.done <= progress.total);
}

void TestMaskRun::keepsItsMemoryAtAnySize_data()
{
    QTest::addColumn<bool>("searchesLeaks");
    QTest::addColumn<int>("growth");

    // The search's filters grow with the file up to a bound of their own.
    QTest::newRow("masking") << false << 8;
    QTest::newRow("masking and searching") << true << 30;
}

void TestMaskRun::keepsItsMemoryAtAnySize()
{
    QFETCH(const bool, searchesLeaks);
    QFETCH(const int, growth);
    constexpr qint64 megabyte = 1024 * 1024;
    QByteArray rows;
    for (int i = 0; rows.size() < megabyte; ++i)
        rows += "Person " + QByteArray::number(i) + ",p" + QByteArray::number(i) + "@acme.com," +
                QByteArray(2'000, 'x') + '\n';
    const auto peakOf = [&](int megabytes) {
        QFile file(m_fixture.path(u"large.csv"_s));
        if (!file.open(QIODevice::WriteOnly))
            return qint64(0);
        file.write("name,email,notes\n");
        for (int i = 0; i < megabytes; ++i)
            file.write(rows);
        file.close();
        auto request = m_fixture.request(u"large.csv"_s, {u"name=name"_s, u"email=email"_s, u"notes=keep"_s});
        request.replaceExisting = true;
        request.searchesLeaks = searchesLeaks;
        peakMemory();
        return m_fixture.run(request) ? peakMemory() : 0;
    };
    const qint64 small = peakOf(4);
    const qint64 large = peakOf(48);
    QVERIFY(small > 0 && large > 0);
    QVERIFY2(large - small < growth * megabyte * slowness, qPrintable(u"%1 MB more"_s.arg((large - small) / megabyte)));
}

QTEST_GUILESS_MAIN(TestMaskRun)
#include "tst_mask_run.moc"
