#pragma once

#include "core/sandboxes/sandbox.h"
#include "gui/common/plain_dialog.h"
#include "gui/printing/print_wish.h"
#include "gui/printing/rows_printer.h"

#include <memory>
#include <optional>

class QLineEdit;
class QPagedPaintDevice;
class QSaveFile;
class QSpinBox;

namespace showroom {
class Clock;
struct Error;
} // namespace showroom

namespace showroom::gui {

class EnvironmentSource;
class Field;
class MessageBar;
class RowsPrintJob;
class SandboxSource;

/// Prints the rows of a table or saves them as PDF: how many, and why. Recorded in the database before the first page.
class PrintDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `source`, `clock` and `sandboxes` must outlive it; without `sandboxes` no banner stands above the rows.
    PrintDialog(EnvironmentSource &source, SandboxSource *sandboxes, const PrintWish &wish, const Clock &clock,
                QWidget *parent = nullptr);
    ~PrintDialog() override;

    /// Writes the PDF, which appears under that name only when it is complete.
    void savePdf(const QString &path);

private:
    void addFields();
    void addButtons();
    void readSandbox();
    void choosePdf();
    void choosePrinter();
    void begin(std::unique_ptr<QPagedPaintDevice> device);
    void print();
    void finish();
    void refuse(const Error &error);
    void setBusy(bool busy);
    PrintHeading heading() const;

    EnvironmentSource &m_source;
    SandboxSource *m_sandboxes;
    PrintWish m_wish;
    const Clock &m_clock;
    std::optional<sandboxes::Banner> m_banner;
    QSpinBox *m_rows;
    QLineEdit *m_reason;
    Field *m_rowsField;
    Field *m_reasonField;
    MessageBar *m_message;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_print = nullptr;
    QPushButton *m_save = nullptr;
    std::unique_ptr<QSaveFile> m_file; ///< of the PDF that is being written
    std::unique_ptr<QPagedPaintDevice> m_device;
    std::unique_ptr<RowsPrintJob> m_job;
};

} // namespace showroom::gui
