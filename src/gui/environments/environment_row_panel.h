#pragma once

#include "core/browsing/browsed_table.h"
#include "gui/common/card.h"

class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace showroom::gui {

/// One row with all its values, and the ways to its parents and children.
class EnvironmentRowPanel final : public Card {
    Q_OBJECT

public:
    explicit EnvironmentRowPanel(QWidget *parent = nullptr);

    /// `tables` are all of the environment's: they tell who refers to whom.
    void showRow(const QString &blueprint, const QList<browsing::BrowsedTable> &tables,
                 const browsing::BrowsedTable &table, const browsing::BrowsedRow &row);
    /// The row on show; without a key when there is none.
    const browsing::BrowsedRow &row() const { return m_row; }

signals:
    /// The row of another table that this one refers to.
    void parentRequested(const QString &table, const QString &key);
    /// The rows of another table whose `column` refers to this one.
    void childrenRequested(const QString &table, const QString &column, const QString &key);
    void closeRequested();

private:
    void addValue(const browsing::BrowsedColumn &column, const QString &value);
    void addRelations(const QString &blueprint, const QList<browsing::BrowsedTable> &tables,
                      const browsing::BrowsedTable &table);
    QPushButton *addLink(const QString &text, const QString &name);

    browsing::BrowsedRow m_row;
    QWidget *m_values;
    QFormLayout *m_lines;
    QVBoxLayout *m_links;
};

} // namespace showroom::gui
