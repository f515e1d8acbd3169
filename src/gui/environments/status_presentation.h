#pragma once

#include "core/environments/environment.h"
#include "core/sandboxes/sandbox.h"
#include "gui/common/tokens.h"

#include <QDateTime>
#include <QString>

/// How an environment's state and kind look: word, icon and colour together.
namespace showroom::gui {

struct StatusLook {
    QString text;
    QString glyph;
    Meaning meaning = Meaning::Neutral;

    bool operator==(const StatusLook &) const = default;
};

/// A ready environment in its last day shows as "Expiring". A sandbox that is filled is "Creating", a ready one
/// "Active".
StatusLook statusLook(const environments::Environment &environment, const QDateTime &now);

/// Danger from a day before it expires, Warning from seven days, else Neutral.
Meaning dueMeaning(const environments::Environment &environment, const QDateTime &now);

/// "Demo tenant" or "Sandbox", and its icon.
QString kindText(environments::Kind kind);
/// "Sandbox · trial".
QString kindText(sandboxes::Type type);
/// The same with a sandbox's type, as lists show it.
QString kindText(const environments::Environment &environment);
QString kindGlyph(environments::Kind kind);

/// "impact · medium".
QString dataText(const environments::Environment &environment);

/// Which filter chip an environment falls under.
bool isInProgress(const environments::Environment &environment);
bool isExpiringSoon(const environments::Environment &environment, const QDateTime &now);
bool hasFailed(const environments::Environment &environment);

} // namespace showroom::gui
