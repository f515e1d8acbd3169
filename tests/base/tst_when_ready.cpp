#include "base/when_ready.h"

#include <QPromise>
#include <QTest>
#include <QThread>

#include <memory>
#include <thread>

namespace showroom {

/// Results of futures, as they reach objects that may be gone by then.
class WhenReadyTest final : public QObject {
    Q_OBJECT

private slots:
    void answersAtOnceWhenTheResultIsThere();
    void answersInTheThreadOfTheContext();
    void tellsThatTheFutureWasCancelled();
    void hearsAFutureWithoutAValue();
    void passesOnWhatWasHeard();
    void staysSilentWhenTheContextIsGone();
    void survivesContextsThatEndWhileResultsArrive();
};

void WhenReadyTest::answersAtOnceWhenTheResultIsThere()
{
    int heard = 0;
    whenReady(QtFuture::makeReadyFuture(42), this, [&heard](int value) { heard = value; });
    QCOMPARE(heard, 42);
}

void WhenReadyTest::answersInTheThreadOfTheContext()
{
    QPromise<int> promise;
    promise.start();
    QThread *heardIn = nullptr;
    whenReady(promise.future(), this, [&heardIn](int) { heardIn = QThread::currentThread(); });
    std::jthread worker([&promise] {
        promise.addResult(1);
        promise.finish();
    });
    QTRY_COMPARE(heardIn, thread());
}

void WhenReadyTest::tellsThatTheFutureWasCancelled()
{
    QPromise<int> promise;
    promise.start();
    bool heard = false;
    bool cancelled = false;
    whenReady(
        promise.future(), this, [&heard](int) { heard = true; }, [&cancelled] { cancelled = true; });
    promise.future().cancel();
    promise.finish();
    QTRY_VERIFY(cancelled);
    QVERIFY(!heard);
}

void WhenReadyTest::hearsAFutureWithoutAValue()
{
    QPromise<void> promise;
    promise.start();
    bool heard = false;
    whenReady(promise.future(), this, [&heard] { heard = true; });
    promise.finish();
    QTRY_VERIFY(heard);
}

void WhenReadyTest::passesOnWhatWasHeard()
{
    QPromise<int> promise;
    promise.start();
    int first = 0;
    const QFuture<int> passed = passOn(promise.future(), this, [&first](int value) { first = value; });
    int second = 0;
    whenReady(passed, this, [&](int value) { second = first + value; });
    promise.addResult(1);
    promise.finish();
    QTRY_COMPARE(second, 2);
}

void WhenReadyTest::staysSilentWhenTheContextIsGone()
{
    QPromise<int> promise;
    promise.start();
    bool heard = false;
    auto context = std::make_unique<QObject>();
    whenReady(promise.future(), context.get(), [&heard](int) { heard = true; });
    context.reset();
    promise.addResult(1);
    promise.finish();
    QCoreApplication::sendPostedEvents();
    QVERIFY(!heard);
}

void WhenReadyTest::survivesContextsThatEndWhileResultsArrive()
{
    for (int round = 0; round < 500; ++round) {
        auto promise = std::make_shared<QPromise<int>>();
        promise->start();
        auto context = std::make_unique<QObject>();
        int heard = 0;
        whenReady(promise->future(), context.get(), [&heard](int value) { heard += value; });
        std::jthread worker([promise] {
            promise->addResult(1);
            promise->finish();
        });
        if (round % 2 == 0)
            QCoreApplication::sendPostedEvents();
        context.reset();
        worker.join();
        QCoreApplication::sendPostedEvents();
        QVERIFY(heard <= 1);
    }
}

} // namespace showroom

QTEST_GUILESS_MAIN(showroom::WhenReadyTest)
#include "tst_when_ready.moc"
