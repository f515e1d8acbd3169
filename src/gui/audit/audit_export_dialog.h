#pragma once

#include "core/audit/audit_file.h"
#include "gui/common/plain_dialog.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace showroom::gui {

class AuditSource;
class FieldHint;
class MessageBar;

/// Asks in which form and to which file the entries of the audit log go that pass a filter, and writes them.
class AuditExportDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `source` must outlive it. `narrowedTo` says the filter in words; empty for the whole log. `path` is the file
    /// that is proposed, without its ending.
    AuditExportDialog(AuditSource &source, const audit::Filter &filter, const QString &narrowedTo, const QString &path,
                      QWidget *parent = nullptr);

signals:
    void written(const QString &path, const showroom::audit::Written &file);

private:
    void addChoices(const QString &path);
    void browse();
    void chooseFormat();
    void write();
    void hear(const Result<audit::Written> &file);
    audit::FileFormat format() const;

    AuditSource &m_source;
    audit::Filter m_filter;
    QRadioButton *m_jsonl;
    QRadioButton *m_csv;
    QLineEdit *m_path;
    FieldHint *m_pathHint;
    QCheckBox *m_replace;
    MessageBar *m_bar;
    QPushButton *m_write;
};

} // namespace showroom::gui
