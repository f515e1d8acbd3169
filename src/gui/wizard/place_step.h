#pragma once

#include "gui/wizard/wizard_step.h"

#include <QList>

#include <memory>

class QPushButton;

namespace Ui {
class PlaceStep;
}

namespace showroom::gui {

class FlowLayout;

/// Regions, vertical, history, seasons and seed: what decides who the people are and when they act.
class PlaceStep final : public WizardStep {
    Q_OBJECT

public:
    explicit PlaceStep(TenantDraft *draft, QWidget *parent = nullptr);
    ~PlaceStep() override;

protected:
    void load() override;

private:
    void build();
    void addRegionChips();
    void addVerticals();
    void editRegions();
    void editVertical(int index);
    void editSeed(const QString &text);
    void showHints();
    QString regionsHint() const;
    QString verticalHint() const;

    std::unique_ptr<Ui::PlaceStep> m_ui;
    FlowLayout *m_regionsRow = nullptr;
    QList<QPushButton *> m_regions; ///< in the blueprint's order
};

} // namespace showroom::gui
