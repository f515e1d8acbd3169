#pragma once

#include "core/sandboxes/sweep.h"
#include "gui/common/plain_dialog.h"

#include <optional>

namespace showroom::gui {

class DataTable;
class MessageBar;
class RowsModel;
class SandboxSource;

/// What the nightly clean-up would do, or does now: resets, warnings, expiry, deletions. One that fails stops no other
/// and says why.
class SweepDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// Previews the run at `asOf`; with an invalid time what is due now, which can be run. `source` must outlive the
    /// dialog.
    SweepDialog(SandboxSource *source, const QDateTime &asOf, QWidget *parent = nullptr);

private:
    void addParts();
    void readPreview();
    void showItems(const QList<sandboxes::SweepItem> &items);
    void run(QList<sandboxes::Sweep> sweeps);
    void showOutcomes();
    void tell(const Error &error);

    SandboxSource *m_source;
    QDateTime m_asOf;
    bool m_canRun;
    MessageBar *m_message;
    DataTable *m_table;
    RowsModel *m_rows;
    QPushButton *m_run = nullptr;
    QPushButton *m_close = nullptr;
    QList<sandboxes::SweepOutcome> m_outcomes;
};

} // namespace showroom::gui
