#include "gui/tour/overview_tour.h"

#include "base/result.h"
#include "gui/help/diagnostics_dialog.h"
#include "gui/help/help_dialog.h"
#include "gui/help/shortcut_sheet.h"
#include "gui/palette/command_palette.h"
#include "gui/tour/tour_stage.h"

#include <QLineEdit>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

jobs::Job finished(qint64 id, const QString &kind, const QString &environment, const QString &actor, int minutesAgo)
{
    jobs::Job job;
    job.id = id;
    job.kind = kind;
    job.environmentId = environment;
    job.state = jobs::JobState::Done;
    job.actor = actor;
    job.program = u"showroom"_s;
    job.createdAt = tourTime().addSecs(-minutesAgo * 60 - 20);
    job.startedAt = job.createdAt;
    job.finishedAt = tourTime().addSecs(-minutesAgo * 60);
    return job;
}

/// The fleet with what happened to it lately.
TourFixture busyFleet()
{
    TourFixture fixture = tourFleet();
    for (environments::Environment &environment : fixture.environments)
        if (environment.id == u"demo-tailspin-retail")
            environment.jobId = 36;
    jobs::Job failed = finished(36, u"seed"_s, u"demo-tailspin-retail"_s, u"marcus.bell"_s, 12);
    failed.state = jobs::JobState::Failed;
    failed.error = fail(ErrorCode::StorageFull, u"The server's disk is full."_s);
    fixture.jobs += {failed, finished(35, u"export"_s, u"demo-ethics-showcase"_s, u"amelia.hart"_s, 26),
                     finished(34, u"seed"_s, u"demo-solstice-bank"_s, u"amelia.hart"_s, 65),
                     finished(33, u"export"_s, u"demo-acme-robotics"_s, u"priya.raman"_s, 130),
                     finished(32, u"seed"_s, u"demo-payments-lab"_s, u"kenji.mori"_s, 660)};
    return fixture;
}

TourFixture quietFleet()
{
    TourFixture fixture;
    for (const environments::Environment &environment : tourFleet().environments)
        if (environment.id == u"demo-northwind-health" || environment.id == u"demo-solstice-bank")
            fixture.environments.append(environment);
    fixture.jobs = {finished(34, u"seed"_s, u"demo-solstice-bank"_s, u"amelia.hart"_s, 65)};
    return fixture;
}

TourFixture silent()
{
    TourFixture fixture;
    fixture.isSilent = true;
    return fixture;
}

TourFixture unreadable()
{
    TourFixture fixture;
    fixture.listError = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s,
                             u"Check that it runs and is reachable, then reconnect."_s);
    return fixture;
}

void goThere(TourStage &stage)
{
    stage.window().showPage(u"overview"_s);
}

TourScreen screen(const QString &name, const std::function<TourFixture()> &fixture)
{
    TourScreen made{.name = name, .fixture = fixture, .prepare = goThere};
    // The chart is read a moment after the rest.
    made.isReady = [](TourStage &stage, QWidget *) {
        const auto *chart = stage.window().findChild<QWidget *>(u"fleetChart"_s);
        return !stage.data().isLoaded() || stage.data().environments().rowCount() == 0 ||
               !chart->accessibleDescription().isEmpty();
    };
    return made;
}

std::unique_ptr<QWidget> commands(TourStage &stage, const QString &typed)
{
    auto made = std::make_unique<CommandPalette>(stage.paletteFlow().commands(), &stage.window());
    made->findChild<QLineEdit *>(u"commandLineEdit"_s)->setText(typed);
    return made;
}

TourScreen over(const QString &name, const QSize &size,
                const std::function<std::unique_ptr<QWidget>(TourStage &)> &dialog)
{
    TourScreen made = screen(name, busyFleet);
    made.dialog = dialog;
    made.dialogSize = size;
    return made;
}

std::unique_ptr<QWidget> helpAt(const QString &page)
{
    auto made = std::make_unique<HelpDialog>();
    made->showPage(page);
    return made;
}

std::unique_ptr<QWidget> diagnostics(TourStage &stage)
{
    return std::make_unique<DiagnosticsDialog>(stage.diagnostics());
}

} // namespace

QList<TourScreen> overviewTour()
{
    TourScreen overview = screen(u"overview"_s, busyFleet);
    overview.isMain = true;
    TourScreen palette = screen(u"palette"_s, busyFleet);
    palette.dialog = [](TourStage &stage) { return commands(stage, u"acme"_s); };
    palette.dialogSize = {640, 440};
    TourScreen everything = screen(u"palette-everything"_s, busyFleet);
    everything.dialog = [](TourStage &stage) { return commands(stage, {}); };
    everything.dialogSize = {640, 440};
    const auto shortcuts = over(u"help-shortcuts"_s, {560, 560}, [](TourStage &stage) -> std::unique_ptr<QWidget> {
        return std::make_unique<ShortcutSheet>(shortcutsOf(stage.window()));
    });
    const auto troubleshooting =
        over(u"help-troubleshooting"_s, {920, 600}, [](TourStage &) { return helpAt(u"disk-full"_s); });
    const auto errorCodes = over(u"help-errors"_s, {920, 600}, [](TourStage &) { return helpAt(errorsPage); });
    return {overview,
            screen(u"overview-quiet"_s, quietFleet),
            screen(u"overview-empty"_s, [] { return TourFixture(); }),
            screen(u"overview-loading"_s, silent),
            screen(u"overview-error"_s, unreadable),
            palette,
            everything,
            shortcuts,
            troubleshooting,
            errorCodes,
            over(u"help-diagnostics"_s, {720, 560}, diagnostics)};
}

} // namespace showroom::gui
