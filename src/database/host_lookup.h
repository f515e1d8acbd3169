#pragma once

#include <QString>

#include <functional>

namespace showroom::database {

enum class Lookup {
    Found,    ///< or nothing to look up: an address, a socket
    NotFound, ///< none of the names is known
    Stopped,  ///< given up
    TimedOut,
};

/// Whether a name of `hosts` (separated by commas, as libpq takes them) is known. libpq's own lookup cannot be
/// interrupted and may take half a minute with a silent name server; this one ends when `isStopped` says so or the time
/// is over. What is still being looked up then ends by itself, on a thread of its own.
Lookup lookUpHosts(const QString &hosts, int milliseconds, const std::function<bool()> &isStopped);

} // namespace showroom::database
