#pragma once

#include "gui/common/plain_dialog.h"
#include "gui/common/rows_model.h"

#include <QTimer>

#include <memory>

namespace Ui {
class PersonPanel;
}

namespace showroom::gui {

class MaskingSource;

/// Shows the whole person who a subject becomes: the same one in every masked file of this salt, locale and
/// environment.
class PersonDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    PersonDialog(MaskingSource &source, const QString &locale, const QString &environment, QWidget *parent = nullptr);
    ~PersonDialog() override;

private:
    void arrangeTable();
    void addButtons();
    void ask();
    void copyValue();
    void copyAll();

    std::unique_ptr<Ui::PersonPanel> m_ui;
    MaskingSource &m_source;
    RowsModel m_rows;
    QTimer m_delay;
    QPushButton *m_copyValue = nullptr;
    QPushButton *m_copyAll = nullptr;
    int m_asking = 0; ///< counts the questions, so that only the latest one's answer is shown
};

} // namespace showroom::gui
