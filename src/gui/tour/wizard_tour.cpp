#include "gui/tour/wizard_tour.h"

#include "gui/tour/tour_stage.h"
#include "gui/wizard/new_environment_wizard.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize wizardSize{1200, 744};

/// The pictures' data must be the same on every machine, hence a salt of their own that no tenant is made with.
Result<masking::Salt> tourSalt()
{
    return masking::Salt::create(u"tour"_s, QByteArray(masking::Salt::minimumBytes, 't'));
}

Result<masking::Salt> noSalt()
{
    return fail(
        ErrorCode::SaltMissing, u"No master salt is configured."_s,
        u"Without one no data can be made. Put it into SHOWROOM_MASTER_SALT, or into the private server’s folder."_s);
}

using Fill = std::function<void(NewEnvironmentWizard &)>;

void type(NewEnvironmentWizard &wizard, const QString &input, const QString &text)
{
    wizard.findChild<QLineEdit *>(input)->insert(text); // counts as typed, unlike setText()
}

void press(NewEnvironmentWizard &wizard, const QString &name)
{
    wizard.findChild<QAbstractButton *>(name)->click();
}

void nameIt(NewEnvironmentWizard &wizard)
{
    type(wizard, u"nameLineEdit"_s, u"Fabrikam Outdoor"_s);
    type(wizard, u"adminLineEdit"_s, u"ingrid.solheim@example.com"_s);
}

void placeIt(NewEnvironmentWizard &wizard)
{
    nameIt(wizard);
    press(wizard, u"ukRegionButton"_s);
    auto *vertical = wizard.findChild<QComboBox *>(u"verticalComboBox"_s);
    vertical->setCurrentIndex(vertical->findData(u"technology"_s));
}

void sandboxIt(NewEnvironmentWizard &wizard)
{
    press(wizard, u"trainingSandboxRadioButton"_s);
    type(wizard, u"nameLineEdit"_s, u"Autumn Course"_s);
    wizard.findChild<QSpinBox *>(u"autoResetSpinBox"_s)->setValue(24);
    press(wizard, u"exportCheckBox"_s);
    press(wizard, u"linkCheckBox"_s);
}

std::unique_ptr<QWidget> makeWizard(TourStage &stage, int step, const Fill &fill, const PreviewEngine::SaltSource &salt)
{
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    if (!blueprint)
        return nullptr;
    auto wizard = std::make_unique<NewEnvironmentWizard>(
        NewEnvironmentWizard::Services{&stage.operations(), *blueprint, salt, &stage.clock()});
    fill(*wizard);
    wizard->setStep(step);
    return wizard;
}

bool hasPreview(TourStage &, QWidget *wizard)
{
    const auto *state = wizard->findChild<QStackedWidget *>(u"stateStackedWidget"_s);
    return state->currentWidget()->objectName() == u"dataPage";
}

TourScreen screen(const QString &name, int step, const Fill &fill)
{
    return {.name = u"wizard-"_s + name,
            .dialog = [step, fill](TourStage &stage) { return makeWizard(stage, step, fill, tourSalt); },
            .dialogSize = wizardSize,
            .isReady = hasPreview};
}

TourScreen withoutData(const QString &name, const Fill &fill, const PreviewEngine::SaltSource &salt, int step = 1)
{
    TourScreen made = screen(name, step, fill);
    made.dialog = [fill, salt, step](TourStage &stage) { return makeWizard(stage, step, fill, salt); };
    made.isReady = [asked = 0](TourStage &, QWidget *) mutable { return ++asked > 8; }; // availability and refusal
    return made;
}

} // namespace

QList<TourScreen> wizardTour()
{
    return {
        withoutData(
            u"purpose"_s, [](NewEnvironmentWizard &) {}, tourSalt, 0),
        withoutData(
            u"empty"_s, [](NewEnvironmentWizard &) {}, tourSalt),
        screen(u"name"_s, 1, nameIt),
        withoutData(
            u"problems"_s,
            [](NewEnvironmentWizard &wizard) {
                type(wizard, u"nameLineEdit"_s, u"prod-acme"_s);
                type(wizard, u"adminLineEdit"_s, u"ingrid.solheim"_s);
            },
            tourSalt),
        withoutData(u"no-salt"_s, nameIt, noSalt),
        screen(u"data"_s, 2, nameIt),
        screen(u"data-custom"_s, 2,
               [](NewEnvironmentWizard &wizard) {
                   nameIt(wizard);
                   press(wizard, u"customSizeRadioButton"_s);
               }),
        screen(u"data-casework"_s, 2,
               [](NewEnvironmentWizard &wizard) {
                   nameIt(wizard);
                   auto *product = wizard.findChild<QComboBox *>(u"blueprintComboBox"_s);
                   product->setCurrentIndex(product->findData(u"casework"_s));
               }),
        screen(u"place"_s, 3, placeIt),
        screen(u"life"_s, 4, placeIt),
        screen(u"review"_s, 5, placeIt),
        screen(u"sandbox-name"_s, 1, sandboxIt),
        screen(u"sandbox-data"_s, 2, sandboxIt),
        screen(u"sandbox-access"_s, 4, sandboxIt),
        screen(u"sandbox-review"_s, 5, sandboxIt),
    };
}

} // namespace showroom::gui
