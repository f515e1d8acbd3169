#pragma once

#include "base/error.h"
#include "gui/common/standing.h"
#include "models/environments_model.h"
#include "models/jobs_model.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace showroom::gui {

class Operations;

/// Keeps the window's models fresh: reads when asked and when something changed, one read at a time.
class ConsoleData final : public QObject {
    Q_OBJECT

public:
    explicit ConsoleData(Operations &operations, QObject *parent = nullptr);

    models::EnvironmentsModel &environments() { return m_environments; }
    models::JobsModel &jobs() { return m_jobs; }

    /// Reads environments and jobs again.
    void refresh();

    /// Forgets everything: the window goes to another database.
    void clear();

    /// False until the first read succeeded.
    bool isLoaded() const { return m_loaded; }
    /// Why the last read failed; empty after a successful one.
    const std::optional<Error> &error() const { return m_error; }

    /// What the person may do in the open database.
    const Standing &standing() const { return m_standing; }
    Standing &standing() { return m_standing; }

signals:
    /// isLoaded(), error() or standing() may have changed.
    void stateChanged();

private:
    void readJobs();
    void endCancelledRead(int epoch);
    void endRead(const std::optional<Error> &error);
    void watchOwners();

    Operations &m_operations;
    models::EnvironmentsModel m_environments;
    models::JobsModel m_jobs;
    std::optional<Error> m_error;
    Standing m_standing;
    QTimer m_watch;
    int m_epoch = 0; ///< answers of an earlier one are another database's
    bool m_loaded = false;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace showroom::gui
