#include "gui/shell/fleet_flows.h"

#include "gui/common/rights.h"
#include "gui/environments/details_dialog.h"
#include "gui/environments/environment_actions.h"
#include "gui/environments/environments_page.h"
#include "gui/environments/extend_dialog.h"
#include "gui/environments/owner_dialog.h"
#include "gui/environments/tags_dialog.h"
#include "gui/exporting/export_many_dialog.h"
#include "gui/operations/console_data.h"
#include "gui/palette/palette_flow.h"
#include "gui/sandboxes/seat_links_dialog.h"
#include "gui/shell/environment_flows.h"
#include "gui/shell/main_window.h"
#include "gui/teardown/teardown_many_dialog.h"
#include "gui/wizard/bulk_dialog.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

FleetFlows::FleetFlows(const Collaborators &collaborators, QObject *parent)
    : QObject(parent)
    , m_with(collaborators)
{
    EnvironmentActions &actions = m_with.page.actions();
    connect(&m_with.page, &EnvironmentsPage::newManyRequested, this, &FleetFlows::createMany);
    connect(&m_with.window, &MainWindow::newEnvironmentsRequested, this, &FleetFlows::createMany);
    connect(&actions, &EnvironmentActions::duplicateRequested, &m_with.single, &EnvironmentFlows::duplicate);
    connect(&actions, &EnvironmentActions::editRequested, this, &FleetFlows::edit);
    connect(&actions, &EnvironmentActions::extendRequested, this, &FleetFlows::extend);
    connect(&m_with.single, &EnvironmentFlows::editRequested, this, &FleetFlows::edit);
    connect(&m_with.single, &EnvironmentFlows::extendRequested, this,
            [this](const Environment &environment) { extend({environment}); });
    connect(&actions, &EnvironmentActions::tagsRequested, this, &FleetFlows::tag);
    connect(&actions, &EnvironmentActions::ownerRequested, this, &FleetFlows::changeOwner);
    connect(&actions, &EnvironmentActions::exportManyRequested, this, &FleetFlows::exportMany);
    connect(&actions, &EnvironmentActions::tearDownManyRequested, this, &FleetFlows::tearDown);
}

void FleetFlows::addVerbs(PaletteFlow &palette)
{
    const auto ifAllowed = [this](const Environment &) { return m_with.data.standing().whyNot(Right::Manage); };
    const auto unlessGoing = [ifAllowed](const Environment &environment) {
        const QString why = ifAllowed(environment);
        const bool isGoing = environment.status == environments::Status::Deleting;
        return why.isEmpty() && isGoing ? tr("It is being torn down") : why;
    };
    palette.addVerb({tr("Duplicate %1…"), u"copy"_s, 0, ifAllowed,
                     [this](const Environment &environment) { m_with.single.duplicate(environment); }});
    palette.addVerb({tr("Edit details of %1…"), u"pencil"_s, 0, unlessGoing,
                     [this](const Environment &environment) { edit(environment); }});
    palette.addVerb({tr("Extend %1…"), u"calendar-plus"_s, 0, unlessGoing,
                     [this](const Environment &environment) { extend({environment}); }});
}

void FleetFlows::createMany()
{
    const auto blueprint = m_with.blueprint();
    if (!blueprint) {
        tell(Meaning::Danger, blueprint.error().message, blueprint.error().hint);
        return;
    }
    auto *dialog =
        new BulkDialog({&m_with.operations, &m_with.fleet, &m_with.presets, *blueprint, &m_with.clock}, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BulkDialog::created, this, [this](const QList<environments::Created> &created) {
        m_with.data.refresh();
        tell(Meaning::Success, tr("%n environment(s) recorded.", nullptr, int(created.size())),
             tr("They are filled two at a time."));
    });
    connect(dialog, &BulkDialog::linksWanted, this, &FleetFlows::makeLinks);
    dialog->open();
}

void FleetFlows::makeLinks(const QStringList &ids, const QStringList &names, const sandboxes::LinkRequest &like)
{
    if (!m_with.sandboxes)
        return;
    auto *dialog = new SeatLinksDialog(m_with.sandboxes, {ids, names, like}, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FleetFlows::edit(const Environment &environment)
{
    open(new DetailsDialog(&m_with.fleet, environment, &m_with.window));
}

void FleetFlows::extend(const QList<Environment> &environments)
{
    open(new ExtendDialog(&m_with.fleet, environments, m_with.clock, &m_with.window));
}

void FleetFlows::tag(const QList<Environment> &environments)
{
    open(new TagsDialog(&m_with.fleet, environments, &m_with.window));
}

void FleetFlows::changeOwner(const QList<Environment> &environments)
{
    open(new OwnerDialog(&m_with.fleet, environments, &m_with.window));
}

void FleetFlows::exportMany(const QList<Environment> &environments)
{
    auto *dialog = new ExportManyDialog(&m_with.operations, environments, m_with.clock, {}, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FleetFlows::tearDown(const QList<Environment> &environments)
{
    const Standing &standing = m_with.data.standing();
    auto *dialog = new TeardownManyDialog(&m_with.operations, environments, &m_with.window,
                                          standing.isCareful() ? standing.place() : QString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, &m_with.data, &ConsoleData::refresh);
    dialog->open();
}

void FleetFlows::open(FleetDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FleetDialog::done, this, [this](const QString &fact) {
        m_with.data.refresh();
        tell(Meaning::Success, fact);
    });
    dialog->open();
}

/// Where the person is, not where the flow began.
void FleetFlows::tell(Meaning meaning, const QString &fact, const QString &rest)
{
    Page *page = m_with.window.currentPage();
    (page ? *page : m_with.page).showNotice(meaning, fact, rest);
}

} // namespace showroom::gui
