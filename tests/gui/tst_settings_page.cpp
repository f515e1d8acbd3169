#include "base/clock.h"
#include "fake_operations.h"
#include "fake_settings.h"
#include "gui/common/data_table.h"
#include "gui/common/field_hint.h"
#include "gui/common/message_bar.h"
#include "gui/operations/console_data.h"
#include "gui/settings/rate_dialog.h"
#include "gui/settings/role_dialog.h"
#include "gui/settings/rotate_dialog.h"
#include "gui/settings/settings_page.h"
#include "gui/settings/settings_words.h"
#include "gui/shell/window_settings.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using access::RateException;
using access::RateUse;
using Section = SettingsPage::Section;

/// What a person changes on the Settings page, and what is refused there.
class TestSettingsPage final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void changesASettingAtOnce();
    void takesBackWhatIsRefused();
    void changesATextWhenItIsWritten();
    void followsOthers();
    void leavesLimitsToTheirOwnSection();
    void holdsBackWhoIsNoAdministrator();
    void tellsWhatIsUsed();
    void tellsWhoWasRefused();
    void keepsTheChosenLine();
    void makesAnException();
    void saysWhatIsWrongWithAnException();
    void endsAnException();
    void listsLogins();
    void searchesLogins();
    void givesARole();
    void takesARoleAway();
    void saysWhyARoleStays();
    void saysThatRolesCouldNotBeRead();
    void listsSalts();
    void rotatesTheSalt();
    void handsTheSaltsLineOut();
    void saysWhyTheSaltStays();
    void choosesTheAppearance();
    void remembersItsSection();

private:
    template <class T>
    T *child(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    QString cell(const QString &table, int row, int column)
    {
        const QAbstractItemModel *model = child<DataTable>(table)->model();
        return model->index(row, column).data().toString();
    }
    int rows(const QString &table) { return child<DataTable>(table)->model()->rowCount(); }
    void open(Section section);
    void makePage();
    /// The problem under an input.
    QString problemOf(const QWidget *input) { return input->parentWidget()->findChild<FieldHint *>()->problem(); }

    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<FakeSettings> m_source;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<WindowSettings>(m_folder->filePath(u"settings.ini"_s));
    if (!m_theme)
        m_theme = std::make_unique<Theme>();
    m_operations = std::make_unique<FakeOperations>();
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_data->standing().set(access::rightsOfRole(u"admin"_s));
    m_source = std::make_unique<FakeSettings>();
    m_source->settings = {{u"rateLimit.createPerHour"_s, 5, 5, 1, 10'000, {}},
                          {u"rateLimit.exportPerHour"_s, 20, 20, 1, 10'000, {}},
                          {u"rateLimit.refreshPerHour"_s, 10, 10, 1, 10'000, {}},
                          {u"sweep.cap"_s, 50, 50, 1, 1'000, {}},
                          {u"weather.rain"_s, 3, 3, 0, 9, u"How much it rains"_s}};
    m_source->texts = {{u"access.baseDomain"_s, u"demo.example"_s, u"demo.example"_s, {}}};
    m_source->uses = {{u"create"_s, u"10.0.0.7"_s, 5, 5, m_clock.now().addSecs(-60), m_clock.now().addSecs(600), {}},
                      {u"export"_s,
                       u"demo-acme"_s,
                       1,
                       70,
                       m_clock.now(),
                       {},
                       RateException{u"export"_s, u"demo-acme"_s, 70, {}, u"Load test"_s, u"root"_s}}};
    m_source->groups = {{u"viewer"_s, {}}, {u"sales"_s, {}}, {u"admin"_s, {}}};
    m_source->members = {{u"amelia"_s, {u"sales"_s, u"admin"_s}, {u"viewer"_s}}, {u"kenji"_s, {u"sales"_s}, {}}};
    m_source->known = {{u"amelia"_s, false}, {u"kenji"_s, false}, {u"lena"_s, false}, {u"postgres"_s, true}};
    makePage();
}

void TestSettingsPage::makePage()
{
    m_page =
        std::make_unique<SettingsPage>(SettingsPage::Collaborators{*m_source, *m_data, *m_theme, m_clock, *m_settings});
    m_page->resize(1200, 800);
}

void TestSettingsPage::cleanup()
{
    m_page.reset();
}

void TestSettingsPage::open(Section section)
{
    m_page->showSection(section);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestSettingsPage::changesASettingAtOnce()
{
    open(Section::Defaults);
    auto *cap = child<QSpinBox>(u"sweepCapSpinBox"_s);
    QVERIFY(cap && cap->isEnabled());
    QCOMPARE(cap->value(), 50);
    cap->setFocus();
    cap->selectAll();
    QTest::keyClicks(cap, u"80"_s);
    QVERIFY(m_source->wishes.isEmpty()); // not while somebody types
    QTest::keyClick(cap, Qt::Key_Return);
    QCOMPARE(m_source->wishes, (QList<QStringList>{{u"set"_s, u"sweep.cap"_s, u"80"_s}}));
    QCOMPARE(cap->value(), 80);
    QCOMPARE(child<QSpinBox>(u"weatherRainSpinBox"_s)->maximum(), 9); // a newer program's setting
}

void TestSettingsPage::takesBackWhatIsRefused()
{
    open(Section::Defaults);
    m_source->refusal = fail(ErrorCode::PermissionDenied, u"You may not."_s, u"Ask an administrator."_s);
    auto *cap = child<QSpinBox>(u"sweepCapSpinBox"_s);
    cap->setValue(99);
    QTRY_COMPARE(cap->value(), 50);
    QVERIFY2(problemOf(cap).contains(u"You may not. Ask an administrator."_s), qPrintable(problemOf(cap)));
    m_source->refusal.reset();
    cap->setValue(99);
    QTRY_COMPARE(problemOf(cap), QString());
    QCOMPARE(cap->value(), 99);
}

void TestSettingsPage::changesATextWhenItIsWritten()
{
    open(Section::Defaults);
    auto *domain = child<QLineEdit>(u"accessBaseDomainLineEdit"_s);
    QCOMPARE(domain->text(), u"demo.example"_s);
    domain->setFocus();
    domain->selectAll();
    QTest::keyClicks(domain, u"try.example "_s);
    QVERIFY(m_source->wishes.isEmpty());
    QTest::keyClick(domain, Qt::Key_Return);
    QCOMPARE(m_source->wishes, (QList<QStringList>{{u"setText"_s, u"access.baseDomain"_s, u"try.example"_s}}));
    QTRY_COMPARE(domain->text(), u"try.example"_s);
}

/// What somebody else changed shows; what is being written here stays.
void TestSettingsPage::followsOthers()
{
    open(Section::Defaults);
    auto *cap = child<QSpinBox>(u"sweepCapSpinBox"_s);
    child<QLineEdit>(u"accessBaseDomainLineEdit"_s)->setFocus();
    m_source->settings[3].value = 70;
    emit m_source->changed();
    QTRY_COMPARE(cap->value(), 70);
    cap->setFocus();
    cap->selectAll();
    QTest::keyClicks(cap, u"9"_s);
    m_source->settings[3].value = 71;
    emit m_source->changed();
    QCOMPARE(cap->text(), u"9"_s);
}

void TestSettingsPage::leavesLimitsToTheirOwnSection()
{
    open(Section::Defaults);
    QVERIFY(!child<QSpinBox>(u"rateLimitCreatePerHourSpinBox"_s));
    m_page->showSection(Section::Limits);
    auto *creations = child<QSpinBox>(u"rateLimitCreatePerHourSpinBox"_s);
    QVERIFY(creations);
    creations->setValue(8);
    QCOMPARE(m_source->wishes, (QList<QStringList>{{u"set"_s, u"rateLimit.createPerHour"_s, u"8"_s}}));
}

void TestSettingsPage::holdsBackWhoIsNoAdministrator()
{
    m_data->standing().set(access::rightsOfRole(u"ops"_s));
    open(Section::Limits);
    m_page->showSection(Section::Defaults);
    m_page->showSection(Section::Roles);
    for (const QString &name : {u"rateLimitCreatePerHourSpinBox"_s, u"sweepCapSpinBox"_s, u"accessBaseDomainLineEdit"_s,
                                u"exceptButton"_s, u"endExceptionButton"_s, u"giveRoleButton"_s, u"takeRoleButton"_s}) {
        const auto *widget = child<QWidget>(name);
        QVERIFY2(widget && !widget->isEnabled(), qPrintable(name));
        QVERIFY2(widget->toolTip().contains(u"admin"_s), qPrintable(widget->toolTip()));
    }
    m_data->standing().set(access::rightsOfRole(u"admin"_s));
    QVERIFY(child<QSpinBox>(u"sweepCapSpinBox"_s)->isEnabled());
    QVERIFY(child<QPushButton>(u"giveRoleButton"_s)->isEnabled());
}

void TestSettingsPage::tellsWhatIsUsed()
{
    open(Section::Limits);
    QCOMPARE(rows(u"usesTable"_s), 2);
    QStringList first;
    QStringList second;
    for (int column = 0; column < 6; ++column) {
        first.append(cell(u"usesTable"_s, 0, column));
        second.append(cell(u"usesTable"_s, 1, column));
    }
    QCOMPARE(first, (QStringList{u"Creations"_s, u"10.0.0.7"_s, u"5 of 5"_s, u"in 10:00"_s, u"—"_s, QString()}));
    QCOMPARE(second,
             (QStringList{u"Exports"_s, u"demo-acme"_s, u"1 of 70"_s, u"now"_s, u"70 an hour"_s, u"Load test"_s}));
    m_source->uses.clear();
    emit m_source->changed();
    QTRY_COMPARE(child<QStackedWidget>(u"usesStackedWidget"_s)->currentWidget()->objectName(), u"noUsesPage"_s);
}

void TestSettingsPage::tellsWhoWasRefused()
{
    m_source->refusals = {{u"load.test"_s, {}, u"create"_s, 1'204, QDate(2026, 11, 18), m_clock.now().addSecs(-180)},
                          {{}, u"showroomctl"_s, u"export"_s, 3, QDate(2026, 11, 20), m_clock.now()}};
    open(Section::Limits);
    QTRY_COMPARE(rows(u"refusalsTable"_s), 2);
    QStringList first;
    for (int column = 0; column < 6; ++column)
        first.append(cell(u"refusalsTable"_s, 0, column));
    QCOMPARE(first, (QStringList{u"load.test"_s, u"another program"_s, u"Creations"_s, QLocale().toString(1'204),
                                 QLocale().toString(QDate(2026, 11, 18), QLocale::ShortFormat), u"3 min ago"_s}));
    QCOMPARE(cell(u"refusalsTable"_s, 1, 0), u"a login that is gone"_s);
    QCOMPARE(cell(u"refusalsTable"_s, 1, 1), u"showroomctl"_s);
    m_source->refusals.clear();
    emit m_source->changed();
    QTRY_COMPARE(child<QStackedWidget>(u"refusalsStackedWidget"_s)->currentWidget()->objectName(), u"noRefusalsPage"_s);
}

void TestSettingsPage::keepsTheChosenLine()
{
    open(Section::Limits);
    child<DataTable>(u"usesTable"_s)->selectRow(1);
    m_source->uses.prepend({u"create"_s, u"10.0.0.9"_s, 1, 5, m_clock.now(), {}, {}});
    emit m_source->changed();
    QTRY_COMPARE(rows(u"usesTable"_s), 3);
    QCOMPARE(child<DataTable>(u"usesTable"_s)->selectionModel()->selectedRows().value(0).row(), 2);
}

void TestSettingsPage::makesAnException()
{
    open(Section::Limits);
    child<DataTable>(u"usesTable"_s)->selectRow(0);
    child<QPushButton>(u"exceptButton"_s)->click();
    auto *dialog = child<RateDialog>(u"rateDialog"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"keyLineEdit"_s)->text(), u"10.0.0.7"_s);
    dialog->findChild<QSpinBox *>(u"perHourSpinBox"_s)->setValue(30);
    dialog->findChild<QDateEdit *>(u"untilDateEdit"_s)->setDate(QDate(2026, 12, 1));
    dialog->findChild<QLineEdit *>(u"reasonLineEdit"_s)->setText(u"Partner day"_s);
    dialog->findChild<QPushButton *>(u"actButton"_s)->click();
    const RateException expected{
        u"create"_s, u"10.0.0.7"_s, 30, QDate(2026, 12, 2).startOfDay().toUTC(), u"Partner day"_s, {}};
    QTRY_COMPARE(m_source->exceptions, QList<RateException>{expected});
}

void TestSettingsPage::saysWhatIsWrongWithAnException()
{
    RateDialog dialog(*m_source, m_clock, std::nullopt);
    dialog.show();
    auto *act = dialog.findChild<QPushButton *>(u"actButton"_s);
    auto *key = dialog.findChild<QLineEdit *>(u"keyLineEdit"_s);
    QVERIFY(!act->isEnabled());
    key->setText(u"acme"_s);
    QVERIFY(act->isEnabled());
    Error refusal = fail(ErrorCode::InvalidInput, u"“acme” is nothing."_s, u"Give an address."_s);
    refusal.problems = {{u"key"_s, u"invalid"_s, u"Nothing is counted for this."_s}};
    m_source->refusal = refusal;
    act->click();
    QTRY_COMPARE(problemOf(key), u"Nothing is counted for this."_s);
    QVERIFY(dialog.isVisible());
    key->setText(u"10.0.0.1"_s);
    QCOMPARE(problemOf(key), QString());
    auto *span = dialog.findChild<QComboBox *>(u"spanComboBox"_s);
    span->setCurrentIndex(0);
    m_source->refusal.reset();
    act->click();
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(!m_source->exceptions.last().until.isValid());
}

void TestSettingsPage::endsAnException()
{
    open(Section::Limits);
    auto *end = child<QPushButton>(u"endExceptionButton"_s);
    child<DataTable>(u"usesTable"_s)->selectRow(0);
    QVERIFY(!end->isEnabled());
    child<DataTable>(u"usesTable"_s)->selectRow(1);
    QVERIFY(end->isEnabled());
    end->click();
    QCOMPARE(m_source->wishes.last(), (QStringList{u"end"_s, u"export"_s, u"demo-acme"_s, QString()}));
}

void TestSettingsPage::listsLogins()
{
    open(Section::Roles);
    QCOMPARE(rows(u"loginsTable"_s), 2);
    QCOMPARE(cell(u"loginsTable"_s, 0, 0), u"amelia"_s);
    QCOMPARE(cell(u"loginsTable"_s, 0, 1), u"sales, admin"_s);
    QCOMPARE(cell(u"loginsTable"_s, 0, 2), u"viewer"_s);
    QCOMPARE(rows(u"groupsTable"_s), 3);
    QVERIFY(cell(u"groupsTable"_s, 2, 1).contains(u"limits"_s));
    auto *superusers = child<QLabel>(u"superusersLabel"_s);
    QVERIFY(superusers->isVisible() && superusers->text().contains(u"postgres"_s));
}

void TestSettingsPage::searchesLogins()
{
    open(Section::Roles);
    auto *search = child<QLineEdit>(u"loginSearchLineEdit"_s);
    search->setText(u"ADMIN"_s);
    QCOMPARE(rows(u"loginsTable"_s), 1);
    search->setText(u"kenji"_s);
    QCOMPARE(cell(u"loginsTable"_s, 0, 0), u"kenji"_s);
    search->setText(u"nobody"_s);
    QCOMPARE(child<QStackedWidget>(u"loginsStackedWidget"_s)->currentWidget()->objectName(), u"noLoginsPage"_s);
}

void TestSettingsPage::givesARole()
{
    open(Section::Roles);
    child<QPushButton>(u"giveRoleButton"_s)->click();
    auto *dialog = child<RoleDialog>(u"roleDialog"_s);
    auto *login = dialog->findChild<QComboBox *>(u"loginComboBox"_s);
    QCOMPARE(login->findText(u"postgres"_s), -1); // no role can bind a superuser
    auto *act = dialog->findChild<QPushButton *>(u"actButton"_s);
    QVERIFY(!act->isEnabled());
    login->setCurrentIndex(login->findText(u"lena"_s));
    dialog->findChild<QComboBox *>(u"roleComboBox"_s)->setCurrentText(u"sales"_s);
    dialog->findChild<QLineEdit *>(u"reasonLineEdit"_s)->setText(u" New in the team "_s);
    act->click();
    QCOMPARE(m_source->wishes.last(), (QStringList{u"grant"_s, u"lena"_s, u"sales"_s, u"New in the team"_s}));
}

void TestSettingsPage::takesARoleAway()
{
    open(Section::Roles);
    auto *take = child<QPushButton>(u"takeRoleButton"_s);
    QVERIFY(!take->isEnabled());
    child<DataTable>(u"loginsTable"_s)->selectRow(0);
    QVERIFY(take->isEnabled());
    take->click();
    auto *dialog = child<RoleDialog>(u"roleDialog"_s);
    auto *role = dialog->findChild<QComboBox *>(u"roleComboBox"_s);
    QCOMPARE(role->count(), 2); // what it was given, not what that brings along
    role->setCurrentText(u"admin"_s);
    dialog->findChild<QPushButton *>(u"actButton"_s)->click();
    QCOMPARE(m_source->wishes.last(), (QStringList{u"revoke"_s, u"amelia"_s, u"admin"_s, QString()}));
}

void TestSettingsPage::saysWhyARoleStays()
{
    m_source->refusal = fail(ErrorCode::Conflict, u"You would lock yourself out."_s, u"Let another one take it."_s);
    RoleDialog dialog(*m_source, m_data->standing(), m_source->members.first());
    dialog.show();
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QTRY_VERIFY(dialog.findChild<MessageBar *>()->isVisible());
    QVERIFY(dialog.findChild<MessageBar *>()->rest().contains(u"lock yourself out"_s));
    QVERIFY(dialog.isVisible());
}

void TestSettingsPage::saysThatRolesCouldNotBeRead()
{
    m_source->error = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s);
    open(Section::Roles);
    auto *bar = child<MessageBar>(u"rolesBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->fact(), u"The server does not answer."_s);
    m_source->error.reset();
    emit m_source->changed();
    QTRY_VERIFY(!bar->isVisible());
    QCOMPARE(rows(u"loginsTable"_s), 2);
}

void TestSettingsPage::listsSalts()
{
    using access::SaltState;
    open(Section::Salts);
    QCOMPARE(child<QStackedWidget>(u"saltsStackedWidget"_s)->currentWidget()->objectName(), u"noSaltsPage"_s);
    m_source->salts = {{u"1"_s, SaltState::Missing, m_clock.now(), u"root"_s, 1'204, false},
                       {u"2"_s, SaltState::Same, m_clock.now(), u"root"_s, 3, true}};
    emit m_source->changed();
    QTRY_COMPARE(rows(u"saltsTable"_s), 2);
    QStringList older;
    for (int column = 0; column < 4; ++column)
        older.append(cell(u"saltsTable"_s, 1, column));
    QCOMPARE(cell(u"saltsTable"_s, 0, 0), u"2"_s); // the newest first
    QCOMPARE(older, (QStringList{u"1"_s, u"Not here"_s, u"1,204"_s, u"root"_s}));
    QVERIFY(child<QLabel>(u"placeLabel"_s)->text().contains(u"/srv/salt"));
}

void TestSettingsPage::rotatesTheSalt()
{
    open(Section::Salts);
    child<QPushButton>(u"rotateButton"_s)->click();
    auto *dialog = child<RotateDialog>(u"rotateDialog"_s);
    QVERIFY(dialog);
    auto *act = dialog->findChild<QPushButton *>(u"actButton"_s);
    auto *version = dialog->findChild<QLineEdit *>(u"versionLineEdit"_s);
    QVERIFY(!act->isEnabled());
    version->setText(u"2"_s); // the one that is there
    QVERIFY(!act->isEnabled());
    version->setText(u"3"_s);
    dialog->findChild<QLineEdit *>(u"reasonLineEdit"_s)->setText(u" Yearly "_s);
    m_source->refusal = fail(ErrorCode::FileFailure, u"The keychain did not keep it."_s, u"Unlock it."_s);
    act->click();
    QTRY_VERIFY(dialog->findChild<MessageBar *>()->rest().contains(u"Unlock it."));
    QVERIFY(dialog->isVisible());
    m_source->refusal.reset();
    act->click();
    QCOMPARE(m_source->wishes.last(), (QStringList{u"rotate"_s, u"3"_s, u"Yearly"_s}));
    QTRY_VERIFY(child<MessageBar>(u"rotatedBar"_s)->fact().contains(u"version 3"));
}

/// A variable belongs to whoever starts the program: the line is shown, and nothing is said to the database.
void TestSettingsPage::handsTheSaltsLineOut()
{
    m_source->place = {u"SHOWROOM_MASTER_SALT"_s, {}, false, false};
    RotateDialog dialog(*m_source, m_source->rotation);
    dialog.show();
    dialog.findChild<QLineEdit *>(u"versionLineEdit"_s)->setText(u"3"_s);
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    auto *line = dialog.findChild<QLineEdit *>(u"saltLineEdit"_s);
    QVERIFY(line && line->isReadOnly());
    const auto salt = masking::Salt::parseLine(line->text().toLatin1());
    QVERIFY(salt);
    QCOMPARE(salt->version(), u"3"_s);
    QVERIFY(m_source->wishes.isEmpty());
    dialog.findChild<QPushButton *>(u"copyLineButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), line->text());
}

void TestSettingsPage::saysWhyTheSaltStays()
{
    m_source->planRefusal = fail(ErrorCode::SaltMissing, u"Version “2” is not configured here."_s, u"Add its line."_s);
    open(Section::Salts);
    child<QPushButton>(u"rotateButton"_s)->click();
    QVERIFY(!child<RotateDialog>(u"rotateDialog"_s));
    QVERIFY(child<MessageBar>(u"rotatedBar"_s)->isVisible());
    QCOMPARE(child<MessageBar>(u"rotatedBar"_s)->fact(), u"Version “2” is not configured here."_s);
    m_data->standing().set(access::rightsOfRole(u"ops"_s));
    QVERIFY(!child<QPushButton>(u"rotateButton"_s)->isEnabled());
    QVERIFY(child<QPushButton>(u"rotateButton"_s)->toolTip().contains(u"admin"));
}

void TestSettingsPage::choosesTheAppearance()
{
    open(Section::Appearance);
    QSignalSpy themes(m_page.get(), &SettingsPage::themeChosen);
    QSignalSpy densities(m_page.get(), &SettingsPage::densityChosen);
    QSignalSpy contrasts(m_page.get(), &SettingsPage::highContrastChosen);
    QVERIFY(child<QRadioButton>(u"systemThemeRadioButton"_s)->isChecked());
    child<QRadioButton>(u"darkThemeRadioButton"_s)->click();
    child<QRadioButton>(u"compactRadioButton"_s)->click();
    child<QCheckBox>(u"highContrastCheckBox"_s)->click();
    QCOMPARE(themes.value(0).value(0).value<ThemeChoice>(), ThemeChoice::Dark);
    QCOMPARE(densities.value(0).value(0).value<Density>(), Density::Compact);
    QCOMPARE(contrasts.value(0).value(0).toBool(), true);
}

void TestSettingsPage::remembersItsSection()
{
    m_page->showSection(Section::Roles);
    m_page.reset();
    makePage();
    QCOMPARE(child<QTabWidget>(u"sectionsTabWidget"_s)->currentIndex(), int(Section::Roles));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
