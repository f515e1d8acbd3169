#include "gui/settings/settings_words.h"

#include "core/access/rate_limits.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::SettingsPage)
};

struct Words {
    const char *key;
    const char *name;
    const char *meaning;
};

constexpr Words settings[] = {
    {"rateLimit.createPerHour", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Creations"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "An hour, for each client address")},
    {"rateLimit.refreshPerHour", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Refreshes"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "An hour, for each environment")},
    {"rateLimit.exportPerHour", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Exports"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "An hour, for each environment")},
    {"sandbox.apiRatePerMinute", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "API calls a minute"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "In a sandbox that says nothing else")},
    {"sweep.cap", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Environments in one sweep"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "More wait for the next one")},
    {"sweep.autoResetHour", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Hour of the nightly auto-reset"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "In UTC")},
    {"sweep.expiryHour", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Hour of the nightly clean-up"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "In UTC; what has expired ends then")},
    {"sweep.cleanUpDays", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Days that expired data is kept"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Then the environment is deleted")},
    {"access.baseDomain", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Base domain"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Environments are reached at their id before it")},
    {"usage.internalDomains", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Mail domains of colleagues"),
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage",
                       "Their visits can be left out of the usage; separate them by commas")},
};

constexpr Words roles[] = {
    {"viewer", "",
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "Sees environments, jobs, sessions and their data")},
    {"support", "", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "What viewers may, and exports")},
    {"sales", "",
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage",
                       "What viewers may, and works with sessions and links: preview, reset, undo")},
    {"ops", "",
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage",
                       "Makes, refreshes, extends and tears down environments; all of support and sales")},
    {"admin", "",
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "All of ops, and settings, limits, roles, salts, conversion")},
    {"service", "", QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "The unattended program")},
    {"app", "",
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage",
                       "The product itself: opens sessions, asks for restrictions and limits")},
    {"product", "",
     QT_TRANSLATE_NOOP("showroom::gui::SettingsPage", "The product inside a session: the live views and nothing else")},
};

template <std::size_t N>
const Words *find(const Words (&list)[N], const QString &key)
{
    const auto found = std::find_if(std::begin(list), std::end(list),
                                    [&](const Words &words) { return key == QLatin1StringView(words.key); });
    return found == std::end(list) ? nullptr : &*found;
}

} // namespace

QString settingName(const QString &key)
{
    const Words *words = find(settings, key);
    return words ? Texts::tr(words->name) : key;
}

QString settingMeaning(const QString &key, const QString &described)
{
    const Words *words = find(settings, key);
    return words ? Texts::tr(words->meaning) : described;
}

QString rateKindText(const QString &kind)
{
    return settingName(access::rateSetting(kind));
}

QString rateKeyHint(const QString &kind)
{
    return kind == u"create"_s ? Texts::tr("A client’s address, or local: and a login for this machine’s own")
                               : Texts::tr("An environment’s id");
}

QString roleMeaning(const QString &word, const QString &described)
{
    const Words *words = find(roles, word);
    return words ? Texts::tr(words->meaning) : described;
}

QString saltPlaceText(const access::SaltPlace &place)
{
    if (place.isKeychain)
        return Texts::tr("the desktop’s keychain");
    return place.variable.isEmpty() ? Texts::tr("the file %1").arg(QDir::toNativeSeparators(place.file))
                                    : Texts::tr("the variable %1").arg(place.variable);
}

} // namespace showroom::gui
