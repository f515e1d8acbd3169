#pragma once

#include "gui/wizard/preview_engine.h"

#include <QWidget>

#include <memory>

class QButtonGroup;
class QPushButton;

namespace Ui {
class TenantPreviewPanel;
}

namespace showroom::gui {

class DataTable;
class FlowLayout;

/// What the tenant would contain, beside the wizard's fields: volumes per month, and twelve people and events.
class TenantPreviewPanel final : public QWidget {
    Q_OBJECT

public:
    explicit TenantPreviewPanel(const generation::BlueprintPtr &blueprint, QWidget *parent = nullptr);
    ~TenantPreviewPanel() override;

    /// Shows that one's tables from now on.
    void setBlueprint(const generation::BlueprintPtr &blueprint);

    void show(const TenantPreview &preview);
    /// In place of the preview: why there is none.
    void explain(const QString &heading, const QString &text);

    using QWidget::show;

private:
    void addTables();
    void showVolumes(const QList<generation::MonthlyVolume> &volumes);
    void showSample(int table, const TenantPreview::Sample &sample);
    void chooseTable(int table);

    std::unique_ptr<Ui::TenantPreviewPanel> m_ui;
    generation::BlueprintPtr m_blueprint;
    QButtonGroup *m_group;
    FlowLayout *m_choicesRow = nullptr;
    QList<QPushButton *> m_choices;
    QList<DataTable *> m_tables;
};

} // namespace showroom::gui
