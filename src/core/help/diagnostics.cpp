#include "core/help/diagnostics.h"

#include "base/clock.h"
#include "core/access/settings_store.h"
#include "core/jobs/job_store.h"
#include "database/connection.h"
#include "database/migrator.h"

#include <QFile>
#include <QLocale>
#include <QSaveFile>
#include <QSysInfo>

namespace showroom::help {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 logBytes = 64 * 1024;
constexpr int logLines = 120;

QString section(const QString &title, const QStringList &lines)
{
    return u"== %1 ==\n%2\n\n"_s.arg(title, lines.isEmpty() ? u"(nothing)"_s : lines.join(u'\n'));
}

QStringList platform(const DiagnosticsRequest &request, const Clock &clock)
{
    return {u"program      "_s + request.program,
            u"time         "_s + clock.now().toString(Qt::ISODate),
            u"Qt           "_s + QString::fromLatin1(qVersion()),
            u"system       "_s + QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelType() + u' ' +
                QSysInfo::kernelVersion() + u", "_s + QSysInfo::currentCpuArchitecture(),
            u"language     "_s + QLocale().name(),
            u"desktop      "_s + qEnvironmentVariable("XDG_CURRENT_DESKTOP", u"none"_s) + u", "_s +
                qEnvironmentVariable("QT_QPA_PLATFORM", u"usual platform"_s)};
}

QStringList settingsOf(const QMap<QString, QString> &settings)
{
    QStringList lines;
    for (const auto &[key, value] : settings.asKeyValueRange())
        lines.append(key + u" = "_s + value);
    return lines;
}

QStringList errorLines(const Error &error)
{
    QStringList lines{errorCodeName(error.code) + u": "_s + error.message};
    for (const QString &more : {error.hint, error.detail})
        if (!more.isEmpty())
            lines.append(u"    "_s + more);
    return lines;
}

QStringList databaseLines(database::Connection *connection, const Error &failure)
{
    if (!connection)
        return errorLines(failure);
    QStringList lines{u"connection   "_s + connection->settings().describe(),
                      u"server       PostgreSQL "_s + QString::number(connection->serverVersion() / 10000) + u'.' +
                          QString::number(connection->serverVersion() % 10000)};
    if (const auto status = database::Migrator::status(*connection))
        lines.append(u"schema       "_s + (status->newer ? u"newer than this program"_s
                                           : status->upToDate
                                               ? u"up to date, "_s + database::Migrator::bundled().last().describe()
                                               : u"pending: "_s + status->pending.join(u", "_s)));
    if (const auto settings = access::listSettings(*connection))
        for (const access::Setting &setting : *settings)
            lines.append(setting.key + u" = "_s + QString::number(setting.value));
    return lines;
}

QStringList findings(const DiagnosticsRequest &request, database::Connection *connection, const Clock &clock)
{
    QList<access::Check> checks;
    if (connection)
        checks = access::runDoctor(*connection, clock);
    checks.append(access::checkSalt(request.salts, connection));
    checks.append(access::checkDiskSpace(request.dataDirectory));
    QStringList lines;
    for (const access::Check &check : checks) {
        lines.append(u"%1  %2: %3"_s.arg(access::toWord(check.state).leftJustified(5), check.name, check.message));
        if (!check.hint.isEmpty())
            lines.append(u"       "_s + check.hint);
    }
    return lines;
}

QStringList failedJobs(database::Connection *connection)
{
    QStringList lines;
    const auto jobs = connection ? jobs::list(*connection) : Result<QList<jobs::Job>>();
    if (!jobs)
        return errorLines(jobs.error());
    for (const jobs::Job &job : *jobs) {
        if (!job.error && !job.isOrphaned)
            continue;
        lines.append(u"job %1 %2 %3 %4 %5"_s.arg(QString::number(job.id), job.kind, job.environmentId,
                                                 job.isOrphaned ? u"interrupted"_s : jobs::toWord(job.state),
                                                 job.createdAt.toString(Qt::ISODate)));
        if (job.error)
            lines += errorLines(*job.error);
    }
    return lines;
}

/// The server's messages without the statements and values that belong to them.
QStringList serverLog(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    if (file.size() > logBytes)
        file.seek(file.size() - logBytes);
    QStringList lines;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        static const QStringList kept{u"LOG:"_s, u"ERROR:"_s, u"FATAL:"_s, u"PANIC:"_s, u"WARNING:"_s};
        for (const QString &level : kept)
            if (line.contains(level))
                lines.append(line);
    }
    return lines.mid(std::max(qsizetype(0), lines.size() - logLines));
}

} // namespace

QString diagnosticsText(const DiagnosticsRequest &request, database::Connection *connection, const Error &failure,
                        const Clock &clock)
{
    Redactor redactor;
    redactor.addEnvironment();
    redactor.addSecret(request.password.toUtf8());
    if (connection)
        redactor.addSecret(connection->settings().password.toUtf8());
    if (request.salts)
        for (const masking::Salt &salt : *request.salts)
            redactor.addSecret(salt.secret());
    const QString text =
        section(u"Showroom"_s, platform(request, clock)) + section(u"Settings"_s, settingsOf(request.settings)) +
        section(u"Database"_s, databaseLines(connection, failure)) +
        section(u"Doctor"_s, findings(request, connection, clock)) +
        section(u"Jobs that failed"_s, failedJobs(connection)) + section(u"Latest log lines"_s, request.log) +
        section(u"Latest lines of the private server's log"_s, serverLog(request.serverLogFile));
    return redactor.cleaned(text);
}

Result<void> saveDiagnostics(const QString &text, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(text.toUtf8()) < 0 || !file.commit())
        return fail(ErrorCode::FileFailure, u"“%1” could not be written."_s.arg(path),
                    u"Check that the folder exists, that you may write there and that there is room."_s,
                    file.errorString());
    return {};
}

QString diagnosticsFileName(const Clock &clock)
{
    return u"showroom-diagnostics-%1.txt"_s.arg(clock.now().toString(u"yyyyMMdd-HHmm"_s));
}

} // namespace showroom::help
