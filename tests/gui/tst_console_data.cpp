#include "fake_operations.h"

#include "gui/operations/console_data.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;

/// What the window's models hold, and when.
class TestConsoleData final : public QObject {
    Q_OBJECT

private slots:
    void readsWhenAsked();
    void readsOnceMoreForWhatChangedMeanwhile();
    void showsAJobAtOnce();
    void endsWhileAnAnswerIsOnItsWay();
    void readsAgainAfterACancelledRead();
};

void TestConsoleData::readsWhenAsked()
{
    FakeOperations operations;
    jobs::Job job;
    job.id = 7;
    operations.knownJobs = {job};
    ConsoleData data(operations);
    QVERIFY(!data.isLoaded());
    data.refresh();
    QTRY_VERIFY(data.isLoaded());
    QVERIFY(!data.error());
    QCOMPARE(data.jobs().rowCount(), 1);
}

void TestConsoleData::readsOnceMoreForWhatChangedMeanwhile()
{
    FakeOperations operations;
    QPromise<Result<QList<environments::Environment>>> promise;
    promise.start();
    operations.environmentsToCome = promise.future();
    ConsoleData data(operations);
    QSignalSpy ended(&data, &ConsoleData::stateChanged);
    data.refresh();
    data.refresh();
    data.refresh();
    QCOMPARE(ended.count(), 0);
    operations.environmentsToCome.reset();
    promise.addResult(Result<QList<environments::Environment>>());
    promise.finish();
    QTRY_COMPARE(ended.count(), 2);
}

void TestConsoleData::showsAJobAtOnce()
{
    FakeOperations operations;
    ConsoleData data(operations);
    jobs::Job job;
    job.id = 7;
    job.state = jobs::JobState::Running;
    operations.tell(job);
    QCOMPARE(data.jobs().rowCount(), 1);
}

void TestConsoleData::endsWhileAnAnswerIsOnItsWay()
{
    FakeOperations operations;
    QPromise<Result<QList<environments::Environment>>> promise;
    promise.start();
    operations.environmentsToCome = promise.future();
    auto data = std::make_unique<ConsoleData>(operations);
    QSignalSpy ended(data.get(), &ConsoleData::stateChanged);
    data->refresh();
    std::thread([&promise] {
        promise.addResult(Result<QList<environments::Environment>>());
        promise.finish();
    }).join();
    data.reset();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(ended.count(), 0);
}

void TestConsoleData::readsAgainAfterACancelledRead()
{
    FakeOperations operations;
    QPromise<Result<QList<environments::Environment>>> promise;
    promise.start();
    operations.environmentsToCome = promise.future();
    ConsoleData data(operations);
    data.refresh();
    promise.future().cancel();
    promise.finish();
    QVERIFY(!data.isLoaded());
    operations.environmentsToCome.reset();
    QTRY_VERIFY((data.refresh(), data.isLoaded()));
}

QTEST_MAIN(TestConsoleData)
#include "tst_console_data.moc"
