#include "base/clock.h"
#include "fake_operations.h"
#include "gui/common/field_hint.h"
#include "gui/common/file_dialogs.h"
#include "gui/common/message_bar.h"
#include "gui/exporting/export_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using exporting::ExportRequest;

class TestExportDialog final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void proposesAFileInTheFolder();
    void callsRecordsRecords();
    void showsProblemsAtTheirField_data();
    void showsProblemsAtTheirField();
    void offersToReplaceAnExistingFile();
    void asksForWhatIsChosen();
    void formatDecidesTheSuffix();
    void estimatesWhatIsChosen();
    void showsTheServersProblemsAtTheirField();
    void saysWhenTheNextExportIsFree();
    void goesFromProgressToTheFile();
    void comesBackWhenItFails();
    void cancelsTheExport();
    void saveDialogHasNoCompleter();

private:
    template <class T>
    T *child(const QString &name)
    {
        return m_dialog->findChild<T *>(name);
    }
    void press(const QString &name)
    {
        auto *button = child<QPushButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
        button->click();
    }
    QString problemAt(const QString &hint) { return child<FieldHint>(hint)->problem(); }
    jobs::Job job(jobs::JobState state) const;

    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<ExportDialog> m_dialog;
};

void TestExportDialog::init()
{
    environments::Environment acme;
    acme.id = u"demo-acme"_s;
    acme.name = u"Acme"_s;
    acme.status = environments::Status::Ready;
    acme.referenceDate = {2026, 11, 20};
    acme.eventsByKind = {{u"donation"_s, 5'000}, {u"volunteer"_s, 20'250}};
    acme.eventsTotal = 25'250;
    acme.counts = {{u"impact.users"_s, 500}, {u"impact.events"_s, 25'250}};
    m_folder = std::make_unique<QTemporaryDir>();
    m_operations = std::make_unique<FakeOperations>();
    m_dialog = std::make_unique<ExportDialog>(m_operations.get(), acme, m_clock, m_folder->path());
    m_dialog->show();
}

void TestExportDialog::cleanup()
{
    m_dialog.reset();
    m_operations.reset();
}

jobs::Job TestExportDialog::job(jobs::JobState state) const
{
    jobs::Job job;
    job.id = 9;
    job.kind = u"export"_s;
    job.state = state;
    job.progress.done = 12'875;
    job.progress.total = 25'750;
    job.progress.elapsedMs = 1'000;
    return job;
}

void TestExportDialog::proposesAFileInTheFolder()
{
    QCOMPARE(child<QLineEdit>(u"pathLineEdit"_s)->text(), m_folder->filePath(u"demo-acme-2026-11-20.jsonl"_s));
    QTRY_VERIFY(!child<QLabel>(u"estimateLabel"_s)->text().isEmpty());
    QCOMPARE(problemAt(u"pathHint"_s), QString());
}

void TestExportDialog::callsRecordsRecords()
{
    QCOMPARE(child<QCheckBox>(u"eventsCheckBox"_s)->text(), u"&Events"_s);
    environments::Environment forge;
    forge.id = u"sandbox-forge"_s;
    forge.blueprint = u"forge"_s;
    const ExportDialog dialog(m_operations.get(), forge, m_clock, m_folder->path());
    QCOMPARE(dialog.findChild<QCheckBox *>(u"eventsCheckBox"_s)->text(), u"R&ecords"_s);
}

void TestExportDialog::showsProblemsAtTheirField_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint");
    QTest::addColumn<QString>("words");
    const auto path = u"pathLineEdit"_s;
    const auto hint = u"pathHint"_s;
    QTest::newRow("no path") << path << u""_s << hint << u"file"_s;
    QTest::newRow("relative") << path << u"acme.jsonl"_s << hint << u"full path"_s;
    QTest::newRow("folder") << path << u"/tmp/"_s << hint << u"folder"_s;
    QTest::newRow("no such folder") << path << u"/tmp/there/is/none/acme.jsonl"_s << hint << u"does not exist"_s;
    QTest::newRow("300 characters") << path << u"/tmp/"_s + QString(300, u'a') << hint << u"too long"_s;
    QTest::newRow("NUL") << path << u"/tmp/a\0b"_s << hint << u"control"_s;
    QTest::newRow("long reason") << u"reasonLineEdit"_s << QString(501, u'r') << u"reasonHint"_s << u"500"_s;
}

void TestExportDialog::showsProblemsAtTheirField()
{
    QFETCH(QString, input);
    QFETCH(QString, text);
    QFETCH(QString, hint);
    QFETCH(QString, words);
    auto *edit = child<QLineEdit>(input);
    edit->selectAll();
    edit->insert(text);
    QTRY_VERIFY2(problemAt(hint).contains(words), qPrintable(problemAt(hint)));
}

void TestExportDialog::offersToReplaceAnExistingFile()
{
    QFile file(m_folder->filePath(u"there.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    child<QLineEdit>(u"pathLineEdit"_s)->setText(file.fileName());
    QTRY_VERIFY(problemAt(u"pathHint"_s).contains(u"exists already"_s));
    auto *replace = child<QCheckBox>(u"replaceCheckBox"_s);
    QVERIFY(replace->isVisible());
    replace->click();
    QTRY_COMPARE(problemAt(u"pathHint"_s), QString());
    press(u"exportButton"_s);
    QTRY_COMPARE(m_operations->exports.size(), 1);
    QVERIFY(m_operations->exports[0].replaceExisting);
}

void TestExportDialog::asksForWhatIsChosen()
{
    child<QCheckBox>(u"usersCheckBox"_s)->click();
    child<QPushButton>(u"volunteerKindButton"_s)->click();
    child<QComboBox>(u"datesComboBox"_s)->setCurrentIndex(2);
    child<QLineEdit>(u"reasonLineEdit"_s)->insert(u" training "_s);
    press(u"exportButton"_s);
    QTRY_COMPARE(m_operations->exports.size(), 1);
    const ExportRequest &request = m_operations->exports[0];
    QCOMPARE(request.environmentId, u"demo-acme"_s);
    QVERIFY(!request.includeUsers);
    QCOMPARE(request.kinds, QStringList{u"donation"_s});
    QCOMPARE(request.from, std::optional(QDate(2026, 8, 20)));
    QCOMPARE(request.until, std::optional(QDate(2026, 11, 19)));
    QCOMPARE(request.reason, u"training"_s);
}

void TestExportDialog::formatDecidesTheSuffix()
{
    child<QRadioButton>(u"sqlRadioButton"_s)->click();
    QVERIFY(child<QLineEdit>(u"pathLineEdit"_s)->text().endsWith(u"demo-acme-2026-11-20.sql"_s));
    child<QComboBox>(u"compressionComboBox"_s)->setCurrentIndex(2);
    QVERIFY(child<QLineEdit>(u"pathLineEdit"_s)->text().endsWith(u"demo-acme-2026-11-20.sql.zst"_s));
    child<QRadioButton>(u"csvRadioButton"_s)->click();
    QVERIFY(child<QLineEdit>(u"pathLineEdit"_s)->text().endsWith(u"demo-acme-2026-11-20.csv.zip"_s));
    QVERIFY(!child<QComboBox>(u"compressionComboBox"_s)->isEnabled());
    child<QRadioButton>(u"jsonRadioButton"_s)->click();
    QVERIFY(child<QLineEdit>(u"pathLineEdit"_s)->text().endsWith(u"demo-acme-2026-11-20.json.zst"_s));
    child<QLineEdit>(u"pathLineEdit"_s)->setText(u"/tmp/mine.txt"_s);
    child<QRadioButton>(u"jsonlRadioButton"_s)->click();
    QCOMPARE(child<QLineEdit>(u"pathLineEdit"_s)->text(), u"/tmp/mine.txt"_s);
}

void TestExportDialog::estimatesWhatIsChosen()
{
    auto *estimate = child<QLabel>(u"estimateLabel"_s);
    QTRY_VERIFY(estimate->text().contains(u"25,750 records"_s));
    child<QCheckBox>(u"eventsCheckBox"_s)->click();
    QTRY_VERIFY(estimate->text().contains(u"500 records"_s));
}

void TestExportDialog::showsTheServersProblemsAtTheirField()
{
    m_operations->exportJob =
        Error{ErrorCode::InvalidInput, u"No."_s, {}, {}, {{u"kinds"_s, u"unknown"_s, u"There is no such kind."_s}}};
    press(u"exportButton"_s);
    QTRY_COMPARE(problemAt(u"kindsHint"_s), u"There is no such kind."_s);
    QVERIFY(child<QPushButton>(u"exportButton"_s)->isEnabled());
}

void TestExportDialog::saysWhenTheNextExportIsFree()
{
    m_operations->exportJob = fail(ErrorCode::RateLimited, u"Twenty an hour; the next one at 15:04."_s);
    press(u"exportButton"_s);
    auto *bar = child<MessageBar>(u"messageBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->rest().contains(u"15:04"_s));
}

void TestExportDialog::goesFromProgressToTheFile()
{
    press(u"exportButton"_s);
    QTRY_VERIFY(child<QPushButton>(u"cancelExportButton"_s)->isVisible());
    QVERIFY(!child<QWidget>(u"ExportForm"_s)->isVisible());
    m_operations->tell(job(jobs::JobState::Running));
    QCOMPARE(child<QLabel>(u"percentLabel"_s)->text(), u"50 %"_s);

    jobs::Job done = job(jobs::JobState::Done);
    done.outcome = {
        {u"rows"_s, 25'750}, {u"bytes"_s, 8'400'000}, {u"path"_s, u"/tmp/a.jsonl"_s}, {u"sha256"_s, u"ab12"_s}};
    m_operations->tell(done);
    press(u"copyPathButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"/tmp/a.jsonl"_s);
    press(u"copyChecksumButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ab12"_s);
    QVERIFY(child<QWidget>(u"factsList"_s)->accessibleDescription().contains(u"25,750"_s));
    press(u"closeButton"_s);
    QVERIFY(!m_dialog->isVisible());
}

void TestExportDialog::comesBackWhenItFails()
{
    press(u"exportButton"_s);
    QTRY_VERIFY(child<QPushButton>(u"cancelExportButton"_s)->isVisible());
    jobs::Job failed = job(jobs::JobState::Failed);
    failed.error = fail(ErrorCode::StorageFull, u"The disk is full."_s, u"Choose another one."_s);
    m_operations->tell(failed);
    QVERIFY(child<QWidget>(u"ExportForm"_s)->isVisible());
    QVERIFY(child<MessageBar>(u"messageBar"_s)->rest().contains(u"The disk is full."_s));
    press(u"exportButton"_s);
    QTRY_COMPARE(m_operations->exports.size(), 2);
}

void TestExportDialog::cancelsTheExport()
{
    press(u"exportButton"_s);
    QTRY_VERIFY(child<QPushButton>(u"cancelExportButton"_s)->isVisible());
    press(u"cancelExportButton"_s);
    QCOMPARE(m_operations->cancelled, QList<qint64>{9});
    m_operations->tell(job(jobs::JobState::Cancelled));
    QVERIFY(child<MessageBar>(u"messageBar"_s)->rest().contains(u"no file was left"_s));
}

void TestExportDialog::saveDialogHasNoCompleter()
{
    const std::unique_ptr<QFileDialog> dialog(
        makeSaveDialog(nullptr, u"Destination"_s, m_folder->filePath(u"a.sql"_s)));
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    QVERIFY(name);
    QVERIFY(!name->completer());
    QCOMPARE(name->text(), u"a.sql"_s);
}

QTEST_MAIN(TestExportDialog)

#include "tst_export_dialog.moc"
