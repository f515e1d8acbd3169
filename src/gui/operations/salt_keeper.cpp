#include "gui/operations/salt_keeper.h"

#include "core/access/salt_rotation.h"
#include "core/profiles/keychain.h"
#include "core/profiles/keychain_salts.h"

#include <QtConcurrent>

namespace showroom::gui {

SaltKeeper::SaltKeeper(std::unique_ptr<profiles::Keychain> keychain, QProcessEnvironment environment)
    : m_keychain(std::move(keychain))
    , m_environment(std::move(environment))
{
}

SaltKeeper::~SaltKeeper() = default;

void SaltKeeper::open(const QString &file)
{
    {
        const QMutexLocker lock(&m_known->mutex);
        m_known->file = file;
    }
    if (place().isKeychain)
        askKeychain();
}

void SaltKeeper::askKeychain()
{
    m_keychain->read(profiles::saltsKey()).then([known = m_known](const Result<QString> &answer) {
        const QMutexLocker lock(&known->mutex);
        known->kept = answer.value_or(QString());
    });
}

access::SaltPlace SaltKeeper::place() const
{
    const QMutexLocker lock(&m_known->mutex);
    return access::placeOfSalts(m_environment, m_known->file);
}

Result<QList<masking::Salt>> SaltKeeper::salts() const
{
    QMutexLocker lock(&m_known->mutex);
    const QString file = m_known->file;
    lock.unlock();
    return saltsOf(file);
}

Result<QList<masking::Salt>> SaltKeeper::saltsOf(const QString &file) const
{
    QMutexLocker lock(&m_known->mutex);
    const QString kept = m_known->kept;
    lock.unlock();
    return access::readMasterSalts(m_environment, file, kept);
}

QFuture<Result<void>> SaltKeeper::keep(const masking::Salt &salt)
{
    const access::SaltPlace where = place();
    if (!where.isKeychain)
        return QtConcurrent::run([file = where.file, salt] { return access::appendSalt(file, salt); });
    return profiles::keepSalt(*m_keychain, salt).then([known = m_known, salt](const Result<void> &done) {
        const QMutexLocker lock(&known->mutex);
        if (const auto lines = access::withSalt(known->kept.toUtf8(), salt); done && lines)
            known->kept = QString::fromUtf8(*lines);
        return done;
    });
}

} // namespace showroom::gui
