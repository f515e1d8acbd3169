#include "gui/environments/status_presentation.h"

#include "core/sandboxes/sandbox.h"

#include <QCoreApplication>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::Status;

namespace {

constexpr qint64 secondsPerDay = 24 * 3600;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

/// Only data that can be used can run out.
bool isUsable(const Environment &environment)
{
    return environment.status == Status::Ready || environment.status == Status::Refreshing;
}

bool expiresWithin(const Environment &environment, const QDateTime &now, int days)
{
    return isUsable(environment) && environment.expiresAt.isValid() &&
           now.secsTo(environment.expiresAt) <= days * secondsPerDay;
}

} // namespace

StatusLook statusLook(const Environment &environment, const QDateTime &now)
{
    if (environment.isInterrupted)
        return {Texts::tr("Interrupted"), u"triangle-alert"_s, Meaning::Warning};
    if (environment.isPaused)
        return {Texts::tr("Paused"), u"circle-pause"_s, Meaning::Neutral};
    const bool isSandbox = environment.kind == environments::Kind::Sandbox;
    switch (environment.status) {
    case Status::Queued:
        return {Texts::tr("Waiting"), u"circle-dashed"_s, Meaning::Neutral};
    case Status::Seeding:
        return {isSandbox ? Texts::tr("Creating") : Texts::tr("Seeding"), u"loader"_s, Meaning::Info};
    case Status::Refreshing:
        return {Texts::tr("Refreshing"), u"loader"_s, Meaning::Info};
    case Status::Ready:
        if (expiresWithin(environment, now, 1))
            return {Texts::tr("Expiring"), u"clock"_s, Meaning::Warning};
        return {isSandbox ? Texts::tr("Active") : Texts::tr("Ready"), u"circle-check"_s, Meaning::Success};
    case Status::Failed:
        return {Texts::tr("Failed"), u"circle-x"_s, Meaning::Danger};
    case Status::Cancelled:
        return {Texts::tr("Cancelled"), u"circle-pause"_s, Meaning::Neutral};
    case Status::Expired:
        return {Texts::tr("Expired"), u"circle-pause"_s, Meaning::Neutral};
    case Status::Deleting:
        return {Texts::tr("Deleting"), u"loader"_s, Meaning::Info};
    case Status::Deleted:
        break;
    }
    return {Texts::tr("Deleted"), u"minus"_s, Meaning::Danger};
}

Meaning dueMeaning(const Environment &environment, const QDateTime &now)
{
    if (expiresWithin(environment, now, 1))
        return Meaning::Danger;
    return expiresWithin(environment, now, 7) ? Meaning::Warning : Meaning::Neutral;
}

QString kindText(environments::Kind kind)
{
    return kind == environments::Kind::Demo ? Texts::tr("Demo tenant") : Texts::tr("Sandbox");
}

QString kindText(sandboxes::Type type)
{
    switch (type) {
    case sandboxes::Type::Trial:
        return Texts::tr("Sandbox · trial");
    case sandboxes::Type::Demo:
        return Texts::tr("Sandbox · demo");
    case sandboxes::Type::Development:
        return Texts::tr("Sandbox · development");
    case sandboxes::Type::Training:
        break;
    }
    return Texts::tr("Sandbox · training");
}

QString kindText(const environments::Environment &environment)
{
    const auto type = sandboxes::typeFromWord(environment.sandboxType);
    return type ? kindText(*type) : kindText(environment.kind);
}

QString kindGlyph(environments::Kind kind)
{
    return kind == environments::Kind::Demo ? u"building-2"_s : u"flask-conical"_s;
}

QString dataText(const Environment &environment)
{
    return environment.blueprint + u" · "_s + environment.size;
}

bool isInProgress(const Environment &environment)
{
    if (environment.isInterrupted)
        return false;
    switch (environment.status) {
    case Status::Queued:
    case Status::Seeding:
    case Status::Refreshing:
    case Status::Deleting:
        return true;
    default:
        return false;
    }
}

bool isExpiringSoon(const Environment &environment, const QDateTime &now)
{
    return expiresWithin(environment, now, 7);
}

bool hasFailed(const Environment &environment)
{
    return environment.isInterrupted || environment.status == Status::Failed || environment.status == Status::Cancelled;
}

} // namespace showroom::gui
