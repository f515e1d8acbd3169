#include "gui/sessions/session_wording.h"

#include "core/access/rights.h"
#include "gui/common/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sessions::ChangeCounts;
using sessions::Operation;
using sessions::Session;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::SessionsPage)
};

constexpr qint64 minuteSeconds = 60;
constexpr qint64 hourSeconds = 3600;

/// A count that goes into a plural form; more than an int holds is told as its highest.
int plural(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

QString personText(const QString &person)
{
    return person == u"*" ? Texts::tr("Everybody") : person;
}

QString sessionTitle(const Session &session)
{
    return session.name.isEmpty() ? personText(session.person) : session.name;
}

SessionLook stateLook(const Session &session)
{
    if (session.hold.isActive())
        return {Texts::tr("In use"), u"lock"_s, Meaning::Info};
    if (session.isKept)
        return {Texts::tr("Kept"), u"shield-check"_s, Meaning::Accent};
    if (session.isStale)
        return {Texts::tr("Stale"), u"clock"_s, Meaning::Warning};
    return {Texts::tr("Active"), u"circle-check"_s, Meaning::Success};
}

SessionLook operationLook(Operation operation)
{
    switch (operation) {
    case Operation::Created:
        return {Texts::tr("Created"), u"plus"_s, Meaning::Success};
    case Operation::Edited:
        return {Texts::tr("Edited"), u"pencil"_s, Meaning::Info};
    case Operation::Deleted:
        return {Texts::tr("Deleted"), u"minus"_s, Meaning::Danger};
    }
    Q_UNREACHABLE();
}

QString archiveReasonText(const QString &reason)
{
    if (reason == u"undo")
        return Texts::tr("Undo");
    if (reason == u"closed")
        return Texts::tr("Closed");
    if (reason == u"rest")
        return Texts::tr("Left out");
    return Texts::tr("Reset");
}

QString whyNot(const sessions::Rights &rights, sessions::Right right)
{
    if (rights.has(right))
        return rights.isReadOnly ? access::whyReadOnly() : QString();
    return Texts::tr("The login %1 may not do this; the role %2 may")
        .arg(rights.login, sessions::rolesWith(right).join(Texts::tr(" or ")));
}

QString changesText(qint64 changes)
{
    return Texts::tr("%n change(s)", nullptr, plural(changes));
}

QString lossText(const ChangeCounts &changes)
{
    const QLocale locale;
    QStringList parts;
    if (changes.created > 0)
        parts << Texts::tr("%1 created go").arg(locale.toString(changes.created));
    if (changes.edited > 0)
        parts << Texts::tr("%1 edited go back").arg(locale.toString(changes.edited));
    if (changes.deleted > 0)
        parts << Texts::tr("%1 deleted return").arg(locale.toString(changes.deleted));
    return parts.isEmpty() ? Texts::tr("nothing changed") : parts.join(Texts::tr(", "));
}

QString returnText(const ChangeCounts &changes)
{
    const QLocale locale;
    QStringList parts;
    if (changes.created > 0)
        parts << Texts::tr("%1 created").arg(locale.toString(changes.created));
    if (changes.edited > 0)
        parts << Texts::tr("%1 edited").arg(locale.toString(changes.edited));
    if (changes.deleted > 0)
        parts << Texts::tr("%1 deleted").arg(locale.toString(changes.deleted));
    return parts.isEmpty() ? Texts::tr("nothing") : parts.join(Texts::tr(", "));
}

QString changedTableName(const QString &table)
{
    return table.section(u'.', -1);
}

QString untilText(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toLocalTime();
    const QLocale locale;
    // Some locales' short form has seconds, which nobody plans by.
    const QString clock = locale.toString(local.time(), locale.timeFormat(QLocale::ShortFormat).remove(u":ss"_s));
    const qint64 days = now.toLocalTime().date().daysTo(local.date());
    if (days == 0)
        return Texts::tr("today %1", "a time").arg(clock);
    if (days == 1)
        return Texts::tr("tomorrow %1", "a time").arg(clock);
    return wording::exact(time);
}

QString countdownText(const QDateTime &until, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(until);
    if (seconds <= 0)
        return Texts::tr("over");
    if (seconds < hourSeconds)
        return Texts::tr("%1 min left").arg(QLocale().toString(std::max<qint64>(1, seconds / minuteSeconds)));
    return Texts::tr("%1 h left").arg(QLocale().toString(seconds / hourSeconds));
}

} // namespace showroom::gui
