#include "base/clock.h"
#include "base/translations.h"
#include "fake_operations.h"
#include "fake_sandboxes.h"
#include "gui/common/choice_card.h"
#include "gui/common/data_table.h"
#include "gui/common/fact_list.h"
#include "gui/common/message_bar.h"
#include "gui/operations/console_data.h"
#include "gui/sandboxes/expiry_page.h"
#include "gui/sandboxes/sweep_dialog.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;
using environments::Status;
using sandboxes::SweepAction;

/// What expires when, and what is done with several at once.
class ExpiryPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void sortsIntoBuckets_data();
    void sortsIntoBuckets();
    void stacksTheDaysByType();
    void beginsWithWhatIsMostUrgent();
    void namesTheTypesOfSandboxes();
    void bulkActionsAskForTheSelected();
    void protectsAndExpiresSeveral();
    void offersOnlyWhatTheStateAllows();
    void saysWhyNothingExpired();
    void keepsTheSelectionWhenTheFleetChanges();
    void showsResetsAndTonight();
    void previewChangesNothing();
    void followsTheSettings();
    void tellsWhatTheCapLeaves();
    void runNamesWhatFailed();

private:
    Environment make(const QString &name, qint64 hoursLeft, environments::Kind kind) const;
    void open();
    DataTable *table() const { return m_page->findChild<DataTable *>(u"expiryTable"_s); }
    void choose(const QString &bucket) { m_page->findChild<ChoiceCard *>(bucket + u"BucketRadioButton"_s)->click(); }
    void press(const QString &name)
    {
        auto *button = m_page->findChild<QPushButton *>(name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        button->click();
    }
    QString figure(const QString &bucket) const
    {
        return m_page->findChild<ChoiceCard *>(bucket + u"BucketRadioButton"_s)->figure();
    }

    std::unique_ptr<Translations> m_translations;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<FakeSandboxes> m_source;
    std::unique_ptr<ExpiryPage> m_page;
};

void ExpiryPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

Environment ExpiryPageTest::make(const QString &name, qint64 hoursLeft, environments::Kind kind) const
{
    Environment made;
    made.name = name;
    made.id = (kind == environments::Kind::Demo ? u"demo-"_s : u"sandbox-"_s) + name.toLower();
    made.kind = kind;
    if (kind == environments::Kind::Sandbox)
        made.sandboxType = sandboxes::toWord(sandboxes::Type::Training);
    made.status = Status::Ready;
    made.expiresAt = m_clock.now().addSecs(hoursLeft * 3600);
    return made;
}

void ExpiryPageTest::init()
{
    using environments::Kind;
    m_operations = std::make_unique<FakeOperations>();
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_source = std::make_unique<FakeSandboxes>();
    QList<Environment> fleet{make(u"Late"_s, -3, Kind::Sandbox),    make(u"Soon"_s, 2, Kind::Demo),
                             make(u"Week"_s, 5 * 24, Kind::Demo),   make(u"Course"_s, 6 * 24, Kind::Sandbox),
                             make(u"Month"_s, 20 * 24, Kind::Demo), make(u"Later"_s, 70 * 24, Kind::Sandbox)};
    fleet.append(make(u"Gone"_s, 24, Kind::Demo));
    fleet.last().status = Status::Deleting;
    sandboxes::Sandbox course;
    course.environment = fleet.at(3);
    course.type = sandboxes::Type::Training;
    m_source->known = {course};
    m_data->environments().setEnvironments(fleet);
}

void ExpiryPageTest::open()
{
    m_page = std::make_unique<ExpiryPage>(*m_data, *m_source, m_clock);
    m_page->resize(1200, 900);
    m_page->show();
}

void ExpiryPageTest::sortsIntoBuckets_data()
{
    QTest::addColumn<qint64>("minutes");
    QTest::addColumn<Bucket>("bucket");
    const qint64 day = 24 * 60;
    QTest::newRow("a minute ago") << qint64(-1) << Bucket::Overdue;
    QTest::newRow("this very moment") << qint64(0) << Bucket::Overdue;
    QTest::newRow("in an hour") << qint64(60) << Bucket::Today;
    QTest::newRow("tomorrow") << day << Bucket::Week;
    QTest::newRow("seven days") << 7 * day << Bucket::Week;
    QTest::newRow("eight days") << 8 * day << Bucket::Month;
    QTest::newRow("thirty days") << 30 * day << Bucket::Month;
    QTest::newRow("thirty-one days") << 31 * day << Bucket::Later;
}

void ExpiryPageTest::sortsIntoBuckets()
{
    QFETCH(qint64, minutes);
    QFETCH(Bucket, bucket);
    Environment environment;
    environment.expiresAt = m_clock.now().addSecs(minutes * 60);
    QCOMPARE(bucketOf(environment, m_clock.now()), bucket);
}

void ExpiryPageTest::stacksTheDaysByType()
{
    const ExpiryPlan plan = ExpiryPlan::of(m_data->environments().environments(), m_clock.now());
    QCOMPARE(plan.environments.size(), 6); // not what is being deleted
    QCOMPARE(plan.environments.constFirst().name, u"Late"_s);
    QCOMPARE(plan.series.constFirst().values.value(5), 1.0);
    QCOMPARE(plan.series.constLast().name, u"Sandbox · training"_s);
    QCOMPARE(plan.series.constLast().values.value(6), 1.0);
    qreal sum = 0;
    for (const Series &series : plan.series)
        for (const qreal value : series.values)
            sum += value;
    QCOMPARE(sum, 6.0);
}

void ExpiryPageTest::beginsWithWhatIsMostUrgent()
{
    open();
    QCOMPARE(figure(u"overdue"_s), u"1"_s);
    QCOMPARE(figure(u"today"_s), u"1"_s);
    QCOMPARE(figure(u"week"_s), u"2"_s);
    QCOMPARE(figure(u"month"_s), u"1"_s);
    QCOMPARE(figure(u"later"_s), u"1"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), u"Late"_s);
    QCOMPARE(table()->model()->index(0, 5).data().toString(), u"overdue"_s);
    choose(u"week"_s);
    QCOMPARE(table()->model()->rowCount(), 2);
}

void ExpiryPageTest::namesTheTypesOfSandboxes()
{
    open();
    choose(u"week"_s);
    QTRY_COMPARE(table()->model()->index(1, 1).data().toString(), u"Sandbox · training"_s);
    QCOMPARE(table()->model()->index(1, 2).data().toString(), u"Active"_s);
    QCOMPARE(table()->model()->index(0, 1).data().toString(), u"Demo tenant"_s);
}

void ExpiryPageTest::bulkActionsAskForTheSelected()
{
    open();
    choose(u"week"_s);
    QVERIFY(!m_page->findChild<QWidget *>(u"bulkBar"_s)->isVisible());
    table()->selectAll();
    QCOMPARE(m_page->findChild<QLabel *>(u"selectedLabel"_s)->text(), u"2 selected"_s);
    QSignalSpy extend(m_page.get(), &ExpiryPage::extendRequested);
    QSignalSpy remove(m_page.get(), &ExpiryPage::deleteRequested);
    press(u"extendButton"_s);
    press(u"deleteButton"_s);
    QCOMPARE(extend.size(), 1);
    QCOMPARE(extend[0][0].value<QList<Environment>>().size(), 2);
    QCOMPARE(remove.size(), 1);
}

void ExpiryPageTest::protectsAndExpiresSeveral()
{
    open();
    choose(u"week"_s);
    table()->selectAll();
    const QStringList both{u"demo-week"_s, u"sandbox-course"_s};
    press(u"protectButton"_s);
    QCOMPARE(m_source->protections.size(), 1);
    QCOMPARE(m_source->protections.constFirst(), std::make_pair(both, true));
    press(u"expireButton"_s);
    QCOMPARE(m_source->expired, QList<QStringList>{both});
    QTRY_COMPARE(m_page->findChild<MessageBar *>(u"problemBar"_s)->fact(), u"2 environments expired."_s);
}

void ExpiryPageTest::offersOnlyWhatTheStateAllows()
{
    QList<Environment> fleet = m_data->environments().environments();
    fleet[2].isProtected = true;
    m_data->environments().setEnvironments(fleet);
    open();
    choose(u"week"_s);
    table()->selectRow(0);
    QCOMPARE(m_page->findChild<QPushButton *>(u"protectButton"_s)->text(), u"Lift protection"_s);
    for (const auto &name : {u"expireButton"_s, u"deleteButton"_s}) {
        const auto *button = m_page->findChild<QPushButton *>(name);
        QVERIFY(!button->isEnabled() && !button->toolTip().isEmpty());
    }
    press(u"protectButton"_s);
    QCOMPARE(m_source->protections.constFirst().second, false);
}

void ExpiryPageTest::saysWhyNothingExpired()
{
    m_source->wish = fail(ErrorCode::Busy, u"“demo-soon” is held."_s, u"Wait until 15:00."_s);
    open();
    choose(u"today"_s);
    table()->selectRow(0);
    press(u"expireButton"_s);
    const auto *bar = m_page->findChild<MessageBar *>(u"problemBar"_s);
    QTRY_COMPARE(bar->fact(), u"“demo-soon” is held."_s);
    QVERIFY(bar->rest().contains(u"Wait until 15:00."_s));
}

void ExpiryPageTest::keepsTheSelectionWhenTheFleetChanges()
{
    open();
    choose(u"week"_s);
    table()->selectRow(1);
    QList<Environment> fleet = m_data->environments().environments();
    fleet.append(make(u"Another"_s, 30, environments::Kind::Demo));
    m_data->environments().setEnvironments(fleet);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    const QModelIndexList rows = table()->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().data().toString(), u"Course"_s);
}

void ExpiryPageTest::showsResetsAndTonight()
{
    m_source->resets = {{u"sandbox-course"_s, u"Course"_s, 24, {}, m_clock.now().addSecs(14 * 3600)}};
    m_source->due[u"expiry"_s] = {{{u"sandbox-late"_s, u"Late"_s, SweepAction::Expire, {}, {}, {}}, {}, {}},
                                  {{u"sandbox-held"_s, u"Held"_s, SweepAction::Expire, {}, {}, u"Held."_s}, {}, {}}};
    open();
    QTRY_VERIFY(m_page->findChild<FactList *>(u"resetsList"_s)->accessibleDescription().contains(u"Course: "_s));
    QTRY_VERIFY(m_page->findChild<FactList *>(u"tonightList"_s)->accessibleDescription().contains(u"Expire: 1"_s));
}

void ExpiryPageTest::previewChangesNothing()
{
    m_source->due[u"cleanup"_s] = {{{u"demo-old"_s, u"Old"_s, SweepAction::Delete, m_clock.now(), {}, {}}, {}, {}}};
    open();
    press(u"previewSweepButton"_s);
    auto *dialog = m_page->findChild<SweepDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *rows = dialog->findChild<DataTable *>(u"sweepTable"_s);
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    QCOMPARE(rows->model()->index(0, 1).data().toString(), u"Delete"_s);
    QVERIFY(!dialog->findChild<QPushButton *>(u"runButton"_s));
    QVERIFY(m_source->sweeps.isEmpty());
    QCOMPARE(m_source->previewedAt.constLast(), QDateTime({2026, 11, 21}, {3, 0}, Qt::UTC));
}

void ExpiryPageTest::followsTheSettings()
{
    m_source->times = {22, 5, 9};
    open();
    QTRY_COMPARE(m_source->previewedAt.size(), 3);
    QCOMPARE(m_source->previewedAt.at(0), QDateTime({2026, 11, 20}, {22, 0}, Qt::UTC)); // resets
    QCOMPARE(m_source->previewedAt.at(1), QDateTime({2026, 11, 21}, {5, 0}, Qt::UTC));  // expiry
    QCOMPARE(m_source->previewedAt.at(2), QDateTime({2026, 11, 21}, {5, 0}, Qt::UTC));  // clean-up
    QCOMPARE(table()->model()->index(0, 6).data().toString(), u"Kept 9 days"_s);
}

void ExpiryPageTest::tellsWhatTheCapLeaves()
{
    m_source->due[u"expiry"_s] = {{{u"sandbox-late"_s, u"Late"_s, SweepAction::Expire, {}, {}, {}}, {}, {}}};
    m_source->beyondCap = 4;
    open();
    press(u"runSweepButton"_s);
    auto *bar = m_page->findChild<SweepDialog *>()->findChild<MessageBar *>();
    QTRY_COMPARE(bar->fact(), u"12 more environments are due."_s); // four of each sweep
    QVERIFY(bar->rest().contains(u"at most 50"_s));
}

void ExpiryPageTest::runNamesWhatFailed()
{
    const Error busy = fail(ErrorCode::Busy, u"Somebody works there."_s, u"Try again."_s);
    m_source->due[u"expiry"_s] = {{{u"sandbox-late"_s, u"Late"_s, SweepAction::Expire, {}, {}, {}}, {}, {}},
                                  {{u"demo-soon"_s, u"Soon"_s, SweepAction::Expire, {}, {}, {}}, {}, busy}};
    m_source->due[u"cleanup"_s] = {{{u"demo-old"_s, u"Old"_s, SweepAction::Delete, {}, {}, {}}, qint64(77), {}}};
    open();
    press(u"runSweepButton"_s);
    auto *dialog = m_page->findChild<SweepDialog *>();
    auto *run = dialog->findChild<QPushButton *>(u"runButton"_s);
    QTRY_VERIFY(run->isEnabled());
    run->click();
    QTRY_COMPARE(m_source->sweeps, (QStringList{u"auto-reset"_s, u"expiry"_s, u"cleanup"_s}));
    auto *rows = dialog->findChild<DataTable *>(u"sweepTable"_s)->model();
    QTRY_COMPARE(rows->index(0, 3).data().toString(), u"Done"_s);
    QCOMPARE(rows->index(1, 3).data().toString(), u"Somebody works there."_s);
    QCOMPARE(rows->index(2, 3).data().toString(), u"Begun as job 77"_s);
    QVERIFY(dialog->findChild<MessageBar *>()->rest().contains(u"1 failed"_s));
    QVERIFY(!run->isEnabled());
}

QTEST_MAIN(ExpiryPageTest)
#include "tst_expiry_page.moc"
