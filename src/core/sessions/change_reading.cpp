#include "core/sessions/change_reading.h"

#include "database/rows.h"

#include <algorithm>

namespace showroom::sessions {

using namespace Qt::StringLiterals;

namespace {

/// Columns that name a row, the best first.
const QStringList namingColumns{u"name"_s,    u"full_name"_s,   u"display_name"_s, u"title"_s,      u"subject"_s,
                                u"label"_s,   u"case_number"_s, u"reference"_s,    u"headline"_s,   u"email"_s,
                                u"summary"_s, u"username"_s,    u"file_name"_s,    u"description"_s};

constexpr qsizetype longestLabel = 80;

/// A null text for what is NULL or not there, an empty one for an empty value.
QString textOf(const QJsonObject &values, const QString &field)
{
    const QJsonValue value = values.value(field);
    if (!value.isString())
        return {};
    const QString text = value.toString();
    return text.isNull() ? u""_s : text;
}

/// The values of a row that says more about it than its key and its environment.
QStringList tellingFields(const QJsonObject &values, const QJsonObject &key)
{
    QStringList fields;
    for (auto it = values.begin(); it != values.end(); ++it)
        if (it.value().isString() && !key.contains(it.key()) && !it.key().startsWith(u"tenant_id"))
            fields << it.key();
    return fields;
}

QStringList fieldsOf(Operation operation, const QStringList &changed, const QJsonObject &values, const QJsonObject &key)
{
    return operation == Operation::Edited ? changed : tellingFields(values, key);
}

Operation operationOf(const QJsonObject &changed, const QJsonObject &base)
{
    if (changed.isEmpty())
        return Operation::Deleted;
    return base.isEmpty() ? Operation::Created : Operation::Edited;
}

} // namespace

QString keyText(const QJsonObject &key)
{
    QStringList parts;
    for (const QJsonValue &value : key)
        parts << value.toVariant().toString();
    return parts.join(u" · "_s);
}

QString rowLabel(const QJsonObject &values, const QString &key)
{
    const QString whole =
        QStringList{textOf(values, u"first_name"_s), textOf(values, u"last_name"_s)}.join(u' ').trimmed();
    if (!whole.isEmpty())
        return whole;
    for (const QString &column : namingColumns)
        if (const QString text = textOf(values, column).simplified(); !text.isEmpty())
            return text.left(longestLabel);
    return key;
}

RowChange rowChangeOf(const database::Row &row)
{
    const QJsonObject key = row.jsonObject("row_key");
    const QJsonObject before = row.jsonObject("before");
    const QJsonObject after = row.jsonObject("after");
    RowChange change;
    change.table = row.text("table_name");
    change.key = keyText(key);
    change.operation = operationFromWord(row.text("operation")).value_or(Operation::Edited);
    const QJsonObject &shown = change.operation == Operation::Deleted ? before : after;
    change.label = rowLabel(shown, change.key);
    for (const QString &field : fieldsOf(change.operation, row.texts("changed"), shown, key))
        change.fields.append({field, textOf(before, field), textOf(after, field)});
    return change;
}

Conflict conflictOf(const database::Row &row)
{
    const QJsonObject archived = row.jsonObject("archived");
    const QJsonObject current = row.jsonObject("current");
    const QJsonObject base = row.jsonObject("base");
    Conflict conflict;
    conflict.table = row.text("table_name");
    conflict.keyValues = row.jsonObject("row_key");
    conflict.key = keyText(conflict.keyValues);
    conflict.label = rowLabel(current.isEmpty() ? archived : current, conflict.key);
    conflict.archived = operationOf(archived, base);
    conflict.current = operationOf(current, base);
    for (const QString &field : row.texts("fields"))
        conflict.fields.append({field, textOf(archived, field), textOf(current, field), textOf(base, field)});
    return conflict;
}

bool matches(const RowChange &row, const ChangeRange &range)
{
    if (range.operation && row.operation != *range.operation)
        return false;
    const auto has = [&range](const QString &text) { return text.contains(range.filter, Qt::CaseInsensitive); };
    if (range.filter.isEmpty() || has(row.label) || has(row.key))
        return true;
    return std::any_of(row.fields.begin(), row.fields.end(), [&has](const FieldChange &field) {
        return has(field.field) || has(field.before) || has(field.after);
    });
}

} // namespace showroom::sessions
