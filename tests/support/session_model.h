#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace showroom::test {

/// A row by column; a column that is NULL is absent.
using ModelRow = QMap<QString, QString>;
/// A table's rows by the text of their keys.
using ModelRows = QMap<QStringList, ModelRow>;

/// What a foreign key does to the children of a row that goes.
enum class ModelAction { Refuse, Cascade, SetNull };

/// A foreign key between two tables of a product.
struct ModelReference {
    int child = 0;
    QStringList columns;
    int parent = 0;
    QStringList parentColumns;
    ModelAction onDelete = ModelAction::Refuse;
    QStringList emptied;     ///< columns that SetNull empties; one of the child's key is refused
    bool followsKey = false; ///< ON UPDATE CASCADE
};

/// A table: which columns the model knows and what each may hold.
struct ModelTable {
    QString name;    ///< as SQL, within the live schema
    QStringList key; ///< without the environment's column
    QList<QStringList> uniques;
    QMap<QString, QStringList> domains;               ///< values of each column; "" stands for NULL
    QMap<QString, QString> fixed;                     ///< SQL of other columns that an INSERT must give
    QStringList editable;                             ///< columns that an UPDATE may change
    QStringList required = {};                        ///< NOT NULL columns whose domains offer NULL
    std::function<bool(const ModelRow &)> check = {}; ///< a CHECK over the row; none takes every row
};

struct ModelProduct {
    QList<ModelTable> tables;
    QList<ModelReference> references;
};

/// One thing that somebody does in a session.
struct ModelStep {
    enum Kind { Insert, Update, Delete, Begin, Savepoint, RollbackTo, Commit, Rollback };
    int session = 0;
    Kind kind = Insert;
    int table = 0;
    ModelRow values; ///< the row of an INSERT, the key of the others
    QString column;  ///< that an UPDATE changes
    QString value;
    bool isTakenBack = false; ///< inside a transaction it lies between a savepoint and the way back to it

    /// The statement, as the product would send it.
    QByteArray statement(const ModelProduct &product) const;
};

/// What one session must see: the product's tables as a database with these keys and references keeps them.
class SessionModel final {
public:
    SessionModel(const ModelProduct &product, QList<ModelRows> base);

    /// Carries a step out; the number of rows as text, or "!" and the SQLSTATE when it must fail and change nothing.
    /// Several states, divided by "|", stand for a row that breaks several rules, of which any may be named.
    /// Nothing is answered for what begins or ends transactions.
    QString apply(const ModelStep &step);
    /// After a failed statement inside a transaction: as at its beginning.
    void abandon();
    bool inTransaction() const { return m_beginning.has_value(); }
    const ModelRows &rows(int table) const { return m_rows[table]; }

private:
    using State = QList<ModelRows>;

    QString insert(int table, const ModelRow &values);
    QString update(int table, const QStringList &key, const QString &column, const QString &value);
    QString remove(int table, const QStringList &key);
    QString misfit(int table, const ModelRow &row, bool doesClash) const;
    bool clashes(int table, const QStringList &key, const ModelRow &row) const;
    bool refersToNothing(int table, const ModelRow &row) const;
    QList<QStringList> childrenOf(const ModelReference &reference, const ModelRow &parent) const;
    QString removeChildren(const ModelReference &reference, const ModelRow &parent);
    QStringList keyOf(int table, const ModelRow &row) const;

    const ModelProduct &m_product;
    State m_rows;
    std::optional<State> m_beginning;
    std::optional<State> m_savepoint;
};

} // namespace showroom::test
