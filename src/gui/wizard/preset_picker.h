#pragma once

#include "core/environments/preset_store.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace showroom::gui {

class Field;
class MessageBar;

/// Where the wizard's choices begin: with the defaults, or a preset of the person's, which can be renamed and deleted
/// here. Hidden while there is none.
class PresetPicker final : public QWidget {
    Q_OBJECT

public:
    /// `presets` must outlive the picker; `defaults` are the values of the first entry.
    PresetPicker(const environments::PresetStore *presets, const environments::CreateTenant &defaults,
                 QWidget *parent = nullptr);

    /// Another first entry than the defaults.
    void setFirst(const QString &text, const environments::CreateTenant &values);
    /// Reads the presets again; the chosen one stays chosen.
    void refresh();

signals:
    void chosen(const showroom::environments::CreateTenant &values);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addParts();
    void choose(int index);
    std::optional<environments::Preset> current() const;
    void askForName();
    void rename();
    void remove();
    void restore();
    void tell(const Error &error);
    void showState();

    const environments::PresetStore *m_store;
    QString m_firstText;
    environments::CreateTenant m_first;
    QList<environments::Preset> m_presets;
    std::optional<environments::Preset> m_removed;
    QStackedWidget *m_inputs;
    QComboBox *m_choice;
    QLineEdit *m_name;
    QPushButton *m_rename;
    QPushButton *m_remove;
    QPushButton *m_undo = nullptr;
    MessageBar *m_message;
};

} // namespace showroom::gui
