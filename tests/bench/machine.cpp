#include "bench/machine.h"

#include "bench/processor_time.h"

#include "database/postgres_binaries.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <unistd.h>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

qint64 nowNanoseconds()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

QString processorName()
{
    QFile file(u"/proc/cpuinfo"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("model name"))
                return QString::fromUtf8(line.sliced(line.indexOf(':') + 1).simplified());
        }
    }
    return QSysInfo::currentCpuArchitecture();
}

QString memorySize()
{
    const double bytes = double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE));
    return u"%1 GB"_s.arg(bytes / double(1 << 30), 0, 'f', 0);
}

QString postgresVersion()
{
    const auto programs = database::PostgresBinaries::find();
    if (!programs)
        return {};
    QProcess process;
    process.start(programs->program(u"postgres"_s), {u"--version"_s});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput().simplified()).section(u' ', 2);
}

} // namespace

Machine Machine::current()
{
    Machine machine;
    machine.processor = processorName();
    machine.processors = QThread::idealThreadCount();
    machine.memory = memorySize();
    machine.system = QSysInfo::prettyProductName();
    machine.kernel = QSysInfo::kernelVersion();
    machine.qt = QString::fromLatin1(qVersion());
    machine.postgresql = postgresVersion();
#ifdef NDEBUG
    machine.build = u"optimised"_s;
#else
    machine.build = u"not optimised: figures of a kind that nobody should quote"_s;
#endif
    return machine;
}

QJsonObject Machine::toJson() const
{
    return {{u"processor"_s, processor},   {u"processors"_s, processors},
            {u"memory"_s, memory},         {u"system"_s, system},
            {u"kernel"_s, kernel},         {u"qt"_s, qt},
            {u"postgresql"_s, postgresql}, {u"build"_s, build}};
}

Noise::Noise()
    : m_machineSeconds(machineProcessorSeconds())
    , m_ownSeconds(ownProcessorSeconds())
    , m_startedAt(nowNanoseconds())
{
}

double Noise::seconds() const
{
    return double(nowNanoseconds() - m_startedAt) / 1e9;
}

double Noise::shareOfOthers() const
{
    const double ours = ownProcessorSeconds() - m_ownSeconds + m_serverSeconds;
    const double others = machineProcessorSeconds() - m_machineSeconds - ours;
    return std::clamp(others / (seconds() * QThread::idealThreadCount()), 0.0, 1.0);
}

} // namespace showroom::bench
