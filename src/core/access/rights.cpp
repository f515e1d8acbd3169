#include "core/access/rights.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::access::Rights)
};

struct Entry {
    Right right;
    const char *word; ///< of rights.sql
    const char *role; ///< the smallest that has it
};

constexpr std::array entries{Entry{Right::Manage, "manage", "ops"},
                             Entry{Right::Export, "export", "support"},
                             Entry{Right::Link, "link", "sales"},
                             Entry{Right::Convert, "convert", "admin"},
                             Entry{Right::Administer, "administer", "admin"},
                             Entry{Right::RotateSalt, "rotate-salt", "admin"}};

const Entry &entryOf(Right right)
{
    return *std::find_if(entries.begin(), entries.end(), [right](const Entry &entry) { return entry.right == right; });
}

/// A role and those that it contains (db/roles.sql); nothing for an unknown one.
QStringList rolesWithin(const QString &role)
{
    const QStringList ops{u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s};
    if (role == u"admin")
        return ops + QStringList{role};
    if (role == u"ops")
        return ops;
    if (role == u"sales" || role == u"support")
        return {u"viewer"_s, role};
    return role == u"viewer" ? QStringList{role} : QStringList();
}

} // namespace

QList<Right> allRights()
{
    QList<Right> rights;
    for (const Entry &entry : entries)
        rights.append(entry.right);
    return rights;
}

QString smallestRole(Right right)
{
    return QString::fromLatin1(entryOf(right).role);
}

Rights rightsOfRole(const QString &role)
{
    Rights rights{role, {}, false};
    const QStringList within = rolesWithin(role);
    for (const Entry &entry : entries) {
        if (!within.isEmpty() && !within.contains(QString::fromLatin1(entry.role)))
            rights.missing.append(entry.right);
    }
    return rights;
}

Result<Rights> readRights(database::Connection &connection, const QString &role)
{
    const auto rows = connection.query("access/rights"_sql);
    if (!rows)
        return rows.error();
    Rights rights{role, {}, false};
    QStringList granted;
    for (const database::Row &row : *rows) {
        if (row.boolean("may"))
            granted << row.text("word");
        rights.isReadOnly = row.boolean("is_read_only");
    }
    for (const Entry &entry : entries) {
        if (!granted.contains(QString::fromLatin1(entry.word)))
            rights.missing.append(entry.right);
    }
    return rights;
}

Right rightOfJob(const QString &kind)
{
    return kind == u"export" ? Right::Export : Right::Manage;
}

QString whyReadOnly()
{
    return Texts::tr(
        "This connection is read-only, as its profile says. Connect by another profile to change something.");
}

QString whyNot(const Rights &rights, Right right)
{
    if (!rights.has(right))
        return Texts::tr("Your role %1 may not do this. The role %2 may; an administrator grants it.")
            .arg(rights.role, smallestRole(right));
    return rights.isReadOnly ? whyReadOnly() : QString();
}

} // namespace showroom::access
