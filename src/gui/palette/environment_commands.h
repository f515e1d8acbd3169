#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "gui/palette/command.h"

#include <QDateTime>
#include <QList>

namespace showroom::gui {

class EnvironmentFlows;

/// One thing that can be done with an environment, whichever it is.
struct EnvironmentVerb {
    QString title;  ///< with a place for the name: "Export %1…"
    QString glyph;  ///< icon name
    int weight = 0; ///< the heavier of two that match equally well comes first
    /// Why it can't be done with this one; empty when it can.
    std::function<QString(const environments::Environment &)> whyNot;
    std::function<void(const environments::Environment &)> run;
};

/// Open, show progress, resume, export, tear down, copy the id. `flows` must outlive the verbs.
QList<EnvironmentVerb> environmentVerbs(EnvironmentFlows &flows);

/// A command for every verb with every environment. What a state or the role does not allow says why.
QList<Command> environmentCommands(const QList<environments::Environment> &environments,
                                   const QList<EnvironmentVerb> &verbs);

/// The latest jobs, each opening its progress.
QList<Command> jobCommands(const QList<jobs::Job> &jobs, const QList<environments::Environment> &environments,
                           EnvironmentFlows &flows, const QDateTime &now);

} // namespace showroom::gui
