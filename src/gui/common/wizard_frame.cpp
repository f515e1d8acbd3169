#include "gui/common/wizard_frame.h"

#include "gui/common/builders.h"
#include "ui_wizard_frame.h"

#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

/// Something to fill in: no mere action, and of cards that exclude each other the chosen one.
bool isField(const QWidget &widget)
{
    if (!(widget.focusPolicy() & Qt::TabFocus) || !widget.isEnabled() || widget.focusProxy())
        return false;
    if (const auto *radio = qobject_cast<const QRadioButton *>(&widget))
        return radio->isChecked();
    const auto *button = qobject_cast<const QPushButton *>(&widget);
    return !button || button->isCheckable();
}

} // namespace

WizardFrame::WizardFrame(const QString &title, const QString &finish, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::WizardFrame>())
    , m_finish(finish)
{
    m_ui->setupUi(this);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setHeading(title);
    m_ui->footLine->setBackgroundRole(QPalette::Midlight);
    m_ui->previewLine->setBackgroundRole(QPalette::Midlight);
    m_ui->previewPanel->setBackgroundRole(QPalette::Window);
    m_ui->previewPanel->setFixedWidth(em(px::preview));
    m_ui->previewPanel->hide();
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->backButton, &QPushButton::clicked, this, &WizardFrame::goBack);
    connect(m_ui->nextButton, &QPushButton::clicked, this, &WizardFrame::goNext);
}

WizardFrame::~WizardFrame() = default;

void WizardFrame::setHeading(const QString &title)
{
    setWindowTitle(title);
    m_ui->stepRail->setHeading(title);
}

void WizardFrame::addStep(const QString &name, QWidget *page)
{
    m_steps << name;
    m_ui->pagesStackedWidget->addWidget(scrolling(page));
    m_ui->stepRail->setSteps(m_steps);
    showStep();
}

void WizardFrame::setPreview(QWidget *preview)
{
    m_ui->previewLayout->addWidget(preview);
    setPreviewVisible(true);
}

void WizardFrame::setPreviewVisible(bool visible)
{
    m_ui->previewPanel->setVisible(visible);
}

int WizardFrame::step() const
{
    return m_ui->pagesStackedWidget->currentIndex();
}

int WizardFrame::stepCount() const
{
    return int(m_steps.size());
}

void WizardFrame::setStep(int step)
{
    if (step < 0 || step >= stepCount() || step == this->step())
        return;
    m_ui->pagesStackedWidget->setCurrentIndex(step);
    showStep();
    focusFirstInput();
    emit stepChanged(step);
}

QPushButton *WizardFrame::nextButton() const
{
    return m_ui->nextButton;
}

QPushButton *WizardFrame::backButton() const
{
    return m_ui->backButton;
}

bool WizardFrame::canLeave(int)
{
    return true;
}

void WizardFrame::finish()
{
    accept();
}

void WizardFrame::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs();
    focusFirstInput();
}

/// The form made the buttons first; they are read last.
void WizardFrame::orderTabs()
{
    const QList<QWidget *> foot{m_ui->cancelButton, m_ui->backButton, m_ui->nextButton};
    QWidget *last = nullptr;
    for (QWidget *widget = nextInFocusChain(); widget != this; widget = widget->nextInFocusChain())
        if (!foot.contains(widget))
            last = widget;
    for (QWidget *button : foot) {
        setTabOrder(last, button);
        last = button;
    }
}

/// The first field of the step; Return goes on from there. A step without fields leaves the focus to Next.
void WizardFrame::focusFirstInput()
{
    const QWidget *page = m_ui->pagesStackedWidget->currentWidget();
    for (QWidget *widget = nextInFocusChain(); page && widget != this; widget = widget->nextInFocusChain()) {
        if (page->isAncestorOf(widget) && widget->isVisibleTo(page) && isField(*widget)) {
            widget->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_ui->nextButton->setFocus(Qt::OtherFocusReason);
}

void WizardFrame::goNext()
{
    if (!canLeave(step()))
        return;
    if (step() + 1 < stepCount())
        setStep(step() + 1);
    else
        finish();
}

void WizardFrame::goBack()
{
    setStep(step() - 1);
}

void WizardFrame::showStep()
{
    const bool last = step() + 1 == stepCount();
    m_ui->stepRail->setCurrent(step());
    m_ui->stepLabel->setText(tr("Step %1 of %2").arg(step() + 1).arg(stepCount()));
    m_ui->backButton->setVisible(step() > 0);
    m_ui->nextButton->setText(last ? m_finish : tr("&Next"));
}

} // namespace showroom::gui
