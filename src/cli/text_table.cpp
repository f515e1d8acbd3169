#include "cli/text_table.h"

#include "cli/terminal_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

const QString gap = u"  "_s;

void trimEnd(QString &text)
{
    while (text.endsWith(u' '))
        text.chop(1);
}

} // namespace

TextTable::TextTable(QList<Column> columns)
    : m_columns(std::move(columns))
{
}

void TextTable::addRow(const QStringList &cells)
{
    QStringList safe;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        safe.append(printable(cells.value(i)));
    m_rows.append(safe);
}

QString TextTable::toString() const
{
    QStringList headers;
    QList<int> widths;
    for (const Column &column : m_columns) {
        headers.append(column.header);
        widths.append(displayWidth(column.header));
    }
    for (const QStringList &row : m_rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    QString text;
    if (std::any_of(headers.cbegin(), headers.cend(), [](const QString &header) { return !header.isEmpty(); }))
        text += line(headers, widths);
    for (const QStringList &row : m_rows)
        text += line(row, widths);
    return text;
}

QString TextTable::line(const QStringList &cells, const QList<int> &widths) const
{
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString padding(std::max(0, widths[i] - displayWidth(cells[i])), u' ');
        text += (i == 0 ? QString() : gap) +
                (m_columns[i].align == Align::Right ? QString(padding + cells[i]) : QString(cells[i] + padding));
    }
    trimEnd(text);
    return text + u'\n';
}

} // namespace showroom::cli
