#include "cli_harness.h"

#include "cli/verbs.h"

#include <QTest>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What can be said without a database: help, usage, bad values, guards.
class TestCommandLine final : public QObject {
    Q_OBJECT

private slots:
    void refusesBadValuesOfCreate_data();
    void refusesBadValuesOfCreate();
    void namesAllProblemsOfCreateAtOnce();
    void guardsProductionInEveryVerb_data();
    void guardsProductionInEveryVerb();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void explainsErrorsInJson();
    void explainsErrorsInWords();
    void neutralisesEscapesInErrors();
    void helpsWithEveryVerb_data();
    void helpsWithEveryVerb();
    void listsEveryVerbInTheOverview();
    void helpsWithoutAVerb_data();
    void helpsWithoutAVerb();
    void tellsItsVersion_data();
    void tellsItsVersion();
    void reportsAnAbsentServer();
    void reportsAnOutputThatIsFull();
};

void TestCommandLine::refusesBadValuesOfCreate_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("exitCode");

    const QString nul = u"a"_s + QChar(QChar::Null) + u"b"_s;
    const QString longText(300, u'x');
    QTest::newRow("name: missing") << QStringList{} << u"name"_s << 2;
    QTest::newRow("name: empty") << QStringList{u"--name"_s, u""_s} << u"name"_s << 2;
    QTest::newRow("name: blanks") << QStringList{u"--name"_s, u"   "_s} << u"name"_s << 2;
    QTest::newRow("name: 300 characters") << QStringList{u"--name"_s, longText} << u"name"_s << 2;
    QTest::newRow("name: NUL") << QStringList{u"--name"_s, nul} << u"name"_s << 2;
    QTest::newRow("name: only marks") << QStringList{u"--name"_s, u"!!!"_s} << u"name"_s << 2;
    QTest::newRow("name: prod-") << QStringList{u"--name"_s, u"prod-acme"_s} << u"name"_s << 3;
    QTest::newRow("name: PROD-") << QStringList{u"--name"_s, u"PROD-acme"_s} << u"name"_s << 3;
    QTest::newRow("name: customer-") << QStringList{u"--name"_s, u"customer-acme"_s} << u"name"_s << 3;
    QTest::newRow("name: sandbox-") << QStringList{u"--name"_s, u"sandbox-acme"_s} << u"name"_s << 3;
    const auto add = [](const char *tag, const QString &option, const QString &value, const QString &field,
                        int exitCode) {
        QTest::newRow(tag) << QStringList{u"--name"_s, u"Acme"_s, option, value} << field << exitCode;
    };
    add("id: production", u"--id"_s, u"prod-acme"_s, u"id"_s, 3);
    add("id: upper case", u"--id"_s, u"demo-ACME"_s, u"id"_s, 2);
    add("id: too long", u"--id"_s, u"demo-"_s + longText, u"id"_s, 2);
    add("size: unknown", u"--size"_s, u"gigantic"_s, u"size"_s, 2);
    add("size: empty", u"--size"_s, u""_s, u"size"_s, 2);
    add("regions: unknown", u"--regions"_s, u"US,MOON"_s, u"regions"_s, 2);
    add("regions: empty", u"--regions"_s, u""_s, u"regions"_s, 2);
    add("regions: twice", u"--regions"_s, u"US,US"_s, u"regions"_s, 2);
    add("vertical: unknown", u"--vertical"_s, u"piracy"_s, u"vertical"_s, 2);
    add("admin: no at", u"--admin"_s, u"jane.example.com"_s, u"admin"_s, 2);
    add("admin: empty", u"--admin"_s, u""_s, u"admin"_s, 2);
    add("admin: 300 characters", u"--admin"_s, longText + u"@example.com"_s, u"admin"_s, 2);
    add("admin: quotes", u"--admin"_s, u"\"jane\"@example.com"_s, u"admin"_s, 2);
    add("months: 0", u"--months"_s, u"0"_s, u"months"_s, 2);
    add("months: 61", u"--months"_s, u"61"_s, u"months"_s, 2);
    add("months: negative", u"--months"_s, u"-1"_s, u"months"_s, 2);
    add("months: word", u"--months"_s, u"twelve"_s, u"months"_s, 2);
    add("seed: word", u"--seed"_s, u"x"_s, u"seed"_s, 2);
    add("seed: negative", u"--seed"_s, u"-5"_s, u"seed"_s, 2);
    add("as-of: no date", u"--as-of"_s, u"tomorrow"_s, u"asOf"_s, 2);
    add("as-of: far away", u"--as-of"_s, u"1900-01-01"_s, u"asOf"_s, 2);
    add("users: negative", u"--users"_s, u"-1"_s, u"users"_s, 2);
    add("users: too many", u"--users"_s, u"999999999999"_s, u"users"_s, 2);
    add("count: unknown kind", u"--count"_s, u"dance=5"_s, u"count"_s, 2);
    add("count: negative", u"--count"_s, u"donation=-5"_s, u"count"_s, 2);
    add("count: too many", u"--count"_s, u"donation=100000001"_s, u"count"_s, 2);
    add("days: 0", u"--days"_s, u"0"_s, u"days"_s, 2);
    add("blueprint: unknown", u"--blueprint"_s, u"nothing"_s, u"blueprint"_s, 2);
    add("description: NUL", u"--description"_s, nul, u"description"_s, 2);
    add("seasonality: both", u"--seasonality"_s, u"--no-seasonality"_s, u"seasonality"_s, 2);
}

void TestCommandLine::refusesBadValuesOfCreate()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, field);
    QFETCH(const int, exitCode);
    AbsentBackend backend;
    const Answer answer = run(backend, QStringList{u"create"_s, u"--json"_s} + words);
    QCOMPARE(answer.exitCode, exitCode);
    QVERIFY2(answer.problemFields().contains(field), qPrintable(answer.err));
    QVERIFY(answer.out.isEmpty());
    QCOMPARE(backend.requests(), 0);
}

void TestCommandLine::namesAllProblemsOfCreateAtOnce()
{
    AbsentBackend backend;
    const Answer answer = run(backend, {u"create"_s, u"--json"_s, u"--name"_s, u"prod-acme"_s, u"--months"_s, u"61"_s,
                                        u"--admin"_s, u"nobody"_s, u"--regions"_s, u"MOON"_s, u"--bogus"_s});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.errorCode(), u"guard-refused"_s);
    QCOMPARE(answer.problemFields(), (QStringList{u"name"_s, u"regions"_s, u"admin"_s, u"months"_s, u"bogus"_s}));
    QCOMPARE(backend.requests(), 0);
}

void TestCommandLine::guardsProductionInEveryVerb_data()
{
    QTest::addColumn<QStringList>("words");

    QTest::newRow("create") << QStringList{u"create"_s, u"--name"_s, u"prod-acme"_s};
    QTest::newRow("status") << QStringList{u"status"_s, u"--tenant"_s, u"prod-acme"_s};
    QTest::newRow("export") << QStringList{u"export"_s, u"--tenant"_s, u"prod-acme"_s, u"--out"_s, u"/tmp/x.jsonl"_s};
    QTest::newRow("export with another problem")
        << QStringList{u"export"_s, u"--tenant"_s, u"prod-acme"_s, u"--format"_s, u"xml"_s};
    QTest::newRow("teardown") << QStringList{u"teardown"_s, u"--tenant"_s, u"prod-acme"_s, u"--confirm"_s};
    QTest::newRow("teardown, confirmed") << QStringList{u"teardown"_s, u"--tenant"_s, u"prod-acme"_s, u"--confirm"_s,
                                                        u"prod-acme"_s};
    QTest::newRow("jobs") << QStringList{u"jobs"_s, u"--tenant"_s, u"prod-acme"_s};
}

void TestCommandLine::guardsProductionInEveryVerb()
{
    QFETCH(const QStringList, words);
    AbsentBackend backend;
    const Answer inJson = run(backend, words + QStringList{u"--json"_s});
    QCOMPARE(inJson.exitCode, 3);
    QCOMPARE(inJson.errorCode(), u"guard-refused"_s);
    const Answer inWords = run(backend, words);
    QCOMPARE(inWords.exitCode, 3);
    QVERIFY2(inWords.err.startsWith(u"showroomctl: “prod-acme” "_s) || inWords.err.startsWith(u"showroomctl: --"_s),
             qPrintable(inWords.err));
    QVERIFY2(inWords.err.contains(u"demo tenant"_s), qPrintable(inWords.err));
    QCOMPARE(backend.requests(), 0);
}

void TestCommandLine::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("said");

    QTest::newRow("nothing") << QStringList{} << u"showroomctl help"_s;
    QTest::newRow("unknown verb") << QStringList{u"frobnicate"_s} << u"frobnicate"_s;
    QTest::newRow("slip of a verb") << QStringList{u"creat"_s} << u"did you mean “create”"_s;
    QTest::newRow("slip of an option") << QStringList{u"status"_s, u"--tenan"_s, u"x"_s} << u"did you mean --tenant"_s;
    QTest::newRow("required option") << QStringList{u"status"_s} << u"--tenant ID is required"_s;
    QTest::newRow("missing value") << QStringList{u"status"_s, u"--tenant"_s} << u"--tenant needs a value"_s;
    QTest::newRow("twice") << QStringList{u"status"_s, u"--tenant"_s, u"demo-a"_s, u"--tenant"_s, u"demo-b"_s}
                           << u"more than once"_s;
    QTest::newRow("plain word") << QStringList{u"list"_s, u"demo-a"_s} << u"demo-a"_s;
    QTest::newRow("unconfirmed teardown") << QStringList{u"teardown"_s, u"--tenant"_s, u"demo-a"_s} << u"--confirm"_s;
    QTest::newRow("wrong confirmation") << QStringList{u"teardown"_s, u"--tenant"_s, u"demo-a"_s, u"--confirm"_s,
                                                       u"demo-b"_s}
                                        << u"demo-b"_s;
    QTest::newRow("unknown format") << QStringList{u"export"_s, u"--tenant"_s, u"demo-a"_s, u"--format"_s, u"xml"_s}
                                    << u"xml"_s;
    QTest::newRow("db without action") << QStringList{u"db"_s} << u"migrate, status"_s;
    QTest::newRow("db with another action") << QStringList{u"db"_s, u"drop"_s} << u"drop"_s;
    QTest::newRow("local without action") << QStringList{u"local"_s} << u"status, start, stop"_s;
    QTest::newRow("jobs: another action") << QStringList{u"jobs"_s, u"kill"_s, u"1"_s} << u"kill"_s;
    QTest::newRow("jobs: another action alone") << QStringList{u"jobs"_s, u"kill"_s} << u"action: “kill” is none of"_s;
    QTest::newRow("export: standard output")
        << QStringList{u"export"_s, u"--tenant"_s, u"demo-a"_s, u"--out"_s, u"-"_s} << u"--out takes a file"_s;
    QTest::newRow("jobs: no number") << QStringList{u"jobs"_s, u"cancel"_s} << u"number"_s;
    QTest::newRow("jobs: a word for a number") << QStringList{u"jobs"_s, u"cancel"_s, u"x"_s} << u"“x”"_s;
    QTest::newRow("jobs: a plain word too many") << QStringList{u"jobs"_s, u"cancel"_s, u"1"_s, u"2"_s} << u"“2”"_s;
    QTest::newRow("jobs: a number for the list") << QStringList{u"jobs"_s, u"list"_s, u"7"_s} << u"“7”"_s;
    QTest::newRow("settings: no key") << QStringList{u"settings"_s, u"get"_s} << u"KEY"_s;
    QTest::newRow("settings: no value") << QStringList{u"settings"_s, u"set"_s, u"k"_s} << u"VALUE"_s;
    QTest::newRow("settings: too much") << QStringList{u"settings"_s, u"get"_s, u"k"_s, u"v"_s} << u"“v”"_s;
    QTest::newRow("help: unknown verb") << QStringList{u"help"_s, u"frobnicate"_s} << u"frobnicate"_s;
}

void TestCommandLine::refusesBadUsage()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, said);
    AbsentBackend backend;
    const Answer answer = run(backend, words);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.err.contains(said), qPrintable(answer.err));
    QVERIFY(answer.out.isEmpty());
    QCOMPARE(backend.requests(), 0);
}

void TestCommandLine::explainsErrorsInJson()
{
    AbsentBackend backend;
    const Answer answer = run(backend, {u"--json"_s, u"status"_s});
    QCOMPARE(answer.error().keys(), (QStringList{u"code"_s, u"hint"_s, u"message"_s, u"problems"_s}));
    const QJsonObject problem = answer.error().value(u"problems"_s)[0].toObject();
    QCOMPARE(problem.keys(), (QStringList{u"code"_s, u"field"_s, u"message"_s}));
    QCOMPARE(answer.err.count(u'\n'), 1);
}

void TestCommandLine::explainsErrorsInWords()
{
    AbsentBackend backend;
    const Answer answer =
        run(backend, {u"create"_s, u"--name"_s, u"Acme"_s, u"--as-of"_s, u"x"_s, u"--months"_s, u"0"_s});
    QVERIFY2(answer.err.contains(u"\n  --months takes a whole number from 1 to 60, not “0”.\n  --as-of takes a day"_s),
             qPrintable(answer.err));
    QVERIFY2(answer.err.contains(u"Nothing was written"_s), qPrintable(answer.err));
    const Answer single = run(backend, {u"create"_s, u"--name"_s, u"Acme"_s, u"--admin"_s, u"x"_s});
    QVERIFY2(single.err.startsWith(u"showroomctl: --admin: “x” is not an email address"_s), qPrintable(single.err));
}

void TestCommandLine::neutralisesEscapesInErrors()
{
    AbsentBackend backend;
    const Answer answer = run(backend, {u"status"_s, u"--tenant"_s, u"demo-\x1b[2J\n\u202e"_s});
    QVERIFY(!answer.err.contains(QChar(0x1b)));
    QVERIFY(!answer.err.contains(QChar(0x202e)));
}

void TestCommandLine::helpsWithEveryVerb_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &verb : cli::allVerbs())
        QTest::newRow(qPrintable(verb->description().name)) << verb->description().name;
}

void TestCommandLine::helpsWithEveryVerb()
{
    QFETCH(const QString, name);
    AbsentBackend backend;
    const Answer answer = run(backend, {name, u"--help"_s, u"--bogus"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.out.startsWith(u"Usage: showroomctl "_s + name), qPrintable(answer.out));
    QVERIFY(answer.out.contains(u"\nExamples:\n"_s));
    QVERIFY(answer.out.contains(u"showroomctl "_s + name));
    for (const QString &line : answer.out.split(u'\n'))
        QVERIFY2(line.size() <= 120, qPrintable(line));
    QCOMPARE(run(backend, {u"help"_s, name}).out, answer.out);
    const Answer inJson = run(backend, {name, u"--help"_s, u"--json"_s});
    QCOMPARE(inJson.json().value(u"name"_s).toString(), name);
    QVERIFY(!inJson.json().value(u"examples"_s).toArray().isEmpty());
    QCOMPARE(backend.requests(), 0);
}

void TestCommandLine::listsEveryVerbInTheOverview()
{
    AbsentBackend backend;
    const Answer answer = run(backend, {u"help"_s});
    QCOMPARE(answer.exitCode, 0);
    for (const auto &verb : cli::allVerbs())
        QVERIFY2(answer.out.contains(u"\n  "_s + verb->description().name + u' '),
                 qPrintable(verb->description().name));
    QVERIFY(answer.out.contains(u"Exit codes:"_s));
}

void TestCommandLine::helpsWithoutAVerb_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("long") << u"--help"_s;
    QTest::newRow("short") << u"-h"_s;
}

void TestCommandLine::helpsWithoutAVerb()
{
    QFETCH(const QString, option);
    AbsentBackend backend;
    const Answer answer = run(backend, {option});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.out.startsWith(u"Usage: showroomctl COMMAND"_s));
}

void TestCommandLine::tellsItsVersion_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("verb") << u"version"_s;
    QTest::newRow("option") << u"--version"_s;
}

void TestCommandLine::tellsItsVersion()
{
    QFETCH(const QString, word);
    QCoreApplication::setApplicationVersion(u"9.8.7"_s);
    AbsentBackend backend;
    QVERIFY(run(backend, {word}).out.startsWith(u"showroomctl 9.8.7 "_s));
    QCOMPARE(run(backend, {word, u"--json"_s}).json().value(u"version"_s).toString(), u"9.8.7"_s);
}

void TestCommandLine::reportsAnAbsentServer()
{
    AbsentBackend backend;
    const Answer answer = run(backend, {u"list"_s});
    QCOMPARE(answer.exitCode, 7);
    QCOMPARE(answer.err, u"showroomctl: No server answers.\nStart one.\n"_s);
    QCOMPARE(run(backend, {u"list"_s, u"--json"_s}).errorCode(), u"database-unreachable"_s);
    QCOMPARE(backend.requests(), 2);
}

void TestCommandLine::reportsAnOutputThatIsFull()
{
    QFile full(u"/dev/full"_s);
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QTextStream in;
    QTextStream out(&full);
    QString said;
    QTextStream err(&said);
    cli::Terminal terminal({in, out, err});
    const SystemClock clock;
    AbsentBackend backend;
    QCOMPARE(cli::CommandLine({terminal, clock, backend}).run({u"help"_s}), 1);
    QVERIFY2(said.contains(u"was not written"_s), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
