#include "database/postgres_binaries.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

constexpr int oldestMajorVersion = 15;

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(5000) ? QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed()
                                         : QString();
}

bool isInstallation(const QString &directory)
{
    const QStringList needed{u"initdb"_s, u"pg_ctl"_s, u"postgres"_s};
    return std::all_of(needed.begin(), needed.end(),
                       [&](const QString &program) { return QFileInfo(directory + u'/' + program).isExecutable(); });
}

QStringList candidateDirectories()
{
    QStringList directories;
    for (const QString &root : {u"/usr/lib/postgresql"_s, u"/usr/local/lib/postgresql"_s}) {
        for (const QString &version : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            directories << root + u'/' + version + u"/bin"_s;
    }
    for (const QString &version : QDir(u"/usr"_s).entryList({u"pgsql-*"_s}, QDir::Dirs))
        directories << u"/usr/"_s + version + u"/bin"_s;
    const QString onPath = QStandardPaths::findExecutable(u"initdb"_s);
    if (!onPath.isEmpty())
        directories << QFileInfo(QFileInfo(onPath).canonicalFilePath()).path();
    const QString config = QStandardPaths::findExecutable(u"pg_config"_s);
    if (!config.isEmpty())
        directories << outputOf(config, {u"--bindir"_s});
    directories.removeDuplicates();
    return directories;
}

int majorVersionOf(const QString &directory)
{
    static const QRegularExpression inPath(u"^/usr/lib/postgresql/(\\d+)/bin$"_s);
    if (const auto match = inPath.match(directory); match.hasMatch())
        return match.captured(1).toInt();
    static const QRegularExpression inOutput(u"\\s(\\d+)(\\.|\\s|$|devel|beta|rc)"_s);
    return inOutput.match(outputOf(directory + u"/postgres"_s, {u"--version"_s})).captured(1).toInt();
}

} // namespace

Result<PostgresBinaries> PostgresBinaries::find(int majorVersion)
{
    PostgresBinaries best;
    for (const QString &directory : candidateDirectories()) {
        if (!isInstallation(directory))
            continue;
        const int version = majorVersionOf(directory);
        const bool fits = majorVersion == 0 ? version >= oldestMajorVersion : version == majorVersion;
        if (fits && version > best.majorVersion)
            best = {directory, version};
    }
    if (best.majorVersion > 0)
        return best;
    if (majorVersion > 0) {
        return fail(ErrorCode::DatabaseUnreachable,
                    u"The private server's data belongs to PostgreSQL %1, which is not installed."_s.arg(majorVersion),
                    u"Install the package postgresql-%1."_s.arg(majorVersion));
    }
    return fail(ErrorCode::DatabaseUnreachable, u"PostgreSQL 15 or newer is not installed on this machine."_s,
                u"Install the package postgresql, or connect to a server."_s);
}

} // namespace showroom::database
