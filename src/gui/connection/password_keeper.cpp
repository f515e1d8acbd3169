#include "gui/connection/password_keeper.h"

#include "base/when_ready.h"

namespace showroom::gui {

using profiles::passwordKey;

PasswordKeeper::PasswordKeeper(std::unique_ptr<profiles::Keychain> keychain, QObject *parent)
    : QObject(parent)
    , m_keychain(std::move(keychain))
{
}

QFuture<QString> PasswordKeeper::find(const QString &profile)
{
    if (const auto known = m_passwords->constFind(profile); known != m_passwords->constEnd())
        return QtFuture::makeReadyFuture(*known);
    return m_keychain->read(passwordKey(profile)).then([known = m_passwords, profile](const Result<QString> &found) {
        if (found && !found->isEmpty())
            known->insert(profile, *found);
        return found.value_or(QString());
    });
}

QFuture<PasswordKeeper::Kept> PasswordKeeper::place()
{
    return m_keychain->read(passwordKey({})).then([](const Result<QString> &answer) {
        return answer ? Kept::InKeychain : Kept::ForThisRun;
    });
}

QFuture<PasswordKeeper::Kept> PasswordKeeper::keep(const QString &profile, const QString &password)
{
    m_passwords->insert(profile, password);
    return m_keychain->write(passwordKey(profile), password).then([](const Result<void> &written) {
        return written ? Kept::InKeychain : Kept::ForThisRun;
    });
}

void PasswordKeeper::forget(const QString &profile)
{
    m_passwords->remove(profile);
    m_keychain->remove(passwordKey(profile));
}

void PasswordKeeper::rename(const QString &from, const QString &to)
{
    whenReady(find(from), this, [this, from, to](const QString &password) {
        forget(from);
        if (!password.isEmpty())
            keep(to, password);
    });
}

} // namespace showroom::gui
