#include "base/error.h"

#include <QtGlobal>

namespace showroom {

namespace {

struct CodeEntry {
    ErrorCode code;
    const char *name;
    int exit;
};

constexpr CodeEntry entries[] = {
    {ErrorCode::InvalidInput, "invalid-input", 2},
    {ErrorCode::GuardRefused, "guard-refused", 3},
    {ErrorCode::PermissionDenied, "permission-denied", 3},
    {ErrorCode::NotFound, "not-found", 4},
    {ErrorCode::Conflict, "conflict", 5},
    {ErrorCode::Busy, "busy", 5},
    {ErrorCode::RateLimited, "rate-limited", 6},
    {ErrorCode::Cancelled, "cancelled", 1},
    {ErrorCode::Paused, "paused", 1},
    {ErrorCode::DatabaseUnreachable, "database-unreachable", 7},
    {ErrorCode::AuthenticationFailed, "authentication-failed", 7},
    {ErrorCode::SchemaOutdated, "schema-outdated", 7},
    {ErrorCode::SchemaNewer, "schema-newer", 7},
    {ErrorCode::StorageFull, "storage-full", 7},
    {ErrorCode::DatabaseFailure, "database-failure", 7},
    {ErrorCode::SaltMissing, "salt-missing", 1},
    {ErrorCode::SaltMismatch, "salt-mismatch", 1},
    {ErrorCode::FileFailure, "file-failure", 1},
    {ErrorCode::Internal, "internal", 1},
};

const CodeEntry &entryOf(ErrorCode code)
{
    for (const CodeEntry &entry : entries) {
        if (entry.code == code)
            return entry;
    }
    Q_UNREACHABLE();
}

} // namespace

QString errorCodeName(ErrorCode code)
{
    return QString::fromLatin1(entryOf(code).name);
}

ErrorCode errorCodeFromName(QStringView name)
{
    for (const CodeEntry &entry : entries) {
        if (name == QLatin1StringView(entry.name))
            return entry.code;
    }
    return ErrorCode::Internal;
}

int exitCode(ErrorCode code)
{
    return entryOf(code).exit;
}

} // namespace showroom
