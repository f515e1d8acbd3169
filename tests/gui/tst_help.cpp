#include "gui/help/help_flow.h"

#include "base/result.h"
#include "base/translations.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/page.h"
#include "gui/common/theme.h"
#include "gui/help/diagnostics_dialog.h"
#include "gui/help/diagnostics_source.h"
#include "gui/help/help_dialog.h"
#include "gui/help/help_pages.h"
#include "gui/help/shortcut_sheet.h"
#include "gui/shell/main_menu.h"
#include "gui/tour/tour_stage.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

namespace {

class FixedDiagnostics final : public DiagnosticsSource {
public:
    QFuture<QString> collect() override { return QtFuture::makeReadyFuture(u"== Showroom ==\nall is well\n"_s); }
    QString suggestedFileName() const override { return u"diagnostics.txt"_s; }
};

} // namespace

/// What the Help menu opens.
class HelpTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void listsEveryRegisteredShortcut();
    void findsAShortcut();
    void opensTroubleshooting();
    void searchesTheHelp();
    void listsEveryErrorCode();
    void explainsAnErrorByItsLink();
    void errorsLeadToTheirPage();
    void showsTheDocuments();
    void showsAndSavesDiagnostics();
    void saysWhenDiagnosticsCannotBeSaved();

private:
    template <class T>
    T *opened(QAction *action)
    {
        if (!action->isEnabled())
            return nullptr;
        action->trigger();
        T *dialog = m_stage->window().findChild<T *>();
        return dialog && dialog->isVisible() ? dialog : nullptr;
    }
    MainMenu &menu() { return m_stage->window().menu(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TourStage> m_stage;
    FixedDiagnostics m_diagnostics;
    std::unique_ptr<HelpFlow> m_flow;
};

void HelpTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void HelpTest::init()
{
    m_stage = std::make_unique<TourStage>(tourFleet(), *m_theme, m_folder.filePath(u"console.ini"_s));
    m_flow = std::make_unique<HelpFlow>(m_stage->window(), m_diagnostics);
    m_stage->window().show();
}

void HelpTest::cleanup()
{
    m_flow.reset();
    m_stage.reset();
}

void HelpTest::listsEveryRegisteredShortcut()
{
    auto *sheet = opened<ShortcutSheet>(menu().shortcuts());
    QVERIFY(sheet);
    const auto *model = sheet->findChild<DataTable *>(u"shortcutTable"_s)->model();
    QStringList keys;
    for (int row = 0; row < model->rowCount(); ++row)
        keys << model->index(row, 2).data().toString();
    for (const QAction *action : m_stage->window().actions())
        for (const QKeySequence &sequence : action->shortcuts())
            QVERIFY2(keys.contains(sequence.toString(QKeySequence::NativeText)), qPrintable(action->text()));
    QVERIFY(keys.contains(u"F10"_s));    // a button's
    QVERIFY(keys.contains(u"Ctrl+C"_s)); // a table's
    QVERIFY(keys.contains(u"Alt+1"_s));
}

void HelpTest::findsAShortcut()
{
    auto *sheet = opened<ShortcutSheet>(menu().shortcuts());
    QVERIFY(sheet);
    const auto *model = sheet->findChild<DataTable *>(u"shortcutTable"_s)->model();
    sheet->findChild<QLineEdit *>(u"shortcutLineEdit"_s)->setText(u"copy"_s);
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, 1).data().toString(), u"Tables"_s);
}

void HelpTest::opensTroubleshooting()
{
    auto *help = opened<HelpDialog>(menu().troubleshooting());
    QVERIFY(help);
    QVERIFY(help->findChild<QListWidget *>(u"helpPageList"_s)->count() > 10);
    QVERIFY(help->findChild<QTextBrowser *>(u"helpText"_s)->toPlainText().contains(u"statement_timeout"));
}

void HelpTest::searchesTheHelp()
{
    auto *help = opened<HelpDialog>(menu().troubleshooting());
    QVERIFY(help);
    auto *list = help->findChild<QListWidget *>(u"helpPageList"_s);
    auto *search = help->findChild<QLineEdit *>(u"helpLineEdit"_s);
    search->setText(u"too large"_s);
    QCOMPARE(list->item(0)->text(), u"An export is too large"_s);
    search->setText(u"xylophone"_s);
    QCOMPARE(list->count(), 0);
}

void HelpTest::listsEveryErrorCode()
{
    auto *help = opened<HelpDialog>(menu().errorCodes());
    QVERIFY(help);
    const QString text = help->findChild<QTextBrowser *>(u"helpText"_s)->toPlainText();
    for (const ErrorCode code : allErrorCodes())
        QVERIFY2(text.contains(errorCodeName(code)), qPrintable(errorCodeName(code)));
    QVERIFY(text.contains(u"SR001"));
}

void HelpTest::explainsAnErrorByItsLink()
{
    QVERIFY(QDesktopServices::openUrl(QUrl(u"showroom-help:error/storage-full"_s)));
    auto *help = m_stage->window().findChild<HelpDialog *>();
    QVERIFY(help && help->isVisible());
    QCOMPARE(help->findChild<QListWidget *>(u"helpPageList"_s)->currentItem()->text(), u"A disk is full"_s);
}

void HelpTest::errorsLeadToTheirPage()
{
    Page *page = m_stage->window().currentPage();
    page->showError(fail(ErrorCode::RateLimited, u"Too many creations."_s, u"The next one is free at 15:02."_s));
    QPushButton *help = nullptr;
    for (QPushButton *one : page->findChildren<QPushButton *>(u"messageHelpButton"_s))
        if (one->isVisible())
            help = one;
    QVERIFY(help && help->isEnabled());
    QTest::mouseClick(help, Qt::LeftButton);
    auto *dialog = m_stage->window().findChild<HelpDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChild<QListWidget *>(u"helpPageList"_s)->currentItem()->text(), u"Too many calls"_s);
    page->showNotice(Meaning::Success, u"Done."_s, {});
    QVERIFY(!help->isVisible());
}

void HelpTest::showsTheDocuments()
{
    auto *help = opened<HelpDialog>(menu().documentation());
    QVERIFY(help);
    auto *text = help->findChild<QTextBrowser *>(u"helpText"_s);
    QVERIFY(text->toPlainText().contains(u"Showroom"));
    QVERIFY(help->showPage(u"cli"_s));
    QVERIFY(text->toPlainText().contains(u"showroomctl"));
    QVERIFY(!help->showPage(u"moon"_s));
}

void HelpTest::showsAndSavesDiagnostics()
{
    auto *dialog = opened<DiagnosticsDialog>(menu().diagnostics());
    QVERIFY(dialog);
    auto *text = dialog->findChild<QPlainTextEdit *>(u"diagnosticsText"_s);
    QTRY_VERIFY(text->toPlainText().contains(u"all is well"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"copyDiagnosticsButton"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
    auto *save = dialog->findChild<QPushButton *>(u"saveDiagnosticsButton"_s);
    QVERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    auto *where = dialog->findChild<QFileDialog *>(u"saveFileDialog"_s);
    QVERIFY(where && where->isVisible());
    const QString path = m_folder.filePath(u"diagnostics.txt"_s);
    emit where->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text->toPlainText());
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(dialog->findChild<MessageBar *>(u"diagnosticsMessageBar"_s)->isVisible());
}

void HelpTest::saysWhenDiagnosticsCannotBeSaved()
{
    auto *dialog = opened<DiagnosticsDialog>(menu().diagnostics());
    QVERIFY(dialog);
    auto *save = dialog->findChild<QPushButton *>(u"saveDiagnosticsButton"_s);
    QTRY_VERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    emit dialog->findChild<QFileDialog *>(u"saveFileDialog"_s)->fileSelected(u"/nowhere/at/all.txt"_s);
    auto *bar = dialog->findChild<MessageBar *>(u"diagnosticsMessageBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY(bar->fact().contains(u"/nowhere/at/all.txt"));
    QVERIFY(!bar->rest().isEmpty());
}

QTEST_MAIN(HelpTest)
#include "tst_help.moc"
