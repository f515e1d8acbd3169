#pragma once

#include "gui/common/page.h"
#include "gui/common/rows_model.h"
#include "gui/masking/column_decisions.h"

#include "core/masking_jobs/mask_run.h"

#include <QTimer>

#include <memory>

namespace Ui {
class MaskingPage;
}

namespace showroom::gui {

class MaskChooser;
class MaskingSource;
struct MaskingLook;

/// Masks a table that somebody brings: paste or open it, decide about its columns, compare a row before and after, mask
/// it into a file, and see what the search for leaks found.
class MaskingPage final : public Page {
    Q_OBJECT

public:
    /// Rows that can be compared.
    static constexpr int previewRows = 50;

    /// `source` must outlive the page.
    explicit MaskingPage(MaskingSource &source, QWidget *parent = nullptr);
    ~MaskingPage() override;

    /// Looks at a file in place of what is there.
    void openFile(const QString &path);
    /// Looks at a table of the open database likewise.
    void openTable(const QString &name);
    /// Masks into a file.
    void maskInto(const QString &path, bool replaceExisting);

    int comfortableWidth() const override;

private:
    void arrangeTables();
    void arrangeHead();
    void arrangeSource();
    void connectRun();
    void askWhatToOpen();
    void askWhichTable();
    void askWhereTo();
    void open(const masking_jobs::SourceText &source);
    void take(const masking_jobs::SourceText &source);
    void look();
    void showLook(const MaskingLook &look);
    void showSubjects();
    void decide(const masking::MaskSpec &mask);
    void showDecisions();
    void showColumn();
    void comparePreview();
    void showRow();
    void moveRow(int by);
    void showProgress(const masking_jobs::RunProgress &progress);
    void showOutcome(const Result<masking_jobs::MaskOutcome> &outcome);
    int selectedColumn() const;
    masking_jobs::MaskPlan plan() const;
    void showState();

    std::unique_ptr<Ui::MaskingPage> m_ui;
    MaskingSource &m_source;
    MaskChooser *m_chooser;
    QPushButton *m_mask = nullptr;
    QPushButton *m_openFolder = nullptr;
    RowsModel m_columnRows;
    RowsModel m_previewRows;
    RowsModel m_hitRows;
    QTimer m_typing;
    QTimer m_comparing;
    masking_jobs::SourceText m_text;
    masking_jobs::FileFormat m_format = masking_jobs::FileFormat::Csv;
    masking_jobs::TableSample m_before;
    masking_jobs::TableSample m_after;
    ColumnDecisions m_decisions;
    QString m_written; ///< the file of the last run
    int m_row = 0;
    int m_looking = 0;    ///< counts the looks and
    int m_previewing = 0; ///< the previews, so that only the latest answer is shown
    bool m_isRunning = false;
};

} // namespace showroom::gui
