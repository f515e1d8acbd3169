#include "gui/wizard/new_environment_wizard.h"

#include "base/when_ready.h"
#include "gui/operations/operations.h"
#include "gui/wizard/data_step.h"
#include "gui/wizard/life_step.h"
#include "gui/wizard/name_step.h"
#include "gui/wizard/place_step.h"
#include "gui/wizard/preset_picker.h"
#include "gui/wizard/preset_saver.h"
#include "gui/wizard/purpose_step.h"
#include "gui/wizard/review_step.h"
#include "gui/wizard/tenant_preview_panel.h"

#include <QPushButton>
#include <QScreen>

namespace showroom::gui {

using namespace Qt::StringLiterals;

NewEnvironmentWizard::NewEnvironmentWizard(const Services &services, QWidget *parent)
    : WizardFrame(tr("New environment"), tr("&Create"), parent)
    , m_operations(services.operations)
    , m_draft(services.blueprint, services.clock)
    , m_engine(services.blueprint, services.salt)
    , m_preview(new TenantPreviewPanel(services.blueprint))
{
    setObjectName(u"newEnvironmentWizard"_s);
    if (services.seed)
        m_draft.change(u"seed"_s, [&services](auto &request) { request.seed = services.seed; });
    addSteps(services.operations);
    if (services.presets)
        addPresets(services.presets);
    setPreview(m_preview);
    fitScreen();
    connect(&m_draft, &TenantDraft::changed, this, &NewEnvironmentWizard::updatePreview);
    connect(&m_draft, &TenantDraft::blueprintChanged, this, [this] {
        m_engine.setBlueprint(m_draft.blueprintPtr());
        m_preview->setBlueprint(m_draft.blueprintPtr());
    });
    connect(&m_draft, &TenantDraft::begun, this, &NewEnvironmentWizard::showKind);
    connect(&m_engine, &PreviewEngine::ready, this, [this](const TenantPreview &preview) { m_preview->show(preview); });
    connect(&m_engine, &PreviewEngine::failed, this,
            [this](const Error &error) { m_preview->explain(error.message, error.hint); });
    updatePreview();
}

NewEnvironmentWizard::~NewEnvironmentWizard() = default;

/// A laptop's screen is lower than the frame's own size; the pages scroll then.
void NewEnvironmentWizard::fitScreen()
{
    constexpr int windowFrame = 64;
    const QSize room = screen()->availableSize() - QSize(windowFrame, windowFrame);
    resize(size().boundedTo(room));
}

void NewEnvironmentWizard::addSteps(Operations *operations)
{
    m_review = new ReviewStep(&m_draft);
    m_name = new NameStep(&m_draft, operations);
    addPage(tr("What for"), new PurposeStep(&m_draft));
    addPage(tr("Name"), m_name);
    addPage(tr("Data"), new DataStep(&m_draft, operations));
    addPage(tr("Where and who"), new PlaceStep(&m_draft));
    addPage(tr("Access and life"), new LifeStep(&m_draft));
    addPage(tr("Review"), m_review);
}

void NewEnvironmentWizard::addPage(const QString &name, WizardStep *page)
{
    m_pages.append(page);
    addStep(name, page);
}

/// What shows for demo tenants only; its content decides for itself when it has something to say.
QWidget *NewEnvironmentWizard::presetPart(QWidget *content)
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(content);
    m_presetParts.append(part);
    return part;
}

void NewEnvironmentWizard::addPresets(const environments::PresetStore *presets)
{
    m_picker = new PresetPicker(presets, m_draft.request());
    m_name->setAbove(presetPart(m_picker));
    connect(m_picker, &PresetPicker::chosen, &m_draft, &TenantDraft::begin);
    auto *saver = new PresetSaver(presets, &m_draft);
    m_review->setBelow(presetPart(saver));
    connect(saver, &PresetSaver::saved, m_picker, &PresetPicker::refresh);
}

void NewEnvironmentWizard::beginLike(const Beginning &beginning)
{
    setHeading(tr("Duplicate %1").arg(beginning.name));
    if (m_picker)
        m_picker->setFirst(tr("A copy of %1").arg(beginning.name), beginning.values);
    if (beginning.sandbox)
        m_draft.beginSandbox(*beginning.sandbox);
    else
        m_draft.begin(beginning.values);
    setStep(int(m_pages.indexOf(m_name)));
}

/// A type stands in for the presets of demo tenants.
void NewEnvironmentWizard::showKind()
{
    for (QWidget *part : std::as_const(m_presetParts))
        part->setVisible(!m_draft.isSandbox());
}

bool NewEnvironmentWizard::canLeave(int step)
{
    WizardStep *page = m_pages.value(step);
    m_draft.touch(page->fields());
    if (!m_draft.hasProblem(page->fields()))
        return true;
    page->focusFirstProblem();
    return false;
}

/// Everything was valid when its step was left, yet a refusal or a change of id may have come since.
bool NewEnvironmentWizard::showFirstProblem()
{
    for (int step = 0; step < m_pages.size(); ++step) {
        m_draft.touch(m_pages[step]->fields());
        if (!m_draft.hasProblem(m_pages[step]->fields()))
            continue;
        setStep(step);
        m_pages[step]->focusFirstProblem();
        return true;
    }
    return false;
}

void NewEnvironmentWizard::finish()
{
    if (m_creating.isRunning() || showFirstProblem())
        return;
    m_review->clearRefusal();
    setBusy(true);
    m_creating =
        m_draft.isSandbox() ? m_operations->createSandbox(m_draft.sandbox()) : m_operations->create(m_draft.request());
    whenReady(m_creating, this, [this](const Result<environments::Created> &result) { settle(result); });
}

void NewEnvironmentWizard::settle(const Result<environments::Created> &result)
{
    setBusy(false);
    if (!result) {
        refuse(result.error());
        return;
    }
    emit created(*result);
    accept();
}

void NewEnvironmentWizard::refuse(const Error &error)
{
    for (const Problem &problem : error.problems)
        m_draft.setProblem(problem.field, problem.message);
    if (error.code == ErrorCode::Conflict && error.problems.isEmpty())
        m_draft.setProblem(u"id"_s, QStringList{error.message, error.hint}.join(u' ').trimmed());
    if (!showFirstProblem())
        m_review->showRefusal(error);
}

void NewEnvironmentWizard::reject()
{
    m_creating.cancel();
    WizardFrame::reject();
}

void NewEnvironmentWizard::updatePreview()
{
    if (const auto dataset = m_draft.dataset()) {
        m_engine.request(*dataset);
        return;
    }
    m_engine.clear();
    m_preview->explain(tr("A look at the data"),
                       m_draft.id().isEmpty() ? tr("Sample people and rows appear here once it has a name.")
                                              : tr("Sample people and rows appear here once the values are right."));
}

void NewEnvironmentWizard::setBusy(bool busy)
{
    nextButton()->setEnabled(!busy);
    backButton()->setEnabled(!busy);
    nextButton()->setText(busy ? tr("Creating…") : tr("&Create"));
}

} // namespace showroom::gui
