#pragma once

#include "base/error.h"
#include "core/sessions/changes.h"
#include "gui/common/plain_dialog.h"

#include <optional>

class QLabel;
class QPushButton;

namespace showroom::gui {

class DataTable;
class MessageBar;
class RowsModel;
class SessionSource;

/// Rows that were changed before a reset and again since, three ways: archived, current and base. The person decides
/// for each, or for all, and the undo lays both together.
class UndoDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    UndoDialog(SessionSource *source, const sessions::Archive &archive, const QList<sessions::Conflict> &conflicts,
               QWidget *parent = nullptr);

signals:
    void undone(const showroom::sessions::UndoOutcome &outcome);

private:
    QWidget *makeConflicts();
    QWidget *makeFields();
    QWidget *makeChoices();
    void decide(sessions::Choice choice);
    void decideAll(sessions::Choice choice);
    void selectConflict(int row);
    void showConflicts();
    void showFields();
    void showProgress();
    QList<int> selectedRows() const;
    void begin(bool isPartial);
    void refuse(const Error &error);

    SessionSource *m_source;
    sessions::Archive m_archive;
    QList<sessions::Conflict> m_conflicts;
    QList<std::optional<sessions::Choice>> m_choices;
    MessageBar *m_message;
    QPushButton *m_others; ///< restores what fits, after a refusal
    DataTable *m_table;
    RowsModel *m_rows;
    DataTable *m_fieldTable;
    RowsModel *m_fields;
    QLabel *m_progress;
    QPushButton *m_keep;
    QPushButton *m_take;
    QPushButton *m_undo;
};

} // namespace showroom::gui
