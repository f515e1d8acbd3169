#include "gui/tour/fleet_tour.h"

#include "core/environments/tenant_template.h"
#include "gui/environments/details_dialog.h"
#include "gui/environments/environments_page.h"
#include "gui/environments/extend_dialog.h"
#include "gui/environments/owner_dialog.h"
#include "gui/environments/tags_dialog.h"
#include "gui/sandboxes/seat_links_dialog.h"
#include "gui/teardown/teardown_many_dialog.h"
#include "gui/tour/tour_fleet.h"
#include "gui/tour/tour_stage.h"
#include "gui/wizard/bulk_dialog.h"
#include "gui/wizard/new_environment_wizard.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

namespace {

constexpr QSize wizardSize{1200, 744};

const QStringList chosenIds{u"demo-acme-robotics"_s, u"demo-northwind-health"_s, u"demo-lumen-energy"_s};

/// A dialog together with what it needs to live.
template <class T>
class Kept final : public QObject {
public:
    Kept(T thing, QObject *parent)
        : QObject(parent)
        , value(std::move(thing))
    {
    }
    T value;
};

TourFixture taggedFleet()
{
    TourFixture fixture = tourFleet();
    for (Environment &environment : fixture.environments)
        if (chosenIds.contains(environment.id))
            environment.tags = {u"autumn fair"_s, u"vip"_s};
    return fixture;
}

QList<Environment> chosen(TourStage &stage)
{
    QList<Environment> environments;
    for (const QString &id : chosenIds)
        environments << stage.environment(id);
    return environments;
}

void selectSeveral(TourStage &stage)
{
    stage.environmentsPage().select(chosenIds);
}

void chooseColumns(TourStage &stage)
{
    auto *menu = stage.environmentsPage().findChild<QMenu *>(u"columnsMenu"_s);
    for (const auto &name : {u"actionShowtags"_s, u"actionShowstorage"_s})
        menu->findChild<QAction *>(name)->setChecked(true);
    stage.environmentsPage().findChild<QLineEdit *>(u"searchLineEdit"_s)->setText(u"ingrid"_s);
}

std::unique_ptr<QWidget> columnsMenu(TourStage &stage)
{
    auto *menu = stage.environmentsPage().findChild<QMenu *>(u"columnsMenu"_s);
    auto picture = std::make_unique<QMenu>();
    for (const QAction *action : menu->actions()) {
        QAction *copy = action->isSeparator() ? picture->addSeparator() : picture->addAction(action->text());
        copy->setCheckable(action->isCheckable());
        copy->setChecked(action->isChecked());
    }
    return picture;
}

std::shared_ptr<TourFleet> fleetOf(TourStage &stage)
{
    TourFixture fixture;
    fixture.environments = stage.data().environments().environments();
    return std::make_shared<TourFleet>(fixture);
}

template <class Dialog, class... Arguments>
std::unique_ptr<QWidget> withFleet(TourStage &stage, Arguments &&...arguments)
{
    const auto fleet = fleetOf(stage);
    auto dialog = std::make_unique<Dialog>(fleet.get(), std::forward<Arguments>(arguments)...);
    new Kept(fleet, dialog.get());
    return dialog;
}

std::unique_ptr<QWidget> details(TourStage &stage)
{
    Environment environment = stage.environment(chosenIds.first());
    environment.customer = u"Acme Robotics Inc."_s;
    environment.adminEmail = u"ingrid.solheim@example.com"_s;
    auto dialog = withFleet<DetailsDialog>(stage, environment);
    dialog->findChild<QPlainTextEdit *>(u"notesTextEdit"_s)
        ->setPlainText(u"Show the giving report first.\nMarcus joins at half past two."_s);
    return dialog;
}

std::unique_ptr<QWidget> teardown(TourStage &stage)
{
    auto dialog = std::make_unique<TeardownManyDialog>(&stage.operations(), chosen(stage));
    dialog->input()->insert(u"tear down 3"_s);
    return dialog;
}

environments::CreateTenant training()
{
    environments::CreateTenant values;
    values.size = u"small"_s;
    values.regions = {u"UK"_s, u"EU"_s};
    values.vertical = u"education"_s;
    values.lifeDays = 90;
    values.tags = {u"training"_s};
    return values;
}

environments::PresetStore presetsOf(TourStage &stage)
{
    const environments::PresetStore store(QFileInfo(stage.settingsFile()).path() + u"/tour-presets.json"_s);
    if (!store.save(u"Training seats"_s, training(), true))
        qWarning("The presets of the tour cannot be written.");
    return store;
}

std::unique_ptr<QWidget> bulk(TourStage &stage, bool fromList)
{
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    if (!blueprint)
        return nullptr;
    const auto fleet = fleetOf(stage);
    const auto presets = std::make_shared<environments::PresetStore>(presetsOf(stage));
    auto dialog = std::make_unique<BulkDialog>(
        BulkDialog::Services{&stage.operations(), fleet.get(), presets.get(), *blueprint, &stage.clock()});
    new Kept(fleet, dialog.get());
    new Kept(presets, dialog.get());
    dialog->findChild<QComboBox *>(u"presetComboBox"_s)->setCurrentIndex(1);
    dialog->findChild<QSpinBox *>(u"numberSpinBox"_s)->setValue(30);
    if (fromList) {
        dialog->findChild<QPlainTextEdit *>(u"listTextEdit"_s)
            ->setPlainText(u"Training Berlin, jonas.weber@example.com\nTraining Oslo\nAcme Robotics\n"
                           "Training Lyon, chloe.martin@example\nTraining Leeds, amelia.hart@example.com"_s);
        dialog->findChild<QPushButton *>(u"listChipButton"_s)->click();
    }
    return dialog;
}

std::unique_ptr<QWidget> bulkSeats(TourStage &stage)
{
    auto dialog = bulk(stage, false);
    auto *choices = dialog->findChild<QComboBox *>(u"presetComboBox"_s);
    choices->setCurrentIndex(choices->findData(u"training"_s));
    dialog->findChild<QAbstractButton *>(u"linksCheckBox"_s)->click();
    dialog->findChild<QComboBox *>(u"seatPersonaComboBox"_s)->setCurrentIndex(2);
    return dialog;
}

std::unique_ptr<QWidget> seatLinks(TourStage &stage)
{
    SeatLinksDialog::Seats seats;
    for (int seat = 1; seat <= 8; ++seat) {
        seats.ids << u"sandbox-training-seat-%1"_s.arg(seat);
        seats.names << u"Training seat %1"_s.arg(seat);
    }
    return std::make_unique<SeatLinksDialog>(&stage.sandboxSource(), seats);
}

std::unique_ptr<QWidget> wizard(TourStage &stage, int step)
{
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    if (!blueprint)
        return nullptr;
    const auto presets = std::make_shared<environments::PresetStore>(presetsOf(stage));
    const auto salt = [] { return masking::Salt::create(u"tour"_s, QByteArray(masking::Salt::minimumBytes, 't')); };
    auto made = std::make_unique<NewEnvironmentWizard>(NewEnvironmentWizard::Services{
        &stage.operations(), *blueprint, salt, &stage.clock(), std::nullopt, presets.get()});
    new Kept(presets, made.get());
    auto *choice = made->findChild<QComboBox *>(u"presetComboBox"_s);
    choice->setCurrentIndex(1);
    emit choice->activated(1);
    made->findChild<QLineEdit *>(u"nameLineEdit"_s)->insert(u"Training Berlin"_s);
    made->findChild<QLineEdit *>(u"savePresetLineEdit"_s)->insert(u"Training in Europe"_s);
    made->setStep(step);
    return made;
}

bool hasPreview(TourStage &, QWidget *dialog)
{
    return dialog->findChild<QStackedWidget *>(u"stateStackedWidget"_s)->currentWidget()->objectName() == u"dataPage";
}

/// The lines are checked a moment after the last change.
bool isCounted(TourStage &, QWidget *dialog)
{
    return dialog->findChild<QPushButton *>(u"createManyButton"_s)->text().contains(u"30"_s);
}

} // namespace

QList<TourScreen> fleetTour()
{
    constexpr QSize narrow{520, 0};
    return {
        {.name = u"environments-several"_s, .fixture = taggedFleet, .prepare = selectSeveral},
        {.name = u"environments-columns"_s, .fixture = taggedFleet, .prepare = chooseColumns, .dialog = columnsMenu},
        {.name = u"extend"_s,
         .dialog = [](TourStage &stage) { return withFleet<ExtendDialog>(stage, chosen(stage), stage.clock()); },
         .dialogSize = narrow},
        {.name = u"details"_s, .fixture = taggedFleet, .dialog = details, .dialogSize = narrow},
        {.name = u"tags"_s,
         .fixture = taggedFleet,
         .dialog = [](TourStage &stage) { return withFleet<TagsDialog>(stage, chosen(stage)); },
         .dialogSize = narrow},
        {.name = u"owner"_s,
         .dialog = [](TourStage &stage) { return withFleet<OwnerDialog>(stage, chosen(stage)); },
         .dialogSize = narrow},
        {.name = u"teardown-several"_s, .dialog = teardown, .dialogSize = {560, 0}},
        {.name = u"create-several"_s,
         .dialog = [](TourStage &stage) { return bulk(stage, false); },
         .dialogSize = {640, 0},
         .isReady = isCounted},
        {.name = u"create-several-list"_s,
         .dialog = [](TourStage &stage) { return bulk(stage, true); },
         .dialogSize = {640, 0}},
        {.name = u"create-several-seats"_s, .dialog = bulkSeats, .dialogSize = {640, 0}, .isReady = isCounted},
        {.name = u"seat-links"_s, .dialog = seatLinks, .dialogSize = {920, 0}},
        {.name = u"wizard-preset"_s,
         .dialog = [](TourStage &stage) { return wizard(stage, 0); },
         .dialogSize = wizardSize,
         .isReady = hasPreview},
        {.name = u"wizard-save-preset"_s,
         .dialog = [](TourStage &stage) { return wizard(stage, 4); },
         .dialogSize = wizardSize,
         .isReady = hasPreview},
    };
}

} // namespace showroom::gui
