#include "gui/environments/status_presentation.h"

#include <QCoreApplication>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::Status;

namespace {

constexpr qint64 secondsPerDay = 24 * 3600;

QString tr(const char *text)
{
    return QCoreApplication::translate("EnvironmentStatus", text);
}

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
    switch (environment.status) {
    case Status::Queued:
        return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Waiting")), u"circle-dashed"_s, Meaning::Neutral};
    case Status::Seeding:
        return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Seeding")), u"loader"_s, Meaning::Info};
    case Status::Refreshing:
        return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Refreshing")), u"loader"_s, Meaning::Info};
    case Status::Ready:
        if (expiresWithin(environment, now, 1))
            return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Expiring")), u"clock"_s, Meaning::Warning};
        return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Ready")), u"circle-check"_s, Meaning::Success};
    case Status::Failed:
        return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Failed")), u"circle-x"_s, Meaning::Danger};
    case Status::Cancelled:
        return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Cancelled")), u"circle-pause"_s, Meaning::Neutral};
    case Status::Expired:
        return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Expired")), u"circle-pause"_s, Meaning::Neutral};
    case Status::Deleting:
        return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Deleting")), u"loader"_s, Meaning::Info};
    case Status::Deleted:
        break;
    }
    return {tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Deleted")), u"minus"_s, Meaning::Danger};
}

Meaning dueMeaning(const Environment &environment, const QDateTime &now)
{
    if (expiresWithin(environment, now, 1))
        return Meaning::Danger;
    return expiresWithin(environment, now, 7) ? Meaning::Warning : Meaning::Neutral;
}

QString kindText(environments::Kind kind)
{
    return kind == environments::Kind::Demo ? tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Demo tenant"))
                                            : tr(QT_TRANSLATE_NOOP("EnvironmentStatus", "Sandbox"));
}

QString kindGlyph(environments::Kind kind)
{
    return kind == environments::Kind::Demo ? u"building-2"_s : u"package"_s;
}

QString dataText(const Environment &environment)
{
    return environment.blueprint + u" · "_s + environment.size;
}

bool isInProgress(const Environment &environment)
{
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
    return environment.status == Status::Failed || environment.status == Status::Cancelled;
}

} // namespace showroom::gui
