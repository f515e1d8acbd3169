#pragma once

#include "core/audit/audit_log.h"
#include "models/keyed_table_model.h"

namespace showroom::models {

/// Entries of the audit log that were read so far, as raw values, in the order in which they came; a view that reaches
/// the end makes it ask for older ones.
class AuditModel final : public KeyedTableModel<audit::Entry, qint64> {
    Q_OBJECT

public:
    enum Column { Action, Environment, Who, Reason, Rows, Number, When, ColumnCount };
    enum Role {
        EntryRole = Qt::UserRole, ///< the whole audit::Entry
    };

    explicit AuditModel(QObject *parent = nullptr);

    /// Makes the rows those of `entries`; `hasOlder` says whether more follow.
    void setEntries(const QList<audit::Entry> &entries, bool hasOlder);
    /// Adds the next page of older ones.
    void addOlder(const QList<audit::Entry> &entries, bool hasOlder);
    /// Adds what came since, and the seals of what is there already.
    void addNewer(const QList<audit::Entry> &entries);

    const QList<audit::Entry> &entries() const { return rows(); }
    bool hasOlder() const { return m_hasOlder; }
    /// The smallest id of all; nothing when it is empty.
    std::optional<qint64> oldest() const;
    /// The largest one.
    std::optional<qint64> newest() const;

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    /// Somebody wants what is older; answer with addOlder().
    void olderWanted();

private:
    qint64 keyOf(const audit::Entry &entry) const override { return entry.id; }
    /// A string, a qint64 (the rows after the deed, the place in the chain) or a QDateTime.
    QVariant rawValue(const audit::Entry &entry, int column) const override;
    QString heading(int column) const override;

    bool m_hasOlder = false;
    bool m_isAsking = false;
};

} // namespace showroom::models
