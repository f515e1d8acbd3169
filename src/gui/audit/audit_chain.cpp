#include "gui/audit/audit_chain.h"

#include "base/when_ready.h"
#include "gui/audit/audit_source.h"
#include "gui/common/file_dialogs.h"
#include "gui/common/message_bar.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using audit::Fault;
using audit::Verdict;

AuditChain::AuditChain(AuditSource &source, MessageBar &bar, QWidget *parent)
    : QObject(parent)
    , m_source(source)
    , m_bar(bar)
    , m_parent(parent)
    , m_cancel(bar.addButton(tr("Cancel"), u"cancelVerifyButton"_s))
    , m_jump(bar.addButton(tr("Show the entry"), u"showBrokenButton"_s, u"arrow-right"_s))
{
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_verification.cancel(); });
    connect(m_jump, &QPushButton::clicked, this, [this] { emit entryRequested(m_broken); });
}

AuditChain::~AuditChain()
{
    m_verification.cancel();
}

void AuditChain::begin(const QString &fact, const QString &rest)
{
    m_isBusy = true;
    m_jump->hide();
    m_bar.setClosable(false);
    m_bar.say(Meaning::Info, fact, rest);
    m_returnTo = QApplication::focusWidget();
    emit busyChanged();
    m_landedOn = QApplication::focusWidget();
}

void AuditChain::end()
{
    const bool hasStayed = m_landedOn == QApplication::focusWidget();
    m_isBusy = false;
    m_cancel->hide();
    m_bar.setClosable(true);
    emit busyChanged();
    if (m_returnTo && m_returnTo->isEnabled() && hasStayed)
        m_returnTo->setFocus(Qt::OtherFocusReason);
}

void AuditChain::verify()
{
    if (m_isBusy)
        return;
    m_cancel->show();
    begin(tr("Verifying the chain…"), tr("The hash of every entry is computed again, from the first one on."));
    m_verification = m_source.verify();
    const auto hear = [this](const Result<Verdict> &verdict) {
        end();
        if (verdict)
            tell(*verdict);
        else
            m_bar.say(verdict.error());
    };
    whenReady(m_verification, this, hear, [this] {
        end();
        m_bar.say(Meaning::Neutral, tr("Not verified."), tr("The verification was cancelled."));
    });
}

void AuditChain::tell(const Verdict &verdict)
{
    const bool isThere =
        verdict.fault == Fault::Missing || verdict.fault == Fault::Changed || verdict.fault == Fault::Unchained;
    m_broken = verdict.brokenSequence;
    m_jump->setVisible(isThere);
    if (!verdict.isSound()) {
        m_bar.say(Meaning::Danger, tr("The audit log is not whole."),
                  tr("%1 Keep the database as it is, and compare it with a backup.").arg(audit::describe(verdict)));
        return;
    }
    QString rest = audit::describe(verdict);
    if (verdict.unsealed > 0)
        rest += u' ' + tr("%n entry of this moment is not sealed yet.", nullptr, int(verdict.unsealed));
    m_bar.say(Meaning::Success, tr("Nothing was changed or removed."), rest);
}

void AuditChain::askForHead()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QFileDialog *dialog = makeSaveDialog(m_parent, tr("Save signed head"), QDir(folder).filePath(u"audit-head.json"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &AuditChain::keepHead);
    dialog->open();
}

void AuditChain::keepHead(const QString &path)
{
    if (m_isBusy)
        return;
    m_cancel->hide();
    begin(tr("Signing the chain’s end…"), tr("It is verified first."));
    whenReady(m_source.keepHead(path), this, [this, path](const Result<audit::SignedHead> &head) {
        end();
        if (!head) {
            m_bar.say(head.error());
            return;
        }
        m_bar.say(Meaning::Success, tr("Signed up to entry %1.").arg(QLocale().toString(head->head.sequence)),
                  tr("Keep %1 where nobody who can write the database can write: it proves later that nothing was cut "
                     "off.")
                      .arg(QDir::toNativeSeparators(path)));
    });
}

} // namespace showroom::gui
