#include "gui/tour/environment_tour.h"

#include "gui/common/data_table.h"
#include "gui/environments/environment_details_page.h"
#include "gui/environments/realism_card.h"
#include "gui/tour/tour_stage.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto acme = u"demo-acme-robotics"_s;

enum Tab { Overview, Data, History };

EnvironmentDetailsPage *open(TourStage &stage, const QString &id, Tab tab = Overview)
{
    auto *page = new EnvironmentDetailsPage(id, {stage.data(), stage.environmentSource(), stage.clock(),
                                                 stage.settings(), nullptr, nullptr, &stage.auditSource()});
    stage.window().openPage(page);
    page->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(tab);
    return page;
}

void openAcme(TourStage &stage)
{
    open(stage, acme);
}

void openVolumesTable(TourStage &stage)
{
    open(stage, acme)->findChild<QPushButton *>(u"volumesTableButton"_s)->setChecked(true);
}

/// The card with the first line explained.
void openRealism(TourStage &stage)
{
    auto *table = open(stage, acme)->findChild<DataTable *>(u"realismTable"_s);
    table->setCurrentIndex(table->model()->index(0, 0));
}

/// The card is the last of its page.
bool isAtTheEnd(TourStage &stage, QWidget *)
{
    auto *card = stage.window().findChild<RealismCard *>();
    QWidget *widget = card;
    while (!qobject_cast<QScrollArea *>(widget))
        widget = widget->parentWidget();
    QScrollBar *bar = qobject_cast<QScrollArea *>(widget)->verticalScrollBar();
    const bool isThere = bar->value() == bar->maximum();
    bar->setValue(bar->maximum());
    return isThere;
}

/// Somebody changed the product's rows behind Showroom's back.
void openOutOfBand(TourStage &stage)
{
    stage.environmentSource().setMeasure(u"learning-completion"_s, {0.9312, 0, 8'000});
    stage.environmentSource().setMeasure(u"start-dates"_s, {214, 0, 25'250});
    openRealism(stage);
}

void openUnscored(TourStage &stage)
{
    stage.environmentSource().failWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                            u"What was read stays. It goes on by itself when the server is back."_s));
    open(stage, acme);
}

/// The events, somewhere in the middle.
void openData(TourStage &stage)
{
    auto *page = open(stage, acme, Data);
    auto *tables = page->findChild<DataTable *>(u"tablesTable"_s);
    tables->setCurrentIndex(tables->model()->index(1, 0));
}

/// A person in the middle of the table who was looked for by email.
void findPerson(TourStage &stage)
{
    constexpr int emailColumn = 2;
    const auto people = stage.environmentSource().readRows({acme, u"impact.users"_s, {}, {}}, {u"7"_s}, 1).result();
    auto *line = open(stage, acme, Data)->findChild<QLineEdit *>(u"findLineEdit"_s);
    line->setText(people ? people->first().values.value(emailColumn) : QString());
    emit line->returnPressed();
}

void findNothing(TourStage &stage)
{
    auto *line = open(stage, acme, Data)->findChild<QLineEdit *>(u"findLineEdit"_s);
    line->setText(u"nobody@example.com"_s);
    emit line->returnPressed();
}

void openHistory(TourStage &stage)
{
    open(stage, acme, History);
}

void openUnreadable(TourStage &stage)
{
    stage.environmentSource().failWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                            u"What was read stays. It goes on by itself when the server is back."_s));
    open(stage, acme, Data);
}

void openSeeding(TourStage &stage)
{
    open(stage, u"demo-globex-industries"_s, Data);
}

void openGone(TourStage &stage)
{
    open(stage, acme);
    stage.data().environments().setEnvironments({});
}

jobs::Job job(qint64 id, const QString &kind, jobs::JobState state, qint64 minutesAgo, qint64 seconds)
{
    jobs::Job job;
    job.id = id;
    job.kind = kind;
    job.environmentId = acme;
    job.state = state;
    job.actor = u"ingrid.solheim"_s;
    job.program = u"showroom"_s;
    job.createdAt = tourTime().addSecs(-minutesAgo * 60);
    job.startedAt = job.createdAt.addSecs(1);
    job.finishedAt = job.startedAt.addSecs(seconds);
    return job;
}

/// An entry of the audit log among the jobs.
bool selectEntry(TourStage &stage, QWidget *)
{
    auto *table = stage.window().findChild<DataTable *>(u"historyTable"_s);
    if (table->model()->rowCount() == 0)
        return false;
    table->selectRow(0);
    return true;
}

/// What was done with Acme since it was made.
TourFixture fleetWithHistory()
{
    using jobs::JobState;
    constexpr int day = 24 * 60;
    TourFixture fixture = tourFleet();
    jobs::Job created = job(12, u"seed"_s, JobState::Done, 24 * day, 4);
    created.outcome = {{u"rows"_s, 25'750}, {u"durationMs"_s, 4'000}};
    created.progress.resumedAt = 10'000;
    jobs::Job full = job(19, u"export"_s, JobState::Failed, 11 * day, 2);
    full.actor = u"marcus.bell"_s;
    full.error = fail(ErrorCode::FileFailure, u"There is no room left for the file."_s, u"Choose another folder."_s);
    jobs::Job exported = job(20, u"export"_s, JobState::Done, 11 * day - 6, 3);
    exported.actor = u"marcus.bell"_s;
    exported.outcome = {{u"rows"_s, 25'750}, {u"bytes"_s, 7'340'032}};
    jobs::Job cancelled = job(33, u"export"_s, JobState::Cancelled, 2 * day, 6);
    fixture.jobs += {cancelled, exported, full, created};
    return fixture;
}

} // namespace

QList<TourScreen> environmentTour()
{
    return {
        {.name = u"environment"_s, .prepare = openAcme, .isMain = true},
        {.name = u"environment-volumes"_s, .prepare = openVolumesTable},
        {.name = u"environment-realism"_s, .prepare = openRealism, .isReady = isAtTheEnd, .isMain = true},
        {.name = u"environment-realism-out"_s, .prepare = openOutOfBand, .isReady = isAtTheEnd},
        {.name = u"environment-realism-error"_s, .prepare = openUnscored, .isReady = isAtTheEnd},
        {.name = u"environment-data"_s, .prepare = openData, .isMain = true},
        {.name = u"environment-data-row"_s, .prepare = findPerson},
        {.name = u"environment-data-nothing"_s, .prepare = findNothing},
        {.name = u"environment-data-error"_s, .prepare = openUnreadable},
        {.name = u"environment-history"_s, .fixture = fleetWithHistory, .prepare = openHistory},
        {.name = u"environment-history-entry"_s,
         .fixture = fleetWithHistory,
         .prepare = openHistory,
         .isReady = selectEntry},
        {.name = u"environment-seeding"_s, .prepare = openSeeding},
        {.name = u"environment-gone"_s, .prepare = openGone},
    };
}

} // namespace showroom::gui
