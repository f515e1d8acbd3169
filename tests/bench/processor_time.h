#pragma once

#include <QtGlobal>

namespace showroom::bench {

/// Processor seconds of this program and of its finished children, user and system.
double ownProcessorSeconds();

/// Processor seconds of a process, of its living children, and of those children that have ended: a PostgreSQL server
/// with everything that it ever ran. In steps of a hundredth.
double treeProcessorSeconds(qint64 processId);

/// Processor seconds that the machine spent on anything, by all of its processors since it started.
double machineProcessorSeconds();

/// The most memory that a living process has held so far, in MB; 0 when it is gone.
double peakMegabytes(qint64 processId);

/// Memory that this program holds now, in MB.
double ownMegabytes();

} // namespace showroom::bench
