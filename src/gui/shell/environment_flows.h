#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/environments/preset_store.h"
#include "core/jobs/job.h"
#include "generation/blueprint.h"
#include "gui/wizard/preview_engine.h"

#include <QObject>

#include <functional>
#include <optional>

namespace showroom {
class Clock;
}
namespace showroom::exporting {
struct ExportRequest;
}
namespace showroom::sandboxes {
struct LinkRequest;
struct Sandbox;
} // namespace showroom::sandboxes

namespace showroom::gui {

class AuditSource;
class ConsoleData;
class EnvironmentSource;
class EnvironmentsPage;
class ExportDialog;
class MainWindow;
class NewEnvironmentWizard;
class Operations;
struct PrintWish;
class SandboxSource;
class SessionSource;
class Standing;
class TeardownDialog;
class WindowSettings;

/// Opens the wizard, the dialogs and the pages that act on environments, from wherever the person asked for them.
class EnvironmentFlows final : public QObject {
    Q_OBJECT

public:
    struct Collaborators {
        MainWindow &window;
        EnvironmentsPage &page;
        Operations &operations;
        ConsoleData &data;
        EnvironmentSource &environmentSource;
        WindowSettings &settings;
        const Clock &clock;
        std::function<Result<generation::BlueprintPtr>()> blueprint;
        PreviewEngine::SaltSource salt;
        std::optional<quint64> seed; ///< proposed in the wizard instead of the one that the id gives
        const environments::PresetStore *presets = nullptr;
        SessionSource *sessions = nullptr;
        SandboxSource *sandboxes = nullptr;
        AuditSource *audit = nullptr;
    };

    /// All of them must outlive the flows.
    explicit EnvironmentFlows(const Collaborators &collaborators, QObject *parent = nullptr);

    /// What the person may do in the open database.
    const Standing &standing() const;

    void createEnvironment();
    /// Opens the wizard with the environment's choices filled in.
    void duplicate(const environments::Environment &environment);
    void open(const environments::Environment &environment);
    void showProgress(const environments::Environment &environment);
    void showJob(const jobs::Job &job);
    void exportEnvironment(const environments::Environment &environment);
    /// The same choices as an earlier export had.
    void exportAgain(const exporting::ExportRequest &request);
    void tearDown(const environments::Environment &environment);
    void resume(const environments::Environment &environment);
    /// Makes a production tenant of a sandbox.
    void convert(const environments::Environment &environment);

signals:
    /// From an environment's page; FleetFlows has the dialogs.
    void editRequested(const showroom::environments::Environment &environment);
    void extendRequested(const showroom::environments::Environment &environment);
    /// No dialog shows it: it is over, or its environment is gone. ActivityFlows has the page.
    void jobPageRequested(const showroom::jobs::Job &job);
    /// Everything that the audit log says of an environment.
    void auditRequested(const QString &environmentId);

private:
    void cancelJob(const jobs::Job &job);
    void print(const PrintWish &wish);
    void makeLink(const QString &id, const QString &name, const sandboxes::LinkRequest &wish);
    void openConversion(const sandboxes::Sandbox &sandbox);
    void duplicateSandbox(const environments::Environment &environment);
    NewEnvironmentWizard *makeWizard();
    void tell(const Error &error);
    void showSeeding(qint64 jobId, const QString &environmentName, bool isGone = false);
    ExportDialog *makeExport(const environments::Environment &environment);
    TeardownDialog *makeTeardown(const environments::Environment &environment);

    Collaborators m_with;
};

} // namespace showroom::gui
