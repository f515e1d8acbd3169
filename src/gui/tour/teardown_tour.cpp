#include "gui/tour/teardown_tour.h"

#include "gui/teardown/teardown_dialog.h"
#include "gui/tour/tour_stage.h"

#include <QLineEdit>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto environmentId = u"demo-acme-robotics"_s;

std::unique_ptr<TeardownDialog> makeDialog(TourStage &stage, const QString &typed)
{
    auto dialog = std::make_unique<TeardownDialog>(&stage.operations(), stage.environment(environmentId));
    dialog->input()->insert(typed);
    return dialog;
}

std::unique_ptr<QWidget> question(TourStage &stage)
{
    return makeDialog(stage, environmentId.chopped(6));
}

std::unique_ptr<QWidget> proof(TourStage &stage)
{
    auto dialog = makeDialog(stage, environmentId);
    dialog->findChild<QPushButton *>(u"confirmButton"_s)->click();
    return dialog;
}

/// The job ends a moment after the dialog began to follow it.
bool isProven(TourStage &stage, QWidget *dialog)
{
    if (!dialog->findChild<QPushButton *>(u"closeButton"_s)->isHidden())
        return true;
    jobs::Job job;
    job.id = stage.environment(environmentId).jobId.value_or(0);
    job.kind = u"teardown"_s;
    job.state = jobs::JobState::Done;
    emit stage.operations().jobChanged(job);
    return false;
}

} // namespace

QList<TourScreen> teardownTour()
{
    constexpr QSize size{520, 0};
    return {
        {.name = u"teardown"_s, .dialog = question, .dialogSize = size},
        {.name = u"teardown-proof"_s, .dialog = proof, .dialogSize = size, .isReady = isProven},
    };
}

} // namespace showroom::gui
