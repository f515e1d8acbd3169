#include "models/paged_rows_model.h"

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using browsing::BrowsedRow;
using browsing::RowKey;
using browsing::RowRange;
using models::PagedRowsModel;

namespace {

QString keyOf(int position)
{
    return u"%1"_s.arg(position, 8, 10, QLatin1Char('0'));
}

/// So many rows whose key is their position; answers at once, or when the test lets it.
class CountedSource final : public browsing::RowSource {
public:
    int rows = 0;
    bool isHeld = false;
    std::optional<Error> error;
    QList<int> pagesRead;
    std::vector<std::function<void()>> waiting;

    QFuture<Result<QList<BrowsedRow>>> readRows(const RowRange &, const RowKey &from, int limit) override
    {
        const int first = from.isEmpty() ? 0 : from.first().toInt();
        pagesRead.append(first / PagedRowsModel::pageRows);
        QList<BrowsedRow> answer;
        for (int i = first; i < std::min(rows, first + limit); ++i)
            answer.append({{keyOf(i)}, {keyOf(i), i % 2 ? QString() : u"even"_s}});
        return answerWith<QList<BrowsedRow>>(answer);
    }

    QFuture<Result<QList<RowKey>>> readFences(const RowRange &, const RowKey &from, int step, int count) override
    {
        const int first = from.isEmpty() ? 0 : from.first().toInt();
        QList<RowKey> answer;
        for (int i = first; i < rows && answer.size() <= count; i += step)
            answer.append({keyOf(i)});
        return answerWith<QList<RowKey>>(answer);
    }

    QFuture<Result<qint64>> readPosition(const RowRange &, const RowKey &key) override
    {
        return answerWith<qint64>(key.first().toLongLong());
    }

    void release()
    {
        for (const auto &answer : std::exchange(waiting, {}))
            answer();
    }

private:
    template <class T>
    QFuture<Result<T>> answerWith(const T &value)
    {
        const Result<T> result = error ? Result<T>(*error) : Result<T>(value);
        if (!isHeld)
            return QtFuture::makeReadyFuture(result);
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        waiting.push_back([promise, result] {
            promise->addResult(result);
            promise->finish();
        });
        return promise->future();
    }
};

browsing::BrowsedTable table()
{
    return {u"shop.orders"_s,
            0,
            u"tenant_id"_s,
            {u"id"_s},
            {{u"id"_s, u"text"_s, browsing::ValueKind::Text, true},
             {u"parity"_s, u"text"_s, browsing::ValueKind::Text, false}},
            {},
            {}};
}

const RowRange range{u"demo-acme"_s, u"shop.orders"_s, {}, {}};

} // namespace

class PagedRowsModelTest : public QObject {
    Q_OBJECT

private slots:
    void countsWhatIsThere_data();
    void countsWhatIsThere();
    void makesRoomOnceTheFirstPageIsThere();
    void readsOnlyWhatIsLookedAt();
    void jumpsAnywhere();
    void saysWhatIsPending();
    void tellsNullFromEmpty();
    void keepsWhatWasReadWhenAReadingFails();
    void forgetsReadingsOfTheTableBefore();
    void dropsWishesThatScrollingLeftBehind();
    void staysLean();
};

void PagedRowsModelTest::countsWhatIsThere_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("expected");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("none, some expected") << 0 << 700;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("less than a page, unknown") << 200 << 0;
    QTest::newRow("exactly a page") << PagedRowsModel::pageRows << PagedRowsModel::pageRows;
    QTest::newRow("more than expected") << 1000 << 300;
    QTest::newRow("fewer than expected") << 1000 << 5000;
    QTest::newRow("exactly two batches of fences") << 2 * 2048 * PagedRowsModel::pageRows << 0;
    QTest::newRow("one row more") << 2 * 2048 * PagedRowsModel::pageRows + 1 << 0;
}

void PagedRowsModelTest::countsWhatIsThere()
{
    QFETCH(int, rows);
    QFETCH(int, expected);
    CountedSource source;
    source.rows = rows;
    PagedRowsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy counted(&model, &PagedRowsModel::counted);
    source.isHeld = true;
    model.open(source, table(), range, expected);
    QCOMPARE(model.rowCount(), std::min(expected, PagedRowsModel::firstRows));
    source.isHeld = false;
    source.release();
    QTRY_COMPARE(counted.size(), 1);
    QCOMPARE(model.rowCount(), rows);
    if (rows > 0) {
        QTRY_VERIFY(model.row(rows - 1));
        QCOMPARE(model.row(rows - 1)->key, RowKey{keyOf(rows - 1)});
    }
}

void PagedRowsModelTest::makesRoomOnceTheFirstPageIsThere()
{
    CountedSource source;
    source.rows = 100'000;
    source.isHeld = true;
    PagedRowsModel model;
    QSignalSpy pageRead(&model, &PagedRowsModel::pageRead);
    model.open(source, table(), range, source.rows);
    QCOMPARE(model.rowCount(), PagedRowsModel::firstRows);
    source.release(); // the page; the fences are held
    QTRY_COMPARE(pageRead.size(), 1);
    QTRY_COMPARE(model.rowCount(), source.rows);
    QVERIFY(!model.isCounted());
}

void PagedRowsModelTest::readsOnlyWhatIsLookedAt()
{
    CountedSource source;
    source.rows = 100'000;
    PagedRowsModel model;
    model.open(source, table(), range, source.rows);
    QTRY_VERIFY(model.isCounted());
    const QList<int> firstAndLast{0, 100'000 / PagedRowsModel::pageRows};
    QCOMPARE(source.pagesRead, firstAndLast);
}

void PagedRowsModelTest::jumpsAnywhere()
{
    CountedSource source;
    source.rows = 2'000'000;
    PagedRowsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.open(source, table(), range, source.rows);
    QTRY_VERIFY(model.isCounted());
    for (const int row : {1'234'567, 0, 1'999'999, 255, 256, 999'936}) {
        const QModelIndex index = model.index(row, 0);
        QTRY_VERIFY(!index.data(PagedRowsModel::PendingRole).toBool());
        QCOMPARE(index.data().toString(), keyOf(row));
    }
}

void PagedRowsModelTest::saysWhatIsPending()
{
    CountedSource source;
    source.rows = 1000;
    source.isHeld = true;
    PagedRowsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.open(source, table(), range, source.rows);
    QVERIFY(model.index(0, 0).data(PagedRowsModel::PendingRole).toBool());
    QVERIFY(!model.index(0, 0).data().isValid());
    QTRY_VERIFY(!source.waiting.empty());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    source.release();
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(!model.index(0, 0).data(PagedRowsModel::PendingRole).toBool());
    QVERIFY(model.index(300, 0).data(PagedRowsModel::PendingRole).toBool());
    QTRY_VERIFY(!source.waiting.empty());
    source.isHeld = false;
    source.release();
    QTRY_COMPARE(model.index(300, 0).data().toString(), keyOf(300));
}

void PagedRowsModelTest::tellsNullFromEmpty()
{
    CountedSource source;
    source.rows = 2;
    PagedRowsModel model;
    model.open(source, table(), range, 2);
    QTRY_COMPARE(model.index(0, 1).data().toString(), u"even"_s);
    QVERIFY(!model.index(1, 1).data().isValid());
    QVERIFY(!model.index(1, 1).data(PagedRowsModel::PendingRole).toBool());
}

void PagedRowsModelTest::keepsWhatWasReadWhenAReadingFails()
{
    CountedSource source;
    source.rows = 10'000;
    PagedRowsModel model;
    QSignalSpy failed(&model, &PagedRowsModel::failed);
    model.open(source, table(), range, source.rows);
    QTRY_VERIFY(model.isCounted());
    source.error = fail(ErrorCode::DatabaseUnreachable, u"Gone."_s);
    QVERIFY(!model.index(5000, 0).data().isValid());
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), keyOf(0));
    QVERIFY(!model.index(6000, 0).data().isValid());
    QCOMPARE(failed.size(), 1);

    source.error.reset();
    model.retry();
    QTRY_COMPARE(model.index(5000, 0).data().toString(), keyOf(5000));
}

void PagedRowsModelTest::forgetsReadingsOfTheTableBefore()
{
    CountedSource slow;
    slow.rows = 3;
    slow.isHeld = true;
    CountedSource source;
    source.rows = 600;
    PagedRowsModel model;
    model.open(slow, table(), range, 3);
    QTRY_VERIFY(!slow.waiting.empty());
    model.open(source, table(), range, 600);
    slow.release();
    QTRY_VERIFY(model.isCounted());
    QCOMPARE(model.rowCount(), 600);
    model.close();
    QCOMPARE(model.rowCount(), 0);
}

void PagedRowsModelTest::dropsWishesThatScrollingLeftBehind()
{
    CountedSource source;
    source.rows = 100'000;
    PagedRowsModel model;
    model.open(source, table(), range, source.rows);
    QTRY_VERIFY(model.isCounted());
    source.pagesRead.clear();
    for (int page = 10; page < 110; ++page)
        model.index(page * PagedRowsModel::pageRows, 0).data();
    QTRY_COMPARE(source.pagesRead.size(), 6);
    QCOMPARE(source.pagesRead.first(), 109);
}

void PagedRowsModelTest::staysLean()
{
    CountedSource source;
    source.rows = 100'000;
    PagedRowsModel model;
    model.open(source, table(), range, source.rows);
    QTRY_VERIFY(model.isCounted());
    for (int page = 1; page <= 60; ++page)
        QTRY_VERIFY(model.row(page * PagedRowsModel::pageRows));
    QVERIFY(model.row(60 * PagedRowsModel::pageRows));
    QVERIFY(!model.row(1 * PagedRowsModel::pageRows)); // forgotten, and asked for again
    QTRY_VERIFY(model.row(1 * PagedRowsModel::pageRows));
}

QTEST_GUILESS_MAIN(PagedRowsModelTest)
#include "tst_paged_rows_model.moc"
