#include "../../support/test_result.h"
#include "base/clock.h"
#include "core/environments/bulk_creation.h"
#include "core/environments/environment.h"
#include "core/environments/tenant_template.h"

#include <QTest>

using namespace showroom;
using namespace showroom::environments;
using namespace Qt::StringLiterals;

/// Lists of names as people write or paste them, and what is wrong with them.
class TestBulkList final : public QObject {
    Q_OBJECT

private slots:
    void readsLines_data();
    void readsLines();
    void namesTheLineThatCannotBeRead();
    void makesNamesFromAPattern_data();
    void makesNamesFromAPattern();
    void refusesBadPatterns_data();
    void refusesBadPatterns();
    void tellsEveryProblemAtItsLine();
    void tellsSharedProblemsOnce();
    void limitsTheNumber();
    void aLinesMailReplacesTheSharedOne();
    void duplicatesAnEnvironment();
    void acceptsRegionsInAnyCase();

private:
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
};

void TestBulkList::readsLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("names") << u"Seat 1\nSeat 2\n"_s << QStringList({u"1|Seat 1|"_s, u"2|Seat 2|"_s});
    QTest::newRow("with mail") << u"Seat 1, a@example.com"_s << QStringList({u"1|Seat 1|a@example.com"_s});
    QTest::newRow("heading") << u"Name,E-Mail\nSeat 1,a@example.com"_s << QStringList({u"2|Seat 1|a@example.com"_s});
    QTest::newRow("spreadsheet") << u"Seat 1\ta@example.com\r\nSeat 2\t\r\n"_s
                                 << QStringList({u"1|Seat 1|a@example.com"_s, u"2|Seat 2|"_s});
    QTest::newRow("semicolons") << u"Seat 1;a@example.com"_s << QStringList({u"1|Seat 1|a@example.com"_s});
    QTest::newRow("quotes") << u"\"Acme, Inc. \"\"North\"\"\",a@example.com"_s
                            << QStringList({u"1|Acme, Inc. \"North\"|a@example.com"_s});
    QTest::newRow("empty lines") << u"\n\nSeat 1\n\n"_s << QStringList({u"3|Seat 1|"_s});
    QTest::newRow("an inch") << u"Seat 5\" wide"_s << QStringList({u"1|Seat 5\" wide|"_s});
    QTest::newRow("nothing") << QString() << QStringList();
}

void TestBulkList::readsLines()
{
    QFETCH(QString, text);
    const BulkList list = readBulkList(text);
    QStringList lines;
    for (const BulkLine &line : list.lines)
        lines.append(u"%1|%2|%3"_s.arg(line.number).arg(line.name, line.email));
    QTEST(lines, "lines");
    QVERIFY(list.problems.isEmpty());
}

void TestBulkList::namesTheLineThatCannotBeRead()
{
    const BulkList list = readBulkList(u"Seat 1\nAcme, Inc., a@example.com\n"_s);
    QCOMPARE(list.lines.size(), 1);
    QCOMPARE(list.problems.size(), 1);
    QCOMPARE(list.problems.constFirst().line, 2);
    QVERIFY(list.problems.constFirst().problem.message.contains(u"quotes"));
}

void TestBulkList::makesNamesFromAPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("plain") << u"Training seat {n}"_s << 30 << u"Training seat 1"_s << u"Training seat 30"_s;
    QTest::newRow("padded") << u"Seat {nn}"_s << 12 << u"Seat 01"_s << u"Seat 12"_s;
    QTest::newRow("twice") << u"{n} of {nnn}"_s << 2 << u"1 of 001"_s << u"2 of 002"_s;
    QTest::newRow("one needs none") << u"Seat"_s << 1 << u"Seat"_s << u"Seat"_s;
}

void TestBulkList::makesNamesFromAPattern()
{
    QFETCH(QString, pattern);
    QFETCH(int, count);
    const auto lines = namesFromPattern(pattern, count);
    VERIFY_RESULT(lines);
    QCOMPARE(lines->size(), count);
    QTEST(lines->constFirst().name, "first");
    QTEST(lines->constLast().name, "last");
}

void TestBulkList::refusesBadPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("field");
    QTest::newRow("same names") << u"Seat"_s << 2 << u"pattern"_s;
    QTest::newRow("empty") << u"  "_s << 2 << u"pattern"_s;
    QTest::newRow("none") << u"Seat {n}"_s << 0 << u"number"_s;
    QTest::newRow("too many") << u"Seat {n}"_s << 201 << u"number"_s;
}

void TestBulkList::refusesBadPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(int, count);
    const auto refused = namesFromPattern(pattern, count);
    QVERIFY(!refused);
    QTEST(refused.error().problems.value(0).field, "field");
}

void TestBulkList::tellsEveryProblemAtItsLine()
{
    const BulkList list = readBulkList(u"Seat 1\nprod-acme\nseat 1\nSeat 4,nobody\nSeat 5\n"_s);
    const auto problems = validateBulk(list.lines, CreateTenant(), {u"demo-seat-5"_s}, m_clock);
    QStringList told;
    for (const LineProblem &entry : problems)
        told.append(u"%1 %2 %3"_s.arg(entry.line).arg(entry.problem.field, entry.problem.code));
    QCOMPARE(told, QStringList({u"2 name guard"_s, u"3 name duplicate"_s, u"4 admin invalid"_s, u"5 name exists"_s}));
    const Error error = toError(problems);
    QCOMPARE(error.code, ErrorCode::GuardRefused);
    QVERIFY(error.problems.constLast().message.startsWith(u"Line 5: "));
}

void TestBulkList::tellsSharedProblemsOnce()
{
    CreateTenant shared;
    shared.months = 0;
    const auto problems = validateBulk(readBulkList(u"Seat 1\nSeat 2\nSeat 3"_s).lines, shared, {}, m_clock);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.constFirst().line, 0);
    QCOMPARE(problems.constFirst().problem.field, u"months"_s);
}

void TestBulkList::limitsTheNumber()
{
    QCOMPARE(validateBulk({}, CreateTenant(), {}, m_clock).size(), 1);
    QList<BulkLine> lines;
    for (int i = 1; i <= maxBulkSize + 1; ++i)
        lines.append({i, u"Seat %1"_s.arg(i), {}});
    QCOMPARE(validateBulk(lines, CreateTenant(), {}, m_clock).constFirst().problem.code, u"too-many"_s);
    lines.removeLast();
    QVERIFY(validateBulk(lines, CreateTenant(), {}, m_clock).isEmpty());
}

void TestBulkList::aLinesMailReplacesTheSharedOne()
{
    CreateTenant shared;
    shared.adminEmail = u"lead@example.com"_s;
    shared.size = u"small"_s;
    const auto requests = bulkRequests({{1, u"A"_s, {}}, {2, u"B"_s, u"b@example.com"_s}}, shared);
    QCOMPARE(requests[0].adminEmail, u"lead@example.com"_s);
    QCOMPARE(requests[1].adminEmail, u"b@example.com"_s);
    QCOMPARE(requests[1].size, u"small"_s);
}

void TestBulkList::duplicatesAnEnvironment()
{
    Environment source;
    source.id = u"demo-acme"_s;
    source.blueprint = u"impact"_s;
    source.size = u"custom"_s;
    source.ownCounts = {{u"donation"_s, 300}};
    source.ownUsers = 10;
    source.regions = {u"UK"_s};
    source.vertical = u"finance"_s;
    source.months = 6;
    source.seasonality = false;
    source.seed = 77;
    source.tags = {u"vip"_s};
    source.createdAt = m_clock.now();
    source.expiresAt = m_clock.now().addDays(90);
    const CreateTenant request = requestLike(source);
    QVERIFY(request.name.isEmpty() && request.id.isEmpty());
    QCOMPARE(request.counts, source.ownCounts);
    QCOMPARE(request.users, source.ownUsers);
    QCOMPARE(request.regions, source.regions);
    QCOMPARE(request.months, 6);
    QCOMPARE(request.seasonality, false);
    QCOMPARE(request.seed, quint64(77));
    QCOMPARE(request.tags, source.tags);
    QCOMPARE(request.lifeDays, 90);
    QVERIFY(!request.referenceDate);
    const auto back = templateFromJson(templateToJson(request));
    VERIFY_RESULT(back);
    QCOMPARE(templateToJson(*back), templateToJson(request));
}

void TestBulkList::acceptsRegionsInAnyCase()
{
    QCOMPARE(canonicalRegions(u"impact"_s, {u"us"_s, u"Latam"_s, u"Mars"_s}),
             QStringList({u"US"_s, u"LATAM"_s, u"Mars"_s}));
}

QTEST_GUILESS_MAIN(TestBulkList)
#include "tst_bulk_list.moc"
