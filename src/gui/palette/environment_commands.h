#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "gui/palette/command.h"

#include <QDateTime>
#include <QList>

namespace showroom::gui {

class EnvironmentFlows;

/// Everything that can be done with each environment: open, show progress, resume, export, tear down, copy its id.
/// What a state does not allow says why. `flows` must outlive the commands.
QList<Command> environmentCommands(const QList<environments::Environment> &environments, EnvironmentFlows &flows);

/// The latest jobs, each opening its progress.
QList<Command> jobCommands(const QList<jobs::Job> &jobs, const QList<environments::Environment> &environments,
                           EnvironmentFlows &flows, const QDateTime &now);

} // namespace showroom::gui
