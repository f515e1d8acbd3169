#pragma once

#include "core/environments/environment_edit.h"
#include "gui/environments/fleet_dialog.h"

class QButtonGroup;
class QDateEdit;

namespace showroom {
class Clock;
}
namespace showroom::environments {
struct Environment;
}

namespace showroom::gui {

class FactList;
class FieldHint;
class FleetSource;
class ReasonLine;

/// Lets environments live longer: by a week, two or thirty days, or until a day; says for each when it expires then.
class ExtendDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` and `clock` must outlive the dialog.
    ExtendDialog(FleetSource *source, const QList<environments::Environment> &environments, const Clock &clock,
                 QWidget *parent = nullptr);

private:
    void addChoices();
    environments::Extension extension() const;
    QDateTime endOf(const environments::Environment &environment) const;
    void showEnds();
    void begin();

    FleetSource *m_source;
    QList<environments::Environment> m_environments;
    const Clock &m_clock;
    QButtonGroup *m_choices;
    QDateEdit *m_day;
    FieldHint *m_problem;
    ReasonLine *m_reason;
    FactList *m_ends;
};

} // namespace showroom::gui
