#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "gui/common/plain_dialog.h"
#include "gui/exporting/export_check.h"

class QLabel;

namespace showroom {
class Clock;
}

namespace showroom::gui {

class ExportForm;
class ExportProgress;
class ExportResult;
class Operations;
class Standing;

/// Exports one environment into a file: asks, shows the progress, shows the result. Closing it while the export runs
/// leaves it to the job strip.
class ExportDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// The collaborators must outlive the dialog. `folder` is where exports go by default; empty: Exports in the
    /// person's documents.
    ExportDialog(Operations *operations, const environments::Environment &environment, const Clock &clock,
                 const QString &folder = {}, QWidget *parent = nullptr);
    ~ExportDialog() override;

    /// How careful one has to be here with what cancels; must outlive the dialog. Without it nothing is asked.
    void setStanding(const Standing &standing) { m_standing = &standing; }
    /// Proposes the choices of an earlier export.
    void setRequest(const exporting::ExportRequest &request);
    /// Shows the running export's progress; for the tour, and when the dialog is opened from the job strip.
    void follow(const jobs::Job &job);

private:
    void addButtons();
    void begin();
    void askStop();
    void stop();
    void settle(const exporting::ExportRequest &request, const Result<qint64> &job);
    void take(const jobs::Job &job);
    void finish(const jobs::Job &job);
    void turnTo(QWidget *page);
    void growToFit();
    void showForm();
    void showResult(const jobs::Job &job);
    void showEstimate(const exporting::ExportEstimate &estimate);
    void openFolder() const;

    Operations *m_operations;
    const Standing *m_standing = nullptr;
    QString m_environmentId;
    QString m_folder;
    ExportCheck m_check;
    ExportForm *m_form;
    ExportProgress *m_progress;
    ExportResult *m_result;
    QLabel *m_estimate;
    QPushButton *m_cancel;
    QPushButton *m_export;
    QPushButton *m_stop;
    QPushButton *m_background;
    QPushButton *m_copyPath;
    QPushButton *m_openFolder;
    QPushButton *m_close;
    qint64 m_job = 0;
};

} // namespace showroom::gui
