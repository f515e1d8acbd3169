#include "gui/common/system_color_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto interface = "org.freedesktop.portal.Settings"_L1;
constexpr auto group = "org.freedesktop.appearance"_L1;
constexpr auto key = "color-scheme"_L1;
constexpr uint prefersDark = 1;

/// Without an address libdbus would start a bus of its own, which takes time and leaves a process behind.
bool sessionBusExists()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

} // namespace

SystemColorScheme::SystemColorScheme(QObject *parent)
    : QObject(parent)
{
}

void SystemColorScheme::start()
{
    if (!sessionBusExists())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    question << QString(group) << QString(key);
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid())
            tell(reply.value().variant());
        answer->deleteLater();
    });
}

void SystemColorScheme::onSettingChanged(const QString &changedGroup, const QString &changedKey,
                                         const QDBusVariant &value)
{
    if (changedGroup == group && changedKey == key)
        tell(value.variant());
}

/// The portal wraps its answer to Read in one variant more than its signal does.
void SystemColorScheme::tell(const QVariant &scheme)
{
    const bool nested = scheme.canConvert<QDBusVariant>();
    const QVariant value = nested ? qvariant_cast<QDBusVariant>(scheme).variant() : scheme;
    emit darkChanged(value.toUInt() == prefersDark);
}

} // namespace showroom::gui
