#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace showroom::browsing {

/// What the values of a column are, as far as showing them is concerned.
enum class ValueKind { Text, Number, Time, Date, Boolean, Id, Structure };

struct BrowsedColumn {
    QString name;
    QString type; ///< PostgreSQL's, for example "numeric(12,2)"
    ValueKind kind = ValueKind::Text;
    bool isUnique = false; ///< alone, within the environment: rows are found by it

    bool operator==(const BrowsedColumn &) const = default;
};

/// A foreign key: `column` holds the key of a row of `table`.
struct BrowsedParent {
    QString table;
    QString column;

    bool operator==(const BrowsedParent &) const = default;
};

struct RowRange;

/// How the database wants pages of a table to be asked for; empty: not known yet.
struct PageStatement {
    QString text;         ///< with the placeholders environment, column, value, from and limit
    QStringList keyNames; ///< what its rows are known by

    bool operator==(const PageStatement &) const = default;
};

/// One of an environment's tables.
struct BrowsedTable {
    QString name;              ///< "impact.events"
    qint64 rowCount = 0;       ///< as recorded when it was filled
    QString environmentColumn; ///< the same in every row
    QStringList keyNames;      ///< the other columns of the primary key
    QList<BrowsedColumn> columns;
    QList<BrowsedParent> parents;
    QString pageStatement; ///< as PageStatement::text

    /// The column's position, or -1.
    int column(QStringView columnName) const;
    /// The environment's rows of the table, or those of them whose `column` has a value.
    RowRange range(const QString &environmentId, const QString &column = {}, const QString &value = {}) const;
    bool operator==(const BrowsedTable &) const = default;
};

/// A row's key without the environment's id, each part as text.
using RowKey = QStringList;

/// One row: values in the order of the table's columns as PostgreSQL writes them (times in UTC); a null QString is
/// NULL.
struct BrowsedRow {
    RowKey key;
    QStringList values;

    bool operator==(const BrowsedRow &) const = default;
};

/// The rows of a table, or of those the ones whose `column` has a value: the children of a row.
struct RowRange {
    QString environmentId;
    QString table;
    QString column; ///< empty: all rows
    QString value;
    PageStatement pages = {}; ///< of the table; spares asking for it each time

    bool operator==(const RowRange &) const = default;
};

/// A row that was looked for.
struct FoundRow {
    QString table;
    QString column; ///< by which it was found
    BrowsedRow row;
};

/// Rows that are about to be printed.
struct PrintedRows {
    QString environmentId;
    QString table;
    qint64 rows = 0;
    QString reason; ///< needed where a sandbox's export is restricted

    bool operator==(const PrintedRows &) const = default;
};

/// What a type's values are, by PostgreSQL's name of the type.
ValueKind valueKind(QStringView type);

} // namespace showroom::browsing

Q_DECLARE_METATYPE(showroom::browsing::BrowsedRow)
