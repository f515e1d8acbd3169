#pragma once

#include "core/environments/environment.h"
#include "gui/wizard/new_environment_wizard.h"

#include <QObject>

namespace showroom::gui {

class ConsoleData;
class EnvironmentsPage;
class MainWindow;

/// Opens the wizard, the dialogs and the pages that act on environments, from wherever the person asked for them.
class EnvironmentFlows final : public QObject {
    Q_OBJECT

public:
    struct Collaborators {
        MainWindow &window;
        EnvironmentsPage &page;
        Operations &operations;
        ConsoleData &data;
        const Clock &clock;
        generation::BlueprintPtr blueprint;
        PreviewEngine::SaltSource salt;
        std::optional<quint64> proposedSeed; ///< what the wizard proposes instead of one derived from the id
    };

    explicit EnvironmentFlows(const Collaborators &collaborators, QObject *parent = nullptr);

    void createEnvironment();
    void open(const environments::Environment &environment);
    void showProgress(const environments::Environment &environment);
    void showJob(const jobs::Job &job);
    void exportEnvironment(const environments::Environment &environment);
    void tearDown(const environments::Environment &environment);
    void resume(const environments::Environment &environment);

private:
    void connectWindow();
    void connectPage();
    void showSeeding(qint64 jobId, const QString &environmentName);
    std::optional<environments::Environment> find(const QString &environmentId) const;

    Collaborators m_with;
};

} // namespace showroom::gui
