#pragma once

#include "core/access/salt_source.h"

#include <QString>

/// How settings, limits and roles read.
namespace showroom::gui {

/// "Creations" for "rateLimit.createPerHour"; the key itself when it is not known here.
QString settingName(const QString &key);
/// What it means; `described` when it is not known here.
QString settingMeaning(const QString &key, const QString &described);
/// "Creations" for "create".
QString rateKindText(const QString &kind);
/// What calls of this kind are counted for.
QString rateKeyHint(const QString &kind);
/// What a role adds; `described` when it is not known here.
QString roleMeaning(const QString &word, const QString &described);
/// Where the master salts are, within a sentence: "the file /srv/salt", "the desktop’s keychain".
QString saltPlaceText(const access::SaltPlace &place);

} // namespace showroom::gui
