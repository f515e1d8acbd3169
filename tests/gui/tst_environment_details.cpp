#include "gui/environments/environment_details_page.h"

#include "base/clock.h"
#include "base/translations.h"
#include "fake_audit.h"
#include "fake_sandboxes.h"
#include "gui/audit/audit_details.h"
#include "gui/common/data_table.h"
#include "gui/common/empty_state.h"
#include "gui/common/fact_list.h"
#include "gui/common/message_bar.h"
#include "gui/common/pill.h"
#include "gui/common/share_bars.h"
#include "gui/common/stacked_bars.h"
#include "gui/common/stat_tile.h"
#include "gui/common/theme.h"
#include "gui/environments/realism_card.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"
#include "gui/tour/tour_environment_source.h"
#include "gui/tour/tour_operations.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;

class EnvironmentDetailsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void tellsWhatIsKnown();
    void drawsWhatItCounted();
    void saysWhenCountingFailed();
    void scoresHowRealTheRowsAre();
    void showsFirstWhatIsOutOfBand();
    void saysWhenScoringFailed();
    void scoresCompleteDataAlone();
    void copiesTheFingerprint();
    void followsChanges();
    void saysThatTheEnvironmentIsGone();
    void saysWhatTheSandboxBecame();
    void saysThatItIsBeingFilled();
    void goesOnWithWhatStopped_data();
    void goesOnWithWhatStopped();
    void offersWhatTheStateAllows();
    void copiesTheId();
    void speaksOfItsEnvironment();
    void listsItsJobs();
    void listsWhatElseWasDone();
    void remembersItsTab();

private:
    std::unique_ptr<EnvironmentDetailsPage> open(const QString &id, AuditSource *audit = nullptr);
    Environment acme() { return *m_data->environments().find(u"demo-acme-robotics"_s); }

    QTemporaryDir m_folder;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WindowSettings> m_settings;
    FixedClock m_clock{tourTime()};
    std::unique_ptr<TourOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<TourEnvironmentSource> m_made; ///< copied: its rows take a second
    std::unique_ptr<TourEnvironmentSource> m_source;
};

void EnvironmentDetailsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void EnvironmentDetailsTest::init()
{
    TourFixture fixture = tourFleet();
    jobs::Job created;
    created.id = 7;
    created.kind = u"seed"_s;
    created.environmentId = u"demo-acme-robotics"_s;
    created.state = jobs::JobState::Done;
    created.actor = u"ingrid.solheim"_s;
    created.startedAt = tourTime().addDays(-24);
    created.finishedAt = created.startedAt.addSecs(4);
    created.outcome = {{u"rows"_s, 25'750}};
    fixture.jobs.append(created);
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_settings->store().clear();
    m_operations = std::make_unique<TourOperations>(fixture);
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_data->refresh();
    QTRY_VERIFY(m_data->isLoaded());
    if (!m_made)
        m_made = std::make_unique<TourEnvironmentSource>(acme(), fixture.jobs);
    m_source = std::make_unique<TourEnvironmentSource>(*m_made);
}

std::unique_ptr<EnvironmentDetailsPage> EnvironmentDetailsTest::open(const QString &id, AuditSource *audit)
{
    return std::make_unique<EnvironmentDetailsPage>(
        id, EnvironmentDetailsPage::Collaborators{*m_data, *m_source, m_clock, *m_settings, nullptr, nullptr, audit});
}

void EnvironmentDetailsTest::tellsWhatIsKnown()
{
    const auto page = open(u"demo-acme-robotics"_s);
    QCOMPARE(page->title(), u"Acme Robotics"_s);
    QCOMPARE(page->findChild<Pill *>()->text(), u"Ready"_s);
    const QString recipe = page->findChild<FactList *>(u"recipeFactList"_s)->accessibleDescription();
    QVERIFY(recipe.contains(u"Regions: US, UK"_s));
    const QString data = page->findChild<FactList *>(u"dataFactList"_s)->accessibleDescription();
    QVERIFY(data.contains(u"Rows: 25,750"_s));
    QVERIFY(page->findChild<StatTile *>(u"peopleTile"_s)->accessibleDescription().startsWith(u"500"_s));
    QVERIFY(page->findChild<StatTile *>(u"expiryTile"_s)->accessibleDescription().startsWith(u"6 days"_s));
}

void EnvironmentDetailsTest::drawsWhatItCounted()
{
    const auto page = open(u"demo-acme-robotics"_s);
    const QString volumes = page->findChild<StackedBars *>(u"volumesChart"_s)->accessibleDescription();
    QVERIFY2(volumes.contains(u"Donations: "_s), qPrintable(volumes));
    const QString regions = page->findChild<ShareBars *>()->accessibleDescription();
    QVERIFY2(regions.contains(u"United States: "_s) && regions.contains(u"United Kingdom: "_s), qPrintable(regions));

    // The chart's figures are those of the table, and sum up to the events.
    page->findChild<QPushButton *>(u"volumesTableButton"_s)->setChecked(true);
    const QAbstractItemModel *table = page->findChild<DataTable *>(u"volumesTable"_s)->model();
    QVERIFY(table->rowCount() >= 12);
    qint64 sum = 0;
    for (int row = 0; row < table->rowCount(); ++row)
        for (int column = 1; column < table->columnCount(); ++column)
            sum += QLocale().toLongLong(table->index(row, column).data().toString());
    QCOMPARE(sum, acme().eventsTotal);
}

void EnvironmentDetailsTest::saysWhenCountingFailed()
{
    m_source->failWith(fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s));
    const auto page = open(u"demo-acme-robotics"_s);
    const auto *bar = page->findChild<MessageBar *>(u"overviewBar"_s);
    QCOMPARE(bar->fact(), u"The server does not answer."_s);
    QVERIFY(!bar->isHidden());
    QCOMPARE(page->title(), u"Acme Robotics"_s);
}

void EnvironmentDetailsTest::scoresHowRealTheRowsAre()
{
    const auto page = open(u"demo-acme-robotics"_s);
    auto *card = page->findChild<RealismCard *>();
    auto *table = card->findChild<DataTable *>(u"realismTable"_s);
    QCOMPARE(table->model()->rowCount(), 0); // nobody looks yet
    page->show();
    QTRY_COMPARE(table->model()->rowCount(), int(realism::properties().size()));
    QVERIFY(card->findChild<Pill *>(u"realismPill"_s)->text().endsWith(u"in band"_s));
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"Gifts in December"_s);
    QCOMPARE(table->model()->index(0, 1).data().toString(), u"22.0 %"_s);
    QVERIFY(table->model()->index(0, 2).data(Qt::ToolTipRole).toString().contains(u"Blackbaud"_s));
    const auto *meaning = card->findChild<QLabel *>(u"realismMeaningLabel"_s);
    QVERIFY(meaning->text().startsWith(u"Choose a line"_s));
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(meaning->text().contains(u"December"_s) && meaning->text().contains(u"Blackbaud"_s));
    QStringList meanings;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        meanings.append(meaning->text());
    }
    QVERIFY2(meanings.join(u'\n').contains(u"36 months"_s), qPrintable(meanings.join(u'\n')));
}

void EnvironmentDetailsTest::showsFirstWhatIsOutOfBand()
{
    m_source->setMeasure(u"learning-completion"_s, {0.93, 0, 8000});
    const auto page = open(u"demo-acme-robotics"_s);
    page->show();
    const QAbstractItemModel *table = page->findChild<DataTable *>(u"realismTable"_s)->model();
    QTRY_VERIFY(table->rowCount() > 0);
    QCOMPARE(table->index(0, 0).data().toString(), u"Courses completed"_s);
    QCOMPARE(table->index(0, 4).data().toString(), u"Out of band"_s);
    QCOMPARE(table->index(1, 4).data().toString(), u"In band"_s);
}

void EnvironmentDetailsTest::saysWhenScoringFailed()
{
    m_source->failWith(fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s));
    const auto page = open(u"demo-acme-robotics"_s);
    page->show();
    const auto *bar = page->findChild<MessageBar *>(u"realismBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->fact(), u"The server does not answer."_s);
    QVERIFY(page->findChild<QPushButton *>(u"retryRealismButton"_s)->isEnabled());
}

void EnvironmentDetailsTest::scoresCompleteDataAlone()
{
    const auto page = open(u"demo-globex-industries"_s);
    page->show();
    const auto *stack = page->findChild<QStackedWidget *>(u"realismStackedWidget"_s);
    QTRY_COMPARE(stack->currentWidget()->objectName(), u"realismEmptyPage"_s);
    QCOMPARE(page->findChild<DataTable *>(u"realismTable"_s)->model()->rowCount(), 0);
}

void EnvironmentDetailsTest::copiesTheFingerprint()
{
    const auto page = open(u"demo-acme-robotics"_s);
    const auto *shown = page->findChild<QLabel *>(u"fingerprintLabel"_s);
    QVERIFY(shown->text().startsWith(u"8f3a 61c2"_s));
    page->findChild<QPushButton *>(u"copyFingerprintButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), acme().fingerprint);
}

void EnvironmentDetailsTest::followsChanges()
{
    const auto page = open(u"demo-globex-industries"_s);
    QCOMPARE(page->findChild<Pill *>()->text(), u"Seeding"_s);
    Environment done = *m_data->environments().find(u"demo-globex-industries"_s);
    done.status = environments::Status::Ready;
    m_data->environments().setEnvironment(done);
    QCOMPARE(page->findChild<Pill *>()->text(), u"Ready"_s);
    QVERIFY(page->findChild<MessageBar *>(u"stateBar"_s)->isHidden());
}

void EnvironmentDetailsTest::saysThatTheEnvironmentIsGone()
{
    const auto page = open(u"demo-acme-robotics"_s);
    QSignalSpy left(page.get(), &Page::backRequested);
    m_data->environments().setEnvironments({});
    QVERIFY(left.isEmpty()); // whoever reads the page sees what became of it
    QVERIFY(page->findChild<EmptyState *>(u"goneState"_s)->heading().contains(u"Acme Robotics"_s));
    QVERIFY(!page->findChild<QPushButton *>(u"exportEnvironmentButton"_s)->isEnabled());
    page->findChild<QPushButton *>(u"leaveGoneButton"_s)->click();
    QCOMPARE(left.size(), 1);
}

void EnvironmentDetailsTest::saysWhatTheSandboxBecame()
{
    Environment trial = acme();
    trial.id = u"sandbox-trial"_s;
    trial.name = u"Trial"_s;
    trial.kind = environments::Kind::Sandbox;
    m_data->environments().setEnvironments({trial});
    FakeSandboxes sandboxes;
    sandboxes.converted = sandboxes::Conversion{u"acme-live"_s, u"team"_s, u"EU"_s, m_clock.now(), u"ops_jane"_s};
    EnvironmentDetailsPage page(trial.id, {*m_data, *m_source, m_clock, *m_settings, nullptr, &sandboxes});
    m_data->environments().setEnvironments({});
    const auto *gone = page.findChild<EmptyState *>(u"goneState"_s);
    QTRY_COMPARE(gone->heading(), u"“Trial” is the production tenant acme-live now"_s);
    QVERIFY2(gone->text().contains(u"by ops_jane, with the plan team in EU"_s), qPrintable(gone->text()));
}

void EnvironmentDetailsTest::saysThatItIsBeingFilled()
{
    const auto page = open(u"demo-globex-industries"_s);
    QVERIFY(!page->findChild<MessageBar *>(u"stateBar"_s)->isHidden());
    QSignalSpy progress(page.get(), &EnvironmentDetailsPage::progressRequested);
    page->findChild<QPushButton *>(u"stateProgressButton"_s)->click();
    QCOMPARE(progress.first().first().value<Environment>().id, u"demo-globex-industries"_s);
}

void EnvironmentDetailsTest::goesOnWithWhatStopped_data()
{
    QTest::addColumn<bool>("paused");
    QTest::addColumn<QString>("fact");
    QTest::newRow("paused") << true << u"Filling this environment is paused."_s;
    QTest::newRow("interrupted") << false << u"Filling this environment was interrupted."_s;
}

void EnvironmentDetailsTest::goesOnWithWhatStopped()
{
    QFETCH(bool, paused);
    QFETCH(QString, fact);
    const auto page = open(u"demo-acme-robotics"_s);
    Environment stopped = acme();
    stopped.status = environments::Status::Seeding;
    stopped.isPaused = paused;
    stopped.isInterrupted = !paused;
    m_data->environments().setEnvironment(stopped);
    auto *resume = page->findChild<QPushButton *>(u"stateResumeButton"_s);
    QCOMPARE(page->findChild<MessageBar *>(u"stateBar"_s)->fact(), fact);
    QVERIFY(!resume->isHidden());
    QSignalSpy resumed(page.get(), &EnvironmentDetailsPage::resumeRequested);
    resume->click();
    QCOMPARE(resumed.first().first().value<Environment>().id, stopped.id);
}

void EnvironmentDetailsTest::offersWhatTheStateAllows()
{
    QVERIFY(open(u"demo-acme-robotics"_s)->findChild<QPushButton *>(u"exportEnvironmentButton"_s)->isEnabled());
    const auto seeding = open(u"demo-globex-industries"_s);
    const auto *button = seeding->findChild<QPushButton *>(u"exportEnvironmentButton"_s);
    QVERIFY(!button->isEnabled());
    QVERIFY(!button->toolTip().isEmpty());
}

void EnvironmentDetailsTest::copiesTheId()
{
    const auto page = open(u"demo-acme-robotics"_s);
    page->findChild<QPushButton *>(u"copyIdButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"demo-acme-robotics"_s);
}

void EnvironmentDetailsTest::speaksOfItsEnvironment()
{
    const auto page = open(u"demo-acme-robotics"_s);
    QSignalSpy teardowns(page.get(), &EnvironmentDetailsPage::tearDownRequested);
    auto *tearDown = page->findChild<QAction *>(u"actionTearDownEnvironment"_s);
    QVERIFY(tearDown->isEnabled());
    tearDown->trigger();
    QCOMPARE(teardowns.first().first().value<Environment>().id, u"demo-acme-robotics"_s);
    QSignalSpy edits(page.get(), &EnvironmentDetailsPage::editRequested);
    QSignalSpy extensions(page.get(), &EnvironmentDetailsPage::extendRequested);
    QSignalSpy copies(page.get(), &EnvironmentDetailsPage::duplicateRequested);
    for (const auto &name : {u"actionEditEnvironment"_s, u"actionExtendEnvironment"_s, u"actionDuplicateEnvironment"_s})
        page->findChild<QAction *>(name)->trigger();
    QCOMPARE(edits.first().first().value<Environment>().id, u"demo-acme-robotics"_s);
    QCOMPARE(extensions.size(), 1);
    QCOMPARE(copies.size(), 1);
}

void EnvironmentDetailsTest::listsItsJobs()
{
    const auto page = open(u"demo-acme-robotics"_s);
    page->show();
    page->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(2);
    auto *table = page->findChild<DataTable *>(u"historyTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    const QModelIndex first = table->model()->index(0, 0);
    QCOMPARE(first.data().toString(), u"Created"_s);
    QCOMPARE(first.siblingAtColumn(1).data().toString(), u"Done"_s);
    QCOMPARE(first.siblingAtColumn(2).data().toString(), u"ingrid.solheim"_s);
    QCOMPARE(first.siblingAtColumn(5).data().toString(), u"25,750 rows"_s);

    QSignalSpy opened(page.get(), &EnvironmentDetailsPage::jobRequested);
    table->setCurrentIndex(first);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.first().first().value<jobs::Job>().id, 7);
}

/// What the log says of jobs is in their own lines.
void EnvironmentDetailsTest::listsWhatElseWasDone()
{
    FakeAudit audit;
    for (qint64 id = 1; id <= 4; ++id)
        audit.entries.append(
            FakeAudit::entry(id, id == 4 ? u"job.seed.done"_s : u"session.reset"_s, u"demo-acme-robotics"_s));
    audit.entries[0].environment = u"demo-other"_s;
    audit.entries[1].occurredAt = acme().createdAt.addDays(-1); // of an earlier bearer of the id
    audit.entries[2].reason = u"Next call"_s;
    audit.entries[2].countsBefore = {{u"impact.events"_s, 42}};
    audit.entries[2].countsAfter = {{u"impact.events"_s, 0}};
    const auto page = open(u"demo-acme-robotics"_s, &audit);
    page->show();
    page->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(2);
    auto *table = page->findChild<DataTable *>(u"historyTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto row = table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"Session reset"_s).value(0);
    QVERIFY(row.isValid());
    QCOMPARE(row.siblingAtColumn(5).data().toString(), u"Next call · 42 → 0 rows"_s);
    auto *details = page->findChild<AuditDetails *>(u"auditDetails"_s);
    QVERIFY(!details->isVisible());
    table->setCurrentIndex(row);
    QVERIFY(details->isVisible());
    QCOMPARE(details->entry().id, 3);
    QVERIFY(!details->findChild<QPushButton *>(u"openEnvironmentButton"_s)->isVisible());
    QSignalSpy wanted(page.get(), &EnvironmentDetailsPage::auditRequested);
    page->findChild<QPushButton *>(u"showInAuditButton"_s)->click();
    QCOMPARE(wanted.first().first().toString(), u"demo-acme-robotics"_s);
    audit.entries.append(FakeAudit::entry(5, u"link.create"_s, u"demo-acme-robotics"_s));
    emit audit.changed();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QCOMPARE(details->entry().id, 3);
}

void EnvironmentDetailsTest::remembersItsTab()
{
    {
        const auto page = open(u"demo-acme-robotics"_s);
        QCOMPARE(page->findChild<QTabWidget *>(u"tabWidget"_s)->currentIndex(), 0);
        page->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(1);
    }
    QCOMPARE(open(u"demo-lumen-energy"_s)->findChild<QTabWidget *>(u"tabWidget"_s)->currentIndex(), 1);
}

QTEST_MAIN(EnvironmentDetailsTest)
#include "tst_environment_details.moc"
