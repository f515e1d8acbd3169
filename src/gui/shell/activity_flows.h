#pragma once

#include "core/jobs/job.h"

#include <QObject>

namespace showroom {
class Clock;
}

namespace showroom::gui {

class ActivityPage;
class ConsoleData;
class EnvironmentFlows;
class JobHistory;
class MainWindow;
class Operations;

/// Opens a job's page from the Activity page, and keeps the sidebar's count of what runs.
class ActivityFlows final : public QObject {
    Q_OBJECT

public:
    struct Collaborators {
        MainWindow &window;
        ActivityPage &page;
        Operations &operations;
        JobHistory &history;
        ConsoleData &data;
        const Clock &clock;
        EnvironmentFlows &environments;
    };

    /// All of them must outlive the flows.
    explicit ActivityFlows(const Collaborators &collaborators, QObject *parent = nullptr);

private:
    void open(const jobs::Job &job);
    void countRunning();

    Collaborators m_with;
};

} // namespace showroom::gui
