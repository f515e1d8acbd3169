#pragma once

#include "core/environments/environment_store.h"
#include "core/jobs/job.h"
#include "gui/common/typed_confirmation.h"

class QLabel;
class QProgressBar;

namespace showroom::gui {

class MessageBar;
class Operations;
class Skeleton;

/// Tears one environment down: lists what goes, makes the person type the id, shows the progress, and proves at the end
/// that nothing is left. Closing it while the job runs leaves it to the job strip.
class TeardownDialog final : public TypedConfirmation {
    Q_OBJECT

public:
    /// `operations` must outlive the dialog.
    TeardownDialog(Operations *operations, const environments::Environment &environment, QWidget *parent = nullptr);
    ~TeardownDialog() override;

    /// The red button was pressed: begins the teardown, the dialog stays.
    void accept() override;

    /// Shows the progress of a teardown that runs already.
    void follow(qint64 job);

signals:
    /// The person would rather export it; the dialog closes.
    void exportFirstRequested(const QString &environmentId);

private:
    void addParts();
    void readPreview();
    void showLosses(const environments::TeardownPreview &preview);
    void take(const jobs::Job &job);
    void finish(const jobs::Job &job);
    void showProof();
    void refuse(const Error &error);

    Operations *m_operations;
    environments::Environment m_environment;
    MessageBar *m_message;
    Skeleton *m_skeleton;
    QProgressBar *m_progress;
    QLabel *m_progressWords;
    QPushButton *m_exportFirst;
    QPushButton *m_close;
    qint64 m_job = 0;
};

} // namespace showroom::gui
