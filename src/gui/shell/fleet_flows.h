#pragma once

#include "core/environments/environment.h"
#include "core/environments/preset_store.h"
#include "generation/blueprint.h"
#include "gui/common/tokens.h"

#include <QObject>

#include <functional>

namespace showroom {
class Clock;
}

namespace showroom::sandboxes {
struct LinkRequest;
}

namespace showroom::gui {

class ConsoleData;
class EnvironmentFlows;
class EnvironmentsPage;
class FleetDialog;
class FleetSource;
class MainWindow;
class Operations;
class PaletteFlow;
class SandboxSource;

/// Opens the dialogs that describe, extend, hand over, create and tear down environments, one or several.
class FleetFlows final : public QObject {
    Q_OBJECT

public:
    struct Collaborators {
        MainWindow &window;
        EnvironmentsPage &page;
        Operations &operations;
        FleetSource &fleet;
        ConsoleData &data;
        const Clock &clock;
        const environments::PresetStore &presets;
        EnvironmentFlows &single;
        std::function<Result<generation::BlueprintPtr>()> blueprint;
        SandboxSource *sandboxes = nullptr;
    };

    /// All of them must outlive the flows.
    explicit FleetFlows(const Collaborators &collaborators, QObject *parent = nullptr);

    /// Offers duplicating, editing and extending in the command palette.
    void addVerbs(PaletteFlow &palette);

    void createMany();
    void edit(const environments::Environment &environment);
    void extend(const QList<environments::Environment> &environments);
    void tag(const QList<environments::Environment> &environments);
    void changeOwner(const QList<environments::Environment> &environments);
    void exportMany(const QList<environments::Environment> &environments);
    void tearDown(const QList<environments::Environment> &environments);

private:
    void makeLinks(const QStringList &ids, const QStringList &names, const sandboxes::LinkRequest &like);
    void open(FleetDialog *dialog);
    void tell(Meaning meaning, const QString &fact, const QString &rest = {});

    Collaborators m_with;
};

} // namespace showroom::gui
