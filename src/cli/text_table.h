#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace showroom::cli {

enum class Align { Left, Right };

/// Rows under aligned columns for a terminal. Cells are neutralised: data cannot move the cursor or colour the screen.
class TextTable final {
public:
    struct Column {
        QString header;
        Align align = Align::Left;
    };

    explicit TextTable(QList<Column> columns);

    void addRow(const QStringList &cells);
    bool isEmpty() const { return m_rows.isEmpty(); }

    /// The table with a header line unless every header is empty; each line ends in a line break.
    QString toString() const;

private:
    QString line(const QStringList &cells, const QList<int> &widths) const;

    QList<Column> m_columns;
    QList<QStringList> m_rows;
};

} // namespace showroom::cli
