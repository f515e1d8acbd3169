#include "base/clock.h"
#include "fake_audit.h"
#include "fake_operations.h"
#include "gui/audit/audit_details.h"
#include "gui/audit/audit_export_dialog.h"
#include "gui/audit/audit_page.h"
#include "gui/audit/audit_wording.h"
#include "gui/common/data_table.h"
#include "gui/common/empty_state.h"
#include "gui/common/message_bar.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using audit::Entry;
using models::AuditModel;

namespace {

environments::Environment acme()
{
    environments::Environment made;
    made.id = u"demo-acme"_s;
    made.name = u"Acme Robotics"_s;
    return made;
}

} // namespace

class TestAuditPage final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhatBelongsHere();
    void tellsWhoDidWhatAndWhy();
    void readsDeeds_data();
    void readsDeeds();
    void readsParametersAsAList();
    void readsOlderOnesAtTheEnd();
    void narrowsTheList();
    void narrowsToDays();
    void remembersTheFilter();
    void offersTheWayOutOfAFilter();
    void keepsTheSelectionWhenSomethingIsDone();
    void beginsAnewWhenMuchWasDone();
    void showsCountsBeforeAndAfter();
    void opensTheEnvironment();
    void copiesTheHash();
    void findsTheChainWhole();
    void leadsToTheBrokenEntry();
    void cancelsTheVerification();
    void keepsTheSignedHead();
    void exportsWhatTheFilterLetsThrough();
    void asksBeforeItReplacesAFile();
    void saysThatTheLogCouldNotBeRead();
    void readsWhenTheDatabaseIsThere();
    void forgetsAnotherDatabase();
    void saysWhoMayReadIt();

private:
    template <class T>
    T *child(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    QAbstractItemModel *model() { return child<DataTable>(u"auditTable"_s)->model(); }
    QString cell(int row, int column) { return model()->index(row, column).data().toString(); }
    void select(int row) { child<DataTable>(u"auditTable"_s)->selectRow(row); }
    QString shownPage() { return child<QStackedWidget>(u"statesStackedWidget"_s)->currentWidget()->objectName(); }
    void open();
    void choose(const QString &combo, const QVariant &data);
    QStringList detailTexts();
    void makePage();

    FixedClock m_clock{QDateTime({2026, 11, 20}, {15, 0}, Qt::UTC)};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<FakeAudit> m_audit;
    std::unique_ptr<AuditPage> m_page;
};

void TestAuditPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<WindowSettings>(m_folder->filePath(u"settings.ini"_s));
    m_operations = std::make_unique<FakeOperations>();
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_data->environments().setEnvironments({acme()});
    m_audit = std::make_unique<FakeAudit>();
    for (qint64 id = 1; id <= 6; ++id)
        m_audit->entries.append(FakeAudit::entry(id, id < 4 ? u"environment.create"_s : u"session.reset"_s));
    m_audit->known = {{u"amelia"_s, u"kenji"_s}, {u"environment.create"_s, u"session.reset"_s}, {u"demo-acme"_s}};
    makePage();
}

void TestAuditPage::makePage()
{
    m_page = std::make_unique<AuditPage>(AuditPage::Collaborators{*m_audit, *m_data, m_clock, *m_settings});
    m_page->resize(1300, 700);
    new QAbstractItemModelTester(model(), m_page.get());
}

void TestAuditPage::cleanup()
{
    m_page.reset();
}

void TestAuditPage::open()
{
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
}

void TestAuditPage::choose(const QString &combo, const QVariant &data)
{
    auto *box = child<QComboBox>(combo);
    QVERIFY2(box->findData(data) >= 0, qPrintable(data.toString()));
    box->setCurrentIndex(box->findData(data));
}

QStringList TestAuditPage::detailTexts()
{
    QStringList texts;
    for (const QLabel *shown : child<AuditDetails>(u"auditDetails"_s)->findChildren<QLabel *>())
        texts.append(shown->text());
    return texts;
}

void TestAuditPage::saysWhatBelongsHere()
{
    m_audit->entries.clear();
    QCOMPARE(shownPage(), u"loadingPage"_s);
    m_page->show();
    QTRY_COMPARE(shownPage(), u"nothingYetPage"_s);
    QVERIFY(!child<QWidget>(u"filterBar"_s)->isVisible());
}

void TestAuditPage::tellsWhoDidWhatAndWhy()
{
    m_audit->entries.last().reason = u"Next call\nat three"_s;
    m_audit->entries.last().countsBefore = {{u"impact.events"_s, 40}, {u"impact.users"_s, 2}};
    m_audit->entries.last().countsAfter = {{u"impact.events"_s, 0}, {u"impact.users"_s, 0}};
    m_audit->entries.last().occurredAt = m_clock.now().addSecs(-3600);
    open();
    const QStringList expected{
        u"Session reset"_s, u"Acme Robotics"_s, u"amelia"_s, u"Next call at three"_s, u"42 → 0"_s, u"6"_s,
        u"1 h ago"_s};
    QStringList shown;
    for (int column = 0; column < model()->columnCount(); ++column)
        shown.append(cell(0, column));
    QCOMPARE(shown, expected);
    QCOMPARE(model()->index(0, AuditModel::Action).data(SubTextRole).toString(), u"session.reset"_s);
    QCOMPARE(model()->index(0, AuditModel::Who).data(SubTextRole).toString(), u"showroom · this machine"_s);
    QVERIFY(model()->index(0, AuditModel::When).data(Qt::ToolTipRole).toString().contains(u"2026"_s));
}

void TestAuditPage::readsDeeds_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("group");
    QTest::newRow("known") << u"environment.create"_s << u"Environment created"_s << u"Environments"_s;
    QTest::newRow("one of two that begin alike")
        << u"environment.create-many"_s << u"Several environments created"_s << u"Environments"_s;
    QTest::newRow("of a job") << u"job.teardown.done"_s << u"Torn down"_s << u"Jobs"_s;
    QTest::newRow("of a newer program") << u"weather.makeRain"_s << u"Weather make rain"_s << u"Weather"_s;
}

void TestAuditPage::readsDeeds()
{
    QFETCH(QString, action);
    QTEST(deedText(action), "text");
    QTEST(deedGroup(action), "group");
}

void TestAuditPage::readsParametersAsAList()
{
    const QJsonObject details{{u"autoReset"_s, true},
                              {u"dates"_s, QJsonObject{{u"from_day"_s, u"2026-01-01"_s}}},
                              {u"regions"_s, QJsonArray{u"US"_s, u"UK"_s}},
                              {u"rows"_s, 25'250},
                              {u"steps"_s, QJsonArray{QJsonObject{{u"kind"_s, u"seed"_s}}}}};
    const QList<Parameter> expected{{u"Auto reset"_s, u"yes"_s},
                                    {u"Dates · from day"_s, u"2026-01-01"_s},
                                    {u"Regions"_s, u"US, UK"_s},
                                    {u"Rows"_s, u"25,250"_s},
                                    {u"Steps 1 · kind"_s, u"seed"_s}};
    QCOMPARE(parametersOf(details), expected);
}

void TestAuditPage::readsOlderOnesAtTheEnd()
{
    for (qint64 id = 7; id <= 450; ++id)
        m_audit->entries.append(FakeAudit::entry(id, u"link.create"_s));
    open();
    for (int i = 0; i < 9 && model()->canFetchMore({}); ++i)
        model()->fetchMore({});
    QTRY_COMPARE(model()->rowCount(), 450);
    QVERIFY(!model()->canFetchMore({}));
    QCOMPARE(cell(0, AuditModel::Number), u"450"_s);
    QCOMPARE(cell(449, AuditModel::Number), u"1"_s);
}

void TestAuditPage::narrowsTheList()
{
    open();
    choose(u"whatComboBox"_s, u"session."_s);
    QTRY_COMPARE(model()->rowCount(), 3);
    choose(u"whoComboBox"_s, u"amelia"_s);
    QTRY_COMPARE(model()->rowCount(), 2);
    auto *environment = child<QComboBox>(u"environmentComboBox"_s);
    QTest::keyClicks(environment->lineEdit(), u"demo-other"_s);
    QCOMPARE(model()->rowCount(), 2); // not while somebody types
    QTest::keyClick(environment->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(shownPage(), u"nothingFoundPage"_s);
    QCOMPARE(m_audit->filters.last(), (audit::Filter{u"amelia"_s, u"demo-other"_s, u"session."_s, {}, {}}));
    environment->lineEdit()->clear();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
}

void TestAuditPage::narrowsToDays()
{
    open();
    auto *span = child<QComboBox>(u"spanComboBox"_s);
    span->setCurrentIndex(1);
    const QDate today = m_clock.now().toLocalTime().date();
    QCOMPARE(m_audit->filters.last().from, today.startOfDay());
    QVERIFY(!child<QWidget>(u"fromWidget"_s)->isVisible());
    span->setCurrentIndex(span->count() - 1);
    QVERIFY(child<QWidget>(u"fromWidget"_s)->isVisible());
    child<QDateEdit>(u"fromDateEdit"_s)->setDate(QDate(2026, 11, 2));
    child<QDateEdit>(u"untilDateEdit"_s)->setDate(QDate(2026, 11, 3));
    QCOMPARE(m_audit->filters.last().from, QDate(2026, 11, 2).startOfDay());
    QCOMPARE(m_audit->filters.last().until, QDate(2026, 11, 4).startOfDay());
}

void TestAuditPage::remembersTheFilter()
{
    open();
    choose(u"whatComboBox"_s, u"session."_s);
    choose(u"whoComboBox"_s, u"kenji"_s);
    m_page.reset();
    makePage();
    m_page->show();
    QTRY_COMPARE(model()->rowCount(), 1);
    QCOMPARE(child<QComboBox>(u"whatComboBox"_s)->currentText(), u"Sessions: everything"_s);
    QCOMPARE(child<QComboBox>(u"whoComboBox"_s)->currentText(), u"kenji"_s);
}

void TestAuditPage::offersTheWayOutOfAFilter()
{
    m_audit->known.actors.append(u"nobody"_s);
    open();
    QVERIFY(!child<QPushButton>(u"clearFilterButton"_s)->isEnabled());
    choose(u"whoComboBox"_s, u"nobody"_s);
    QTRY_COMPARE(shownPage(), u"nothingFoundPage"_s);
    QVERIFY(child<QPushButton>(u"clearFilterButton"_s)->isEnabled());
    auto *clear = child<QPushButton>(u"clearFiltersButton"_s);
    QVERIFY(clear->isVisible());
    clear->click();
    QTRY_COMPARE(model()->rowCount(), 6);
}

void TestAuditPage::keepsTheSelectionWhenSomethingIsDone()
{
    open();
    select(2);
    m_audit->entries.append(FakeAudit::entry(7, u"link.revoke"_s));
    emit m_audit->changed();
    QTRY_COMPARE(model()->rowCount(), 7);
    QCOMPARE(cell(0, AuditModel::Action), u"Access link revoked"_s);
    const QModelIndexList rows = child<DataTable>(u"auditTable"_s)->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].row(), 3);
    QCOMPARE(child<AuditDetails>(u"auditDetails"_s)->entry().id, 4);
}

void TestAuditPage::beginsAnewWhenMuchWasDone()
{
    open();
    for (qint64 id = 7; id <= 500; ++id)
        m_audit->entries.append(FakeAudit::entry(id, u"link.create"_s));
    emit m_audit->changed();
    QTRY_COMPARE(model()->rowCount(), AuditPage::pageSize);
    QCOMPARE(cell(0, AuditModel::Number), u"500"_s);
    QVERIFY(model()->canFetchMore({}));
}

void TestAuditPage::showsCountsBeforeAndAfter()
{
    m_audit->entries.last().countsBefore = {{u"impact.events"_s, 1125}, {u"impact.users"_s, 50}};
    m_audit->entries.last().countsAfter = {{u"impact.events"_s, 0}, {u"impact.users"_s, 50}};
    m_audit->entries.last().details = {{u"archive"_s, 9}};
    open();
    auto *details = child<AuditDetails>(u"auditDetails"_s);
    QVERIFY(!details->isVisible());
    select(0);
    QVERIFY(details->isVisible());
    const QAbstractItemModel *counts = child<DataTable>(u"countsTable"_s)->model();
    QCOMPARE(counts->rowCount(), 2);
    QStringList shown;
    for (int column = 0; column < counts->columnCount(); ++column)
        shown.append(counts->index(0, column).data().toString());
    QCOMPARE(shown, (QStringList{u"impact.events"_s, u"1,125"_s, u"0"_s, u"−1,125"_s}));
    QVERIFY(detailTexts().contains(u"Archive"_s) && detailTexts().contains(u"9"_s));
    select(1);
    QVERIFY(!child<DataTable>(u"countsTable"_s)->isVisible());
    QVERIFY(!detailTexts().contains(u"Archive"_s));
    child<QPushButton>(u"closeDetailsButton"_s)->click();
    QVERIFY(!details->isVisible());
}

void TestAuditPage::opensTheEnvironment()
{
    m_audit->entries.append(FakeAudit::entry(7, u"environment.teardown"_s, u"demo-gone"_s));
    open();
    QSignalSpy opened(m_page.get(), &AuditPage::openRequested);
    select(0);
    QVERIFY(!child<QPushButton>(u"openEnvironmentButton"_s)->isVisible());
    QVERIFY(detailTexts().contains(u"demo-gone (gone)"_s));
    select(1);
    child<QPushButton>(u"openEnvironmentButton"_s)->click();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<environments::Environment>().id, u"demo-acme"_s);
}

void TestAuditPage::copiesTheHash()
{
    open();
    select(0);
    child<QPushButton>(u"copyHashButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(64, u'a'));
}

void TestAuditPage::findsTheChainWhole()
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

void TestAuditPage::leadsToTheBrokenEntry()
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

void TestAuditPage::cancelsTheVerification()
{
    open();
    child<QPushButton>(u"verifyChainButton"_s)->click();
    child<QPushButton>(u"cancelVerifyButton"_s)->click();
    m_audit->verification->finish();
    QTRY_COMPARE(child<MessageBar>(u"chainBar"_s)->fact(), u"Not verified."_s);
    QVERIFY(child<QPushButton>(u"verifyChainButton"_s)->isEnabled());
}

void TestAuditPage::keepsTheSignedHead()
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

void TestAuditPage::exportsWhatTheFilterLetsThrough()
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

void TestAuditPage::asksBeforeItReplacesAFile()
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

void TestAuditPage::saysThatTheLogCouldNotBeRead()
{
    m_audit->error = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s);
    m_page->show();
    QTRY_COMPARE(shownPage(), u"unreadablePage"_s);
    QCOMPARE(child<MessageBar>(u"problemBar"_s)->fact(), u"The server does not answer."_s);
    m_audit->error.reset();
    child<QPushButton>(u"retryButton"_s)->click();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    QVERIFY(!child<MessageBar>(u"problemBar"_s)->isVisible());
}

void TestAuditPage::readsWhenTheDatabaseIsThere()
{
    m_audit->error = fail(ErrorCode::DatabaseUnreachable, u"There is no connection yet."_s, {});
    m_page->show();
    QTRY_COMPARE(shownPage(), u"unreadablePage"_s);
    m_audit->error.reset();
    emit m_audit->changed();
    QTRY_COMPARE(model()->rowCount(), 6);
}

/// Entries of two databases have the same numbers.
void TestAuditPage::forgetsAnotherDatabase()
{
    open();
    select(1);
    m_audit->entries = {FakeAudit::entry(2, u"role.grant"_s, {}), FakeAudit::entry(1, u"role.grant"_s, {})};
    m_data->clear();
    QTRY_COMPARE(model()->rowCount(), 2);
    QCOMPARE(cell(0, AuditModel::Action), u"Role granted"_s);
    QVERIFY(!child<AuditDetails>(u"auditDetails"_s)->isVisible());
}

void TestAuditPage::saysWhoMayReadIt()
{
    m_audit->error = fail(ErrorCode::PermissionDenied, u"You may not."_s, u"The role viewer may."_s);
    m_page->show();
    QTRY_COMPARE(shownPage(), u"forbiddenPage"_s);
    QCOMPARE(child<EmptyState>(u"forbidden"_s)->text(), u"You may not. The role viewer may."_s);
    QVERIFY(!child<QWidget>(u"filterBar"_s)->isVisible());
}

QTEST_MAIN(TestAuditPage)
#include "tst_audit_page.moc"
