#include "bench/bench.h"
#include "bench/child_process.h"
#include "bench/report.h"
#include "bench/table_viewer.h"

#include "gui/common/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <cstdio>

using namespace showroom;
using namespace Qt::StringLiterals;

namespace {

struct Group {
    int number;
    Result<void> (*run)(const bench::Options &, bench::Report &);
};

/// Several numbers of performance.md may be one run; 9 are the figures of sandboxes, 10 those of the guard.
constexpr Group groups[] = {
    {1, bench::benchSeeding}, {2, bench::benchSeeding},   {3, bench::benchGeneration}, {3, bench::benchFileMasking},
    {4, bench::benchExport},  {5, bench::benchTeardown},  {6, bench::benchSessions},   {7, bench::benchTable},
    {8, bench::benchFleet},   {9, bench::benchSandboxes}, {10, bench::benchGuard},
};

Result<QList<Group>> chosenGroups(const QStringList &words)
{
    QList<Group> chosen;
    const auto add = [&chosen](const Group &group) {
        const auto isSame = [&group](const Group &other) { return other.run == group.run; };
        if (std::none_of(chosen.cbegin(), chosen.cend(), isSame))
            chosen.append(group);
    };
    for (const QString &word : words) {
        const auto isNamed = [&word](const Group &group) { return QString::number(group.number) == word; };
        if (std::none_of(std::begin(groups), std::end(groups), isNamed))
            return fail(ErrorCode::InvalidInput,
                        u"There is no group “%1”; the groups are 1 2 3 4 5 6 7 8 9 10."_s.arg(word));
        for (const Group &group : groups) {
            if (isNamed(group))
                add(group);
        }
    }
    if (words.isEmpty())
        std::for_each(std::begin(groups), std::end(groups), add);
    return chosen;
}

void defineOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Measures the figures that Showroom has to reach, each against a yardstick in the "
        "same run."_s);
    parser.addHelpOption();
    parser.addOption({u"quick"_s, u"Small amounts: whether the benchmarks work, not what they say."_s});
    parser.addOption({u"rounds"_s, u"Rounds of each figure (5)."_s, u"N"_s});
    parser.addOption(
        {u"soak"_s, u"In place of group 6: two hundred people in sessions at once for so long."_s, u"MINUTES"_s});
    parser.addOption({u"out"_s, u"Where the figures go as JSON (results.json)."_s, u"FILE"_s, u"results.json"_s});
    parser.addOption({u"folder"_s, u"Where servers and files go: a folder on the disk to measure (/var/tmp)."_s,
                      u"DIR"_s, u"/var/tmp"_s});
    // How a group measures the memory of one thing alone: this program in a process of its own.
    for (const QString &name : {u"view"_s, u"environment"_s, u"jumps"_s}) {
        QCommandLineOption option(name, {}, name);
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    }
    parser.addPositionalArgument(u"GROUP"_s,
                                 u"1 filling, 2 processor, 3 generating, 4 exporting, 5 tearing down, "
                                 "6 sessions, 7 tables, 8 fleet, 9 sandboxes; all of them unless given."_s,
                                 u"[GROUP…]"_s);
}

Result<void> view(const QCommandLineParser &parser, QTextStream &out)
{
    const Result<QJsonObject> seen =
        bench::viewTable(parser.value(u"view"_s), parser.value(u"environment"_s), parser.value(u"jumps"_s).toInt());
    if (!seen)
        return seen.error();
    out << QJsonDocument(*seen).toJson(QJsonDocument::Compact);
    return {};
}

Result<void> run(const QCommandLineParser &parser, QTextStream &out)
{
    const Result<QList<Group>> chosen = chosenGroups(parser.positionalArguments());
    if (!chosen)
        return chosen.error();
    bench::Options options;
    options.isQuick = parser.isSet(u"quick"_s);
    options.rounds = parser.isSet(u"rounds"_s) ? parser.value(u"rounds"_s).toInt() : options.isQuick ? 2 : 5;
    options.soakMinutes = parser.value(u"soak"_s).toDouble();
    options.folder = parser.value(u"folder"_s);
    if (options.rounds < 1)
        return fail(ErrorCode::InvalidInput, u"--rounds takes a number from 1."_s);
    if (parser.isSet(u"soak"_s) && !(options.soakMinutes > 0))
        return fail(ErrorCode::InvalidInput, u"--soak takes minutes above 0."_s);
    QDir().mkpath(QFileInfo(parser.value(u"out"_s)).absolutePath());

    const bench::Machine machine = bench::Machine::current();
    bench::Report report(out);
    for (const Group &group : *chosen)
        SHOWROOM_TRY(group.run(options, report));
    report.finish(machine);
    return report.writeJson(parser.value(u"out"_s), machine);
}

} // namespace

/// Exit code 0 when everything could be measured, whatever the figures say; 1 otherwise.
int main(int argc, char *argv[])
{
    bench::holdInterrupts();
    // Tables are painted into memory: no display is needed, and none makes a difference.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const gui::Theme theme;
    QCommandLineParser parser;
    defineOptions(parser);
    parser.process(application);
    QTextStream out(stdout);
    const Result<void> done = parser.isSet(u"view"_s) ? view(parser, out) : run(parser, out);
    if (done)
        return 0;
    const Error &error = done.error();
    out.flush();
    std::fprintf(stderr, "%s %s\n%s\n", qUtf8Printable(error.message), qUtf8Printable(error.hint),
                 qUtf8Printable(error.detail));
    return 1;
}
