#pragma once

#include "core/access/salt_rotation.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace Ui {
class SaltsSection;
}

namespace showroom::gui {

class RowsModel;
class SettingsSource;
class Standing;

/// The versions of the master salt: whether this program has each, and how many environments were made with it; and the
/// way to the next one. Never the salts.
class SaltsSection final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    SaltsSection(SettingsSource &source, const Standing &standing, QWidget *parent = nullptr);
    ~SaltsSection() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void show(const QList<access::SaltVersion> &versions);
    void showAllowed();
    void rotate();

    std::unique_ptr<Ui::SaltsSection> m_ui;
    SettingsSource &m_source;
    const Standing &m_standing;
    RowsModel *m_model;
    QPushButton *m_rotate;
};

} // namespace showroom::gui
