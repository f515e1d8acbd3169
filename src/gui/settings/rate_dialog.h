#pragma once

#include "core/access/rate_limits.h"
#include "gui/environments/fleet_dialog.h"

#include <optional>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QSpinBox;

namespace showroom {
class Clock;
}

namespace showroom::gui {

class Field;
class SettingsSource;

/// Asks for whom a limit is another one, which, and how long.
class RateDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` and `clock` must outlive it; `use` is filled in when somebody has chosen one.
    RateDialog(SettingsSource &source, const Clock &clock, const std::optional<access::RateUse> &use,
               QWidget *parent = nullptr);

protected:
    void refuse(const Error &error) override;

private:
    void arrange();
    void fill(const access::RateUse &use);
    void begin();
    void showKind();
    QDateTime until() const;

    SettingsSource &m_source;
    const Clock &m_clock;
    QComboBox *m_kind;
    QLineEdit *m_key;
    QSpinBox *m_perHour;
    QComboBox *m_span;
    QDateEdit *m_day;
    QLineEdit *m_reason;
    Field *m_keyField = nullptr;
    Field *m_perHourField = nullptr;
    Field *m_dayField = nullptr;
};

} // namespace showroom::gui
