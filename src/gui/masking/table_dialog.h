#pragma once

#include "gui/common/plain_dialog.h"
#include "gui/common/rows_model.h"

#include <memory>

namespace Ui {
class TablePanel;
}

namespace showroom::gui {

class MaskingSource;

/// Chooses a table of the open database, of those that the person's own login may read.
class TableDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    explicit TableDialog(MaskingSource &source, QWidget *parent = nullptr);
    ~TableDialog() override;

signals:
    /// As masking_jobs::TableAddress takes it.
    void tableChosen(const QString &name);

private:
    void arrangeTable();
    void ask();
    void showTables();
    void choose();

    std::unique_ptr<Ui::TablePanel> m_ui;
    MaskingSource &m_source;
    RowsModel m_rows;
    QStringList m_tables;
    bool m_isAsked = false; ///< and answered
    QPushButton *m_open = nullptr;
};

} // namespace showroom::gui
