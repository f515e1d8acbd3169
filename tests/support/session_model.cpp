#include "support/session_model.h"

#include <algorithm>

namespace showroom::test {

using namespace Qt::StringLiterals;

namespace {

const auto uniqueViolation = u"!23505"_s;
const auto foreignKeyViolation = u"!23503"_s;
const auto notNullViolation = u"!23502"_s;
const auto fixedKey = u"!0A000"_s;
const auto checkViolation = u"!23514"_s;

QByteArray literal(const QString &value)
{
    return value.isEmpty() ? QByteArray("NULL") : "'" + value.toUtf8().replace('\'', "''") + "'";
}

QByteArray quoted(const QString &column)
{
    return '"' + column.toUtf8().replace('"', "\"\"") + '"';
}

QByteArray condition(const ModelRow &key)
{
    QByteArrayList parts;
    for (auto value = key.begin(); value != key.end(); ++value)
        parts << quoted(value.key()) + " = " + literal(value.value());
    return parts.join(" AND ");
}

/// The values of columns, or nothing when one of them is NULL.
std::optional<QStringList> valuesOf(const ModelRow &row, const QStringList &columns)
{
    QStringList values;
    for (const QString &column : columns) {
        if (!row.contains(column))
            return std::nullopt;
        values << row[column];
    }
    return values;
}

} // namespace

QByteArray ModelStep::statement(const ModelProduct &product) const
{
    switch (kind) {
    case Begin:
        return "BEGIN";
    case Savepoint:
        return "SAVEPOINT s";
    case RollbackTo:
        return "ROLLBACK TO s";
    case Commit:
        return "COMMIT";
    case Rollback:
        return "ROLLBACK";
    case Update:
        return "UPDATE " + product.tables[table].name.toUtf8() + " SET " + quoted(column) + " = " + literal(value) +
               " WHERE " + condition(values);
    case Delete:
        return "DELETE FROM " + product.tables[table].name.toUtf8() + " WHERE " + condition(values);
    case Insert:
        break;
    }
    QByteArrayList columns;
    QByteArrayList given;
    for (auto entry = values.begin(); entry != values.end(); ++entry) {
        columns << quoted(entry.key());
        given << literal(entry.value());
    }
    const auto &fixed = product.tables[table].fixed;
    for (auto entry = fixed.begin(); entry != fixed.end(); ++entry) {
        columns << quoted(entry.key());
        given << entry.value().toUtf8();
    }
    return "INSERT INTO " + product.tables[table].name.toUtf8() + " (" + columns.join(", ") + ") VALUES (" +
           given.join(", ") + ")";
}

SessionModel::SessionModel(const ModelProduct &product, QList<ModelRows> base)
    : m_product(product)
    , m_rows(std::move(base))
{
}

QString SessionModel::apply(const ModelStep &step)
{
    const State before = m_rows;
    QString answer;
    switch (step.kind) {
    case ModelStep::Begin:
        m_beginning = m_rows;
        m_savepoint.reset();
        return {};
    case ModelStep::Savepoint:
        m_savepoint = m_rows;
        return {};
    case ModelStep::RollbackTo:
        m_rows = *m_savepoint;
        return {};
    case ModelStep::Commit:
        m_beginning.reset();
        return {};
    case ModelStep::Rollback:
        abandon();
        return {};
    case ModelStep::Insert:
        answer = insert(step.table, step.values);
        break;
    case ModelStep::Update:
        answer = update(step.table, keyOf(step.table, step.values), step.column, step.value);
        break;
    case ModelStep::Delete:
        answer = remove(step.table, keyOf(step.table, step.values));
        break;
    }
    if (answer.startsWith(u'!'))
        m_rows = before;
    return answer;
}

void SessionModel::abandon()
{
    m_rows = *m_beginning;
    m_beginning.reset();
}

QStringList SessionModel::keyOf(int table, const ModelRow &row) const
{
    return valuesOf(row, m_product.tables[table].key).value_or(QStringList());
}

/// What a row breaks by itself or because it clashes with another; nothing when it fits. Columns come before checks,
/// but whether a clash is named before them depends on who holds the other row, the base or the session.
QString SessionModel::misfit(int table, const ModelRow &row, bool doesClash) const
{
    const ModelTable &rules = m_product.tables[table];
    QStringList broken;
    if (!valuesOf(row, rules.required))
        broken << notNullViolation;
    else if (rules.check && !rules.check(row))
        broken << checkViolation;
    if (doesClash)
        broken << uniqueViolation;
    return broken.join(u'|');
}

bool SessionModel::clashes(int table, const QStringList &key, const ModelRow &row) const
{
    const ModelRows &rows = m_rows[table];
    for (const QStringList &unique : m_product.tables[table].uniques) {
        const auto wanted = valuesOf(row, unique);
        for (auto other = rows.begin(); wanted && other != rows.end(); ++other) {
            if (other.key() != key && valuesOf(other.value(), unique) == wanted)
                return true;
        }
    }
    return false;
}

bool SessionModel::refersToNothing(int table, const ModelRow &row) const
{
    return std::any_of(m_product.references.begin(), m_product.references.end(), [&](const ModelReference &reference) {
        const auto wanted = valuesOf(row, reference.columns);
        if (reference.child != table || !wanted)
            return false;
        const ModelRows &parents = m_rows[reference.parent];
        return std::none_of(parents.begin(), parents.end(), [&](const ModelRow &parent) {
            return valuesOf(parent, reference.parentColumns) == wanted;
        });
    });
}

QList<QStringList> SessionModel::childrenOf(const ModelReference &reference, const ModelRow &parent) const
{
    QList<QStringList> children;
    const auto wanted = valuesOf(parent, reference.parentColumns);
    const ModelRows &rows = m_rows[reference.child];
    for (auto row = rows.begin(); wanted && row != rows.end(); ++row) {
        if (valuesOf(row.value(), reference.columns) == wanted)
            children << row.key();
    }
    return children;
}

QString SessionModel::insert(int table, const ModelRow &values)
{
    ModelRow row;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (!value.value().isEmpty())
            row.insert(value.key(), value.value());
    }
    const QStringList key = keyOf(table, row);
    const bool doesClash = m_rows[table].contains(key) || clashes(table, key, row);
    if (const QString wrong = misfit(table, row, doesClash); !wrong.isEmpty())
        return wrong;
    m_rows[table].insert(key, row);
    return refersToNothing(table, row) ? foreignKeyViolation : u"1"_s;
}

QString SessionModel::update(int table, const QStringList &key, const QString &column, const QString &value)
{
    if (!m_rows[table].contains(key))
        return u"0"_s;
    const ModelRow before = m_rows[table][key];
    ModelRow row = before;
    if (value.isEmpty())
        row.remove(column);
    else
        row[column] = value;
    if (m_product.tables[table].key.contains(column))
        return row == before ? u"1"_s : fixedKey;
    if (const QString wrong = misfit(table, row, clashes(table, key, row)); !wrong.isEmpty())
        return wrong;
    m_rows[table][key] = row;
    for (const ModelReference &reference : m_product.references) {
        if (reference.parent != table || !reference.parentColumns.contains(column) || row == before)
            continue;
        for (const QStringList &child : childrenOf(reference, before)) {
            if (!reference.followsKey)
                return foreignKeyViolation;
            m_rows[reference.child][child][reference.columns[reference.parentColumns.indexOf(column)]] = value;
        }
    }
    return refersToNothing(table, row) ? foreignKeyViolation : u"1"_s;
}

QString SessionModel::removeChildren(const ModelReference &reference, const ModelRow &parent)
{
    for (const QStringList &child : childrenOf(reference, parent)) {
        if (reference.onDelete == ModelAction::Refuse)
            return foreignKeyViolation;
        if (reference.onDelete == ModelAction::Cascade) {
            if (const QString answer = remove(reference.child, child); answer.startsWith(u'!'))
                return answer;
            continue;
        }
        for (const QString &column : reference.emptied) {
            if (m_product.tables[reference.child].key.contains(column) || column == u"tenant_id")
                return notNullViolation;
            m_rows[reference.child][child].remove(column);
        }
    }
    return {};
}

QString SessionModel::remove(int table, const QStringList &key)
{
    if (!m_rows[table].contains(key))
        return u"0"_s;
    const ModelRow row = m_rows[table].take(key);
    for (const bool refuses : {false, true}) {
        for (const ModelReference &reference : m_product.references) {
            if (reference.parent != table || (reference.onDelete == ModelAction::Refuse) != refuses)
                continue;
            if (const QString answer = removeChildren(reference, row); answer.startsWith(u'!'))
                return answer;
        }
    }
    return u"1"_s;
}

} // namespace showroom::test
