#include "database/cluster_owner.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <array>
#include <optional>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

constexpr char ownerAsRoot[] = "postgres";
constexpr int longestRunMilliseconds = 180'000;

struct Account {
    QString name;
    uid_t user;
    gid_t group;
};

/// What `lookUp` (getpwuid_r or getpwnam_r, the forms that threads may share) finds.
template <class LookUp, class Key>
std::optional<Account> accountOf(LookUp lookUp, Key key)
{
    passwd entry{};
    passwd *found = nullptr;
    std::array<char, 16384> buffer{};
    lookUp(key, &entry, buffer.data(), buffer.size(), &found);
    if (!found)
        return {};
    return Account{QString::fromLocal8Bit(found->pw_name), found->pw_uid, found->pw_gid};
}

} // namespace

Error diskFull(const QString &detail)
{
    return fail(ErrorCode::StorageFull, u"This machine's disk is full."_s,
                u"Make room, or set SHOWROOM_DATA_DIR to a folder on another disk."_s, detail);
}

Error fileFailure(const QString &what, const QString &path)
{
    if (errno == ENOSPC || errno == EDQUOT)
        return diskFull(path);
    return fail(ErrorCode::FileFailure, u"%1 “%2” failed: %3."_s.arg(what, path, qt_error_string(errno)),
                u"Check the folder's permissions and the free space, or set SHOWROOM_DATA_DIR to another folder."_s);
}

ClusterOwner::ClusterOwner(QString name, uid_t user, gid_t group)
    : m_name(std::move(name))
    , m_user(user)
    , m_group(group)
{
}

bool ClusterOwner::isRoot()
{
    return geteuid() == 0;
}

QString ClusterOwner::currentUser()
{
    const std::optional<Account> account = accountOf(getpwuid_r, geteuid());
    return account ? account->name : QString::number(geteuid());
}

Result<ClusterOwner> ClusterOwner::find()
{
    const std::optional<Account> account =
        isRoot() ? accountOf(getpwnam_r, ownerAsRoot) : accountOf(getpwuid_r, geteuid());
    if (account)
        return ClusterOwner(account->name, account->user, account->group);
    if (isRoot()) {
        return fail(ErrorCode::DatabaseUnreachable,
                    u"This machine has no system user “postgres” to run the private server."_s,
                    u"Install the package postgresql."_s);
    }
    return fail(ErrorCode::DatabaseUnreachable,
                u"This machine has no name for the user %1, which PostgreSQL needs."_s.arg(geteuid()),
                u"Run Showroom as a user of this machine, or connect to a server."_s);
}

Result<void> ClusterOwner::take(const QString &path, mode_t mode) const
{
    const QByteArray name = QFile::encodeName(path);
    if (chmod(name.constData(), mode) != 0)
        return fileFailure(u"Setting the permissions of"_s, path);
    if (isRoot() && chown(name.constData(), m_user, m_group) != 0)
        return fileFailure(u"Giving away"_s, path);
    return {};
}

Result<void> ClusterOwner::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(u"/"_s);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    // The server outlives this program, and whoever runs as its user may read what it began with.
    for (const QString &secret : {u"SHOWROOM_MASTER_SALT"_s, u"DEMO_MASTER_SALT"_s, u"PGPASSWORD"_s})
        environment.remove(secret);
    process.setProcessEnvironment(environment);
    if (isRoot()) {
        const QStringList change{u"--reuid"_s, m_name, u"--regid"_s, m_name, u"--init-groups"_s, u"--"_s, program};
        process.start(u"setpriv"_s, change + arguments);
    } else {
        process.start(program, arguments);
    }
    const bool ended = process.waitForFinished(longestRunMilliseconds);
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    const QString words = QString::fromLocal8Bit(process.readAll()).trimmed();
    if (words.contains(u"No space left"))
        return diskFull(words);
    return fail(ErrorCode::DatabaseFailure,
                u"The private server's program %1 failed."_s.arg(QFileInfo(program).fileName()),
                u"Check that PostgreSQL is installed completely, and the permissions of the data folder."_s, words);
}

} // namespace showroom::database
