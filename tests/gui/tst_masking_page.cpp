#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/masking/local_masking.h"
#include "gui/masking/masking_page.h"
#include "gui/masking/person_dialog.h"
#include "gui/masking/table_dialog.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using masking_jobs::MaskOutcome;

namespace {

/// Looks for real, and runs only as a test says.
class FakeRuns final : public MaskingSource {
public:
    FakeRuns()
        : real([] { return masking::Salt::create(u"1"_s, QByteArray(32, 's')); })
    {
    }
    QFuture<Result<QStringList>> tables() override
    {
        return QtFuture::makeReadyFuture(hasDatabase
                                             ? Result<QStringList>(QStringList{u"crm.customers"_s, u"shop.orders"_s})
                                             : real.tables().result());
    }
    masking_jobs::SourceText table(const QString &name) override
    {
        opened.append(name);
        return {{}, "id,email\n1,jane@acme.com\n"};
    }
    QFuture<Result<MaskingLook>> look(const masking_jobs::SourceText &source, masking_jobs::FileFormat format,
                                      const QString &locale) override
    {
        return real.look(source, format, locale);
    }
    QFuture<Result<masking_jobs::TableSample>> preview(const masking_jobs::SourceText &source,
                                                       const masking_jobs::Dialect &dialect,
                                                       const masking_jobs::MaskPlan &plan, int rows) override
    {
        return real.preview(source, dialect, plan, rows);
    }
    QFuture<Result<QList<masking_jobs::PersonFact>>> person(const QString &subject,
                                                            const masking_jobs::MaskPlan &plan) override
    {
        return real.person(subject, plan);
    }
    void start(const masking_jobs::MaskRequest &request) override { requests.append(request); }
    void cancel() override { ++cancels; }

    LocalMasking real;
    QList<masking_jobs::MaskRequest> requests;
    QStringList opened;
    bool hasDatabase = true;
    int cancels = 0;
};

} // namespace

/// The Masking page: proposals, decisions, before and after, the run and its report, and the person inspector.
class TestMaskingPage final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void beginsEmpty();
    void proposesForWhatIsPasted();
    void waitsForEveryDecision();
    void takesAChoice();
    void saysWhatIsWrongWithOptions();
    void comparesRowByRow();
    void saysWhereATableIsBroken();
    void blanksWhatDoesNotFit();
    void masksAsDecided();
    void showsProgressAndCancels();
    void reportsLeaks_data();
    void reportsLeaks();
    void saysThatTheSaltIsMissing();
    void masksAFileForReal();
    void inspectsAPerson();
    void opensATableOfTheDatabase();
    void saysThatNoDatabaseIsOpen();

private:
    template <class T>
    T *child(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    void click(const QString &name)
    {
        auto *pressed = child<QPushButton>(name);
        QVERIFY(pressed->isEnabled());
        pressed->click();
    }
    void paste(const QString &text);
    QString cell(const QString &table, int row, int column)
    {
        return child<DataTable>(table)->model()->index(row, column).data().toString();
    }

    std::unique_ptr<FakeRuns> m_source;
    std::unique_ptr<MaskingPage> m_page;
};

void TestMaskingPage::init()
{
    m_source = std::make_unique<FakeRuns>();
    m_page = std::make_unique<MaskingPage>(*m_source);
    m_page->resize(1200, 800);
    m_page->show();
}

void TestMaskingPage::cleanup()
{
    m_page.reset();
    m_source.reset();
}

void TestMaskingPage::paste(const QString &text)
{
    child<QPlainTextEdit>(u"pasteTextEdit"_s)->setPlainText(text);
    QTRY_VERIFY(cell(u"previewTable"_s, 0, 2) != u"…" && !cell(u"previewTable"_s, 0, 2).isEmpty());
}

const auto people = u"id,name,email\n1,Jane Miller,jane@acme.com\n2,Jan Kowalski,jan@acme.com\n"_s;

void TestMaskingPage::beginsEmpty()
{
    QVERIFY(child<QWidget>(u"noColumnsPage"_s)->isVisible());
    QVERIFY(child<QWidget>(u"noPreviewPage"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"maskButton"_s)->isEnabled());
    QCOMPARE(child<QPushButton>(u"maskButton"_s)->toolTip(), u"Paste a table or open a file first"_s);
    QVERIFY(!child<QWidget>(u"runCard"_s)->isVisible());
    QVERIFY(!child<QWidget>(u"resultCard"_s)->isVisible());
    for (const QString &name : {u"columnsTable"_s, u"previewTable"_s, u"hitsTable"_s})
        new QAbstractItemModelTester(child<DataTable>(name)->model(), m_page.get());
}

void TestMaskingPage::proposesForWhatIsPasted()
{
    paste(people);
    QCOMPARE(child<DataTable>(u"columnsTable"_s)->model()->rowCount(), 3);
    QCOMPARE(cell(u"columnsTable"_s, 0, 1), u"Decide"_s);
    QCOMPARE(cell(u"columnsTable"_s, 1, 1), u"Full name"_s);
    QCOMPARE(cell(u"columnsTable"_s, 2, 1), u"Mail address: unique"_s);
    QCOMPARE(cell(u"columnsTable"_s, 2, 2), u"98 %"_s);
    child<DataTable>(u"columnsTable"_s)->selectRow(2);
    const QString why = child<QLabel>(u"whyLabel"_s)->text();
    QVERIFY2(why.startsWith(u"Proposed: the name says so"_s), qPrintable(why));
    child<QPlainTextEdit>(u"pasteTextEdit"_s)->clear();
    QTRY_VERIFY(child<QWidget>(u"noColumnsPage"_s)->isVisible());
}

void TestMaskingPage::waitsForEveryDecision()
{
    paste(people);
    QVERIFY(!child<QPushButton>(u"maskButton"_s)->isEnabled());
    QCOMPARE(child<QPushButton>(u"maskButton"_s)->toolTip(), u"Decide about every column first"_s);
    click(u"keepRestButton"_s);
    QCOMPARE(cell(u"columnsTable"_s, 0, 1), u"Kept"_s);
    QVERIFY(child<QPushButton>(u"maskButton"_s)->isEnabled());
    QVERIFY(!child<QPushButton>(u"keepRestButton"_s)->isEnabled());
    child<QLineEdit>(u"environmentLineEdit"_s)->clear();
    QVERIFY(!child<QPushButton>(u"maskButton"_s)->isEnabled());
}

void TestMaskingPage::takesAChoice()
{
    paste(people);
    child<DataTable>(u"columnsTable"_s)->selectRow(0);
    auto *masks = child<QComboBox>(u"maskComboBox"_s);
    QCOMPARE(masks->currentIndex(), -1);
    masks->setCurrentIndex(masks->findData(u"token"_s));
    emit masks->activated(masks->currentIndex());
    QCOMPARE(cell(u"columnsTable"_s, 0, 1), u"Token"_s);
    QCOMPARE(child<QLabel>(u"whyLabel"_s)->text(), u"You chose it."_s);
    QTRY_COMPARE(cell(u"previewTable"_s, 0, 2).size(), 24);
}

void TestMaskingPage::saysWhatIsWrongWithOptions()
{
    paste(people);
    child<DataTable>(u"columnsTable"_s)->selectRow(2);
    auto *options = child<QLineEdit>(u"optionsLineEdit"_s);
    QCOMPARE(options->text(), u"unique"_s);
    options->setFocus();
    options->selectAll();
    QTest::keyClicks(options, u"uniqeu"_s);
    const auto hint = [&] { return child<QLabel>(u"maskHint"_s)->text(); };
    QVERIFY2(hint().contains(u"email:unique"_s), qPrintable(hint()));
    QCOMPARE(cell(u"columnsTable"_s, 2, 1), u"Mail address: unique"_s);
    options->selectAll();
    QTest::keyClicks(options, u"keep-domain"_s);
    QCOMPARE(cell(u"columnsTable"_s, 2, 1), u"Mail address: keep-domain"_s);
}

void TestMaskingPage::comparesRowByRow()
{
    paste(people);
    QCOMPARE(cell(u"previewTable"_s, 1, 1), u"Jane Miller"_s);
    QVERIFY(cell(u"previewTable"_s, 1, 2) != u"Jane Miller"_s);
    QCOMPARE(cell(u"previewTable"_s, 0, 2), u"the same"_s);
    QVERIFY(!child<QPushButton>(u"previousRowButton"_s)->isEnabled());
    click(u"nextRowButton"_s);
    QCOMPARE(cell(u"previewTable"_s, 1, 1), u"Jan Kowalski"_s);
    QVERIFY(!child<QPushButton>(u"nextRowButton"_s)->isEnabled());
    const QString american = cell(u"previewTable"_s, 1, 2);
    auto *locale = child<QComboBox>(u"localeComboBox"_s);
    locale->setCurrentText(u"de-DE"_s);
    emit locale->activated(locale->currentIndex());
    QTRY_VERIFY(cell(u"previewTable"_s, 1, 2) != american && cell(u"previewTable"_s, 1, 2) != u"…");
}

void TestMaskingPage::saysWhereATableIsBroken()
{
    child<QPlainTextEdit>(u"pasteTextEdit"_s)->setPlainText(u"a,b\n1\n"_s);
    auto *bar = child<MessageBar>(u"problemBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->fact().contains(u"line 2, column 2 “b”"_s), qPrintable(bar->fact()));
    paste(people);
    QVERIFY(!bar->isVisible());
}

void TestMaskingPage::blanksWhatDoesNotFit()
{
    child<QPlainTextEdit>(u"pasteTextEdit"_s)->setPlainText(u"birth_date\n1984-03-27\n1985-03-27\nn/a\n"_s);
    auto *bar = child<MessageBar>(u"problemBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->fact().contains(u"line 4, column 1 “birth_date”"_s), qPrintable(bar->fact()));
    child<QCheckBox>(u"blankCheckBox"_s)->click();
    QTRY_VERIFY(!bar->isVisible());
    click(u"nextRowButton"_s);
    click(u"nextRowButton"_s);
    QCOMPARE(cell(u"previewTable"_s, 0, 2), u"—"_s);
}

void TestMaskingPage::masksAsDecided()
{
    paste(people);
    click(u"keepRestButton"_s);
    auto *subject = child<QComboBox>(u"subjectComboBox"_s);
    subject->setCurrentIndex(subject->findData(u"id"_s));
    m_page->maskInto(u"/tmp/none.csv"_s, false);
    QCOMPARE(m_source->requests.size(), 1);
    const masking_jobs::MaskRequest request = m_source->requests.constFirst();
    QCOMPARE(request.source.text, people.toUtf8());
    QCOMPARE(request.plan.rules.size(), 3);
    QCOMPARE(request.plan.rules[0].mask.kind, masking::MaskKind::Keep);
    QCOMPARE(request.plan.subject, u"id"_s);
    QCOMPARE(request.plan.locale, u"en-US"_s);
    QCOMPARE(request.delimiter, ',');
}

void TestMaskingPage::showsProgressAndCancels()
{
    paste(people);
    click(u"keepRestButton"_s);
    m_page->maskInto(u"/tmp/none.csv"_s, false);
    QVERIFY(child<QWidget>(u"runCard"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"maskButton"_s)->isEnabled());
    emit m_source->progressed({masking_jobs::RunPhase::Masking, 50, 200, 1234});
    QCOMPARE(child<QLabel>(u"progressLabel"_s)->text(), u"Masking: 25 %, rows: 1,234"_s);
    emit m_source->progressed({masking_jobs::RunPhase::Searching, 100, 200, 1234});
    QCOMPARE(child<QLabel>(u"progressLabel"_s)->text(), u"Searching for leaks: 50 %"_s);
    click(u"cancelRunButton"_s);
    QCOMPARE(m_source->cancels, 1);
    emit m_source->finished(Result<MaskOutcome>(fail(ErrorCode::Cancelled, u"Stopped."_s)));
    QVERIFY(!child<QWidget>(u"runCard"_s)->isVisible());
    QCOMPARE(child<MessageBar>(u"problemBar"_s)->fact(), u"Masking was cancelled."_s);
    QVERIFY(child<QPushButton>(u"maskButton"_s)->isEnabled());
}

void TestMaskingPage::reportsLeaks_data()
{
    QTest::addColumn<int>("leaks");
    QTest::addColumn<QString>("fact");

    QTest::newRow("clean") << 0 << u"No original value survived."_s;
    QTest::newRow("leaks") << 2 << u"Places where original values or parts of them survived: 2."_s;
}

void TestMaskingPage::reportsLeaks()
{
    QFETCH(const int, leaks);
    QFETCH(const QString, fact);
    MaskOutcome outcome;
    outcome.path = u"/tmp/none.csv"_s;
    outcome.rows = 2;
    outcome.leaks.emplace();
    outcome.leaks->leaks = leaks;
    for (int i = 0; i < leaks; ++i)
        outcome.leaks->hits.append({masking_jobs::LeakKind::OwnRow, true, i + 1, u"notes"_s, u"abc"_s});
    emit m_source->finished(Result<MaskOutcome>(outcome));
    QVERIFY(child<QWidget>(u"resultCard"_s)->isVisible());
    QCOMPARE(child<MessageBar>(u"resultBar"_s)->fact(), fact);
    QCOMPARE(child<DataTable>(u"hitsTable"_s)->isVisible(), leaks > 0);
    QCOMPARE(child<DataTable>(u"hitsTable"_s)->model()->rowCount(), leaks);
}

void TestMaskingPage::saysThatTheSaltIsMissing()
{
    LocalMasking source([] { return Result<masking::Salt>(fail(ErrorCode::SaltMissing, u"No salt."_s)); });
    MaskingPage page(source);
    page.show();
    page.findChild<QPlainTextEdit *>(u"pasteTextEdit"_s)->setPlainText(people);
    auto *bar = page.findChild<MessageBar *>(u"problemBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->fact(), u"No salt."_s);
}

void TestMaskingPage::masksAFileForReal()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"people.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(people.toUtf8());
    file.close();
    LocalMasking source([] { return masking::Salt::create(u"1"_s, QByteArray(32, 's')); });
    MaskingPage page(source);
    page.show();
    page.openFile(file.fileName());
    auto *keep = page.findChild<QPushButton *>(u"keepRestButton"_s);
    QTRY_VERIFY(keep->isEnabled());
    keep->click();
    page.maskInto(folder.filePath(u"masked.csv"_s), false);
    auto *result = page.findChild<MessageBar *>(u"resultBar"_s);
    QTRY_VERIFY(result->isVisible());
    QFile masked(folder.filePath(u"masked.csv"_s));
    QVERIFY(masked.open(QIODevice::ReadOnly));
    const QByteArray bytes = masked.readAll();
    QVERIFY(bytes.startsWith("id,name,email\n1,") && !bytes.contains("Kowalski"));
    page.maskInto(folder.filePath(u"masked.csv"_s), false);
    auto *bar = page.findChild<MessageBar *>(u"problemBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->fact().contains(u"exists already"_s), qPrintable(bar->fact()));
}

void TestMaskingPage::inspectsAPerson()
{
    PersonDialog dialog(*m_source, u"de-DE"_s, u"files"_s);
    dialog.show();
    auto *table = dialog.findChild<DataTable *>(u"personTable"_s);
    dialog.findChild<QLineEdit *>(u"personSubjectLineEdit"_s)->setText(u"jane@acme.com"_s);
    QTRY_COMPARE(table->model()->rowCount(), 15);
    const QString name = table->model()->index(0, 1).data().toString();
    table->selectRow(0);
    dialog.findChild<QPushButton *>(u"copyValueButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), name);
    dialog.findChild<QPushButton *>(u"copyAllButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 14);
    dialog.findChild<QLineEdit *>(u"personSubjectLineEdit"_s)->setText(u"other"_s);
    QTRY_VERIFY(table->model()->rowCount() == 15 && table->model()->index(0, 1).data().toString() != name);
    dialog.findChild<QLineEdit *>(u"personSubjectLineEdit"_s)->clear();
    QTRY_COMPARE(table->model()->rowCount(), 0);
}

void TestMaskingPage::opensATableOfTheDatabase()
{
    click(u"openTableButton"_s);
    auto *dialog = m_page->findChild<TableDialog *>();
    QVERIFY(dialog);
    auto *tables = dialog->findChild<DataTable *>(u"tablesTable"_s);
    QTRY_COMPARE(tables->model()->rowCount(), 2);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"tableFilterLineEdit"_s), u"Cust"_s);
    QCOMPARE(tables->model()->rowCount(), 1);
    auto *open = dialog->findChild<QPushButton *>(u"openChosenTableButton"_s);
    QVERIFY(open->isEnabled());
    open->click();
    QCOMPARE(m_source->opened, QStringList{u"crm.customers"_s});
    QTRY_COMPARE(child<DataTable>(u"columnsTable"_s)->model()->rowCount(), 2);
}

void TestMaskingPage::saysThatNoDatabaseIsOpen()
{
    m_source->hasDatabase = false;
    click(u"openTableButton"_s);
    auto *dialog = m_page->findChild<TableDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QWidget *>(u"tablesBar"_s)->isVisible());
    QVERIFY(!dialog->findChild<QPushButton *>(u"openChosenTableButton"_s)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

QTEST_MAIN(TestMaskingPage)
#include "tst_masking_page.moc"
