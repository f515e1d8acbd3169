#pragma once

#include "core/access/salt_rotation.h"

#include <QWidget>

#include <memory>

namespace Ui {
class SaltsSection;
}

namespace showroom::gui {

class RowsModel;
class SettingsSource;

/// The versions of the master salt: whether this program has each, and how many environments were made with it. Never
/// the salts.
class SaltsSection final : public QWidget {
    Q_OBJECT

public:
    /// `source` must outlive it.
    explicit SaltsSection(SettingsSource &source, QWidget *parent = nullptr);
    ~SaltsSection() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void show(const QList<access::SaltVersion> &versions);

    std::unique_ptr<Ui::SaltsSection> m_ui;
    SettingsSource &m_source;
    RowsModel *m_model;
};

} // namespace showroom::gui
