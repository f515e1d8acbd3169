#pragma once

#include "base/result.h"
#include "core/access/salt_source.h"

#include <QFuture>
#include <QMutex>
#include <QProcessEnvironment>

#include <memory>

namespace showroom::profiles {
class Keychain;
}

namespace showroom::gui {

/// The master salts of the open connection: read by any thread, and a further version kept where they come from.
class SaltKeeper final {
public:
    explicit SaltKeeper(std::unique_ptr<profiles::Keychain> keychain,
                        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment());
    Q_DISABLE_COPY_MOVE(SaltKeeper)
    ~SaltKeeper();

    /// The open connection names this file. Where it names none and no variable has salts, the keychain is asked.
    void open(const QString &file);

    access::SaltPlace place() const;
    /// Those of the open connection, newest last.
    Result<QList<masking::Salt>> salts() const;
    /// Those of a connection that names this file.
    Result<QList<masking::Salt>> saltsOf(const QString &file) const;

    /// Adds a further version behind the others, in the file or in the keychain; from the thread that made the keeper.
    QFuture<Result<void>> keep(const masking::Salt &salt);

private:
    void askKeychain();

    /// What other threads read; outlives the keeper with the keychain's answers that are still to come.
    struct Known {
        QMutex mutex;
        QString file;
        QString kept; ///< what the keychain gave
    };

    std::unique_ptr<profiles::Keychain> m_keychain;
    QProcessEnvironment m_environment;
    std::shared_ptr<Known> m_known = std::make_shared<Known>();
};

} // namespace showroom::gui
