#include "database/sql_statement.h"

#include <QByteArrayView>

namespace showroom::database {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The end of a quoted text whose opening quote is at `from`; a doubled quote is part of it.
qsizetype endOfQuoted(QByteArrayView sql, qsizetype from, bool backslashEscapes)
{
    const char quote = sql[from];
    for (qsizetype i = from + 1; i < sql.size(); ++i) {
        if (backslashEscapes && sql[i] == '\\')
            ++i;
        else if (sql[i] == quote && i + 1 < sql.size() && sql[i + 1] == quote)
            ++i;
        else if (sql[i] == quote)
            return i + 1;
    }
    return sql.size();
}

qsizetype endOfBlockComment(QByteArrayView sql, qsizetype from)
{
    int depth = 0;
    for (qsizetype i = from; i + 1 < sql.size(); ++i) {
        if (sql[i] == '/' && sql[i + 1] == '*') {
            ++depth;
            ++i;
        } else if (sql[i] == '*' && sql[i + 1] == '/') {
            ++i;
            if (--depth == 0)
                return i + 1;
        }
    }
    return sql.size();
}

/// The end of `$tag$ … $tag$` at `from`, or `from` when it is no dollar quote.
qsizetype endOfDollarQuoted(QByteArrayView sql, qsizetype from)
{
    qsizetype end = from + 1;
    while (end < sql.size() && isNamePart(sql[end]))
        ++end;
    if (end >= sql.size() || sql[end] != '$')
        return from;
    const QByteArrayView tag = sql.sliced(from, end + 1 - from);
    const qsizetype close = sql.indexOf(tag, end + 1);
    return close < 0 ? sql.size() : close + tag.size();
}

/// The end of the text at `from` that holds no placeholder, or `from` when ordinary SQL starts there.
qsizetype endOfOpaque(QByteArrayView sql, qsizetype from)
{
    const char c = sql[from];
    const char next = from + 1 < sql.size() ? sql[from + 1] : '\0';
    if (c == '\'')
        return endOfQuoted(sql, from, from > 0 && (sql[from - 1] == 'E' || sql[from - 1] == 'e'));
    if (c == '"')
        return endOfQuoted(sql, from, false);
    if (c == '-' && next == '-') {
        const qsizetype end = sql.indexOf('\n', from);
        return end < 0 ? sql.size() : end;
    }
    if (c == '/' && next == '*')
        return endOfBlockComment(sql, from);
    if (c == '$')
        return endOfDollarQuoted(sql, from);
    if (c == ':' && next == ':')
        return from + 2;
    return from;
}

} // namespace

SqlStatement SqlStatement::fromText(const QByteArray &sql, const QString &name)
{
    SqlStatement statement;
    statement.m_name = name;
    const QByteArrayView view(sql);
    for (qsizetype i = 0; i < view.size();) {
        if (const qsizetype end = endOfOpaque(view, i); end > i) {
            statement.m_text += view.sliced(i, end - i);
            i = end;
            continue;
        }
        if (view[i] != ':' || i + 1 >= view.size() || !isNameStart(view[i + 1])) {
            statement.m_text += view[i++];
            continue;
        }
        qsizetype end = i + 1;
        while (end < view.size() && isNamePart(view[end]))
            ++end;
        const QByteArray parameter = view.sliced(i + 1, end - i - 1).toByteArray();
        if (!statement.m_parameters.contains(parameter))
            statement.m_parameters.append(parameter);
        statement.m_text += '$' + QByteArray::number(statement.m_parameters.indexOf(parameter) + 1);
        i = end;
    }
    return statement;
}

} // namespace showroom::database
