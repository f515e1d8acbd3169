#include "base/clock.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/standing.h"
#include "gui/exporting/export_source.h"
#include "gui/exporting/exports_page.h"
#include "gui/shell/window_settings.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using exporting::ExportRecord;

namespace {

ExportRecord recordOf(int number)
{
    ExportRecord record;
    record.id = QString::number(number);
    record.environmentName = u"Acme %1"_s.arg(number);
    record.isEnvironmentThere = true;
    record.state = u"done"_s;
    record.request.environmentId = u"demo-acme"_s;
    record.request.format = exporting::Format::Sql;
    record.request.compression = exporting::Compression::Gzip;
    record.request.kinds = {u"donation"_s};
    record.request.path = u"/nowhere/acme-%1.sql.gz"_s.arg(number);
    record.request.reason = u"Training"_s;
    record.rows = 1'234;
    record.bytes = 5;
    record.sha256 = QString(64, u'a');
    record.requestedBy = u"amelia"_s;
    record.createdAt = QDateTime({2026, 11, 20}, {11, 0}, Qt::UTC);
    return record;
}

/// Pages of a list, as the database gives them.
class FakeExports final : public ExportSource {
public:
    QFuture<Result<QList<ExportRecord>>> listExports(const QString &search, const QString &after, int limit) override
    {
        searches.append(search);
        if (error)
            return QtFuture::makeReadyFuture(Result<QList<ExportRecord>>(*error));
        QList<ExportRecord> found;
        bool isAfter = after.isEmpty();
        for (const ExportRecord &record : std::as_const(records)) {
            if (isAfter && found.size() < limit && record.environmentName.contains(search))
                found.append(record);
            isAfter = isAfter || record.id == after;
        }
        return QtFuture::makeReadyFuture(Result<QList<ExportRecord>>(found));
    }

    QList<ExportRecord> records;
    std::optional<Error> error;
    QStringList searches;
};

} // namespace

class TestExportsPage final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhatBelongsHere();
    void showsWhoTookWhatAndWhy();
    void readsOlderOnesAtTheEnd();
    void searches();
    void keepsTheSelectionWhenAnotherOneComes();
    void copiesPathAndChecksum();
    void opensTheFolderOfAFileThatIsThere();
    void offersTheSameChoicesAgain();
    void knowsWhatAnUnfinishedExportLacks();
    void saysThatTheListCouldNotBeRead();

private:
    template <class T>
    T *child(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    QAbstractItemModel *model() { return child<DataTable>(u"exportsTable"_s)->model(); }
    QString cell(int row, int column) { return model()->index(row, column).data().toString(); }
    void select(int row) { child<DataTable>(u"exportsTable"_s)->selectRow(row); }
    QString shownPage() { return child<QStackedWidget>(u"statesStackedWidget"_s)->currentWidget()->objectName(); }

    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<FakeExports> m_exports;
    Standing m_standing;
    std::unique_ptr<ExportsPage> m_page;
};

void TestExportsPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<WindowSettings>(m_folder->filePath(u"settings.ini"_s));
    m_exports = std::make_unique<FakeExports>();
    for (int i = 0; i < 250; ++i)
        m_exports->records.append(recordOf(i));
    m_page = std::make_unique<ExportsPage>(*m_exports, m_clock, *m_settings, m_standing);
    m_page->resize(1300, 700);
    new QAbstractItemModelTester(model(), m_page.get());
}

void TestExportsPage::cleanup()
{
    m_page.reset();
}

void TestExportsPage::saysWhatBelongsHere()
{
    m_exports->records.clear();
    QCOMPARE(shownPage(), u"loadingPage"_s);
    m_page->show();
    QTRY_COMPARE(shownPage(), u"nothingYetPage"_s);
    QVERIFY(!child<QLineEdit>(u"searchLineEdit"_s)->isVisible());
    QSignalSpy wanted(m_page.get(), &ExportsPage::environmentsRequested);
    child<QPushButton>(u"environmentsButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
}

void TestExportsPage::showsWhoTookWhatAndWhy()
{
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    const QStringList expected{u"Acme 0"_s,  u"acme-0.sql.gz"_s, u"SQL · gzip"_s, u"Done"_s,         u"1,234"_s,
                               u"5 bytes"_s, u"amelia"_s,        u"Training"_s,   QString(12, u'a'), u"1 h ago"_s};
    QStringList shown;
    for (int column = 0; column < model()->columnCount(); ++column)
        shown.append(cell(0, column));
    QCOMPARE(shown, expected);
    QCOMPARE(model()->index(0, models::ExportsModel::Checksum).data(Qt::ToolTipRole).toString(), QString(64, u'a'));
    QCOMPARE(model()->index(0, models::ExportsModel::File).data(Qt::ToolTipRole).toString(),
             u"/nowhere/acme-0.sql.gz"_s);
}

void TestExportsPage::readsOlderOnesAtTheEnd()
{
    m_page->show();
    QTRY_VERIFY(model()->rowCount() >= ExportsPage::pageSize);
    for (int i = 0; i < 5 && model()->canFetchMore({}); ++i)
        model()->fetchMore({});
    QTRY_COMPARE(model()->rowCount(), 250);
    QCOMPARE(cell(249, 0), u"Acme 249"_s);
    QVERIFY(!model()->canFetchMore({}));
}

void TestExportsPage::searches()
{
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    child<QLineEdit>(u"searchLineEdit"_s)->setText(u"249"_s);
    QTRY_COMPARE(model()->rowCount(), 1);
    QCOMPARE(cell(0, 0), u"Acme 249"_s);
    child<QLineEdit>(u"searchLineEdit"_s)->setText(u"nobody"_s);
    QTRY_COMPARE(shownPage(), u"nothingFoundPage"_s);
    auto *clear = child<QPushButton>(u"clearSearchButton"_s);
    QVERIFY(clear->isVisible());
    clear->click();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
}

void TestExportsPage::keepsTheSelectionWhenAnotherOneComes()
{
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    select(3);
    m_exports->records.prepend(recordOf(1000));
    m_exports->records[2].state = u"failed"_s;
    emit m_exports->changed();
    QTRY_COMPARE(cell(0, 0), u"Acme 1000"_s);
    QCOMPARE(cell(2, models::ExportsModel::State), u"Failed"_s);
    const QModelIndexList rows = child<DataTable>(u"exportsTable"_s)->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].row(), 4);
}

void TestExportsPage::copiesPathAndChecksum()
{
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    select(1);
    child<QPushButton>(u"copyPathButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"/nowhere/acme-1.sql.gz"_s);
    child<QPushButton>(u"copyChecksumButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(64, u'a'));
}

void TestExportsPage::opensTheFolderOfAFileThatIsThere()
{
    QFile file(m_folder->filePath(u"there.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("12345") == 5);
    file.close();
    m_exports->records[1].request.path = file.fileName();
    m_exports->records[2].request.path = file.fileName();
    m_exports->records[2].bytes = 6; // another file by now
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    auto *open = child<QPushButton>(u"openFolderButton"_s);
    select(0);
    QVERIFY(!open->isEnabled() && !open->toolTip().isEmpty());
    select(1);
    QTRY_VERIFY(open->isEnabled());
    select(2);
    QVERIFY(!open->isEnabled());
}

void TestExportsPage::offersTheSameChoicesAgain()
{
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    QSignalSpy again(m_page.get(), &ExportsPage::exportAgainRequested);
    select(5);
    child<QPushButton>(u"exportAgainButton"_s)->click();
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0][0].value<exporting::ExportRequest>(), recordOf(5).request);
}

void TestExportsPage::knowsWhatAnUnfinishedExportLacks()
{
    m_exports->records[0].state = u"running"_s;
    m_exports->records[0].isEnvironmentThere = false;
    m_exports->records[0].rows.reset();
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    QCOMPARE(cell(0, models::ExportsModel::Rows), u"—"_s);
    select(0);
    for (const QString &name :
         {u"openFolderButton"_s, u"copyPathButton"_s, u"copyChecksumButton"_s, u"exportAgainButton"_s}) {
        QVERIFY2(!child<QPushButton>(name)->isEnabled(), qPrintable(name));
        QVERIFY2(!child<QPushButton>(name)->toolTip().isEmpty(), qPrintable(name));
    }
}

void TestExportsPage::saysThatTheListCouldNotBeRead()
{
    m_exports->error = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s);
    m_page->show();
    QTRY_COMPARE(shownPage(), u"unreadablePage"_s);
    QCOMPARE(child<MessageBar>(u"problemBar"_s)->fact(), u"The server does not answer."_s);
    m_exports->error.reset();
    child<QPushButton>(u"retryButton"_s)->click();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
    QVERIFY(!child<MessageBar>(u"problemBar"_s)->isVisible());
}

QTEST_MAIN(TestExportsPage)
#include "tst_exports_page.moc"
