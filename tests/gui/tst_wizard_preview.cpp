#include "wizard_fixture.h"

#include "../support/slowness.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>

#include <atomic>
#include <ctime>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;

namespace {

/// What the window's thread has computed so far.
double threadCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1'000 + double(time.tv_nsec) / 1'000'000;
}

} // namespace

/// The wizard's look at the data that would be made.
class TestWizardPreview final : public QObject, private WizardFixture {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void previewsWithTheRealEngine();
    void saysWhyThereIsNoPreview();
    void previewsTheLatestValues();
    void keepsTheWindowAliveWhilePreviewingMuch();
    void closesAtOnceWhilePreviewingMuch();
};

void TestWizardPreview::previewsWithTheRealEngine()
{
    QVERIFY(!hasPreview());
    type(u"nameLineEdit"_s, u"Acme"_s);
    QTRY_VERIFY(hasPreview());
    auto *people = child<QTableView>(u"usersSampleTable"_s);
    auto *events = child<QTableView>(u"eventsSampleTable"_s);
    QCOMPARE(people->model()->rowCount(), 12);
    QCOMPARE(events->model()->rowCount(), 12);
    for (int row = 0; row < 12; ++row)
        QVERIFY(!people->model()->index(row, 0).data().toString().isEmpty());
    QVERIFY(child<QWidget>(u"volumesChart"_s)->accessibleDescription().contains(u"10,000"_s));
}

void TestWizardPreview::saysWhyThereIsNoPreview()
{
    open([]() -> Result<masking::Salt> { return fail(ErrorCode::SaltMissing, u"There is no salt."_s, u"Put one."_s); });
    type(u"nameLineEdit"_s, u"Acme"_s);
    const auto says = [this](const QString &words) {
        const auto labels = m_wizard->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&words](const QLabel *label) { return label->isVisible() && label->text() == words; });
    };
    QTRY_VERIFY(says(u"There is no salt."_s));
    QVERIFY(says(u"Put one."_s));
    QVERIFY(!hasPreview());
}

void TestWizardPreview::previewsTheLatestValues()
{
    std::atomic_int computed = 0;
    open([&computed] {
        ++computed;
        return testSalt();
    });
    type(u"nameLineEdit"_s, u"Acme"_s);
    QTRY_VERIFY(hasPreview());
    m_wizard->setStep(AtData);
    for (const auto &size : {u"large"_s, u"medium"_s, u"small"_s})
        child<QRadioButton>(size + u"SizeRadioButton"_s)->click();
    QTRY_VERIFY(child<QLabel>(u"summaryLabel"_s)->text().contains(u"1,125"_s));
    QCOMPARE(computed.load(), 2); // the sizes in between were never computed
    m_wizard.reset();
}

void TestWizardPreview::keepsTheWindowAliveWhilePreviewingMuch()
{
    qint64 longest = 0;
    double longestWork = 0;
    double worked = threadCpuMs();
    QElapsedTimer since;
    QTimer heartbeat;
    connect(&heartbeat, &QTimer::timeout, this, [&] {
        longest = std::max(longest, since.restart());
        longestWork = std::max(longestWork, threadCpuMs() - worked);
        worked = threadCpuMs();
    });
    type(u"nameLineEdit"_s, u"Acme"_s);
    QTRY_VERIFY(hasPreview()); // the first paint of charts and tables is not what is measured
    m_wizard->setStep(AtData);
    child<QRadioButton>(u"customSizeRadioButton"_s)->click();
    since.start();
    worked = threadCpuMs();
    heartbeat.start(1);
    child<QSpinBox>(u"usersSpinBox"_s)->setValue(1'000'000);
    for (const auto &kind : {u"volunteer"_s, u"donation"_s, u"learning"_s, u"enrollment"_s})
        child<QSpinBox>(kind + u"CountSpinBox"_s)->setValue(24'000'000);
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(u"summaryLabel"_s)->text().contains(u"96,000,250"_s), 20'000);
    // The work between two beats is the window's own; the time also holds what other programs took from it.
    QVERIFY2(longestWork < 50, qPrintable(u"worked for %1 ms"_s.arg(longestWork)));
    QVERIFY2(longest < 200, qPrintable(u"held for %1 ms"_s.arg(longest)));
    qInfo("longest beat %lld ms, %.1f ms of it work", longest, longestWork);
}

void TestWizardPreview::closesAtOnceWhilePreviewingMuch()
{
    generation::DatasetRequest request;
    request.environmentId = u"demo-acme"_s;
    request.size = u"large"_s;
    request.users = generation::maxUsers;
    request.regions = {u"US"_s};
    request.vertical = u"general"_s;
    request.referenceDate = QDate(2026, 11, 20);
    auto engine = std::make_unique<PreviewEngine>(*generation::loadBuiltIn(u"impact"_s), testSalt);
    engine->request(request);
    QTest::qWait(250); // a million people are being made meanwhile
    QElapsedTimer timer;
    timer.start();
    engine.reset();
    QVERIFY2(timer.elapsed() < 100 * test::slowness, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(TestWizardPreview)
#include "tst_wizard_preview.moc"
