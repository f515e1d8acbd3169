#include "base/error.h"

#include <QtGlobal>

namespace showroom {

namespace {

struct CodeEntry {
    ErrorCode code;
    const char *name;
    int exit;
    const char *meaning;
    const char *remedy;
};

constexpr CodeEntry entries[] = {
    {ErrorCode::InvalidInput, "invalid-input", 2, QT_TRANSLATE_NOOP("showroom", "A value is not acceptable."),
     QT_TRANSLATE_NOOP("showroom", "Every problem is named with its field; correct them all and try again.")},
    {ErrorCode::GuardRefused, "guard-refused", 3,
     QT_TRANSLATE_NOOP("showroom", "The target is no demo tenant or sandbox, or it is protected."),
     QT_TRANSLATE_NOOP("showroom", "Use an id that begins with demo- or sandbox-. Production is never touched.")},
    {ErrorCode::PermissionDenied, "permission-denied", 3,
     QT_TRANSLATE_NOOP("showroom", "Your role lacks the right to do this."),
     QT_TRANSLATE_NOOP("showroom", "Ask an administrator of Showroom for the role that may.")},
    {ErrorCode::NotFound, "not-found", 4,
     QT_TRANSLATE_NOOP("showroom", "There is no such environment, job, setting or file."),
     QT_TRANSLATE_NOOP("showroom", "Look for it in the list; somebody may have removed it.")},
    {ErrorCode::Conflict, "conflict", 5,
     QT_TRANSLATE_NOOP("showroom", "It exists already, or its state does not allow the operation."),
     QT_TRANSLATE_NOOP("showroom", "Open what exists, remove it first, or choose another name.")},
    {ErrorCode::Busy, "busy", 5, QT_TRANSLATE_NOOP("showroom", "Somebody else holds it at the moment."),
     QT_TRANSLATE_NOOP("showroom", "Wait until the other job ends, or cancel it; then try again.")},
    {ErrorCode::RateLimited, "rate-limited", 6, QT_TRANSLATE_NOOP("showroom", "Too many calls within the hour."),
     QT_TRANSLATE_NOOP("showroom",
                       "The message says when the next one is free. An administrator can raise the limit.")},
    {ErrorCode::Cancelled, "cancelled", 1, QT_TRANSLATE_NOOP("showroom", "Somebody asked for it to stop."),
     QT_TRANSLATE_NOOP("showroom", "Resume it or clean it up; finished steps are kept until then.")},
    {ErrorCode::Paused, "paused", 1, QT_TRANSLATE_NOOP("showroom", "Somebody asked for it to wait."),
     QT_TRANSLATE_NOOP("showroom", "Resume it when you like; it goes on at the next step.")},
    {ErrorCode::DatabaseUnreachable, "database-unreachable", 7,
     QT_TRANSLATE_NOOP("showroom", "No server answers, or the connection was lost."),
     QT_TRANSLATE_NOOP("showroom", "Check that the server runs and is reachable, then reconnect.")},
    {ErrorCode::AuthenticationFailed, "authentication-failed", 7,
     QT_TRANSLATE_NOOP("showroom", "The server refused the login."),
     QT_TRANSLATE_NOOP("showroom", "Check user and password, and that the login may connect from here.")},
    {ErrorCode::SchemaOutdated, "schema-outdated", 7,
     QT_TRANSLATE_NOOP("showroom", "The database is older than this program."),
     QT_TRANSLATE_NOOP("showroom", "Bring it up to date with showroomctl db migrate.")},
    {ErrorCode::SchemaNewer, "schema-newer", 7, QT_TRANSLATE_NOOP("showroom", "A newer Showroom set up the database."),
     QT_TRANSLATE_NOOP("showroom", "Update this program.")},
    {ErrorCode::StorageFull, "storage-full", 7, QT_TRANSLATE_NOOP("showroom", "A disk is full."),
     QT_TRANSLATE_NOOP("showroom", "Make room: tear down environments that nobody needs. Then resume.")},
    {ErrorCode::DatabaseFailure, "database-failure", 7,
     QT_TRANSLATE_NOOP("showroom", "The database could not carry out the operation."),
     QT_TRANSLATE_NOOP("showroom", "Try again. If it stays so, send the diagnostics to whoever looks after Showroom.")},
    {ErrorCode::SaltMissing, "salt-missing", 1, QT_TRANSLATE_NOOP("showroom", "No master salt is configured."),
     QT_TRANSLATE_NOOP("showroom", "Set SHOWROOM_MASTER_SALT or put the salt file where the message says.")},
    {ErrorCode::SaltMismatch, "salt-mismatch", 1,
     QT_TRANSLATE_NOOP("showroom", "The master salt is not the one of this database."),
     QT_TRANSLATE_NOOP("showroom", "Use the salt that the database was filled with; nothing was written.")},
    {ErrorCode::FileFailure, "file-failure", 1, QT_TRANSLATE_NOOP("showroom", "A file could not be read or written."),
     QT_TRANSLATE_NOOP("showroom", "Check the path, the rights and the room on the disk.")},
    {ErrorCode::Internal, "internal", 1, QT_TRANSLATE_NOOP("showroom", "A defect of Showroom."),
     QT_TRANSLATE_NOOP("showroom", "Please report it with the diagnostics.")},
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

QList<ErrorCode> allErrorCodes()
{
    QList<ErrorCode> codes;
    for (const CodeEntry &entry : entries)
        codes.append(entry.code);
    return codes;
}

QString errorMeaning(ErrorCode code)
{
    return QCoreApplication::translate("showroom", entryOf(code).meaning);
}

QString errorRemedy(ErrorCode code)
{
    return QCoreApplication::translate("showroom", entryOf(code).remedy);
}

} // namespace showroom
