#include "gui/tour/settings_tour.h"

#include "gui/common/data_table.h"
#include "gui/settings/rate_dialog.h"
#include "gui/settings/role_dialog.h"
#include "gui/settings/rotate_dialog.h"
#include "gui/settings/settings_page.h"
#include "gui/tour/tour_stage.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

using Section = SettingsPage::Section;

void show(TourStage &stage, Section section)
{
    stage.data().standing().set(access::rightsOfRole(u"admin"_s), false, u"local"_s);
    stage.window().setConnection({u"local"_s, u"admin"_s, QColor(0x2A, 0xA1, 0x98)});
    stage.window().showPage(u"settings"_s);
    stage.settingsPage().showSection(section);
}

void showConnections(TourStage &stage)
{
    show(stage, Section::Connections);
}

void showAppearance(TourStage &stage)
{
    show(stage, Section::Appearance);
}

void showDefaults(TourStage &stage)
{
    show(stage, Section::Defaults);
}

void refuseDefault(TourStage &stage)
{
    stage.settingsSource().refuseWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                           u"Try again when it is back."_s));
    showDefaults(stage);
    stage.settingsPage().findChild<QSpinBox *>(u"sweepCapSpinBox"_s)->setValue(100);
}

void showLimits(TourStage &stage)
{
    show(stage, Section::Limits);
    stage.settingsPage().findChild<DataTable *>(u"usesTable"_s)->selectRow(0);
}

void showUnused(TourStage &stage)
{
    stage.settingsSource().rest();
    show(stage, Section::Limits);
}

void showLimitsToOps(TourStage &stage)
{
    showLimits(stage);
    stage.data().standing().set(access::rightsOfRole(u"ops"_s), false, u"local"_s);
    stage.window().setConnection({u"local"_s, u"ops"_s, QColor(0x2A, 0xA1, 0x98)});
}

void showRoles(TourStage &stage)
{
    show(stage, Section::Roles);
    stage.settingsPage().findChild<DataTable *>(u"loginsTable"_s)->selectRow(1);
}

void failToReadRoles(TourStage &stage)
{
    stage.settingsSource().failWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                         u"It goes on by itself when the server is back."_s));
    show(stage, Section::Roles);
}

void showSalts(TourStage &stage)
{
    show(stage, Section::Salts);
}

void showAbout(TourStage &stage)
{
    show(stage, Section::About);
}

std::unique_ptr<QWidget> exception(TourStage &stage)
{
    const auto uses = stage.settingsSource().rateUses().result();
    return std::make_unique<RateDialog>(stage.settingsSource(), stage.clock(), uses->first());
}

std::unique_ptr<QWidget> refusedException(TourStage &stage)
{
    Error error = fail(ErrorCode::InvalidInput, u"“acme” is nothing that calls of the kind “create” are counted for."_s,
                       u"Give a client's address, or local: and a login."_s);
    error.problems = {{u"key"_s, u"invalid"_s, u"Nothing is counted for this."_s}};
    stage.settingsSource().refuseWith(error);
    auto dialog = std::make_unique<RateDialog>(stage.settingsSource(), stage.clock(), std::nullopt);
    dialog->findChild<QLineEdit *>(u"keyLineEdit"_s)->setText(u"acme"_s);
    dialog->findChild<QPushButton *>(u"actButton"_s)->click();
    return dialog;
}

std::unique_ptr<QWidget> give(TourStage &stage)
{
    auto dialog = std::make_unique<RoleDialog>(stage.settingsSource(),
                                               QStringList{u"kenji.mori"_s, u"lena.ortiz"_s, u"marcus.bell"_s},
                                               stage.settingsSource().roleGroups().result().value(), u"lena.ortiz"_s);
    dialog->findChild<QComboBox *>(u"roleComboBox"_s)->setCurrentIndex(2);
    dialog->findChild<QLineEdit *>(u"reasonLineEdit"_s)->setText(u"Joins the partner team on Monday"_s);
    return dialog;
}

std::unique_ptr<QWidget> take(TourStage &stage)
{
    return std::make_unique<RoleDialog>(stage.settingsSource(), stage.data().standing(),
                                        stage.settingsSource().roleMembers().result().value().at(1));
}

std::unique_ptr<QWidget> rotation(TourStage &stage)
{
    return std::make_unique<RotateDialog>(stage.settingsSource(), *stage.settingsSource().planRotation().result());
}

/// The line that a person has to put into a variable; the picture's is none.
std::unique_ptr<QWidget> handedOut(TourStage &stage)
{
    stage.settingsSource().setSaltPlace({u"SHOWROOM_MASTER_SALT"_s, {}, false, false});
    auto dialog =
        std::make_unique<RotateDialog>(stage.settingsSource(), *stage.settingsSource().planRotation().result());
    dialog->findChild<QLineEdit *>(u"versionLineEdit"_s)->setText(u"2026-12"_s);
    dialog->findChild<QPushButton *>(u"actButton"_s)->click();
    dialog->findChild<QLineEdit *>(u"saltLineEdit"_s)->setText(u"2026-12:"_s + u"ExampleOnly"_s.repeated(4));
    return dialog;
}

} // namespace

QList<TourScreen> settingsTour()
{
    constexpr QSize size{520, 0};
    return {
        {.name = u"settings-limits"_s, .prepare = showLimits, .isMain = true},
        {.name = u"settings-limits-unused"_s, .prepare = showUnused},
        {.name = u"settings-limits-ops"_s, .prepare = showLimitsToOps},
        {.name = u"settings-limits-exception"_s, .prepare = showLimits, .dialog = exception, .dialogSize = size},
        {.name = u"settings-limits-refused"_s, .prepare = showLimits, .dialog = refusedException, .dialogSize = size},
        {.name = u"settings-roles"_s, .prepare = showRoles, .isMain = true},
        {.name = u"settings-roles-error"_s, .prepare = failToReadRoles},
        {.name = u"settings-roles-give"_s, .prepare = showRoles, .dialog = give, .dialogSize = size},
        {.name = u"settings-roles-take"_s, .prepare = showRoles, .dialog = take, .dialogSize = size},
        {.name = u"settings-defaults"_s, .prepare = showDefaults},
        {.name = u"settings-defaults-refused"_s, .prepare = refuseDefault},
        {.name = u"settings-connections"_s, .prepare = showConnections},
        {.name = u"settings-appearance"_s, .prepare = showAppearance},
        {.name = u"settings-salts"_s, .prepare = showSalts},
        {.name = u"settings-salts-rotate"_s, .prepare = showSalts, .dialog = rotation, .dialogSize = size},
        {.name = u"settings-salts-line"_s, .prepare = showSalts, .dialog = handedOut, .dialogSize = size},
        {.name = u"settings-about"_s, .prepare = showAbout},
    };
}

} // namespace showroom::gui
