#pragma once

#include "core/sandboxes/sweep.h"
#include "gui/common/plain_dialog.h"
#include "gui/sandboxes/sweep_wording.h"

namespace showroom::gui {

class DataTable;
class MessageBar;
class RowsModel;
class SandboxSource;
class Standing;

/// What the nightly clean-up would do, or does now: resets, warnings, expiry, deletions. One that fails stops no other
/// and says why.
class SweepDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// Previews that night's runs; of now, what can be run. Both must outlive the dialog.
    SweepDialog(SandboxSource *source, const Standing &standing, const Night &night, QWidget *parent = nullptr);

private:
    void addParts();
    void readPreview();
    void showPreview(const sandboxes::SweepPreview &preview);
    void run(QList<sandboxes::Sweep> sweeps);
    void showOutcomes();
    void tell(const Error &error);

    SandboxSource *m_source;
    const Standing &m_standing;
    Night m_night;
    bool m_canRun;
    MessageBar *m_message;
    DataTable *m_table;
    RowsModel *m_rows;
    QPushButton *m_run = nullptr;
    QPushButton *m_close = nullptr;
    QList<sandboxes::SweepOutcome> m_outcomes;
};

} // namespace showroom::gui
