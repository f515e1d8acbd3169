#pragma once

#include "core/sandboxes/sandbox_store.h"
#include "gui/environments/fleet_dialog.h"

namespace showroom::gui {

class SandboxSource;
class TermsFields;

/// Changes what a sandbox allows: limits, auto-reset, restrictions, who may come.
class TermsDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    TermsDialog(SandboxSource *source, const sandboxes::Sandbox &sandbox, QWidget *parent = nullptr);

protected:
    void refuse(const Error &error) override;

private:
    /// What is not as it was.
    sandboxes::Change change() const;
    bool showProblems(const QList<Problem> &problems);
    void begin();

    SandboxSource *m_source;
    sandboxes::Sandbox m_sandbox;
    TermsFields *m_fields;
};

} // namespace showroom::gui
