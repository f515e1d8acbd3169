#include "support/model_builder.h"

namespace showroom::test {

using namespace Qt::StringLiterals;

QStringList numbers(int from, int to)
{
    QStringList all;
    for (int n = from; n <= to; ++n)
        all << QString::number(n);
    return all;
}

QStringList prefixed(const QString &prefix, const QStringList &values)
{
    QStringList all;
    for (const QString &value : values)
        all << prefix + value;
    return all;
}

QStringList identifiers(int count)
{
    QStringList all;
    for (int n = 1; n <= count; ++n)
        all << u"00000000-0000-0000-0000-%1"_s.arg(n, 12, 10, QChar(u'0'));
    return all;
}

QMap<QString, QString> texts(std::initializer_list<const char *> columns)
{
    QMap<QString, QString> fixed;
    for (const char *column : columns)
        fixed.insert(QString::fromLatin1(column), u"'x'"_s);
    return fixed;
}

QStringList parents(int often, int all)
{
    return identifiers(often) + identifiers(often) + identifiers(all);
}

ModelTable modelTable(const QString &name, const QMap<QString, QStringList> &domains,
                      const QMap<QString, QString> &fixed, const QStringList &editable,
                      const QList<QStringList> &uniques)
{
    return {name, {u"id"_s}, uniques, domains, fixed, editable};
}

ModelReference refers(int child, const char *column, int parent, ModelAction onDelete)
{
    return {child, {QString::fromLatin1(column)}, parent, {u"id"_s}, onDelete, {}, false};
}

} // namespace showroom::test
