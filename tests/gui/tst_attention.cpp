#include "gui/overview/attention.h"

#include "base/result.h"
#include "gui/overview/fleet_figures.h"
#include "gui/overview/fleet_volumes_card.h"

#include "base/translations.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;
using environments::Status;
using jobs::Job;
using jobs::JobState;

/// What the Overview says of a fleet: who waits for a person and why, and the figures of the tiles.
class AttentionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void asksForHelpByState_data();
    void asksForHelpByState();
    void offersToGoOnWithWhatIsPaused();
    void saysWhyAJobFailed();
    void forgetsAFailureThatWasMadeGood();
    void forgetsOldFailures();
    void putsTheMostUrgentFirst();
    void countsTheFleet();
    void namesTheNextToExpire();
    void countsSessions();
    void addsUpStorage();
    void ordersKindsAsTheirBlueprint();
    void sumsUpRareKinds();

private:
    static Environment environment(const QString &name, Status status)
    {
        Environment made;
        made.id = u"demo-"_s + name.toLower();
        made.name = name;
        made.status = status;
        made.owner = u"ingrid"_s;
        made.createdAt = now().addDays(-3);
        made.expiresAt = now().addDays(20);
        made.jobId = 7;
        return made;
    }
    static Job job(qint64 id, const QString &kind, JobState state)
    {
        Job made;
        made.id = id;
        made.kind = kind;
        made.environmentId = u"demo-acme"_s;
        made.state = state;
        made.createdAt = now().addSecs(-3600);
        made.finishedAt = now().addSecs(-1800);
        if (state == JobState::Failed)
            made.error = fail(ErrorCode::StorageFull, u"The server's disk is full."_s);
        return made;
    }
    static QDateTime now() { return {QDate(2026, 11, 20), QTime(14, 10), QTimeZone::utc()}; }

    std::unique_ptr<Translations> m_translations;
};

void AttentionTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

void AttentionTest::asksForHelpByState_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<bool>("interrupted");
    QTest::addColumn<bool>("isProtected");
    QTest::addColumn<int>("hoursLeft");
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("remedy");
    const int none = -1;
    QTest::newRow("ready") << Status::Ready << false << false << 480 << QString() << none;
    QTest::newRow("seeding") << Status::Seeding << false << false << 480 << QString() << none;
    QTest::newRow("failed") << Status::Failed << false << false << 480 << u"Seeding Acme failed"_s
                            << int(Remedy::Resume);
    QTest::newRow("cancelled") << Status::Cancelled << false << false << 480 << u"Seeding Acme was cancelled"_s
                               << int(Remedy::CleanUp);
    QTest::newRow("interrupted") << Status::Seeding << true << false << 480 << u"Seeding Acme was interrupted"_s
                                 << int(Remedy::Resume);
    QTest::newRow("half deleted") << Status::Deleting << true << false << 480 << u"Tearing down Acme was interrupted"_s
                                  << int(Remedy::CleanUp);
    QTest::newRow("expires tonight") << Status::Ready << false << false << 5 << u"Acme expires within a day"_s
                                     << int(Remedy::Extend);
    QTest::newRow("expires this week") << Status::Ready << false << false << 70 << u"Acme expires in 3 days"_s
                                       << int(Remedy::Extend);
    QTest::newRow("expired") << Status::Expired << false << false << -48 << u"Acme has expired"_s
                             << int(Remedy::CleanUp);
    QTest::newRow("expired, protected") << Status::Expired << false << true << -48 << u"Acme has expired"_s
                                        << int(Remedy::Open);
}

void AttentionTest::asksForHelpByState()
{
    QFETCH(Status, status);
    QFETCH(bool, interrupted);
    QFETCH(bool, isProtected);
    QFETCH(int, hoursLeft);
    QFETCH(QString, title);
    QFETCH(int, remedy);
    Environment acme = environment(u"Acme"_s, status);
    acme.isInterrupted = interrupted;
    acme.isProtected = isProtected;
    acme.expiresAt = now().addSecs(hoursLeft * 3600);
    const QList<Attention> items = attentionOf({acme}, {}, now());
    QCOMPARE(items.size(), title.isEmpty() ? 0 : 1);
    if (title.isEmpty())
        return;
    QCOMPARE(items.first().title, title);
    QCOMPARE(int(items.first().remedy), remedy);
    QVERIFY(!items.first().why.isEmpty());
    QVERIFY(!remedyText(items.first().remedy).isEmpty());
}

void AttentionTest::offersToGoOnWithWhatIsPaused()
{
    Environment acme = environment(u"Acme"_s, Status::Seeding);
    acme.isPaused = true;
    const QList<Attention> items = attentionOf({acme}, {}, now());
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().title, u"Seeding Acme is paused"_s);
    QCOMPARE(items.first().remedy, Remedy::Resume);
}

void AttentionTest::saysWhyAJobFailed()
{
    const Environment acme = environment(u"Acme"_s, Status::Ready);
    const QList<Attention> items = attentionOf({acme}, {job(9, u"export"_s, JobState::Failed)}, now());
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().title, u"Exporting Acme failed"_s);
    QCOMPARE(items.first().why, u"The server's disk is full. 30 min ago."_s);
    QCOMPARE(items.first().remedy, Remedy::ShowJob);
    QCOMPARE(items.first().jobId, 9);
}

void AttentionTest::forgetsAFailureThatWasMadeGood()
{
    const Environment acme = environment(u"Acme"_s, Status::Ready);
    const QList<Job> jobs{job(9, u"export"_s, JobState::Failed), job(10, u"export"_s, JobState::Done)};
    QVERIFY(attentionOf({acme}, jobs, now()).isEmpty());
}

void AttentionTest::forgetsOldFailures()
{
    const Environment acme = environment(u"Acme"_s, Status::Ready);
    Job failed = job(9, u"export"_s, JobState::Failed);
    failed.finishedAt = now().addDays(-8);
    QVERIFY(attentionOf({acme}, {failed}, now()).isEmpty());
}

void AttentionTest::putsTheMostUrgentFirst()
{
    Environment soon = environment(u"Soon"_s, Status::Ready);
    soon.expiresAt = now().addDays(3);
    Environment sooner = environment(u"Sooner"_s, Status::Ready);
    sooner.expiresAt = now().addDays(1);
    const QList<Environment> fleet{environment(u"Gone"_s, Status::Expired), soon, sooner,
                                   environment(u"Broken"_s, Status::Failed)};
    QStringList order;
    for (const Attention &item : attentionOf(fleet, {}, now()))
        order << item.environmentId;
    QCOMPARE(order, QStringList({u"demo-broken"_s, u"demo-sooner"_s, u"demo-soon"_s, u"demo-gone"_s}));
}

void AttentionTest::countsTheFleet()
{
    const TileText tile = environmentsTile({environment(u"A"_s, Status::Ready), environment(u"B"_s, Status::Ready),
                                            environment(u"C"_s, Status::Failed), environment(u"D"_s, Status::Seeding)});
    QCOMPARE(tile.figure, u"4"_s);
    QCOMPARE(tile.unit, u"2 ready"_s);
    QCOMPARE(tile.note, u"1 unfinished · 1 busy"_s);
    QCOMPARE(tile.meaning, Meaning::Warning);
    QCOMPARE(environmentsTile({environment(u"A"_s, Status::Ready)}).meaning, Meaning::Neutral);
}

void AttentionTest::namesTheNextToExpire()
{
    Environment soon = environment(u"Soon"_s, Status::Ready);
    soon.expiresAt = now().addDays(3);
    const TileText tile = expiryTile({soon, environment(u"Later"_s, Status::Ready)}, now());
    QCOMPARE(tile.figure, u"1"_s);
    QCOMPARE(tile.unit, u"of 2"_s);
    QCOMPARE(tile.note, u"Next: Soon, 3 days"_s);
}

void AttentionTest::countsSessions()
{
    const TileText tile = sessionsTile({1'204, 2, 1});
    QCOMPARE(tile.figure, u"1,204"_s);
    QCOMPARE(tile.unit, u"of 2 people"_s);
    QCOMPARE(tile.note, u"1 used within the last hour"_s);
    const TileText none = sessionsTile({});
    QCOMPARE(none.figure, u"0"_s);
    QCOMPARE(none.unit, QString());
    QCOMPARE(none.note, u"None used within the last hour"_s);
}

void AttentionTest::addsUpStorage()
{
    Environment measured = environment(u"A"_s, Status::Ready);
    measured.storageBytes = 3'000'000'000;
    const TileText tile = storageTile({measured, measured, environment(u"B"_s, Status::Seeding)});
    QCOMPARE(tile.figure, u"6.0"_s);
    QCOMPARE(tile.unit, u"GB"_s);
    QCOMPARE(tile.note, u"with indexes, in 2 environments"_s);
}

void AttentionTest::ordersKindsAsTheirBlueprint()
{
    analytics::FleetVolumes volumes;
    volumes.months = {QDate(2026, 10, 1), QDate(2026, 11, 1)};
    volumes.kinds = {{u"impact"_s, u"donation"_s, {5, 6}}, {u"impact"_s, u"volunteer"_s, {1, 2}}};
    const QList<Series> series = fleetSeries(volumes);
    QCOMPARE(series.size(), 2);
    QCOMPARE(series.first().name, u"Volunteering"_s);
    QCOMPARE(series.last().values, QList<qreal>({5, 6}));
}

void AttentionTest::sumsUpRareKinds()
{
    analytics::FleetVolumes volumes;
    volumes.months = {QDate(2026, 11, 1)};
    for (int i = 0; i < 7; ++i)
        volumes.kinds.append({u"crm"_s, u"kind%1"_s.arg(i), {qint64(100 - i)}});
    const QList<Series> series = fleetSeries(volumes);
    QCOMPARE(series.size(), 5);
    QCOMPARE(series.last().name, u"Other"_s);
    QCOMPARE(series.last().values, QList<qreal>({96 + 95 + 94}));
}

QTEST_MAIN(AttentionTest)
#include "tst_attention.moc"
