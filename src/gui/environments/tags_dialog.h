#pragma once

#include "core/environments/environment.h"
#include "core/environments/environment_edit.h"
#include "gui/environments/fleet_dialog.h"

class QLineEdit;

namespace showroom::gui {

class Field;
class FleetSource;

/// Adds tags to environments and takes others away.
class TagsDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    TagsDialog(FleetSource *source, const QList<environments::Environment> &environments, QWidget *parent = nullptr);

private:
    void addPresentTags();
    environments::EnvironmentEdit edit() const;
    void check();
    void begin();

    FleetSource *m_source;
    QList<environments::Environment> m_environments;
    QLineEdit *m_added;
    Field *m_field;
    QList<QPushButton *> m_present; ///< one a tag; checked: it stays
};

} // namespace showroom::gui
