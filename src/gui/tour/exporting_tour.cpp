#include "gui/tour/exporting_tour.h"

#include "gui/common/data_table.h"
#include "gui/exporting/export_dialog.h"
#include "gui/exporting/export_many_dialog.h"
#include "gui/exporting/exports_page.h"
#include "gui/tour/tour_stage.h"

#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QStackedWidget>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;

namespace {

const auto folder = u"/tmp"_s; // exists everywhere, so that the picture shows no problem

std::unique_ptr<ExportDialog> makeDialog(TourStage &stage)
{
    return std::make_unique<ExportDialog>(&stage.operations(), stage.environment(u"demo-acme-robotics"_s),
                                          stage.clock(), folder);
}

Job exportJob(TourStage &stage, qint64 done)
{
    Job job;
    job.id = 77;
    job.kind = u"export"_s;
    exporting::ExportRequest request;
    request.path = folder + u"/demo-acme-robotics-2026-11-20.jsonl"_s;
    job.parameters = exporting::toJson(request);
    job.state = jobs::JobState::Running;
    job.progress.total = stage.environment(u"demo-acme-robotics"_s).rowsTotal();
    job.progress.done = done;
    job.progress.elapsedMs = 1'500 * done / job.progress.total;
    return job;
}

std::unique_ptr<QWidget> question(TourStage &stage)
{
    auto dialog = makeDialog(stage);
    dialog->findChild<QLineEdit *>(u"reasonLineEdit"_s)->insert(u"Data set for the November training"_s);
    dialog->findChild<QLineEdit *>(u"reasonLineEdit"_s)->setFocus();
    return dialog;
}

std::unique_ptr<QWidget> problem(TourStage &stage)
{
    auto dialog = makeDialog(stage);
    dialog->findChild<QLineEdit *>(u"pathLineEdit"_s)->setText(u"exports/acme.jsonl"_s);
    dialog->findChild<QComboBox *>(u"datesComboBox"_s)->setCurrentIndex(3);
    auto *until = dialog->findChild<QDateEdit *>(u"untilDateEdit"_s);
    until->setDate(dialog->findChild<QDateEdit *>(u"fromDateEdit"_s)->date().addDays(-1));
    return dialog;
}

std::unique_ptr<QWidget> progress(TourStage &stage)
{
    auto dialog = makeDialog(stage);
    dialog->follow(exportJob(stage, 16'000));
    return dialog;
}

std::unique_ptr<QWidget> result(TourStage &stage)
{
    auto dialog = makeDialog(stage);
    Job job = exportJob(stage, stage.environment(u"demo-acme-robotics"_s).rowsTotal());
    dialog->follow(job);
    job.state = jobs::JobState::Done;
    job.outcome = {{u"rows"_s, job.progress.total},
                   {u"bytes"_s, qint64(8'412'603)},
                   {u"path"_s, exporting::exportRequestFromJson(job.parameters).path},
                   {u"sha256"_s, stage.environment(u"demo-acme-robotics"_s).fingerprint}};
    emit stage.operations().jobChanged(job);
    return dialog;
}

std::unique_ptr<QWidget> spreadsheet(TourStage &stage)
{
    auto dialog = makeDialog(stage);
    dialog->findChild<QRadioButton *>(u"csvRadioButton"_s)->setChecked(true);
    return dialog;
}

/// Asks once for four of the fleet.
std::unique_ptr<QWidget> several(TourStage &stage)
{
    QList<environments::Environment> chosen;
    for (const environments::Environment &environment : stage.data().environments().environments())
        if (environments::canExport(environment) && chosen.size() < 4)
            chosen.append(environment);
    return std::make_unique<ExportManyDialog>(&stage.operations(), chosen, stage.clock(), folder);
}

void showExports(TourStage &stage)
{
    stage.window().showPage(u"exports"_s);
}

void showNoExports(TourStage &stage)
{
    stage.exportSource().setAnswer(QList<exporting::ExportRecord>());
    showExports(stage);
}

void searchExports(TourStage &stage)
{
    showNoExports(stage);
    stage.exportsPage().findChild<QLineEdit *>(u"searchLineEdit"_s)->setText(u"zanzibar"_s);
}

void failToReadExports(TourStage &stage)
{
    stage.exportSource().setAnswer(
        fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
             u"It may be starting; try again, or look at its log with “showroomctl local status”."_s));
    showExports(stage);
}

/// A row can be selected only once the page has read its rows.
bool selectOne(TourStage &stage, QWidget *)
{
    auto *table = stage.exportsPage().findChild<DataTable *>(u"exportsTable"_s);
    if (table->model()->rowCount() == 0)
        return false;
    table->selectRow(1);
    return true;
}

bool hasSearched(TourStage &stage, QWidget *)
{
    const auto *states = stage.exportsPage().findChild<QStackedWidget *>(u"statesStackedWidget"_s);
    return states->currentWidget()->objectName() == u"nothingFoundPage";
}

bool isEstimated(TourStage &, QWidget *dialog)
{
    return !dialog->findChild<QLabel *>(u"estimateLabel"_s)->text().isEmpty();
}

} // namespace

QList<TourScreen> exportingTour()
{
    constexpr QSize size{640, 0};
    return {
        {.name = u"exports"_s, .prepare = showExports, .isReady = selectOne, .isMain = true},
        {.name = u"exports-empty"_s, .prepare = showNoExports},
        {.name = u"exports-no-match"_s, .prepare = searchExports, .isReady = hasSearched},
        {.name = u"exports-error"_s, .prepare = failToReadExports},
        {.name = u"export-spreadsheet"_s, .dialog = spreadsheet, .dialogSize = size, .isReady = isEstimated},
        {.name = u"export"_s, .dialog = question, .dialogSize = size, .isReady = isEstimated},
        {.name = u"export-problem"_s, .dialog = problem, .dialogSize = size, .isReady = isEstimated},
        {.name = u"export-progress"_s, .dialog = progress, .dialogSize = size},
        {.name = u"export-done"_s, .dialog = result, .dialogSize = size},
        {.name = u"export-several"_s, .dialog = several, .dialogSize = size},
    };
}

} // namespace showroom::gui
