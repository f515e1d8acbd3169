#include "bench/processor_time.h"

#include <QDir>
#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

double ticksToSeconds(double ticks)
{
    return ticks / double(sysconf(_SC_CLK_TCK));
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The fields of /proc/PID/stat behind the program's name, which may hold blanks; proc(5) counts them from 3.
QByteArrayList statFields(const QString &processId)
{
    const QByteArray line = content(u"/proc/%1/stat"_s.arg(processId));
    return line.sliced(std::max<qsizetype>(0, line.lastIndexOf(')') + 1)).trimmed().split(' ');
}

double ticksOf(const QByteArrayList &fields, bool withEndedChildren)
{
    double ticks = 0;
    for (int field = 14; field <= (withEndedChildren ? 17 : 15); ++field)
        ticks += fields.value(field - 3).toDouble();
    return ticks;
}

/// A value of /proc/PID/status in MB.
double statusMegabytes(const QString &processId, const QByteArray &key)
{
    for (const QByteArray &line : content(u"/proc/%1/status"_s.arg(processId)).split('\n')) {
        if (line.startsWith(key))
            return line.sliced(key.size()).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

} // namespace

double ownProcessorSeconds()
{
    double total = 0;
    for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        getrusage(who, &usage);
        total += seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
    return total;
}

double treeProcessorSeconds(qint64 processId)
{
    double ticks = ticksOf(statFields(QString::number(processId)), true);
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!entry.front().isDigit())
            continue;
        const QByteArrayList fields = statFields(entry);
        if (fields.value(1).toLongLong() == processId)
            ticks += ticksOf(fields, false);
    }
    return ticksToSeconds(ticks);
}

double machineProcessorSeconds()
{
    constexpr int idle = 4;
    constexpr int waiting = 5;
    const QByteArrayList fields = content(u"/proc/stat"_s).split('\n').constFirst().simplified().split(' ');
    double ticks = 0;
    // user, nice, system, idle, iowait, irq, softirq, steal; guests are counted in user already.
    for (int field = 1; field <= 8; ++field)
        ticks += field == idle || field == waiting ? 0 : fields.value(field).toDouble();
    return ticksToSeconds(ticks);
}

double peakMegabytes(qint64 processId)
{
    return statusMegabytes(QString::number(processId), "VmHWM:");
}

double ownMegabytes()
{
    return statusMegabytes(u"self"_s, "VmRSS:");
}

} // namespace showroom::bench
