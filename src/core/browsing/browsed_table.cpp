#include "core/browsing/browsed_table.h"

#include <algorithm>

namespace showroom::browsing {

int BrowsedTable::column(QStringView columnName) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const BrowsedColumn &candidate) { return candidate.name == columnName; });
    return found == columns.end() ? -1 : int(found - columns.begin());
}

RowRange BrowsedTable::range(const QString &environmentId, const QString &column, const QString &value) const
{
    return {environmentId, name, column, value, {pageStatement, keyNames}};
}

ValueKind valueKind(QStringView type)
{
    if (type.endsWith(u"[]") || type.startsWith(u"json") || type == u"xml")
        return ValueKind::Structure;
    const QStringView word = type.left(type.indexOf(u'('));
    for (const QStringView number :
         {u"numeric", u"integer", u"bigint", u"smallint", u"real", u"double precision", u"money"})
        if (word == number)
            return ValueKind::Number;
    if (type == u"timestamp with time zone" || (word == u"timestamp" && type.endsWith(u"with time zone")))
        return ValueKind::Time;
    if (type == u"date")
        return ValueKind::Date;
    if (type == u"boolean")
        return ValueKind::Boolean;
    return type == u"uuid" ? ValueKind::Id : ValueKind::Text;
}

} // namespace showroom::browsing
