#include "gui/operations/database_diagnostics.h"

#include "base/recent_log.h"
#include "base/when_ready.h"
#include "core/access/salt_source.h"
#include "core/help/diagnostics.h"
#include "gui/operations/database_link.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QPromise>
#include <QSettings>
#include <QtConcurrentRun>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using help::DiagnosticsRequest;

namespace {

/// Blobs such as the window's geometry tell nobody anything.
QMap<QString, QString> readable(const QSettings &settings)
{
    QMap<QString, QString> values;
    for (const QString &key : settings.allKeys()) {
        const QVariant value = settings.value(key);
        if (value.typeId() != QMetaType::QByteArray)
            values.insert(key, value.toStringList().join(u", "_s));
    }
    return values;
}

/// Looks at files and processes: never on the window's thread.
void addFromComputer(DiagnosticsRequest &request, const database::LocalServer &server)
{
    request.serverLogFile = server.status().logFile;
    request.dataDirectory = server.dataDirectory();
    request.salts = access::readMasterSalts(QProcessEnvironment::systemEnvironment(), server.masterSaltFile());
}

} // namespace

DatabaseDiagnostics::DatabaseDiagnostics(const Collaborators &collaborators)
    : m_with(collaborators)
{
}

QFuture<QString> DatabaseDiagnostics::collect()
{
    DiagnosticsRequest request;
    request.program = u"showroom "_s + QCoreApplication::applicationVersion();
    request.settings = readable(m_with.settings);
    request.log = m_with.log.lines();
    const auto withDatabase = [request, server = m_with.server,
                               &clock = m_with.clock](database::Connection &connection) -> Result<QString> {
        DiagnosticsRequest all = request;
        addFromComputer(all, server);
        return help::diagnosticsText(all, &connection, {}, clock);
    };
    auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    const auto tell = [promise](const QString &text) {
        promise->addResult(text);
        promise->finish();
    };
    whenReady(m_with.link.ask(withDatabase), &m_with.link, [this, request, tell](const Result<QString> &text) {
        if (text)
            tell(*text);
        else
            whenReady(collectWithout(request, text.error()), &m_with.link, tell);
    });
    return promise->future();
}

QFuture<QString> DatabaseDiagnostics::collectWithout(const DiagnosticsRequest &request, const Error &failure)
{
    return QtConcurrent::run([request, failure, server = m_with.server, &clock = m_with.clock] {
        DiagnosticsRequest all = request;
        addFromComputer(all, server);
        return help::diagnosticsText(all, nullptr, failure, clock);
    });
}

QString DatabaseDiagnostics::suggestedFileName() const
{
    return help::diagnosticsFileName(m_with.clock);
}

} // namespace showroom::gui
