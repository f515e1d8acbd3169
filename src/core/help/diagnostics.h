#pragma once

#include "base/result.h"
#include "core/access/doctor.h"
#include "core/help/redactor.h"
#include "masking/salt.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace showroom {
class Clock;
}
namespace showroom::database {
class Connection;
}

namespace showroom::help {

/// What a program knows about itself for the diagnostics.
struct DiagnosticsRequest {
    QString program;                 ///< "showroom 0.2.0"
    QMap<QString, QString> settings; ///< the program's own, by key
    QStringList log;                 ///< its latest lines, oldest first
    QString serverLogFile;           ///< of the private server; empty for none
    QString dataDirectory;           ///< whose file system is looked at
    Result<QList<masking::Salt>> salts = QList<masking::Salt>();
    QString password; ///< of the connection, so that it can be taken out
};

/// Everything that helps somebody who is asked for help, as text: versions, platform, settings, schema, the doctor's
/// findings, errors of failed jobs, the latest lines of the logs. Neither passwords nor salts are in it. Without a
/// connection, `failure` says why there is none.
QString diagnosticsText(const DiagnosticsRequest &request, database::Connection *connection, const Error &failure,
                        const Clock &clock);

/// Writes the text as a file that only its owner may read; one that exists is replaced. FileFailure.
Result<void> saveDiagnostics(const QString &text, const QString &path);

/// "showroom-diagnostics-20261120-1410.txt".
QString diagnosticsFileName(const Clock &clock);

} // namespace showroom::help
