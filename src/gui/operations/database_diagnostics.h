#pragma once

#include "database/local_server.h"
#include "gui/help/diagnostics_source.h"

class QSettings;

namespace showroom {
class Clock;
class RecentLog;
struct Error;
} // namespace showroom
namespace showroom::help {
struct DiagnosticsRequest;
}

namespace showroom::gui {

class DatabaseLink;

/// The console's diagnostics: its settings and log, and what the open database tells.
class DatabaseDiagnostics final : public DiagnosticsSource {
public:
    struct Collaborators {
        DatabaseLink &link;
        QSettings &settings;
        const RecentLog &log;
        const Clock &clock;
        database::LocalServer server;
    };

    /// All of them must outlive it.
    explicit DatabaseDiagnostics(const Collaborators &collaborators);

    QFuture<QString> collect() override;
    QString suggestedFileName() const override;

private:
    QFuture<QString> collectWithout(const help::DiagnosticsRequest &request, const Error &failure);

    Collaborators m_with;
};

} // namespace showroom::gui
