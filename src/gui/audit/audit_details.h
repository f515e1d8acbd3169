#pragma once

#include "core/audit/audit_log.h"
#include "gui/common/card.h"

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace showroom::gui {

class DataTable;
class RowsModel;

/// Everything that one entry of the audit log says: who, when, why, the rows of each table before and after, the
/// parameters, its place in the chain.
class AuditDetails final : public Card {
    Q_OBJECT

public:
    explicit AuditDetails(QWidget *parent = nullptr);

    /// `environmentName` is empty when the environment is gone: then there is no way to it.
    void showEntry(const audit::Entry &entry, const QString &environmentName);
    /// Leaves out the way to the environment, where it is open already.
    void setLinked(bool isLinked) { m_isLinked = isLinked; }
    const audit::Entry &entry() const { return m_entry; }

signals:
    void environmentRequested(const QString &environmentId);
    void closeRequested();

private:
    void removeLines();
    void addLine(const QString &name, const QString &value, bool isMono = false);
    void addCounts();
    void addParameters();
    void addChain();

    audit::Entry m_entry;
    bool m_isLinked = true;
    QScrollArea *m_area;
    QVBoxLayout *m_lines;
    QPushButton *m_open;
    QPushButton *m_copyHash;
    DataTable *m_counts;
    RowsModel *m_countRows;
};

} // namespace showroom::gui
