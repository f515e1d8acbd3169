#include "cli/argument_parser.h"
#include "cli/arguments.h"

#include <QTest>

using namespace showroom;
using namespace showroom::cli;
using namespace Qt::StringLiterals;

namespace {

const QList<OptionSpec> options{
    {u"name"_s, Arity::Value, u"NAME"_s, {}},
    {u"months"_s, Arity::Value, u"N"_s, {}},
    {u"as-of"_s, Arity::Value, u"DATE"_s, {}},
    {u"seed"_s, Arity::Value, u"N"_s, {}},
    {u"count"_s, Arity::Value, u"KIND=N"_s, {}, true},
    {u"regions"_s, Arity::Value, u"LIST"_s, {}, true},
    {u"confirm"_s, Arity::OptionalValue, u"ID"_s, {}},
    {u"tenant"_s, Arity::Value, u"ID"_s, {}},
    {u"seasonality"_s, Arity::Flag, {}, {}},
    {u"no-seasonality"_s, Arity::Flag, {}, {}},
    {u"help"_s, Arity::Flag, {}, {}},
};

QStringList problemsOf(const Arguments &arguments)
{
    QStringList words;
    for (const Problem &problem : arguments.problems())
        words.append(problem.field + u':' + problem.code);
    return words;
}

} // namespace

class TestArguments final : public QObject {
    Q_OBJECT

private slots:
    void namesTheMistakesOfALine_data();
    void namesTheMistakesOfALine();
    void namesAllMistakesAtOnce();
    void acceptsBothFormsOfAValue();
    void endsOptionsAtTwoDashes();
    void readsNumbersInTheirRange_data();
    void readsNumbersInTheirRange();
    void readsDays_data();
    void readsDays();
    void readsCounts_data();
    void readsCounts();
    void splitsLists();
    void refusesForeignTenants_data();
    void refusesForeignTenants();
    void guessesWhatWasMeant_data();
    void guessesWhatWasMeant();
    void namesFieldsAndOptions_data();
    void namesFieldsAndOptions();
};

void TestArguments::namesTheMistakesOfALine_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("problems");

    QTest::newRow("nothing") << QStringList{} << QStringList{};
    QTest::newRow("unknown") << QStringList{u"--bogus"_s} << QStringList{u"bogus:unknown-option"_s};
    QTest::newRow("unknown with value") << QStringList{u"--bogus"_s, u"x"_s} << QStringList{u"bogus:unknown-option"_s};
    QTest::newRow("missing value at the end") << QStringList{u"--name"_s} << QStringList{u"name:missing-value"_s};
    QTest::newRow("missing value before another")
        << QStringList{u"--name"_s, u"--months"_s, u"3"_s} << QStringList{u"name:missing-value"_s};
    QTest::newRow("duplicate") << QStringList{u"--name"_s, u"a"_s, u"--name"_s, u"b"_s}
                               << QStringList{u"name:duplicate"_s};
    QTest::newRow("repeatable") << QStringList{u"--count"_s, u"a=1"_s, u"--count"_s, u"b=2"_s} << QStringList{};
    QTest::newRow("value for a flag") << QStringList{u"--seasonality=yes"_s}
                                      << QStringList{u"seasonality:unexpected-value"_s};
    QTest::newRow("plain word") << QStringList{u"demo-acme"_s} << QStringList{u"arguments:unexpected"_s};
    QTest::newRow("single dash") << QStringList{u"-x"_s} << QStringList{u"arguments:unexpected"_s};
    QTest::newRow("nul") << QStringList{u"--name"_s, QString(u"a"_s + QChar(QChar::Null))}
                         << QStringList{u"name:control-character"_s};
    QTest::newRow("bare optional value") << QStringList{u"--confirm"_s} << QStringList{};
}

void TestArguments::namesTheMistakesOfALine()
{
    QFETCH(const QStringList, words);
    QFETCH(const QStringList, problems);
    QCOMPARE(problemsOf(Arguments::parse(words, options, 0)), problems);
}

void TestArguments::namesAllMistakesAtOnce()
{
    Arguments arguments = Arguments::parse({u"--months"_s, u"61"_s, u"--seed"_s, u"-1"_s, u"--as-of"_s, u"soon"_s,
                                            u"--count"_s, u"donation"_s, u"--bogus"_s},
                                           options, 0);
    arguments.integer(u"months"_s, 1, 60);
    arguments.integer(u"seed"_s, 0, 99);
    arguments.date(u"as-of"_s);
    arguments.counts(u"count"_s);
    const Result<void> verdict = arguments.verdict();
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().code, ErrorCode::InvalidInput);
    QCOMPARE(problemsOf(arguments),
             (QStringList{u"bogus:unknown-option"_s, u"months:out-of-range"_s, u"seed:out-of-range"_s,
                          u"asOf:not-a-date"_s, u"count:not-a-count"_s}));
}

void TestArguments::acceptsBothFormsOfAValue()
{
    const Arguments arguments = Arguments::parse({u"--name=--Acme--"_s, u"--months"_s, u"-1"_s}, options, 0);
    QCOMPARE(arguments.text(u"name"_s), u"--Acme--"_s);
    QCOMPARE(arguments.text(u"months"_s), u"-1"_s);
    QVERIFY(arguments.problems().isEmpty());
}

void TestArguments::endsOptionsAtTwoDashes()
{
    const Arguments arguments = Arguments::parse({u"--"_s, u"--name"_s}, options, 1);
    QCOMPARE(arguments.positionals(), QStringList{u"--name"_s});
    QVERIFY(!arguments.has(u"name"_s));
}

void TestArguments::readsNumbersInTheirRange_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<qint64>("value");

    QTest::newRow("lowest") << u"1"_s << qint64(1);
    QTest::newRow("highest") << u"60"_s << qint64(60);
    QTest::newRow("below") << u"0"_s << qint64(-1);
    QTest::newRow("above") << u"61"_s << qint64(-1);
    QTest::newRow("fraction") << u"1.5"_s << qint64(-1);
    QTest::newRow("word") << u"twelve"_s << qint64(-1);
    QTest::newRow("empty") << u""_s << qint64(-1);
    QTest::newRow("huge") << u"99999999999999999999"_s << qint64(-1);
    QTest::newRow("other digits") << u"१२"_s << qint64(-1);
}

void TestArguments::readsNumbersInTheirRange()
{
    QFETCH(const QString, written);
    QFETCH(const qint64, value);
    Arguments arguments = Arguments::parse({u"--months"_s, written}, options, 0);
    QCOMPARE(arguments.integer(u"months"_s, 1, 60).value_or(-1), value);
    QCOMPARE(arguments.problems().isEmpty(), value > 0);
}

void TestArguments::readsDays_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QDate>("day");

    QTest::newRow("day") << u"2026-03-31"_s << QDate(2026, 3, 31);
    QTest::newRow("moment in UTC") << u"2026-03-31T23:59:59Z"_s << QDate(2026, 3, 31);
    QTest::newRow("moment in another zone") << u"2026-03-31T23:59:59-05:00"_s << QDate(2026, 4, 1);
    QTest::newRow("moment without a zone") << u"2026-03-31T23:59:59"_s << QDate(2026, 3, 31);
    QTest::newRow("no such day") << u"2026-02-30"_s << QDate();
    QTest::newRow("other order") << u"31.03.2026"_s << QDate();
    QTest::newRow("word") << u"yesterday"_s << QDate();
    QTest::newRow("empty") << u""_s << QDate();
}

void TestArguments::readsDays()
{
    QFETCH(const QString, written);
    QFETCH(const QDate, day);
    Arguments arguments = Arguments::parse({u"--as-of"_s, written}, options, 0);
    QCOMPARE(arguments.date(u"as-of"_s).value_or(QDate()), day);
    QCOMPARE(arguments.problems().isEmpty(), day.isValid());
}

void TestArguments::readsCounts_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("problem");

    QTest::newRow("one") << QStringList{u"volunteer=5"_s} << QString();
    QTest::newRow("none of a kind") << QStringList{u"volunteer=0"_s} << QString();
    QTest::newRow("two") << QStringList{u"volunteer=5"_s, u"buddy=1"_s} << QString();
    QTest::newRow("twice the same") << QStringList{u"buddy=5"_s, u"buddy=1"_s} << u"count:duplicate"_s;
    QTest::newRow("no number") << QStringList{u"buddy=many"_s} << u"count:not-a-count"_s;
    QTest::newRow("no kind") << QStringList{u"=5"_s} << u"count:not-a-count"_s;
    QTest::newRow("no equals") << QStringList{u"buddy"_s} << u"count:not-a-count"_s;
    QTest::newRow("empty") << QStringList{u""_s} << u"count:not-a-count"_s;
}

void TestArguments::readsCounts()
{
    QFETCH(const QStringList, values);
    QFETCH(const QString, problem);
    QStringList words;
    for (const QString &value : values)
        words << u"--count"_s << value;
    Arguments arguments = Arguments::parse(words, options, 0);
    const QMap<QString, qint64> counts = arguments.counts(u"count"_s);
    QCOMPARE(problemsOf(arguments), problem.isEmpty() ? QStringList() : QStringList{problem});
    if (problem.isEmpty())
        QCOMPARE(counts.size(), values.size());
}

void TestArguments::splitsLists()
{
    const Arguments arguments = Arguments::parse({u"--regions"_s, u"US, EU"_s, u"--regions=UK"_s}, options, 0);
    QCOMPARE(arguments.list(u"regions"_s), (QStringList{u"US"_s, u"EU"_s, u"UK"_s}));
    QCOMPARE(Arguments::parse({u"--regions"_s, u""_s}, options, 0).list(u"regions"_s), QStringList{u""_s});
}

void TestArguments::refusesForeignTenants_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("demo") << u"demo-acme"_s << 0;
    QTest::newRow("sandbox") << u"sandbox-acme"_s << 0;
    QTest::newRow("production") << u"prod-acme"_s << 3;
    QTest::newRow("no prefix") << u"acme"_s << 3;
    QTest::newRow("upper case") << u"DEMO-ACME"_s << 3;
    QTest::newRow("quote") << u"demo-a'; drop table x"_s << 3;
    QTest::newRow("too long") << QString(u"demo-"_s + QString(60, u'a')) << 3;
    QTest::newRow("empty") << u""_s << 2;
}

void TestArguments::refusesForeignTenants()
{
    QFETCH(const QString, id);
    QFETCH(const int, exitCode);
    Arguments arguments = Arguments::parse({u"--tenant"_s, id}, options, 0);
    QCOMPARE(arguments.tenant(), id);
    const Result<void> verdict = arguments.verdict();
    QCOMPARE(verdict ? 0 : showroom::exitCode(verdict.error().code), exitCode);
}

void TestArguments::guessesWhatWasMeant_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("meant");

    QTest::newRow("missing letter") << u"creat"_s << u"create"_s;
    QTest::newRow("swapped letters") << u"craete"_s << u"create"_s;
    QTest::newRow("extra letter") << u"jobss"_s << u"jobs"_s;
    QTest::newRow("another word") << u"frobnicate"_s << QString();
}

void TestArguments::guessesWhatWasMeant()
{
    QFETCH(const QString, word);
    QFETCH(const QString, meant);
    QCOMPARE(nearest(word, {u"create"_s, u"list"_s, u"jobs"_s}).value_or(QString()), meant);
}

void TestArguments::namesFieldsAndOptions_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("field");

    QTest::newRow("one word") << u"name"_s << u"name"_s;
    QTest::newRow("two words") << u"as-of"_s << u"asOf"_s;
}

void TestArguments::namesFieldsAndOptions()
{
    QFETCH(const QString, option);
    QFETCH(const QString, field);
    QCOMPARE(fieldOfOption(option), field);
    QCOMPARE(optionOfField(field), QString(u"--"_s + option));
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
