#pragma once

#include "gui/common/card.h"

#include <QHash>

namespace showroom::gui {

class MessageBar;
class SettingField;
class SettingsSource;
class Standing;

/// The settings that all programs on the database share, except for the limits.
class DefaultsSection final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    DefaultsSection(SettingsSource &source, const Standing &standing, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void allow();
    template <class Setting>
    void show(const QList<Setting> &settings);

    SettingsSource &m_source;
    const Standing &m_standing;
    MessageBar *m_bar;
    Card *m_card;
    QHash<QString, SettingField *> m_fields;
};

} // namespace showroom::gui
