#pragma once

#include "core/environments/preset_store.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace showroom::gui {

class FieldHint;
class TenantDraft;

/// Keeps the wizard's choices as a preset: a name and a button. A name that is taken is replaced by a second press.
class PresetSaver final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive this.
    PresetSaver(const environments::PresetStore *presets, const TenantDraft *draft, QWidget *parent = nullptr);

signals:
    void saved();

private:
    void save();
    void edited();

    const environments::PresetStore *m_store;
    const TenantDraft *m_draft;
    QLineEdit *m_name;
    QPushButton *m_save;
    FieldHint *m_hint;
    bool m_replaces = false;
};

} // namespace showroom::gui
