#pragma once

#include "core/sessions/changes.h"
#include "core/sessions/session_rights.h"
#include "gui/common/tokens.h"

#include <QString>

/// The words, icons and colours of sessions.
namespace showroom::gui {

struct SessionLook {
    QString text;
    QString glyph;
    Meaning meaning = Meaning::Neutral;
};

/// Who works in it; a shared one belongs to all.
QString personText(const QString &person);
/// The name that it was given, else whose it is.
QString sessionTitle(const sessions::Session &session);

/// Held, kept, stale or active.
SessionLook stateLook(const sessions::Session &session);
SessionLook operationLook(sessions::Operation operation);
QString archiveReasonText(const QString &reason);

/// Why the login may not do something and which role may; empty when it may.
QString whyNot(const sessions::Rights &rights, sessions::Right right);

/// "42 changes".
QString changesText(qint64 changes);
/// "12 created go, 23 edited go back, 7 deleted return": what a reset does.
QString lossText(const sessions::ChangeCounts &changes);
/// "12 created, 23 edited, 7 deleted": what an undo brings back.
QString returnText(const sessions::ChangeCounts &changes);

/// "impact.users" → "users": the product's schema says nothing to the person.
QString changedTableName(const QString &table);

/// "today 14:03", "tomorrow 14:03", else day and time.
QString untilText(const QDateTime &time, const QDateTime &now);
/// "23 h left", "5 min left"; "over" when it has passed.
QString countdownText(const QDateTime &until, const QDateTime &now);

} // namespace showroom::gui
