#include "gui/help/diagnostics_dialog.h"

#include "base/when_ready.h"
#include "core/help/diagnostics.h"
#include "gui/common/builders.h"
#include "gui/common/file_dialogs.h"
#include "gui/common/message_bar.h"
#include "gui/help/diagnostics_source.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{720, 560};

}

DiagnosticsDialog::DiagnosticsDialog(DiagnosticsSource &source, QWidget *parent)
    : PlainDialog(u"fingerprint"_s, Meaning::Accent, parent)
    , m_source(source)
    , m_message(new MessageBar)
    , m_text(new QPlainTextEdit)
    , m_copy(button(tr("Copy"), u"copyDiagnosticsButton"_s, Variant::Quiet, u"copy"_s))
    , m_save(button(tr("Save…"), u"saveDiagnosticsButton"_s, Variant::Primary))
{
    setObjectName(u"diagnosticsDialog"_s);
    setHeading(tr("Diagnostics"));
    setSentence(
        tr("For those whom you ask for help. Passwords, salts and tokens are taken out; read it before you pass "
           "it on."));
    arrange();
    read();
    resize(em(usualSize.width()), em(usualSize.height()));
}

void DiagnosticsDialog::arrange()
{
    m_message->setObjectName(u"diagnosticsMessageBar"_s);
    m_text->setObjectName(u"diagnosticsText"_s);
    m_text->setAccessibleName(tr("Diagnostics"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(face(Type::Mono));
    m_text->setPlaceholderText(tr("Looking at everything…"));
    body()->addWidget(m_message);
    body()->addWidget(m_text, 1);
    setFootnote(m_copy);
    auto *close = button(tr("Close"), u"closeDiagnosticsButton"_s);
    addButton(close);
    addButton(m_save);
    m_save->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &DiagnosticsDialog::askWhere);
}

void DiagnosticsDialog::read()
{
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    whenReady(m_source.collect(), this, [this](const QString &text) {
        m_text->setPlainText(text);
        m_copy->setEnabled(true);
        m_save->setEnabled(true);
    });
}

void DiagnosticsDialog::askWhere()
{
    QFileDialog *dialog =
        makeSaveDialog(this, tr("Save diagnostics"), QDir::home().filePath(m_source.suggestedFileName()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &DiagnosticsDialog::save);
    dialog->open();
}

void DiagnosticsDialog::save(const QString &path)
{
    const Result<void> saved = help::saveDiagnostics(m_text->toPlainText(), path);
    if (saved)
        m_message->say(Meaning::Success, tr("Saved."), QDir::toNativeSeparators(path));
    else
        m_message->say(saved.error());
}

void DiagnosticsDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_message->say(Meaning::Success, tr("Copied."), tr("Paste it where you ask for help."));
}

} // namespace showroom::gui
