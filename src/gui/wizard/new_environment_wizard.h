#pragma once

#include "core/environments/environment_store.h"
#include "core/environments/preset_store.h"
#include "gui/common/wizard_frame.h"
#include "gui/wizard/preview_engine.h"
#include "gui/wizard/tenant_draft.h"

#include <QFuture>

namespace showroom::gui {

class NameStep;
class Operations;
class PresetPicker;
class ReviewStep;
class TenantPreviewPanel;
class WizardStep;

/// Asks for everything that a new demo tenant or sandbox needs, shows what it would contain, and creates it. Accepted
/// once it is created; created() says what was recorded.
class NewEnvironmentWizard final : public WizardFrame {
    Q_OBJECT

public:
    struct Services {
        Operations *operations;
        generation::BlueprintPtr blueprint;
        PreviewEngine::SaltSource salt;
        const Clock *clock;
        std::optional<quint64> seed = {}; ///< proposed instead of the one that the id gives
        /// Where choices are kept under a name; none: they cannot be.
        const environments::PresetStore *presets = nullptr;
    };

    /// Choices to begin with, and whose they are.
    struct Beginning {
        QString name;
        environments::CreateTenant values;
        std::optional<sandboxes::CreateSandbox> sandbox = {}; ///< in place of the values
    };

    /// The services must outlive the wizard.
    explicit NewEnvironmentWizard(const Services &services, QWidget *parent = nullptr);
    ~NewEnvironmentWizard() override;

    /// Begins with the choices of another environment instead of the defaults.
    void beginLike(const Beginning &beginning);

    const TenantDraft &draft() const { return m_draft; }

signals:
    void created(const showroom::environments::Created &created);

protected:
    bool canLeave(int step) override;
    void finish() override;
    void reject() override;

private:
    void fitScreen();
    void addSteps(Operations *operations);
    void addPage(const QString &name, WizardStep *page);
    QWidget *presetPart(QWidget *content);
    void addPresets(const environments::PresetStore *presets);
    void showKind();
    void updatePreview();
    void settle(const Result<environments::Created> &result);
    void refuse(const Error &error);
    bool showFirstProblem();
    void setBusy(bool busy);

    Operations *m_operations;
    TenantDraft m_draft;
    PreviewEngine m_engine;
    TenantPreviewPanel *m_preview;
    QList<WizardStep *> m_pages;
    NameStep *m_name = nullptr;
    ReviewStep *m_review = nullptr;
    PresetPicker *m_picker = nullptr;
    QList<QWidget *> m_presetParts;
    QFuture<Result<environments::Created>> m_creating;
};

} // namespace showroom::gui
