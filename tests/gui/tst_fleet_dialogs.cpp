#include "base/clock.h"
#include "base/translations.h"
#include "fake_fleet.h"
#include "fake_operations.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/environments/details_dialog.h"
#include "gui/environments/extend_dialog.h"
#include "gui/environments/owner_dialog.h"
#include "gui/environments/tags_dialog.h"
#include "gui/teardown/teardown_many_dialog.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using environments::Environment;

/// The dialogs that change environments, one or several.
class FleetDialogsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void savesOnlyWhatChanged();
    void saveIsOffWithoutAChange();
    void showsProblemsAtTheirField();
    void keepsAColleaguesWords();
    void extendsByTheChosenDays_data();
    void extendsByTheChosenDays();
    void growsForARefusal();
    void extendsUntilADay();
    void saysWhoWouldLiveShorter();
    void addsAndRemovesTags();
    void handsOver();
    void saysWhyNobodyCanOwnIt();
    void tearsDownOnlyWithTheTypedNumber_data();
    void tearsDownOnlyWithTheTypedNumber();
    void provesWhatIsGone();
    void sparesProtectedOnes();

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
    Environment environment(const QString &id) const;

    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<FakeFleet> m_fleet;
    std::unique_ptr<FakeOperations> m_operations;
};

void FleetDialogsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void FleetDialogsTest::init()
{
    m_fleet = std::make_unique<FakeFleet>();
    m_operations = std::make_unique<FakeOperations>();
}

Environment FleetDialogsTest::environment(const QString &id) const
{
    Environment made;
    made.id = id;
    made.name = id.mid(5).toUpper();
    made.status = environments::Status::Ready;
    made.owner = u"marcus"_s;
    made.notes = u"old notes"_s;
    made.tags = {u"autumn"_s, u"fair"_s};
    made.counts = {{u"impact.events"_s, 1125}, {u"impact.users"_s, 50}};
    made.createdAt = m_clock.now().addDays(-10);
    made.expiresAt = m_clock.now().addDays(20);
    return made;
}

void FleetDialogsTest::savesOnlyWhatChanged()
{
    DetailsDialog dialog(m_fleet.get(), environment(u"demo-acme"_s));
    QSignalSpy done(&dialog, &FleetDialog::done);
    part<QPlainTextEdit>(dialog, u"notesTextEdit"_s)->setPlainText(u"new notes"_s);
    part<QLineEdit>(dialog, u"tagsLineEdit"_s)->setText(u"fair, vip"_s);
    part<QComboBox>(dialog, u"ownerComboBox"_s)->setCurrentText(u"ingrid"_s);
    act(dialog)->click();
    QCOMPARE(m_fleet->ids, QStringList{u"demo-acme"_s});
    const auto &edit = m_fleet->edits.constFirst();
    QCOMPARE(edit.notes->was, u"old notes"_s);
    QCOMPARE(edit.notes->now, u"new notes"_s);
    QCOMPARE(edit.owner->now, u"ingrid"_s);
    QCOMPARE(edit.addTags, QStringList{u"vip"_s});
    QCOMPARE(edit.removeTags, QStringList{u"autumn"_s});
    QVERIFY(!edit.customer && !edit.description && !edit.admin);
    QCOMPARE(done.size(), 1);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void FleetDialogsTest::saveIsOffWithoutAChange()
{
    DetailsDialog dialog(m_fleet.get(), environment(u"demo-acme"_s));
    QVERIFY(!act(dialog)->isEnabled());
    auto *customer = part<QLineEdit>(dialog, u"customerLineEdit"_s);
    customer->setText(u"Acme Inc."_s);
    QVERIFY(act(dialog)->isEnabled());
    customer->clear();
    QVERIFY(!act(dialog)->isEnabled());
}

void FleetDialogsTest::showsProblemsAtTheirField()
{
    DetailsDialog dialog(m_fleet.get(), environment(u"demo-acme"_s));
    part<QLineEdit>(dialog, u"adminLineEdit"_s)->setText(u"nobody"_s);
    auto *field = qobject_cast<Field *>(part<QLineEdit>(dialog, u"adminLineEdit"_s)->parentWidget());
    QVERIFY(field && field->problem().contains(u"email address"));
    QVERIFY(!act(dialog)->isEnabled());
    part<QLineEdit>(dialog, u"adminLineEdit"_s)->setText(u"ingrid@example.com"_s);
    QVERIFY(field->problem().isEmpty());
    QVERIFY(act(dialog)->isEnabled());
}

void FleetDialogsTest::keepsAColleaguesWords()
{
    m_fleet->present = environment(u"demo-acme"_s);
    m_fleet->present.notes = u"theirs"_s;
    m_fleet->present.customer = u"Theirs Inc."_s;
    m_fleet->outcome = fail(ErrorCode::Conflict, u"Somebody else changed notes meanwhile."_s);
    DetailsDialog dialog(m_fleet.get(), environment(u"demo-acme"_s));
    dialog.show();
    part<QPlainTextEdit>(dialog, u"notesTextEdit"_s)->setPlainText(u"mine"_s);
    act(dialog)->click();
    QVERIFY(dialog.isVisible());
    QCOMPARE(part<QPlainTextEdit>(dialog, u"notesTextEdit"_s)->toPlainText(), u"mine"_s);
    QCOMPARE(part<QLineEdit>(dialog, u"customerLineEdit"_s)->text(), u"Theirs Inc."_s); // untouched here: follows
    QVERIFY(dialog.findChild<MessageBar *>()->fact().contains(u"Somebody else"));
    m_fleet->outcome = {};
    act(dialog)->click();
    QCOMPARE(m_fleet->edits.constLast().notes->was, u"theirs"_s);
    QVERIFY(!m_fleet->edits.constLast().customer);
    QVERIFY(!dialog.isVisible());
}

void FleetDialogsTest::extendsByTheChosenDays_data()
{
    QTest::addColumn<QString>("chip");
    QTest::addColumn<int>("days");
    QTest::newRow("a week") << u"extend7Button"_s << 7;
    QTest::newRow("two weeks") << u"extend14Button"_s << 14;
    QTest::newRow("a month") << u"extend30Button"_s << 30;
}

void FleetDialogsTest::extendsByTheChosenDays()
{
    QFETCH(QString, chip);
    QFETCH(int, days);
    ExtendDialog dialog(m_fleet.get(), {environment(u"demo-a"_s), environment(u"demo-b"_s)}, m_clock);
    part<QPushButton>(dialog, chip)->click();
    part<QLineEdit>(dialog, u"reasonLineEdit"_s)->setText(u" The deal moved "_s);
    const QString end = QLocale().toString(m_clock.now().addDays(20 + days).toLocalTime().date(), QLocale::LongFormat);
    QVERIFY2(part<QWidget>(dialog, u"endsList"_s)->accessibleDescription().contains(end), qPrintable(end));
    act(dialog)->click();
    QCOMPARE(m_fleet->ids, QStringList({u"demo-a"_s, u"demo-b"_s}));
    QCOMPARE(m_fleet->extensions.constFirst().days, days);
    QCOMPARE(m_fleet->extensions.constFirst().reason, u"The deal moved"_s);
    QVERIFY(!m_fleet->extensions.constFirst().until);
}

void FleetDialogsTest::growsForARefusal()
{
    m_fleet->outcome = fail(ErrorCode::PermissionDenied, u"Your role lacks the right to do this."_s,
                            u"Creating, changing and tearing down takes another role; an administrator grants it."_s);
    ExtendDialog dialog(m_fleet.get(), {environment(u"demo-a"_s)}, m_clock);
    dialog.show();
    const int endsHeight = part<QWidget>(dialog, u"endsList"_s)->visibleRegion().boundingRect().height();
    const int dayHeight = part<QDateEdit>(dialog, u"untilDateEdit"_s)->visibleRegion().boundingRect().height();
    QVERIFY(endsHeight > 0);
    act(dialog)->click();
    QTRY_VERIFY(dialog.findChild<MessageBar *>()->isVisible());
    QTRY_COMPARE(part<QWidget>(dialog, u"endsList"_s)->visibleRegion().boundingRect().height(), endsHeight);
    QCOMPARE(part<QDateEdit>(dialog, u"untilDateEdit"_s)->visibleRegion().boundingRect().height(), dayHeight);
}

void FleetDialogsTest::extendsUntilADay()
{
    ExtendDialog dialog(m_fleet.get(), {environment(u"demo-a"_s)}, m_clock);
    part<QPushButton>(dialog, u"extendUntilButton"_s)->click();
    auto *day = part<QDateEdit>(dialog, u"untilDateEdit"_s);
    QVERIFY(day->isEnabled());
    day->setDate(QDate(2027, 1, 31));
    act(dialog)->click();
    QCOMPARE(m_fleet->extensions.constFirst().until->toLocalTime().date(), QDate(2027, 1, 31));
    QVERIFY(!m_fleet->extensions.constFirst().days);
}

void FleetDialogsTest::saysWhoWouldLiveShorter()
{
    ExtendDialog dialog(m_fleet.get(), {environment(u"demo-a"_s)}, m_clock);
    part<QPushButton>(dialog, u"extendUntilButton"_s)->click();
    part<QDateEdit>(dialog, u"untilDateEdit"_s)->setDate(QDate(2026, 11, 25));
    QVERIFY(!act(dialog)->isEnabled());
    part<QPushButton>(dialog, u"extend7Button"_s)->click();
    QVERIFY(act(dialog)->isEnabled());
}

void FleetDialogsTest::addsAndRemovesTags()
{
    Environment other = environment(u"demo-b"_s);
    other.tags = {u"fair"_s};
    TagsDialog dialog(m_fleet.get(), {environment(u"demo-a"_s), other});
    QVERIFY(!act(dialog)->isEnabled());
    part<QLineEdit>(dialog, u"addTagsLineEdit"_s)->setText(u"vip,  winter fair"_s);
    QPushButton *fair = part<QPushButton>(dialog, u"tag2Button"_s);
    QCOMPARE(fair->text(), u"fair  2"_s);
    fair->click();
    act(dialog)->click();
    QCOMPARE(m_fleet->edits.constFirst().addTags, QStringList({u"vip"_s, u"winter fair"_s}));
    QCOMPARE(m_fleet->edits.constFirst().removeTags, QStringList{u"fair"_s});
}

void FleetDialogsTest::handsOver()
{
    OwnerDialog dialog(m_fleet.get(), {environment(u"demo-a"_s), environment(u"demo-b"_s)});
    QSignalSpy done(&dialog, &FleetDialog::done);
    QVERIFY(!act(dialog)->isEnabled()); // nobody is proposed
    part<QComboBox>(dialog, u"ownerComboBox"_s)->setCurrentText(u"ingrid"_s);
    act(dialog)->click();
    QCOMPARE(m_fleet->edits.constFirst().owner->now, u"ingrid"_s);
    QVERIFY(!m_fleet->edits.constFirst().owner->was);
    QCOMPARE(done.constFirst().constFirst().toString(), u"2 environments handed over to ingrid."_s);
}

void FleetDialogsTest::saysWhyNobodyCanOwnIt()
{
    m_fleet->owners = fail(ErrorCode::PermissionDenied, u"Your role may not see logins."_s);
    OwnerDialog dialog(m_fleet.get(), {environment(u"demo-a"_s)});
    dialog.show();
    QVERIFY(!act(dialog)->isEnabled());
    QVERIFY(dialog.findChild<MessageBar *>()->isVisible());
    QVERIFY(dialog.findChild<MessageBar *>()->rest().contains(u"may not see logins"));
}

void FleetDialogsTest::tearsDownOnlyWithTheTypedNumber_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isEnough");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("another number") << u"tear down 3 environments"_s << false;
    QTest::newRow("an id") << u"demo-a"_s << false;
    QTest::newRow("upper case") << u"TEAR DOWN 2 ENVIRONMENTS"_s << false;
    QTest::newRow("the number") << u"tear down 2 environments"_s << true;
}

void FleetDialogsTest::tearsDownOnlyWithTheTypedNumber()
{
    QFETCH(QString, typed);
    QFETCH(bool, isEnough);
    TeardownManyDialog dialog(m_operations.get(), {environment(u"demo-a"_s), environment(u"demo-b"_s)});
    const QString losses = part<QWidget>(dialog, u"lossesList"_s)->accessibleDescription();
    QVERIFY2(losses.contains(u"demo-a: 1,175 rows"_s) && losses.contains(u"demo-b: 1,175 rows"_s), qPrintable(losses));
    QVERIFY(losses.contains(u"Rows in all: 2,350"_s));
    part<QLineEdit>(dialog, u"reasonLineEdit"_s)->setText(u"Course is over"_s);
    dialog.input()->setText(typed);
    auto *confirm = part<QPushButton>(dialog, u"confirmButton"_s);
    QCOMPARE(confirm->isEnabled(), isEnough);
    confirm->click();
    QCOMPARE(m_operations->teardowns.size(), isEnough ? 2 : 0);
    QCOMPARE(m_operations->teardownReasons.count(u"Course is over"_s), isEnough ? 2 : 0);
}

void FleetDialogsTest::provesWhatIsGone()
{
    TeardownManyDialog dialog(m_operations.get(), {environment(u"demo-a"_s)});
    dialog.show();
    dialog.input()->setText(u"tear down 1 environment"_s);
    part<QPushButton>(dialog, u"confirmButton"_s)->click();
    QCOMPARE(m_operations->teardowns.constFirst(), qMakePair(u"demo-a"_s, u"demo-a"_s));
    jobs::Job job;
    job.id = *m_operations->teardownJob;
    job.kind = u"teardown"_s;
    job.environmentId = u"demo-a"_s;
    job.state = jobs::JobState::Done;
    job.outcome = {{u"remainingRows"_s, 0}};
    m_operations->tell(job);
    QVERIFY(part<QPushButton>(dialog, u"closeButton"_s)->isVisible());
    QCOMPARE(dialog.windowTitle(), u"1 environment gone"_s);
    QCOMPARE(part<QWidget>(dialog, u"lossesList"_s)->accessibleDescription(), u"demo-a: 0 rows left"_s);
}

void FleetDialogsTest::sparesProtectedOnes()
{
    Environment kept = environment(u"demo-kept"_s);
    kept.isProtected = true;
    TeardownManyDialog dialog(m_operations.get(), {environment(u"demo-a"_s), kept, environment(u"demo-b"_s)});
    dialog.show();
    QVERIFY(!part<QWidget>(dialog, u"lossesList"_s)->accessibleDescription().contains(u"demo-kept"));
    QVERIFY(dialog.findChild<MessageBar *>()->isVisible());
    dialog.input()->setText(u"tear down 2 environments"_s);
    part<QPushButton>(dialog, u"confirmButton"_s)->click();
    QCOMPARE(m_operations->teardowns.size(), 2);
}

QTEST_MAIN(FleetDialogsTest)
#include "tst_fleet_dialogs.moc"
