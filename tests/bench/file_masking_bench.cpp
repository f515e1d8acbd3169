#include "bench/bench.h"
#include "bench/child_process.h"
#include "bench/report.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 3;

/// A table of customers: six columns to mask, four to keep.
QByteArray customers(int rows)
{
    constexpr const char *firstNames[] = {"Anna", "James", "Mary", "Robert", "Linda", "Peter", "Eva", "Thomas"};
    constexpr const char *lastNames[] = {"Smith", "Johnson", "Kowalski", "Garcia", "Miller", "Andersson", "Moreau"};
    QByteArray csv = "id,name,email,phone,address,company,birth_date,plan,amount,created\n";
    for (int row = 0; row < rows; ++row) {
        const QByteArray number = QByteArray::number(row);
        const QByteArray first = firstNames[row % 8];
        const QByteArray last = lastNames[row % 7] + QByteArray::number(row / 56, 36);
        csv += number + ',' + first + ' ' + last + ',' + first.toLower() + '.' + last.toLower() + "@corp" +
               QByteArray::number(row % 977) + ".com,+1 415 " + QByteArray::number(100 + row % 900) + ' ' +
               QByteArray::number(1000 + row % 9000) + ",\"" + QByteArray::number(row % 999) + " Main Street, Town " +
               QByteArray::number(row % 5000) + "\",Acme " + QByteArray::number(row % 3000) + " Inc,19" +
               QByteArray::number(50 + row % 50) + "-0" + QByteArray::number(1 + row % 9) + "-1" +
               QByteArray::number(row % 9) + ",gold," + QByteArray::number(row % 100'000) + ".50,2025-01-02\n";
    }
    return csv;
}

Result<void> write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return fail(ErrorCode::FileFailure, u"%1 could not be written."_s.arg(path), {}, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

QStringList maskArguments(const QTemporaryDir &folder)
{
    QStringList arguments{
        u"mask"_s,  folder.filePath(u"customers.csv"_s), u"--salt-from"_s, u"file:"_s + folder.filePath(u"salt"_s),
        u"--out"_s, folder.filePath(u"masked.csv"_s),    u"--force"_s,     u"--json"_s};
    for (const QString &rule : {u"name=name"_s, u"email=email:unique"_s, u"phone=phone"_s, u"address=address"_s,
                                u"company=company"_s, u"birth_date=birth-date"_s, u"*=keep"_s})
        arguments += {u"--map"_s, rule};
    return arguments;
}

} // namespace

/// A file with six masked columns, the search for leaks apart; both by the clock, with as many threads as there are.
Result<void> benchFileMasking(const Options &options, Report &report)
{
    report.beginGroup(group, u"Masking a file"_s);
    const int rows = options.isQuick ? 20'000 : 1'000'000;
    const QTemporaryDir folder(options.folder + u"/showroom-bench-XXXXXX"_s);
    SHOWROOM_TRY(write(folder.filePath(u"salt"_s), "1:" + QByteArray(32, 'b').toBase64()));
    SHOWROOM_TRY(write(folder.filePath(u"customers.csv"_s), customers(rows)));
    Samples masking;
    Samples searching;
    double peak = 0;
    for (int round = 0; round < options.fewRounds(); ++round) {
        const auto run = runChild(QCoreApplication::applicationDirPath() + u"/showroomctl"_s, maskArguments(folder),
                                  QProcessEnvironment::systemEnvironment());
        if (!run)
            return run.error();
        const QJsonObject outcome = QJsonDocument::fromJson(run->output).object();
        const auto rate = [&](const QString &key) { return rows / std::max(1.0, outcome.value(key).toDouble()); };
        masking.add(rate(u"durationMs"_s));
        searching.add(rate(u"searchMs"_s));
        peak = std::max(peak, run->peakMegabytes);
    }
    report.add(Figure::of(group, u"rows of a CSV masked a second, six columns, in thousands"_s, masking, u"k"_s,
                          Limit::atLeast(300))
                   .withPeakMemory(peak));
    report.add(
        Figure::of(group, u"rows searched for leaks a second, in thousands"_s, searching, u"k"_s, Limit::none()));
    Samples memory;
    memory.add(peak);
    report.add(Figure::of(group, u"peak memory of masking a file"_s, memory, u"MB"_s, Limit::atMost(150)));
    return {};
}

} // namespace showroom::bench
