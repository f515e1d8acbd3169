#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

/// The benchmarks with small amounts: that each measures something, not whether it is fast enough here.
class TestBench final : public QObject {
    Q_OBJECT

private slots:
    void measures_data();
    void measures();
    void namesTheMachine();
    void refusesAGroupThatDoesNotExist();

private:
    /// What the program writes as JSON; empty when it failed.
    QJsonObject run(const QStringList &groups);

    QTemporaryDir m_folder;
    QByteArray m_errors;
};

QJsonObject TestBench::run(const QStringList &groups)
{
    constexpr int patience = 300'000;
    QFile results(m_folder.filePath(u"results.json"_s));
    results.remove();
    QProcess program;
    program.start(QStringLiteral(SHOWROOM_BENCH_PATH),
                  QStringList{u"--quick"_s, u"--rounds"_s, u"1"_s, u"--out"_s, results.fileName()} + groups);
    program.waitForFinished(patience);
    m_errors = program.readAllStandardError();
    if (program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0 || !results.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(results.readAll()).object();
}

void TestBench::measures_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QStringList>("figures");
    QTest::newRow("filling") << u"1"_s
                             << QStringList{u"medium, full ÷ \\copy"_s, u"medium, shared_schema ÷ \\copy"_s,
                                            u"medium, full: processor an event"_s};
    QTest::newRow("generating") << u"3"_s
                                << QStringList{u"persons a second and core, in millions"_s,
                                               u"email:unique, distinct values of 100,000 subjects"_s,
                                               u"generated mail names, distinct values of 100,000 people"_s,
                                               u"rows of a CSV masked a second, six columns, in thousands"_s};
    QTest::newRow("exporting") << u"4"_s
                               << QStringList{u"JSONL ÷ \\copy text"_s, u"JSONL ÷ \\copy of row_to_json"_s,
                                              u"SQL ÷ pg_dump --inserts"_s, u"JSONL: peak memory"_s};
    QTest::newRow("tearing down") << u"5"_s
                                  << QStringList{u"full: the job"_s,
                                                 u"shared_schema: the job ÷ the bare indexed DELETE"_s};
    QTest::newRow("sessions") << u"6"_s
                              << QStringList{u"point read: in a session ÷ the table"_s, u"reset of 13,000 changes"_s,
                                             u"26000 changes, point read, impact_dense"_s};
    QTest::newRow("many in sessions at once") << u"6 --soak 0.05"_s << QStringList{u"statements a second"_s};
    QTest::newRow("tables") << u"7"_s
                            << QStringList{u"first paint, QSqlQueryModel ÷ ours"_s, u"a jump anywhere, p99"_s};
    QTest::newRow("fleet") << u"8"_s
                           << QStringList{u"shared_schema: creating one ÷ the first"_s,
                                          u"full: others' reads while a large one is created, p99 ÷ idle"_s};
    QTest::newRow("the guard") << u"10"_s
                               << QStringList{u"shared_schema: a page of fifty, through the guard ÷ table"_s,
                                              u"full: a page of fifty, through the guard ÷ table"_s};
    QTest::newRow("sandboxes") << u"9"_s
                               << QStringList{u"a sandbox ready, minimal, full"_s, u"1,000 expiries previewed"_s,
                                              u"API calls counted a second, one sandbox, 16 callers"_s};
}

void TestBench::measures()
{
    QFETCH(QString, group);
    QFETCH(QStringList, figures);
    QStringList found;
    const QJsonObject results = run(group.split(u' '));
    QVERIFY2(!results.isEmpty(), m_errors.constData());
    for (const QJsonValue &figure : results[u"figures"_s].toArray()) {
        const double value = figure[u"value"_s].toDouble();
        QVERIFY2(std::isfinite(value) && value >= 0, qPrintable(figure[u"name"_s].toString()));
        if (value > 0)
            found.append(figure[u"name"_s].toString());
    }
    for (const QString &name : figures)
        QVERIFY2(found.contains(name), qPrintable(name));
}

void TestBench::namesTheMachine()
{
    const QJsonObject machine = run({u"3"_s})[u"machine"_s].toObject();
    for (const QString &key : {u"processor"_s, u"kernel"_s, u"postgresql"_s, u"qt"_s})
        QVERIFY2(!machine[key].toString().isEmpty(), qPrintable(key));
}

void TestBench::refusesAGroupThatDoesNotExist()
{
    QVERIFY(run({u"99"_s}).isEmpty());
    QVERIFY(m_errors.contains("There is no group “99”"));
}

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
