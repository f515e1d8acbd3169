#pragma once

#include "core/access/settings_store.h"

#include <QFuture>
#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace showroom::gui {

class FieldHint;
class SettingsSource;

/// One setting: its name, an input, what it means. A change holds at once; what is refused is taken back, and why
/// stands below.
class SettingField final : public QWidget {
    Q_OBJECT

public:
    /// `source` must outlive it.
    SettingField(SettingsSource &source, const access::Setting &setting, QWidget *parent = nullptr);
    SettingField(SettingsSource &source, const access::TextSetting &setting, QWidget *parent = nullptr);

    /// What the database says now; what somebody is just writing stays.
    void show(const access::Setting &setting);
    void show(const access::TextSetting &setting);
    /// Off with the reason when it is not empty.
    void setAllowed(const QString &why);
    QWidget *input() const;

private:
    void arrange(QWidget *input, const QString &meaning);
    void showHint();
    void apply();
    void take(const QString &value, const std::optional<Error> &error);
    QString written() const;
    void write(const QString &value);

    SettingsSource &m_source;
    QString m_key;
    QString m_meaning;
    QString m_value; ///< what holds
    QString m_default;
    QSpinBox *m_number = nullptr;
    QLineEdit *m_text = nullptr;
    FieldHint *m_hint = nullptr;
    bool m_isAsking = false;
};

} // namespace showroom::gui
