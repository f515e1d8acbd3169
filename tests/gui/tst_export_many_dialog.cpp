#include "base/clock.h"
#include "base/translations.h"
#include "fake_operations.h"
#include "gui/common/data_table.h"
#include "gui/common/field_hint.h"
#include "gui/common/message_bar.h"
#include "gui/exporting/export_many_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using environments::Environment;
using environments::Status;

/// Several environments, a file and a job each.
class TestExportManyDialog final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void namesAFileForEach();
    void leavesOutWhatIsNotComplete();
    void startsAJobForEach();
    void oneThatFailsStopsNoOther();
    void triesTheOthersAgain();
    void saysWhatIsWrongWithTheFolder_data();
    void saysWhatIsWrongWithTheFolder();
    void leavesRunningJobsToTheirStrip();
    void speaksOfRecordsWhereAProductHasThem_data();
    void speaksOfRecordsWhereAProductHasThem();

private:
    static Environment environment(const QString &id, Status status = Status::Ready);
    void open(const QList<Environment> &environments);
    void press(const QString &name);
    QString line(int row) const;
    void finish(qint64 job, bool isDone);
    template <class T>
    T *child(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }

    std::unique_ptr<Translations> m_translations;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<ExportManyDialog> m_dialog;
};

Environment TestExportManyDialog::environment(const QString &id, Status status)
{
    Environment environment;
    environment.id = id;
    environment.name = id.mid(5);
    environment.status = status;
    return environment;
}

void TestExportManyDialog::open(const QList<Environment> &environments)
{
    m_dialog = std::make_unique<ExportManyDialog>(m_operations.get(), environments, m_clock, m_folder->path());
    m_dialog->show();
}

void TestExportManyDialog::initTestCase()
{
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

void TestExportManyDialog::init()
{
    m_dialog.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_operations = std::make_unique<FakeOperations>();
    m_operations->numbersExports = true;
    open({environment(u"demo-acme"_s), environment(u"demo-bolt"_s), environment(u"demo-corp"_s)});
}

void TestExportManyDialog::press(const QString &name)
{
    auto *button = child<QPushButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
    button->click();
}

QString TestExportManyDialog::line(int row) const
{
    const auto *model = child<DataTable>(u"filesTable"_s)->model();
    return model->index(row, 0).data().toString() + u": "_s + model->index(row, 1).data().toString();
}

void TestExportManyDialog::finish(qint64 id, bool isDone)
{
    jobs::Job job;
    job.id = id;
    job.kind = u"export"_s;
    job.state = isDone ? jobs::JobState::Done : jobs::JobState::Failed;
    job.outcome = {{u"bytes"_s, 4'200'000}};
    if (!isDone)
        job.error = fail(ErrorCode::FileFailure, u"There is no room left."_s);
    m_operations->tell(job);
}

void TestExportManyDialog::namesAFileForEach()
{
    QCOMPARE(m_dialog->windowTitle(), u"Export 3 environments"_s);
    QCOMPARE(line(1), u"demo-bolt-2026-11-20.jsonl: to be written"_s);
    auto *formats = child<QComboBox>(u"formatComboBox"_s);
    formats->setCurrentIndex(formats->findData(int(exporting::Format::Csv)));
    QVERIFY(line(1).startsWith(u"demo-bolt-2026-11-20.csv.zip"));
    QVERIFY(!child<QComboBox>(u"compressionComboBox"_s)->isEnabled());
}

void TestExportManyDialog::leavesOutWhatIsNotComplete()
{
    open({environment(u"demo-acme"_s), environment(u"demo-slow"_s, Status::Seeding), environment(u"demo-bolt"_s)});
    QCOMPARE(m_dialog->windowTitle(), u"Export 2 environments"_s);
    QVERIFY(m_dialog->findChild<MessageBar *>()->fact().startsWith(u"1 of the selected"));
    QCOMPARE(child<DataTable>(u"filesTable"_s)->model()->rowCount(), 2);
}

void TestExportManyDialog::startsAJobForEach()
{
    child<QLineEdit>(u"reasonLineEdit"_s)->setText(u"Training"_s);
    child<QCheckBox>(u"eventsCheckBox"_s)->setChecked(false);
    press(u"exportManyButton"_s);
    QTRY_COMPARE(m_operations->exports.size(), 3);
    for (const exporting::ExportRequest &request : std::as_const(m_operations->exports)) {
        QCOMPARE(request.path, m_folder->filePath(request.environmentId + u"-2026-11-20.jsonl"_s));
        QCOMPARE(request.reason, u"Training"_s);
        QVERIFY(request.includeUsers && !request.includeEvents && !request.replaceExisting);
    }
    for (const qint64 job : {101, 102, 103})
        finish(job, true);
    QVERIFY(child<QPushButton>(u"closeButton"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"tryAgainButton"_s)->isVisible());
    QCOMPARE(m_dialog->findChild<MessageBar *>()->fact(), u"3 files written."_s);
    QVERIFY(line(2).contains(u"written, 4.2 MB"));
}

void TestExportManyDialog::oneThatFailsStopsNoOther()
{
    m_operations->refusedExports = {u"demo-corp"_s};
    QFile there(m_folder->filePath(u"demo-acme-2026-11-20.jsonl"_s));
    QVERIFY(there.open(QIODevice::WriteOnly));
    press(u"exportManyButton"_s);
    QTRY_COMPARE(m_operations->exports.size(), 2); // the one whose file is there is not begun
    finish(101, true);
    QTRY_VERIFY(child<QPushButton>(u"closeButton"_s)->isVisible());
    QVERIFY(line(0).endsWith(u"not written"));
    QVERIFY(line(1).contains(u"written, "));
    QVERIFY(line(2).endsWith(u"not written"));
    QCOMPARE(m_dialog->findChild<MessageBar *>()->fact(), u"1 of 3 files written."_s);
}

void TestExportManyDialog::triesTheOthersAgain()
{
    press(u"exportManyButton"_s);
    QTRY_COMPARE(m_operations->exports.size(), 3);
    finish(101, true);
    finish(102, false);
    finish(103, true);
    m_operations->exports.clear();
    press(u"tryAgainButton"_s);
    child<QCheckBox>(u"replaceCheckBox"_s)->setChecked(true);
    press(u"exportManyButton"_s);
    QTRY_COMPARE(m_operations->exports.size(), 1);
    QCOMPARE(m_operations->exports[0].environmentId, u"demo-bolt"_s);
    QVERIFY(m_operations->exports[0].replaceExisting);
    finish(104, true);
    QCOMPARE(m_dialog->findChild<MessageBar *>()->fact(), u"3 files written."_s);
}

void TestExportManyDialog::saysWhatIsWrongWithTheFolder_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QString() << u"full path"_s;
    QTest::newRow("relative") << u"exports"_s << u"full path"_s;
    QTest::newRow("not there") << u"/tmp/there/is/none"_s << u"does not exist"_s;
}

void TestExportManyDialog::saysWhatIsWrongWithTheFolder()
{
    QFETCH(QString, folder);
    QFETCH(QString, words);
    child<QLineEdit>(u"folderLineEdit"_s)->setText(folder);
    press(u"exportManyButton"_s);
    QTRY_VERIFY(child<FieldHint>(u"folderHint"_s)->problem().contains(words));
    QVERIFY(m_operations->exports.isEmpty());
    QVERIFY(child<QPushButton>(u"exportManyButton"_s)->isEnabled());
    child<QLineEdit>(u"folderLineEdit"_s)->setText(m_folder->path());
    QVERIFY(child<FieldHint>(u"folderHint"_s)->problem().isEmpty());
}

void TestExportManyDialog::leavesRunningJobsToTheirStrip()
{
    press(u"exportManyButton"_s);
    QTRY_COMPARE(m_operations->exports.size(), 3);
    auto *leave = child<QPushButton>(u"cancelButton"_s);
    QCOMPARE(leave->text(), u"Run in background"_s);
    leave->click();
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_operations->cancelled.isEmpty());
}

void TestExportManyDialog::speaksOfRecordsWhereAProductHasThem_data()
{
    QTest::addColumn<QStringList>("blueprints");
    QTest::addColumn<QString>("words");
    QTest::newRow("events") << QStringList{u"impact"_s, u"impact"_s} << u"Events"_s;
    QTest::newRow("records") << QStringList{u"forge"_s, u"casework"_s} << u"Records"_s;
    QTest::newRow("both") << QStringList{u"impact"_s, u"forge"_s} << u"Events and records"_s;
}

void TestExportManyDialog::speaksOfRecordsWhereAProductHasThem()
{
    QFETCH(QStringList, blueprints);
    QFETCH(QString, words);
    QList<Environment> environments;
    for (const QString &blueprint : std::as_const(blueprints)) {
        environments.append(environment(u"demo-"_s + QString::number(environments.size())));
        environments.last().blueprint = blueprint;
    }
    open(environments);
    QCOMPARE(child<QCheckBox>(u"eventsCheckBox"_s)->text().remove(u'&'), words);
}

QTEST_MAIN(TestExportManyDialog)
#include "tst_export_many_dialog.moc"
