#include "gui/connection/connection_choices.h"

#include "gui/connection/local_connection_backend.h"
#include "gui/connection/profile_colors.h"
#include "gui/connection/server_connection_backend.h"

#include <QCoreApplication>

namespace showroom::gui {

using namespace Qt::StringLiterals;

ConnectionChoices::ConnectionChoices(database::LocalServer server, profiles::ProfileStore store,
                                     std::unique_ptr<profiles::Keychain> keychain, QString saltFile)
    : m_server(std::move(server))
    , m_store(std::move(store))
    , m_passwords(std::move(keychain))
    , m_saltFile(std::move(saltFile))
{
}

QStringList ConnectionChoices::names() const
{
    QStringList names{profiles::localName()};
    if (const auto stored = m_store.list()) {
        for (const profiles::Profile &profile : stored->profiles)
            names << profile.name;
    }
    return names;
}

QFuture<Result<ConnectionChoices::Backend>> ConnectionChoices::find(const QString &name)
{
    using Answer = Result<Backend>;
    if (name == profiles::localName())
        return QtFuture::makeReadyFuture(Answer(std::make_shared<LocalConnectionBackend>(m_server, m_saltFile)));
    auto profile = m_store.find(name);
    if (!profile)
        return QtFuture::makeReadyFuture(Answer(profile.error()));
    if (!m_saltFile.isEmpty())
        profile->saltFile = m_saltFile;
    return m_passwords.find(name).then(
        [profile = *profile](const QString &password) { return ServerConnectionBackend::make(profile, password); });
}

ConnectionChoices::Backend ConnectionChoices::unnamed(const database::ConnectionSettings &settings) const
{
    const QString name = !settings.service.isEmpty()    ? settings.service
                         : !settings.database.isEmpty() ? settings.database
                                                        : settings.effectiveHost();
    ConnectionPlace place{name.isEmpty() ? QCoreApplication::translate("showroom::gui::ConnectionChoices", "server")
                                         : name,
                          profileColors().constLast().color,
                          {},
                          false,
                          false};
    return std::make_shared<ServerConnectionBackend>(std::move(place), settings, m_saltFile);
}

} // namespace showroom::gui
