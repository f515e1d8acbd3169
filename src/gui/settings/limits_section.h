#pragma once

#include "core/access/rate_limits.h"
#include "core/access/settings_store.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class LimitsSection;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class RowsModel;
class SettingField;
class SettingsSource;
class Standing;

/// The rate limits, what is used of each in the last hour and by whom, exceptions for one address or environment, and
/// who was refused lately.
class LimitsSection final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive it.
    LimitsSection(SettingsSource &source, const Standing &standing, const Clock &clock, QWidget *parent = nullptr);
    ~LimitsSection() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void arrangeTable();
    void read();
    void showLimits(const QList<access::Setting> &settings);
    void showUses(const QList<access::RateUse> &uses);
    void showRefusals(const QList<access::RateRefusal> &refusals);
    void showSelection();
    void makeException();
    void endException();
    void startToEnd(const access::RateException &exception);
    std::optional<access::RateUse> selected() const;

    std::unique_ptr<Ui::LimitsSection> m_ui;
    SettingsSource &m_source;
    const Standing &m_standing;
    const Clock &m_clock;
    RowsModel *m_model;
    RowsModel *m_refusals;
    QList<access::RateUse> m_uses;
    QHash<QString, SettingField *> m_fields; ///< by the setting's key
};

} // namespace showroom::gui
