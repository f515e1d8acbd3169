#pragma once

#include "gui/common/plain_dialog.h"

class QPlainTextEdit;

namespace showroom::gui {

class DiagnosticsSource;
class MessageBar;

/// Shows the diagnostics before anybody gets them, and writes them into a file.
class DiagnosticsDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    explicit DiagnosticsDialog(DiagnosticsSource &source, QWidget *parent = nullptr);

private:
    void arrange();
    void read();
    void askWhere();
    void save(const QString &path);
    void copy();

    DiagnosticsSource &m_source;
    MessageBar *m_message;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace showroom::gui
