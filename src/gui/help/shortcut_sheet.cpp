#include "gui/help/shortcut_sheet.h"

#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/data_table.h"
#include "gui/common/rows_model.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize sheetSize{560, 560};

const QList<Column> columns{{Cell::Text, 220, true, 0}, {Cell::Text, 120, false, 0}, {Cell::Text, 110, false, 0}};

QList<RowsModel::Row> rowsOf(const QList<Shortcut> &shortcuts)
{
    QList<RowsModel::Row> rows;
    for (const Shortcut &shortcut : shortcuts) {
        QStringList keys;
        for (const QKeySequence &sequence : shortcut.keys)
            keys << sequence.toString(QKeySequence::NativeText);
        rows.append({{shortcut.what}, {shortcut.group}, {keys.join(u", "_s)}});
    }
    return rows;
}

} // namespace

ShortcutSheet::ShortcutSheet(const QList<Shortcut> &shortcuts, QWidget *parent)
    : PlainDialog(u"table-2"_s, Meaning::Accent, parent)
{
    setObjectName(u"shortcutSheet"_s);
    setHeading(tr("Keyboard shortcuts"));
    setSentence(tr("The letter that is underlined in a menu opens its entry; Tab goes from one thing to the next."));
    auto *model = new RowsModel({{tr("What it does")}, {tr("Where")}, {tr("Keys")}}, this);
    model->setRows(rowsOf(shortcuts));
    auto *filter = new QSortFilterProxyModel(this);
    filter->setSourceModel(model);
    filter->setFilterKeyColumn(-1);
    filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *search = new QLineEdit;
    search->setObjectName(u"shortcutLineEdit"_s);
    search->setPlaceholderText(tr("Look up an action or a key"));
    search->setAccessibleName(tr("Look up an action or a key"));
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, filter, &QSortFilterProxyModel::setFilterFixedString);
    auto *table = new DataTable;
    table->setObjectName(u"shortcutTable"_s);
    table->setAccessibleName(tr("Shortcuts"));
    table->setModel(filter);
    table->setRowHeight(px::rowCompact);
    table->setColumns(columns);
    auto *card = new Card;
    card->setFlush();
    card->body()->addWidget(table);
    body()->addWidget(search);
    body()->addWidget(card, 1);
    auto *close = button(tr("Close"), u"closeShortcutsButton"_s);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    addButton(close);
    resize(em(sheetSize.width()), em(sheetSize.height()));
    search->setFocus();
}

} // namespace showroom::gui
