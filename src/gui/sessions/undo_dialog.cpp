#include "gui/sessions/undo_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/common/table_text.h"
#include "gui/sessions/left_out_dialog.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sessions::Choice;
using sessions::Conflict;
using sessions::ConflictField;

namespace {

constexpr int dialogWidth = 820;
constexpr int conflictsHeight = 196;
constexpr int fieldsHeight = 176;

RowsModel::Value decisionValue(const std::optional<Choice> &choice)
{
    if (!choice)
        return {UndoDialog::tr("Undecided"), {}, Meaning::Warning, u"triangle-alert"_s};
    return *choice == Choice::KeepCurrent
               ? RowsModel::Value{UndoDialog::tr("Keep current"), {}, Meaning::Info, u"check"_s}
               : RowsModel::Value{UndoDialog::tr("Take archived"), {}, Meaning::Accent, u"undo-2"_s};
}

RowsModel::Row rowOf(const Conflict &conflict, const std::optional<Choice> &choice)
{
    const SessionLook before = operationLook(conflict.archived);
    const SessionLook since = operationLook(conflict.current);
    return {{visibleText(conflict.label), conflict.label == conflict.key ? QString() : visibleText(conflict.key)},
            {changedTableName(conflict.table)},
            {before.text, {}, before.meaning, before.glyph},
            {since.text, {}, since.meaning, since.glyph},
            decisionValue(choice)};
}

QString valueText(const QString &value)
{
    return value.isNull() ? u"—"_s : visibleText(value);
}

} // namespace

UndoDialog::UndoDialog(SessionSource *source, const sessions::Archive &archive, const QList<Conflict> &conflicts,
                       QWidget *parent)
    : PlainDialog(u"undo-2"_s, Meaning::Warning, parent)
    , m_source(source)
    , m_archive(archive)
    , m_conflicts(conflicts)
    , m_choices(conflicts.size())
    , m_message(new MessageBar)
    , m_others(m_message->addButton(tr("Restore the others"), u"restoreOthersButton"_s, u"undo-2"_s))
    , m_table(new DataTable)
    , m_rows(new RowsModel({{tr("Row")},
                            {tr("Table")},
                            {tr("Before the reset"), Cell::Status},
                            {tr("Since"), Cell::Status},
                            {tr("Decision"), Cell::Status}},
                           this))
    , m_fieldTable(new DataTable)
    , m_fields(new RowsModel({{tr("Field")}, {tr("Archived")}, {tr("Current")}, {tr("Base")}}, this))
    , m_progress(muted({}, Type::Body))
    , m_keep(button(tr("&Keep current"), u"keepCurrentButton"_s, Variant::Secondary, u"check"_s, true))
    , m_take(button(tr("&Take archived"), u"takeArchivedButton"_s, Variant::Secondary, u"undo-2"_s, true))
    , m_undo(button(tr("Undo"), u"undoButton"_s, Variant::Primary))
{
    setObjectName(u"undoDialog"_s);
    const QString person = personText(archive.person);
    const int count = int(conflicts.size());
    if (archive.reason == u"closed") {
        setHeading(tr("Undo the closing of %1’s session").arg(person));
        setSentence(tr("%1 has opened another session since; what was closed is laid over it.").arg(person) + u' ' +
                    tr("%n row(s) were changed in both. Decide which change each of them keeps; everything else comes "
                       "back by itself.",
                       nullptr, count));
    } else {
        setHeading(tr("Undo the reset of %1").arg(person));
        setSentence(tr("%n row(s) were changed before the reset and again since. Decide which change each of them "
                       "keeps; everything else comes back by itself.",
                       nullptr, count));
    }
    setFixedWidth(em(dialogWidth));
    m_message->setClosable(false);
    body()->addWidget(m_message);
    body()->addWidget(makeConflicts());
    body()->addWidget(makeChoices());
    body()->addWidget(makeFields());
    setFootnote(m_progress);
    addCancelButton();
    addButton(m_undo);
    m_undo->setDefault(true);
    connect(m_undo, &QPushButton::clicked, this, [this] { begin(false); });
    connect(m_others, &QPushButton::clicked, this, [this] { begin(true); });
    showConflicts();
    selectConflict(0);
    m_table->setFocus();
}

QWidget *UndoDialog::makeConflicts()
{
    m_table->setObjectName(u"conflictsTable"_s);
    m_table->setAccessibleName(tr("Rows changed twice"));
    m_table->setModel(m_rows);
    m_table->setRowHeight(px::rowTall);
    m_table->setColumns({{Cell::Name, 220, true, 0},
                         {Cell::Text, 108, false, 0},
                         {Cell::Status, 132, false, 0},
                         {Cell::Status, 112, false, 0},
                         {Cell::Status, 148, false, 0}});
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &UndoDialog::showFields);
    auto *card = new Card;
    card->setFlush();
    card->body()->addWidget(m_table);
    card->setFixedHeight(em(conflictsHeight));
    return card;
}

QWidget *UndoDialog::makeFields()
{
    m_fieldTable->setObjectName(u"conflictFieldsTable"_s);
    m_fieldTable->setAccessibleName(tr("Fields of the row"));
    m_fieldTable->setModel(m_fields);
    m_fieldTable->setRowHeight(px::rowCompact);
    m_fieldTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_fieldTable->setColumns({{Cell::Mono, 140, false, 0},
                              {Cell::Text, 180, true, 0},
                              {Cell::Text, 200, false, 0},
                              {Cell::Text, 200, false, 0}});
    auto *card = new Card;
    card->setFlush();
    card->body()->addWidget(m_fieldTable);
    card->setFixedHeight(em(fieldsHeight));
    return card;
}

QWidget *UndoDialog::makeChoices()
{
    auto *keepAll = button(tr("Keep all current"), u"keepAllCurrentButton"_s, Variant::Quiet, {}, true);
    auto *takeAll = button(tr("Take all archived"), u"takeAllArchivedButton"_s, Variant::Quiet, {}, true);
    connect(m_keep, &QPushButton::clicked, this, [this] { decide(Choice::KeepCurrent); });
    connect(m_take, &QPushButton::clicked, this, [this] { decide(Choice::TakeArchived); });
    connect(keepAll, &QPushButton::clicked, this, [this] { decideAll(Choice::KeepCurrent); });
    connect(takeAll, &QPushButton::clicked, this, [this] { decideAll(Choice::TakeArchived); });
    auto *choices = new QWidget;
    choices->setLayout(across({m_keep, m_take, keepAll, takeAll}, px::unit, 2));
    return choices;
}

QList<int> UndoDialog::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    return rows;
}

/// The selected rows; the next undecided one is then offered.
void UndoDialog::decide(Choice choice)
{
    const QList<int> rows = selectedRows();
    for (const int row : rows)
        m_choices[row] = choice;
    showConflicts();
    const auto open = std::find(m_choices.begin(), m_choices.end(), std::nullopt);
    selectConflict(open == m_choices.end() ? rows.value(0) : int(open - m_choices.begin()));
}

void UndoDialog::decideAll(Choice choice)
{
    const int row = selectedRows().value(0);
    m_choices.fill(choice);
    showConflicts();
    selectConflict(row);
}

/// selectRow() fails in a mirrored table before its first layout.
void UndoDialog::selectConflict(int row)
{
    m_table->setCurrentIndex(m_rows->index(row, 0));
}

void UndoDialog::showConflicts()
{
    QList<RowsModel::Row> rows;
    for (qsizetype i = 0; i < m_conflicts.size(); ++i)
        rows.append(rowOf(m_conflicts[i], m_choices[i]));
    m_rows->setRows(rows);
    showProgress();
}

void UndoDialog::showFields()
{
    const QList<int> rows = selectedRows();
    m_keep->setEnabled(!rows.isEmpty());
    m_take->setEnabled(!rows.isEmpty());
    QList<RowsModel::Row> lines;
    if (rows.size() == 1)
        for (const ConflictField &field : std::as_const(m_conflicts[rows.constFirst()].fields))
            lines.append({{visibleText(field.field)},
                          {valueText(field.archived)},
                          {valueText(field.current)},
                          {valueText(field.base)}});
    m_fields->setRows(lines);
}

void UndoDialog::showProgress()
{
    const auto open = std::count(m_choices.begin(), m_choices.end(), std::nullopt);
    m_progress->setText(open == 0 ? tr("All are decided") : tr("%n still undecided", nullptr, int(open)));
    m_undo->setEnabled(open == 0);
}

void UndoDialog::begin(bool isPartial)
{
    m_message->hide();
    m_undo->setEnabled(false);
    sessions::UndoRequest request{m_archive, {}, {}, isPartial};
    for (qsizetype i = 0; i < m_conflicts.size(); ++i)
        request.decisions.append(
            {m_conflicts[i].table, m_conflicts[i].keyValues, m_choices[i].value_or(Choice::KeepCurrent)});
    whenReady(m_source->undoReset(request), this, [this](const Result<sessions::UndoOutcome> &outcome) {
        if (!outcome) {
            refuse(outcome.error());
            return;
        }
        accept();
        emit undone(*outcome);
    });
}

/// Rows that do not fit the data any more are named; nothing was brought back.
void UndoDialog::refuse(const Error &error)
{
    QStringList words{error.message, error.hint};
    for (const Problem &problem : error.problems.mid(0, 3))
        words << problem.field + u": "_s + problem.message;
    m_others->setVisible(LeftOutDialog::isMisfit(error));
    m_message->say(Meaning::Danger, tr("Nothing was brought back."), words.join(u' ').trimmed());
    showProgress();
}

} // namespace showroom::gui
