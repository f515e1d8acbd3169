#pragma once

#include "base/result.h"
#include "core/audit/audit_file.h"

#include <QByteArray>
#include <QDateTime>

namespace showroom {
class Clock;
}
namespace showroom::database {
class Connection;
}
namespace showroom::masking {
class Salt;
}

namespace showroom::audit {

/// The end of an audit log's chain at a time, signed with Ed25519 (RFC 8032), to be kept where nobody who can write the
/// database can write: it proves later that nothing was cut off or written anew since.
///
/// The private key is derived from the master salt (HMAC-SHA256 of a label), so that whoever runs Showroom can sign and
/// nobody has one more secret to keep; the public key stands in the file, and whoever kept an earlier file sees that it
/// is the same.
struct SignedHead {
    QString database; ///< whose log it is
    Head head;
    QDateTime signedAt; ///< UTC, whole seconds
    QString saltVersion;
    QByteArray publicKey; ///< 32 bytes
    QByteArray signature; ///< 64 bytes, of everything above

    bool operator==(const SignedHead &) const = default;
};

SignedHead signHead(const Head &head, const QString &database, const QDateTime &at, const masking::Salt &salt);

/// Verifies the chain, signs its end and writes that to `path`, which appears when it is complete. Conflict when the
/// chain is not whole, or the file is there already and may not be replaced; FileFailure when it cannot be written.
Result<SignedHead> keepHead(database::Connection &connection, const masking::Salt &salt, const Clock &clock,
                            const QString &path, Existing existing = Existing::Replace);

/// Whether it was signed with the key of this salt, whose version it names. Heads outlive rotations: older ones are the
/// older versions'.
bool isSignedBy(const SignedHead &head, const masking::Salt &salt);

/// A file of one JSON object.
QByteArray toFile(const SignedHead &head);
/// InvalidInput for what is no such file; Conflict when the signature does not belong to its content.
Result<SignedHead> fromFile(const QByteArray &bytes);

} // namespace showroom::audit
