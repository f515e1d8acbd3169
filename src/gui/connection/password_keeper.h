#pragma once

#include "core/profiles/keychain.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace showroom::gui {

/// Passwords of the profiles: in the desktop's keychain, or, where there is none, in memory until the program ends.
/// They are never written anywhere else.
class PasswordKeeper final : public QObject {
    Q_OBJECT

public:
    enum class Kept {
        InKeychain,
        ForThisRun, ///< there is no keychain
    };

    explicit PasswordKeeper(std::unique_ptr<profiles::Keychain> keychain, QObject *parent = nullptr);

    /// The profile's password; empty when none is kept, which leaves it to PGPASSWORD and ~/.pgpass.
    QFuture<QString> find(const QString &profile);
    /// Where keep() will put passwords.
    QFuture<Kept> place();
    QFuture<Kept> keep(const QString &profile, const QString &password);
    void forget(const QString &profile);
    /// Takes the password along when a profile gets another name.
    void rename(const QString &from, const QString &to);

private:
    std::unique_ptr<profiles::Keychain> m_keychain;
    std::shared_ptr<QHash<QString, QString>> m_passwords = std::make_shared<QHash<QString, QString>>();
};

} // namespace showroom::gui
