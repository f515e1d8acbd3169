#include "gui/sessions/left_out_dialog.h"

#include "base/error.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/data_table.h"
#include "gui/common/rows_model.h"
#include "gui/common/table_text.h"
#include "gui/sessions/session_wording.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sessions::LeftOut;

namespace {

constexpr int dialogWidth = 860;
constexpr int listHeight = 228;
const auto misfitCode = u"does-not-fit"_s;

/// A problem's field is the table and the key, with a space between them.
QList<LeftOut> changesOf(const Error &error)
{
    QList<LeftOut> changes;
    for (const Problem &problem : error.problems) {
        const qsizetype space = problem.field.indexOf(u' ');
        changes.append({problem.field.left(space), problem.field.mid(space + 1), problem.message});
    }
    return changes;
}

QString sentence(const QString &problem)
{
    const QString text = visibleText(problem);
    return text.left(1).toUpper() + text.mid(1);
}

} // namespace

LeftOutDialog::LeftOutDialog(const sessions::UndoOutcome &outcome, QWidget *parent)
    : PlainDialog(u"triangle-alert"_s, Meaning::Warning, parent)
{
    setHeading(tr("What was not restored"));
    setSentence(tr("%1 came back. The rest no longer fits: rows in this list stay archived until the archive expires "
                   "and can be tried again.")
                    .arg(changesText(outcome.restored())));
    addList(outcome.leftOut);
    auto *close = button(tr("Close"), u"closeButton"_s, Variant::Primary);
    addButton(close);
    close->setDefault(true);
    close->setFocus();
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

LeftOutDialog::LeftOutDialog(const sessions::Archive &archive, const Error &error, QWidget *parent)
    : PlainDialog(u"triangle-alert"_s, Meaning::Warning, parent)
{
    setHeading(tr("Restore the others"));
    setSentence(tr("Nothing was restored: %n change(s) do not fit what is there now. Change or delete what is in the "
                   "way and undo again, or restore the others alone; these stay archived.",
                   nullptr, int(error.problems.size())));
    addList(changesOf(error));
    auto *cancel = addCancelButton();
    auto *others = button(tr("Restore the others"), u"restoreOthersButton"_s, Variant::Primary, u"undo-2"_s);
    others->setEnabled(archive.changes > error.problems.size());
    others->setToolTip(others->isEnabled() ? QString() : tr("There are no others"));
    addButton(others);
    others->setDefault(true);
    (others->isEnabled() ? others : cancel)->setFocus();
    connect(others, &QPushButton::clicked, this, &LeftOutDialog::othersWanted);
    connect(others, &QPushButton::clicked, this, &QDialog::accept);
}

bool LeftOutDialog::isMisfit(const Error &error)
{
    return !error.problems.isEmpty() && error.problems.constFirst().code == misfitCode;
}

void LeftOutDialog::addList(const QList<LeftOut> &changes)
{
    setObjectName(u"leftOutDialog"_s);
    setFixedWidth(em(dialogWidth));
    auto *rows = new RowsModel({{tr("Row")}, {tr("Table")}, {tr("Why")}}, this);
    QList<RowsModel::Row> lines;
    for (const LeftOut &change : changes)
        lines.append({{change.key.isEmpty() ? u"—"_s : visibleText(change.key)},
                      {changedTableName(change.table), change.table},
                      {sentence(change.problem)}});
    rows->setRows(lines);
    auto *table = new DataTable;
    table->setObjectName(u"leftOutTable"_s);
    table->setAccessibleName(tr("Changes that were left out"));
    table->setModel(rows);
    table->setRowHeight(px::row);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{Cell::Mono, 290, false, 0}, {Cell::Text, 96, false, 0}, {Cell::Text, 400, true, 0}});
    auto *card = new Card;
    card->setFlush();
    card->body()->addWidget(table);
    card->setFixedHeight(em(listHeight));
    body()->addWidget(card);
}

} // namespace showroom::gui
