#include "audit_page_fixture.h"
#include "gui/audit/audit_export_dialog.h"
#include "gui/common/message_bar.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using audit::Entry;
using models::AuditModel;

/// What the audit page gives to those who ask for proof: the verified chain, its signed head, a file.
class TestAuditProof final : public QObject, private AuditPageFixture {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void findsTheChainWhole();
    void leadsToTheBrokenEntry();
    void cancelsTheVerification();
    void keepsTheSignedHead();
    void exportsWhatTheFilterLetsThrough();
    void asksBeforeItReplacesAFile();
};

void TestAuditProof::findsTheChainWhole()
{
    open();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    auto *button = child<QPushButton>(u"verifyChainButton"_s);
    button->setFocus();
    QTest::mouseClick(button, Qt::LeftButton);
    auto *bar = child<MessageBar>(u"chainBar"_s);
    QCOMPARE(bar->fact(), u"Verifying the chain…"_s);
    QVERIFY(!button->isEnabled());
    audit::Verdict verdict;
    verdict.links = 6;
    m_audit->find(verdict);
    QTRY_COMPARE(bar->fact(), u"Nothing was changed or removed."_s);
    QVERIFY2(bar->rest().contains(u"6 "_s), qPrintable(bar->rest()));
    QVERIFY(button->isEnabled());
    QCOMPARE(QApplication::focusWidget(), button); // not where it went while the button was off
    QVERIFY(!child<QPushButton>(u"showBrokenButton"_s)->isVisible());
}

void TestAuditProof::leadsToTheBrokenEntry()
{
    open();
    choose(u"whoComboBox"_s, u"kenji"_s);
    child<QPushButton>(u"verifyChainButton"_s)->click();
    audit::Verdict verdict;
    verdict.links = 6;
    verdict.fault = audit::Fault::Changed;
    verdict.brokenSequence = 4;
    m_audit->find(verdict);
    auto *bar = child<MessageBar>(u"chainBar"_s);
    QTRY_COMPARE(bar->fact(), u"The audit log is not whole."_s);
    QVERIFY(bar->rest().contains(u"Entry 4"_s));
    child<QPushButton>(u"showBrokenButton"_s)->click();
    QTRY_COMPARE(model()->rowCount(), 4); // whoever did it
    QCOMPARE(cell(0, AuditModel::Number), u"4"_s);
    m_audit->entries.append(FakeAudit::entry(7, u"link.revoke"_s));
    emit m_audit->changed();
    child<QPushButton>(u"newestButton"_s)->click();
    QTRY_COMPARE(model()->rowCount(), 7);
    QVERIFY(!child<MessageBar>(u"jumpBar"_s)->isVisible());
}

void TestAuditProof::cancelsTheVerification()
{
    open();
    child<QPushButton>(u"verifyChainButton"_s)->click();
    child<QPushButton>(u"cancelVerifyButton"_s)->click();
    m_audit->verification->finish();
    QTRY_COMPARE(child<MessageBar>(u"chainBar"_s)->fact(), u"Not verified."_s);
    QVERIFY(child<QPushButton>(u"verifyChainButton"_s)->isEnabled());
}

void TestAuditProof::keepsTheSignedHead()
{
    open();
    child<QPushButton>(u"saveHeadButton"_s)->click();
    auto *dialog = child<QFileDialog>(u"saveFileDialog"_s);
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"head.json"_s);
    emit dialog->fileSelected(path);
    auto *bar = child<MessageBar>(u"chainBar"_s);
    QTRY_COMPARE(bar->fact(), u"Signed up to entry 6."_s);
    QCOMPARE(m_audit->paths.last(), path);
    dialog->reject();
    m_audit->error = fail(ErrorCode::SaltMissing, u"There is no master salt."_s, u"Set one."_s);
    child<QPushButton>(u"saveHeadButton"_s)->click();
    emit m_page->findChildren<QFileDialog *>().last()->fileSelected(path);
    QTRY_COMPARE(bar->fact(), u"There is no master salt."_s);
}

void TestAuditProof::exportsWhatTheFilterLetsThrough()
{
    open();
    choose(u"whoComboBox"_s, u"amelia"_s);
    child<QPushButton>(u"exportAuditButton"_s)->click();
    auto *dialog = child<AuditExportDialog>(u"auditExportDialog"_s);
    QVERIFY(dialog);
    auto *path = dialog->findChild<QLineEdit *>(u"pathLineEdit"_s);
    QVERIFY(path->text().endsWith(u"audit-2026-11-20.jsonl"_s));
    dialog->findChild<QRadioButton *>(u"csvRadioButton"_s)->setChecked(true);
    QVERIFY(path->text().endsWith(u"audit-2026-11-20.csv"_s));
    path->setText(m_folder->filePath(u"log.csv"_s));
    dialog->findChild<QPushButton *>(u"exportAuditButton"_s)->click();
    QTRY_COMPARE(m_audit->paths, QStringList{m_folder->filePath(u"log.csv"_s)});
    QCOMPARE(m_audit->formats.last(), audit::FileFormat::Csv);
    QCOMPARE(m_audit->filters.last().actor, u"amelia"_s);
    QTRY_VERIFY(child<MessageBar>(u"pageNoticeBar"_s)->fact().startsWith(u"6 "_s));
}

void TestAuditProof::asksBeforeItReplacesAFile()
{
    QFile file(m_folder->filePath(u"log.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    AuditExportDialog dialog(*m_audit, {}, {}, m_folder->filePath(u"log"_s));
    dialog.show();
    auto *write = dialog.findChild<QPushButton *>(u"exportAuditButton"_s);
    auto *replace = dialog.findChild<QCheckBox *>(u"replaceCheckBox"_s);
    dialog.findChild<QLineEdit *>(u"pathLineEdit"_s)->setText(u"log.jsonl"_s);
    write->click();
    QVERIFY(m_audit->paths.isEmpty()); // a relative path is refused before anything is asked
    dialog.findChild<QLineEdit *>(u"pathLineEdit"_s)->setText(file.fileName());
    QVERIFY(!replace->isVisible());
    write->click();
    QTRY_VERIFY(replace->isVisible());
    QVERIFY(dialog.isVisible());
    replace->setChecked(true);
    write->click();
    QTRY_VERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestAuditProof)
#include "tst_audit_proof.moc"
