#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace showroom::bench {

/// What a program that ran to its end took.
struct ChildRun {
    double seconds = 0;          ///< from its start to its end
    double processorSeconds = 0; ///< user and system, its own children included
    double peakMegabytes = 0;
    QByteArray output;
};

/// Runs `program` to its end and measures it. Its errors come through when it fails: Internal with what it said.
///
/// The peak is read while the program lives: what wait4() reports counts this program's own memory too.
/// Cancelled, with the program ended, when somebody wants this one to end.
Result<ChildRun> runChild(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);

/// Keeps SIGINT and SIGTERM from ending this program before its servers are gone. Before the first thread.
void holdInterrupts();
/// Cancelled when one of them has come.
Result<void> checkInterrupts();

} // namespace showroom::bench
