#include "base/clock.h"
#include "base/translations.h"
#include "fake_sessions.h"
#include "gui/common/data_table.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/common/standing.h"
#include "gui/common/theme.h"
#include "gui/sessions/close_session_dialog.h"
#include "gui/sessions/enter_session_dialog.h"
#include "gui/sessions/hold_dialog.h"
#include "gui/sessions/left_out_dialog.h"
#include "gui/sessions/reset_dialog.h"
#include "gui/sessions/stale_dialog.h"
#include "gui/sessions/tokens_dialog.h"
#include "gui/sessions/undo_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;
using sessions::Choice;
using sessions::Operation;
using sessions::Session;

/// The dialogs around sessions: entering, holding, closing, tokens, stale ones, conflicts.
class SessionDialogsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void showsTheTokenOnce();
    void wantsAnEnvironmentAndAPerson();
    void showsAProblemAtItsField();
    void copiesForAColleague();
    void holdsForTheChosenHours();
    void revokesOnlyWhatIsValid();
    void clearsWhatIsStale();
    void saysWhatClosingMeans_data();
    void saysWhatClosingMeans();
    void resetsAllOfAnEnvironment();
    void decidesEachConflict();
    void decidesAllConflicts();
    void namesWhatDoesNotFit();
    void restoresTheOthersFromTheConflicts();
    void listsWhatWasLeftOut();
    void offersTheOthersOnlyWhereThereAreSome_data();
    void offersTheOthersOnlyWhereThereAreSome();
    void speaksOfAClosedSession();

private:
    template <class T>
    static T *part(QWidget &dialog, const QString &name)
    {
        T *found = dialog.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    static QPushButton *act(QWidget &dialog) { return part<QPushButton>(dialog, u"actButton"_s); }
    QList<sessions::Conflict> twoConflicts() const;

    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    Standing m_standing;
    std::unique_ptr<test::FakeSessions> m_source;
    QList<Environment> m_environments;
    Session m_session;
};

void SessionDialogsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void SessionDialogsTest::init()
{
    m_source = std::make_unique<test::FakeSessions>();
    m_session = {};
    m_session.id = u"1"_s;
    m_session.person = u"ingrid"_s;
    m_session.environmentId = u"demo-acme"_s;
    m_session.environmentName = u"Acme"_s;
    m_session.changes = {1, 2, 3};
    m_session.lastActivity = m_source->now.addDays(-10);
    m_environments.resize(2);
    m_environments[0].id = u"demo-acme"_s;
    m_environments[0].name = u"Acme"_s;
    m_environments[1].id = u"demo-fjord"_s;
    m_environments[1].name = u"Fjord"_s;
}

void SessionDialogsTest::showsTheTokenOnce()
{
    EnterSessionDialog dialog(m_source.get(), m_environments);
    QSignalSpy opened(&dialog, &EnterSessionDialog::opened);
    dialog.show();
    part<QComboBox>(dialog, u"sessionEnvironmentComboBox"_s)->setCurrentIndex(1);
    dialog.setPerson(u"  jane "_s);
    part<QLineEdit>(dialog, u"sessionNameLineEdit"_s)->setText(u"Call"_s);
    act(dialog)->click();
    auto *token = part<QLineEdit>(dialog, u"tokenLineEdit"_s);
    QTRY_VERIFY(token->isVisible());
    QCOMPARE(token->text(), u"srs_secret"_s);
    QVERIFY(token->isReadOnly());
    QCOMPARE(m_source->requests.constFirst().environmentId, u"demo-fjord"_s);
    QCOMPARE(m_source->requests.constFirst().person, u"jane"_s);
    QCOMPARE(opened.size(), 1);
    part<QPushButton>(dialog, u"copyTokenButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"srs_secret"_s);
    QVERIFY(!act(dialog)->isVisible());
    part<QPushButton>(dialog, u"closeButton"_s)->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void SessionDialogsTest::wantsAnEnvironmentAndAPerson()
{
    EnterSessionDialog dialog(m_source.get(), m_environments);
    dialog.show();
    QVERIFY(!act(dialog)->isEnabled());
    dialog.setPerson(u"jane"_s);
    QVERIFY(!act(dialog)->isEnabled());
    part<QComboBox>(dialog, u"sessionEnvironmentComboBox"_s)->setCurrentIndex(0);
    QVERIFY(act(dialog)->isEnabled());
    EnterSessionDialog given(m_source.get(), {m_environments[0]});
    given.show();
    QVERIFY(!part<QComboBox>(given, u"sessionEnvironmentComboBox"_s)->isVisible());
    given.setPerson(u"jane"_s);
    QVERIFY(act(given)->isEnabled());
}

void SessionDialogsTest::showsAProblemAtItsField()
{
    EnterSessionDialog dialog(m_source.get(), {m_environments[0]});
    dialog.show();
    dialog.setPerson(u"jane"_s);
    m_source->refusal = fail(ErrorCode::InvalidInput, u"Not so."_s, u"Otherwise."_s);
    m_source->refusal->problems = {{u"user"_s, u"required"_s, u"Give the person's login."_s}};
    act(dialog)->click();
    auto *line = part<QLineEdit>(dialog, u"personLineEdit"_s);
    QTRY_COMPARE(qobject_cast<Field *>(line->parentWidget())->problem(), u"Give the person's login."_s);
    QVERIFY(!part<QLineEdit>(dialog, u"tokenLineEdit"_s)->isVisible());
    QVERIFY(act(dialog)->isEnabled());
}

void SessionDialogsTest::copiesForAColleague()
{
    EnterSessionDialog dialog(m_source.get(), m_session);
    dialog.show();
    QCOMPARE(dialog.windowTitle(), u"Copy the session of ingrid"_s);
    dialog.setPerson(u"marcus"_s);
    act(dialog)->click();
    QTRY_VERIFY(part<QLineEdit>(dialog, u"tokenLineEdit"_s)->isVisible());
    QVERIFY(m_source->calls.contains(u"copy 1 marcus"_s));
}

void SessionDialogsTest::holdsForTheChosenHours()
{
    HoldDialog dialog(m_source.get(), m_session, m_clock);
    QSignalSpy done(&dialog, &HoldDialog::done);
    part<QPushButton>(dialog, u"hold8Button"_s)->click();
    part<QLineEdit>(dialog, u"holdReasonLineEdit"_s)->setText(u"Call"_s);
    act(dialog)->click();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(m_source->calls, QStringList{u"hold 1 2026-11-20T20:00:00Z Call"_s});
}

void SessionDialogsTest::revokesOnlyWhatIsValid()
{
    m_source->tokens = {{u"old"_s, u"ingrid"_s, u"me"_s, m_source->now.addDays(-3), {}, m_source->now.addDays(-1)},
                        {u"good"_s, u"ingrid"_s, u"me"_s, m_source->now.addDays(-2), {}, {}}};
    TokensDialog dialog(m_source.get(), m_standing, m_session, m_clock);
    dialog.show();
    auto *table = part<DataTable>(dialog, u"tokensTable"_s);
    auto *revoke = part<QPushButton>(dialog, u"revokeTokenButton"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(!revoke->isEnabled());
    QCOMPARE(table->model()->index(0, 3).data().toString(), u"Valid"_s);
    table->selectRow(1);
    QVERIFY(!revoke->isEnabled());
    table->selectRow(0);
    QVERIFY(revoke->isEnabled());
    revoke->click();
    QTRY_VERIFY(m_source->calls.contains(u"revoke good"_s));
}

void SessionDialogsTest::clearsWhatIsStale()
{
    m_source->sessions = {m_session};
    StaleDialog dialog(m_source.get(), u"demo-acme"_s, m_clock);
    QSignalSpy done(&dialog, &StaleDialog::done);
    dialog.show();
    auto *table = part<DataTable>(dialog, u"staleTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(act(dialog)->text(), u"Clear 1 session"_s);
    part<QSpinBox>(dialog, u"staleDaysSpinBox"_s)->setValue(30);
    QTRY_VERIFY(!act(dialog)->isEnabled());
    part<QSpinBox>(dialog, u"staleDaysSpinBox"_s)->setValue(7);
    QTRY_VERIFY(act(dialog)->isEnabled());
    act(dialog)->click();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(done[0][0].toString(), u"1 stale session closed."_s);
    QCOMPARE(m_source->calls, QStringList{u"clear 7 demo-acme"_s});
}

void SessionDialogsTest::saysWhatClosingMeans_data()
{
    QTest::addColumn<qint64>("edited");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing changed") << qint64(0) << u"It changed nothing."_s;
    QTest::newRow("one change") << qint64(1) << u"Its 1 change"_s;
    QTest::newRow("several") << qint64(8) << u"Its 8 changes"_s;
}

void SessionDialogsTest::saysWhatClosingMeans()
{
    QFETCH(qint64, edited);
    QFETCH(QString, says);
    m_session.changes = {0, edited, 0};
    CloseSessionDialog dialog(m_source.get(), m_session);
    QVERIFY(part<QLabel>(dialog, u"sentenceLabel"_s)->text().startsWith(says));
    act(dialog)->click();
    QTRY_COMPARE(m_source->calls, QStringList{u"close 1"_s});
}

void SessionDialogsTest::resetsAllOfAnEnvironment()
{
    ResetDialog dialog(m_source.get(), u"demo-acme"_s, {m_session}, sessions::resetToken());
    QSignalSpy done(&dialog, &ResetDialog::allReset);
    auto *confirm = part<QPushButton>(dialog, u"confirmButton"_s);
    dialog.input()->setText(u"confirm_reset"_s);
    QVERIFY(!confirm->isEnabled());
    dialog.input()->setText(u"CONFIRM_RESET"_s);
    confirm->click();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(m_source->calls, QStringList{u"reset all demo-acme CONFIRM_RESET"_s});
}

QList<sessions::Conflict> SessionDialogsTest::twoConflicts() const
{
    sessions::Conflict first{u"impact.users"_s,
                             u"5"_s,
                             {{u"id"_s, u"5"_s}},
                             u"Maria"_s,
                             Operation::Edited,
                             Operation::Edited,
                             {{u"job_title"_s, u"Lead"_s, QString(), u"Analyst"_s}}};
    sessions::Conflict second = first;
    second.key = u"6"_s;
    second.keyValues = {{u"id"_s, u"6"_s}};
    second.archived = Operation::Deleted;
    return {first, second};
}

void SessionDialogsTest::decidesEachConflict()
{
    UndoDialog dialog(m_source.get(), {}, twoConflicts());
    QSignalSpy undone(&dialog, &UndoDialog::undone);
    auto *undo = part<QPushButton>(dialog, u"undoButton"_s);
    const QAbstractItemModel *fields = part<DataTable>(dialog, u"conflictFieldsTable"_s)->model();
    QCOMPARE(fields->index(0, 1).data().toString(), u"Lead"_s);
    QCOMPARE(fields->index(0, 2).data().toString(), u"—"_s);
    QCOMPARE(fields->index(0, 3).data().toString(), u"Analyst"_s);
    part<QPushButton>(dialog, u"takeArchivedButton"_s)->click();
    QVERIFY(!undo->isEnabled());
    part<QPushButton>(dialog, u"keepCurrentButton"_s)->click(); // the next one is selected by itself
    const QAbstractItemModel *rows = part<DataTable>(dialog, u"conflictsTable"_s)->model();
    QCOMPARE(rows->index(0, 4).data().toString(), u"Take archived"_s);
    QCOMPARE(rows->index(1, 4).data().toString(), u"Keep current"_s);
    QVERIFY(undo->isEnabled());
    undo->click();
    QTRY_COMPARE(undone.size(), 1);
    QCOMPARE(m_source->decided[0].choice, Choice::TakeArchived);
    QCOMPARE(m_source->decided[1].choice, Choice::KeepCurrent);
    QCOMPARE(m_source->decided[1].keyValues, QJsonObject({{u"id"_s, u"6"_s}}));
}

void SessionDialogsTest::decidesAllConflicts()
{
    UndoDialog dialog(m_source.get(), {}, twoConflicts());
    part<QPushButton>(dialog, u"keepAllCurrentButton"_s)->click();
    QVERIFY(part<QPushButton>(dialog, u"undoButton"_s)->isEnabled());
    part<QPushButton>(dialog, u"takeAllArchivedButton"_s)->click();
    part<QPushButton>(dialog, u"undoButton"_s)->click();
    QTRY_COMPARE(m_source->decided.size(), 2);
    for (const sessions::Decision &decision : std::as_const(m_source->decided))
        QCOMPARE(decision.choice, Choice::TakeArchived);
}

void SessionDialogsTest::namesWhatDoesNotFit()
{
    UndoDialog dialog(m_source.get(), {}, twoConflicts());
    dialog.show();
    part<QPushButton>(dialog, u"keepAllCurrentButton"_s)->click();
    m_source->refusal = fail(ErrorCode::Conflict, u"1 archived change does not fit."_s);
    m_source->refusal->problems = {{u"impact.users 9"_s, u"does-not-fit"_s, u"its base row is gone"_s}};
    part<QPushButton>(dialog, u"undoButton"_s)->click();
    const auto *message = dialog.findChild<MessageBar *>();
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(message->fact(), u"Nothing was brought back."_s);
    QVERIFY(message->rest().contains(u"impact.users 9: its base row is gone"));
    QVERIFY(dialog.isVisible());
}

void SessionDialogsTest::restoresTheOthersFromTheConflicts()
{
    UndoDialog dialog(m_source.get(), {}, twoConflicts());
    QSignalSpy undone(&dialog, &UndoDialog::undone);
    dialog.show();
    part<QPushButton>(dialog, u"keepAllCurrentButton"_s)->click();
    m_source->misfit = fail(ErrorCode::Conflict, u"1 archived change does not fit."_s);
    m_source->misfit->problems = {{u"impact.users 9"_s, u"does-not-fit"_s, u"its base row is gone"_s}};
    part<QPushButton>(dialog, u"undoButton"_s)->click();
    auto *others = part<QPushButton>(dialog, u"restoreOthersButton"_s);
    QTRY_VERIFY(others->isVisible());
    QVERIFY(others->isEnabled());
    others->click();
    QTRY_COMPARE(undone.size(), 1);
    QCOMPARE(m_source->calls.constLast(), u"undo 0 partly"_s);
    QCOMPARE(m_source->decided.size(), 2);
}

void SessionDialogsTest::listsWhatWasLeftOut()
{
    sessions::Archive archive;
    archive.changes = 12;
    LeftOutDialog dialog(sessions::UndoOutcome{archive,
                                               {{u"impact.users"_s, u"5"_s, u"its base row is gone"_s},
                                                {u"impact.users"_s, QString(), u"its column “rank” is gone"_s}}});
    const QAbstractItemModel *rows = part<DataTable>(dialog, u"leftOutTable"_s)->model();
    QCOMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->index(0, 0).data().toString(), u"5"_s);
    QCOMPARE(rows->index(0, 2).data().toString(), u"Its base row is gone"_s);
    QCOMPARE(rows->index(1, 0).data().toString(), u"—"_s);
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().contains(u"11 changes came back"); }));
    QVERIFY(part<QPushButton>(dialog, u"closeButton"_s)->isDefault());
}

void SessionDialogsTest::offersTheOthersOnlyWhereThereAreSome_data()
{
    QTest::addColumn<qint64>("changes");
    QTest::addColumn<bool>("isOffered");
    QTest::newRow("some fit") << qint64(2) << true;
    QTest::newRow("none fits") << qint64(1) << false;
}

void SessionDialogsTest::offersTheOthersOnlyWhereThereAreSome()
{
    QFETCH(qint64, changes);
    QFETCH(bool, isOffered);
    sessions::Archive archive;
    archive.changes = changes;
    Error error = fail(ErrorCode::Conflict, u"1 archived change does not fit."_s);
    error.problems = {{u"impact.users 9"_s, u"does-not-fit"_s, u"its base row is gone"_s}};
    QVERIFY(LeftOutDialog::isMisfit(error));
    LeftOutDialog dialog(archive, error);
    QSignalSpy wanted(&dialog, &LeftOutDialog::othersWanted);
    auto *others = part<QPushButton>(dialog, u"restoreOthersButton"_s);
    QCOMPARE(others->isEnabled(), isOffered);
    others->click();
    QCOMPARE(wanted.size(), isOffered ? 1 : 0);
}

void SessionDialogsTest::speaksOfAClosedSession()
{
    sessions::Archive archive;
    archive.person = u"jane"_s;
    archive.reason = u"closed"_s;
    const UndoDialog dialog(m_source.get(), archive, twoConflicts());
    QCOMPARE(dialog.windowTitle(), u"Undo the closing of jane’s session"_s);
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().startsWith(u"jane has opened another session");
    }));
}

QTEST_MAIN(SessionDialogsTest)
#include "tst_session_dialogs.moc"
