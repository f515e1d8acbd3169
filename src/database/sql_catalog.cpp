#include "database/sql_catalog.h"

#include <QDirIterator>
#include <QFile>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

const auto root = u":/showroom/db/queries/"_s;
const auto suffix = u".sql"_s;

} // namespace

Result<SqlStatement> SqlCatalog::load(const QString &name)
{
    QFile file(root + name + suffix);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Internal, u"The program lacks the statement “%1”."_s.arg(name),
                    u"Reinstall Showroom; its files do not belong together."_s);
    }
    return SqlStatement::fromText(file.readAll(), name);
}

QStringList SqlCatalog::names()
{
    QStringList names;
    QDirIterator files(root, {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << files.next().sliced(root.size()).chopped(suffix.size());
    names.sort();
    return names;
}

inline namespace literals {

SqlStatement operator""_sql(const char *name, std::size_t length)
{
    return SqlCatalog::load(QString::fromUtf8(name, qsizetype(length))).value_or(SqlStatement());
}

} // namespace literals

} // namespace showroom::database
