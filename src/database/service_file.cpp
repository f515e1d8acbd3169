#include "database/service_file.h"

#include <QDir>
#include <QFile>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

using Services = QHash<QString, QHash<QString, QString>>;

/// Far above any sensible file; keeps a wrong path from being read into memory.
constexpr qint64 largestFile = 1024 * 1024;

QStringList files()
{
    QStringList found{qEnvironmentVariable("PGSERVICEFILE", QDir::homePath() + u"/.pg_service.conf"_s)};
    const QString system = qEnvironmentVariable("PGSYSCONFDIR");
    const QStringList folders =
        system.isEmpty() ? QStringList{u"/etc/postgresql-common"_s, u"/etc"_s, u"/etc/pgsql"_s} : QStringList{system};
    for (const QString &folder : folders)
        found.append(folder + u"/pg_service.conf"_s);
    return found;
}

void readInto(const QString &path, Services &services)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    QHash<QString, QString> *current = nullptr;
    for (const QByteArray &raw : file.read(largestFile).split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            const QString name = line.sliced(1, line.size() - 2);
            current = services.contains(name) ? nullptr : &services[name];
        } else if (const qsizetype equals = line.indexOf(u'='); current && equals > 0 && !line.startsWith(u'#')) {
            current->insert(line.left(equals).trimmed(), line.sliced(equals + 1).trimmed());
        }
    }
}

Services readAll()
{
    Services services;
    for (const QString &path : files())
        readInto(path, services);
    return services;
}

} // namespace

QStringList serviceNames()
{
    QStringList names = readAll().keys();
    names.sort(Qt::CaseInsensitive);
    return names;
}

std::optional<QHash<QString, QString>> findService(const QString &name)
{
    const Services services = readAll();
    const auto found = services.constFind(name);
    return found == services.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace showroom::database
