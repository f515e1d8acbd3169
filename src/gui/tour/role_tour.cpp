#include "gui/tour/role_tour.h"

#include "gui/activity/activity_page.h"
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
    }
    return screens;
}

} // namespace showroom::gui
