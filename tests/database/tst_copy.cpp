#include "database/connection.h"
#include "database/copy_reader.h"
#include "database/copy_writer.h"
#include "database/transaction.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

SqlStatement sql(const char *text)
{
    return SqlStatement::fromText(text);
}

const auto intoTable = sql("COPY pg_temp.line (n, word) FROM STDIN");

QByteArray lines(int from, int count)
{
    QByteArray text;
    for (int n = from; n < from + count; ++n)
        text += QByteArray::number(n) + "\tword " + QByteArray::number(n) + '\n';
    return text;
}

} // namespace

/// Rows streamed in and out through one connection.
class TestCopy final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void writesRows();
    void writesPartialRows();
    void abandonsAnUnfinishedCopy();
    void tellsABadRow();
    void refusesOtherStatements();
    void endsWhenStopped();
    void noticesTheLossOfTheServer();
    void readsRows();
    void endsAnUnfinishedReading();
    void endsReadingWhenCancelled();

private:
    int rowCount() { return m_connection->scalar(sql("SELECT count(*) FROM pg_temp.line")).value_or(-1).toInt(); }
    int backend() { return m_connection->scalar(sql("SELECT pg_backend_pid()")).value_or(0).toInt(); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

void TestCopy::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
}

void TestCopy::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

void TestCopy::init()
{
    m_connection = std::make_unique<Connection>(TestDatabase::connect(m_database->local()));
    VERIFY_RESULT(m_connection->executeScript("CREATE TEMPORARY TABLE line (n integer PRIMARY KEY, word text)"));
}

void TestCopy::writesRows()
{
    auto writer = CopyWriter::begin(*m_connection, intoTable);
    VERIFY_RESULT(writer);
    for (int chunk = 0; chunk < 20; ++chunk)
        VERIFY_RESULT(writer->write(lines(chunk * 10'000, 10'000)));
    const auto taken = writer->finish();
    VERIFY_RESULT(taken);
    QCOMPARE(*taken, 200'000);
    QCOMPARE(rowCount(), 200'000);
    VERIFY_ERROR(writer->write(QByteArray("1\tx\n")), ErrorCode::Internal);
}

void TestCopy::writesPartialRows()
{
    auto writer = CopyWriter::begin(*m_connection, intoTable);
    VERIFY_RESULT(writer);
    for (const char byte : lines(0, 20))
        VERIFY_RESULT(writer->write(std::span(&byte, 1)));
    QCOMPARE(writer->finish().value_or(-1), 20);
}

void TestCopy::abandonsAnUnfinishedCopy()
{
    {
        auto writer = CopyWriter::begin(*m_connection, intoTable);
        VERIFY_RESULT(writer);
        VERIFY_RESULT(writer->write(lines(0, 1000)));
        VERIFY_ERROR(m_connection->query(sql("SELECT 1")), ErrorCode::Internal);
    }
    QVERIFY(m_connection->isUsable());
    QCOMPARE(rowCount(), 0);
}

void TestCopy::tellsABadRow()
{
    auto writer = CopyWriter::begin(*m_connection, intoTable);
    VERIFY_RESULT(writer);
    VERIFY_RESULT(writer->write(QByteArray("1\tone\n1\tagain\n")));
    VERIFY_ERROR(writer->finish(), ErrorCode::Conflict);
    QCOMPARE(rowCount(), 0);
}

void TestCopy::refusesOtherStatements()
{
    VERIFY_ERROR(CopyWriter::begin(*m_connection, sql("SELECT 1")), ErrorCode::Internal);
    VERIFY_ERROR(CopyWriter::begin(*m_connection, sql("COPY (SELECT 1) TO STDOUT")), ErrorCode::Internal);
    VERIFY_ERROR(CopyReader::begin(*m_connection, intoTable), ErrorCode::Internal);
    VERIFY_ERROR(CopyReader::begin(*m_connection, sql("COPY pg_temp.nowhere TO STDOUT")), ErrorCode::DatabaseFailure);
    QCOMPARE(rowCount(), 0);
}

void TestCopy::endsWhenStopped()
{
    std::stop_source source;
    m_connection->setStopToken(source.get_token());
    auto writer = CopyWriter::begin(*m_connection, intoTable);
    VERIFY_RESULT(writer);
    VERIFY_RESULT(writer->write(lines(0, 1000)));
    source.request_stop();
    VERIFY_ERROR(writer->write(lines(1000, 1000)), ErrorCode::Cancelled);
    m_connection->setStopToken({});
    QVERIFY(m_connection->isUsable());
    QCOMPARE(rowCount(), 0);
}

void TestCopy::noticesTheLossOfTheServer()
{
    Connection killer = TestDatabase::connect(m_database->superuser());
    const int pid = backend();
    auto writer = CopyWriter::begin(*m_connection, intoTable);
    VERIFY_RESULT(writer);
    VERIFY_RESULT(killer.query(sql("SELECT pg_terminate_backend(:pid, 5000)"), {{"pid", pid}}));
    const QByteArray chunk = lines(0, 10'000);
    Result<void> written;
    QElapsedTimer timer;
    timer.start();
    while (written && timer.elapsed() < 10'000)
        written = writer->write(chunk);
    VERIFY_ERROR(written, ErrorCode::DatabaseUnreachable);
    QVERIFY(!m_connection->isUsable());
}

void TestCopy::readsRows()
{
    auto reader =
        CopyReader::begin(*m_connection, sql("COPY (SELECT n, 'x' FROM generate_series(1, 50000) n) TO STDOUT"));
    VERIFY_RESULT(reader);
    qint64 count = 0;
    QByteArray last;
    for (;;) {
        const auto row = reader->next();
        VERIFY_RESULT(row);
        if (!*row)
            break;
        last = (*row)->toByteArray();
        ++count;
    }
    QCOMPARE(count, 50'000);
    QCOMPARE(last, QByteArray("50000\tx\n"));
    QVERIFY(!reader->next().value_or(std::nullopt));
    QCOMPARE(rowCount(), 0);
}

void TestCopy::endsAnUnfinishedReading()
{
    QElapsedTimer timer;
    timer.start();
    {
        auto reader = CopyReader::begin(*m_connection, sql("COPY (SELECT generate_series(1, 100000000)) TO STDOUT"));
        VERIFY_RESULT(reader);
        QVERIFY(reader->next().value_or(std::nullopt).has_value());
    }
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(rowCount(), 0);
}

void TestCopy::endsReadingWhenCancelled()
{
    auto reader = CopyReader::begin(*m_connection, sql("COPY (SELECT generate_series(1, 100000000)) TO STDOUT"));
    VERIFY_RESULT(reader);
    const Canceller canceller = m_connection->canceller();
    std::jthread other([&] { canceller.cancel(); });
    Result<std::optional<QByteArrayView>> row = reader->next();
    while (row && *row)
        row = reader->next();
    VERIFY_ERROR(row, ErrorCode::Cancelled);
    QCOMPARE(rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
