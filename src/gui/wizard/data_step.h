#pragma once

#include "gui/wizard/wizard_step.h"

#include <QHash>
#include <QTimer>

#include <memory>

class QSpinBox;

namespace Ui {
class DataStep;
}

namespace showroom::seeding {
struct SeedEstimate;
}

namespace showroom::gui {

class ChoiceCard;
class Operations;

/// The size: one of the blueprint's, or counts of one's own; and what that means on this server.
class DataStep final : public WizardStep {
    Q_OBJECT

public:
    DataStep(TenantDraft *draft, Operations *operations, QWidget *parent = nullptr);
    ~DataStep() override;

protected:
    void load() override;

private:
    void addBlueprints();
    void build();
    void addSizeCards();
    void addCountInputs();
    void choose(const QString &size);
    void takeOverCounts();
    void editCounts();
    void showRows();
    void askEstimate();
    void showEstimate(qint64 rows, const seeding::SeedEstimate &estimate);

    std::unique_ptr<Ui::DataStep> m_ui;
    Operations *m_operations;
    QHash<QString, QSpinBox *> m_counts; ///< by kind
    QTimer m_delay;
    qint64 m_rows = -1;
};

} // namespace showroom::gui
