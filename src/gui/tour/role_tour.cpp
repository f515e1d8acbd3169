#include "gui/tour/role_tour.h"

#include "gui/activity/activity_page.h"
#include "gui/common/careful.h"
#include "gui/common/data_table.h"
#include "gui/environments/environment_details_page.h"
#include "gui/environments/environments_page.h"
#include "gui/exporting/exports_page.h"
#include "gui/sandboxes/expiry_page.h"
#include "gui/tour/tour_sandboxes.h"
#include "gui/tour/tour_stage.h"

#include <QAbstractButton>
#include <QTabWidget>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

struct Person {
    QString role;
    sessions::Rights sessions;
};

const QList<Person> &people()
{
    static const QList<Person> all{
        {u"sales"_s, {u"marcus.bell"_s, true, false, false, false}},
        {u"support"_s, {u"elena.ruiz"_s, true, true, false, false}},
    };
    return all;
}

void showEnvironments(TourStage &stage)
{
    stage.environmentsPage().select(u"demo-acme-robotics"_s);
}

void showEnvironment(TourStage &stage)
{
    constexpr int accessTab = 3;
    auto *page = new EnvironmentDetailsPage(u"sandbox-fabrikam-trial"_s,
                                            {stage.data(), stage.environmentSource(), stage.clock(), stage.settings(),
                                             &stage.sessionSource(), &stage.sandboxSource()});
    stage.window().openPage(page);
    page->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(accessTab);
}

void showSessions(TourStage &stage)
{
    stage.window().showPage(u"sessions"_s);
}

void showExports(TourStage &stage)
{
    stage.window().showPage(u"exports"_s);
}

/// A row can be selected only once the page has read its rows.
bool selectExport(TourStage &stage, QWidget *)
{
    auto *table = stage.exportsPage().findChild<DataTable *>(u"exportsTable"_s);
    if (table->model()->rowCount() == 0)
        return false;
    table->selectRow(1);
    return true;
}

void showExpiry(TourStage &stage)
{
    stage.window().showPage(u"expiry"_s);
    stage.expiryPage().findChild<QAbstractButton *>(u"weekBucketRadioButton"_s)->click();
    stage.expiryPage().findChild<DataTable *>(u"expiryTable"_s)->selectRow(0);
}

void showActivity(TourStage &stage)
{
    stage.window().showPage(u"activity"_s);
    stage.activityPage().select(sandboxFleet().jobs.constFirst().id);
}

void showUsage(TourStage &stage)
{
    stage.window().showPage(u"usage"_s);
}

void showMasking(TourStage &stage)
{
    stage.window().showPage(u"masking"_s);
}

/// The page as somebody in the role finds it.
std::function<void(TourStage &)> seenBy(const Person &person, void (*prepare)(TourStage &))
{
    return [person, prepare](TourStage &stage) {
        const access::Rights rights = access::rightsOfRole(person.role);
        stage.window().setConnection({u"local"_s, person.role, QColor(0x2A, 0xA1, 0x98)});
        stage.window().setRights(rights);
        stage.data().standing().set(rights);
        stage.sessionSource().setRights(person.sessions);
        prepare(stage);
    };
}

/// On a connection of that level.
std::function<void(TourStage &)> on(profiles::Confirmation level, void (*prepare)(TourStage &))
{
    return [level, prepare](TourStage &stage) {
        access::Rights rights = access::rightsOfRole(u"ops"_s);
        rights.isReadOnly = level == profiles::Confirmation::ReadOnly;
        stage.window().setConnection({u"Production"_s, u"ops"_s, QColor(0xB9, 0x60, 0x8F), level});
        stage.window().setRights(rights);
        stage.data().standing().set(rights, level == profiles::Confirmation::Careful, u"Production"_s);
        prepare(stage);
    };
}

std::unique_ptr<QWidget> expireQuestion(TourStage &)
{
    return std::unique_ptr<QWidget>(
        makeQuestion({u"Expire Booth Tour"_s, u"The data is kept for 30 days; Extend makes it usable again."_s,
                      u"sandbox-booth-tour"_s, u"Expire now"_s},
                     nullptr));
}

} // namespace

QList<TourScreen> roleTour()
{
    QList<TourScreen> screens;
    for (const Person &person : people()) {
        const auto add = [&](const QString &page, void (*prepare)(TourStage &),
                             const std::function<bool(TourStage &, QWidget *)> &isReady = {}) {
            screens.append({.name = u"as-%1-%2"_s.arg(person.role, page),
                            .fixture = sandboxFleet,
                            .prepare = seenBy(person, prepare),
                            .isReady = isReady});
        };
        add(u"environments"_s, showEnvironments);
        add(u"environment"_s, showEnvironment);
        add(u"sessions"_s, showSessions);
        add(u"exports"_s, showExports, selectExport);
        add(u"expiry"_s, showExpiry);
        add(u"activity"_s, showActivity);
        add(u"usage"_s, showUsage);
        add(u"masking"_s, showMasking);
    }
    screens.append({.name = u"careful-connection"_s,
                    .fixture = sandboxFleet,
                    .prepare = on(profiles::Confirmation::Careful, showExpiry),
                    .dialog = expireQuestion,
                    .dialogSize = {480, 0}});
    screens.append({.name = u"read-only-connection"_s,
                    .fixture = sandboxFleet,
                    .prepare = on(profiles::Confirmation::ReadOnly, showEnvironments)});
    return screens;
}

} // namespace showroom::gui
