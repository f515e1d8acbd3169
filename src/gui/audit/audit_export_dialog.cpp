#include "gui/audit/audit_export_dialog.h"

#include "base/when_ready.h"
#include "gui/audit/audit_source.h"
#include "gui/common/builders.h"
#include "gui/common/field_hint.h"
#include "gui/common/file_dialogs.h"
#include "gui/common/message_bar.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto jsonlEnding = u".jsonl"_s;
const auto csvEnding = u".csv"_s;

} // namespace

AuditExportDialog::AuditExportDialog(AuditSource &source, const audit::Filter &filter, const QString &narrowedTo,
                                     const QString &path, QWidget *parent)
    : PlainDialog(u"package"_s, Meaning::Accent, parent)
    , m_source(source)
    , m_filter(filter)
    , m_jsonl(new QRadioButton(tr("&JSONL: one entry a line, for programs")))
    , m_csv(new QRadioButton(tr("CS&V: for a spreadsheet")))
    , m_path(new QLineEdit)
    , m_pathHint(new FieldHint)
    , m_replace(new QCheckBox(tr("&Replace the file that is there")))
    , m_bar(new MessageBar)
    , m_write(button(tr("Export"), u"exportAuditButton"_s, Variant::Primary))
{
    setObjectName(u"auditExportDialog"_s);
    setHeading(tr("Export the audit log"));
    setSentence(narrowedTo.isEmpty() ? tr("Every entry, with its hash and its place in the chain.")
                                     : tr("Only what the filter lets through: %1.").arg(narrowedTo));
    addChoices(path);
    addCancelButton();
    addButton(m_write);
    m_write->setDefault(true);
    connect(m_write, &QPushButton::clicked, this, &AuditExportDialog::write);
}

void AuditExportDialog::addChoices(const QString &path)
{
    m_bar->setObjectName(u"exportBar"_s);
    m_jsonl->setObjectName(u"jsonlRadioButton"_s);
    m_csv->setObjectName(u"csvRadioButton"_s);
    m_jsonl->setChecked(true);
    m_csv->setToolTip(tr("Texts that look like formulas get an apostrophe in front"));
    m_path->setObjectName(u"pathLineEdit"_s);
    m_path->setMinimumWidth(em(340));
    m_path->setText(QDir::toNativeSeparators(path + jsonlEnding));
    m_replace->setObjectName(u"replaceCheckBox"_s);
    m_replace->hide();
    auto *browseButton = button(tr("Choose…"), u"browseButton"_s, Variant::Secondary, u"folder-open"_s);
    auto *caption = label(tr("&File"), Type::Field);
    caption->setBuddy(m_path);
    m_pathHint->setInput(m_path);
    auto *place = across({m_path, browseButton});
    place->setStretch(0, 1);
    auto *file = new QVBoxLayout;
    file->setSpacing(6);
    file->addWidget(caption);
    file->addLayout(place);
    file->addWidget(m_pathHint);
    body()->setSpacing(px::gap);
    body()->addWidget(m_bar);
    body()->addWidget(m_jsonl);
    body()->addWidget(m_csv);
    body()->addLayout(file);
    body()->addWidget(m_replace);
    connect(browseButton, &QPushButton::clicked, this, &AuditExportDialog::browse);
    connect(m_jsonl, &QRadioButton::toggled, this, &AuditExportDialog::chooseFormat);
    connect(m_path, &QLineEdit::textEdited, this, [this] {
        m_pathHint->setProblem({});
        m_replace->setChecked(false);
        m_replace->hide();
    });
}

audit::FileFormat AuditExportDialog::format() const
{
    return m_csv->isChecked() ? audit::FileFormat::Csv : audit::FileFormat::Jsonl;
}

/// The file's ending follows the format, as long as the person gave it none of their own.
void AuditExportDialog::chooseFormat()
{
    const QString old = format() == audit::FileFormat::Csv ? jsonlEnding : csvEnding;
    const QString path = m_path->text();
    if (path.endsWith(old))
        m_path->setText(path.chopped(old.size()) + (old == csvEnding ? jsonlEnding : csvEnding));
}

void AuditExportDialog::browse()
{
    QFileDialog *dialog = makeSaveDialog(this, tr("Choose a file"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_path->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void AuditExportDialog::write()
{
    const QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
    if (!QDir::isAbsolutePath(path)) {
        m_pathHint->setProblem(tr("Give the whole path of a file, from the root on."));
        m_path->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_bar->hide();
    m_pathHint->setProblem({});
    m_write->setEnabled(false);
    m_write->setText(tr("Exporting…"));
    const auto existing = m_replace->isChecked() ? audit::Existing::Replace : audit::Existing::Keep;
    whenReady(m_source.writeFile(m_filter, format(), path, existing), this,
              [this, path](const Result<audit::Written> &file) {
                  if (file)
                      emit written(path, *file);
                  hear(file);
              });
}

void AuditExportDialog::hear(const Result<audit::Written> &file)
{
    m_write->setEnabled(true);
    m_write->setText(tr("Export"));
    if (file) {
        accept();
        return;
    }
    const Error &error = file.error();
    if (error.code == ErrorCode::Conflict) {
        m_pathHint->setProblem(error.message);
        m_replace->show();
        m_replace->setFocus(Qt::OtherFocusReason);
    } else if (error.code == ErrorCode::FileFailure) {
        m_pathHint->setProblem(QStringList{error.message, error.hint}.join(u' '));
    } else {
        m_bar->say(error);
    }
    growToContent();
}

} // namespace showroom::gui
