#include "gui/environments/environment_row_panel.h"

#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/environments/environment_values.h"

#include <QFormLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using browsing::BrowsedColumn;
using browsing::BrowsedParent;
using browsing::BrowsedTable;

namespace {

void empty(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

EnvironmentRowPanel::EnvironmentRowPanel(QWidget *parent)
    : Card(parent)
    , m_values(new QWidget)
    , m_lines(new QFormLayout(m_values))
    , m_links(new QVBoxLayout)
{
    setObjectName(u"rowPanel"_s);
    setMinimumWidth(em(260));
    auto *close = button({}, u"closeRowButton"_s, Variant::Quiet, u"x"_s, true);
    nameIconButton(*close, tr("Close the row"));
    addTitleWidget(close);
    m_lines->setContentsMargins(0, 0, px::unit, 0);
    m_lines->setHorizontalSpacing(px::gap);
    m_lines->setVerticalSpacing(px::unit);
    m_lines->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_links->setSpacing(px::half);
    QScrollArea *area = scrolling(m_values);
    area->setObjectName(u"rowScrollArea"_s);
    area->setFocusPolicy(Qt::StrongFocus);
    area->setAccessibleName(tr("Values of the row"));
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->setSpacing(px::gap);
    body()->addLayout(m_links);
    body()->addWidget(area, 1);
    connect(close, &QPushButton::clicked, this, &EnvironmentRowPanel::closeRequested);
}

void EnvironmentRowPanel::showRow(const QString &blueprint, const QList<BrowsedTable> &tables,
                                  const BrowsedTable &table, const browsing::BrowsedRow &row)
{
    m_row = row;
    empty(*m_links);
    while (m_lines->rowCount() > 0)
        m_lines->removeRow(0);
    setTitle(tableLabel(blueprint, table.name));
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].name != table.environmentColumn)
            addValue(table.columns[i], row.values.value(i));
    addRelations(blueprint, tables, table);
}

void EnvironmentRowPanel::addValue(const BrowsedColumn &column, const QString &value)
{
    const bool isMono = cellOf(column.kind) == Cell::Mono;
    auto *shown = label(shownValue(value, column.kind), isMono ? Type::Mono : Type::Body,
                        value.isNull() ? QPalette::PlaceholderText : QPalette::WindowText);
    shown->setTextFormat(Qt::PlainText);
    shown->setWordWrap(true);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    shown->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *line = new QWidget;
    auto *lines = new QVBoxLayout(line);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(1);
    lines->addWidget(muted(columnLabel(column.name)));
    lines->addWidget(shown);
    m_lines->addRow(line);
}

void EnvironmentRowPanel::addRelations(const QString &blueprint, const QList<BrowsedTable> &tables,
                                       const BrowsedTable &table)
{
    for (const BrowsedParent &parent : table.parents) {
        const QString key = m_row.values.value(table.column(parent.column));
        if (key.isNull())
            continue;
        auto *link = addLink(tr("Go to its row in %1").arg(tableLabel(blueprint, parent.table)),
                             u"%1ParentButton"_s.arg(parent.column));
        connect(link, &QPushButton::clicked, this,
                [this, name = parent.table, key] { emit parentRequested(name, key); });
    }
    for (const BrowsedTable &child : tables) {
        for (const BrowsedParent &parent : child.parents) {
            if (parent.table != table.name || m_row.key.size() != 1)
                continue;
            auto *link = addLink(tr("Show its %1").arg(tableLabel(blueprint, child.name)),
                                 u"%1ChildrenButton"_s.arg(child.name.section(u'.', -1)));
            connect(link, &QPushButton::clicked, this, [this, name = child.name, column = parent.column] {
                emit childrenRequested(name, column, m_row.key.first());
            });
        }
    }
}

QPushButton *EnvironmentRowPanel::addLink(const QString &text, const QString &name)
{
    auto *link = button(text, name, Variant::Link, u"arrow-right"_s);
    m_links->addWidget(link, 0, Qt::AlignLeft);
    return link;
}

} // namespace showroom::gui
