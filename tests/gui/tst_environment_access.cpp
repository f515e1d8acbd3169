#include "base/clock.h"
#include "base/translations.h"
#include "fake_sandboxes.h"
#include "gui/common/data_table.h"
#include "gui/common/fact_list.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/common/standing.h"
#include "gui/sandboxes/corner_watermark.h"
#include "gui/sandboxes/environment_access.h"
#include "gui/sandboxes/link_dialog.h"
#include "gui/sandboxes/password_dialog.h"
#include "gui/sandboxes/qr_code.h"
#include "gui/sandboxes/terms_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using sandboxes::LinkState;

/// Who may enter an environment, on its page and in its dialogs.
class EnvironmentAccessTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_access.reset(); }
    void listsLinksWithTheirUses();
    void revokesTheSelectedLink();
    void copiesThePersonas();
    void setsAPasswordThatIsMadeUp();
    void setsAPasswordOfOnesOwn();
    void refusesAPasswordAtItsField();
    void setsNoPasswordWhereNoneIsKept();
    void takesAUserOut();
    void showsWhatIsUsedOfTheLimits();
    void aDemoTenantHasNoLimits();
    void protectsAndLifts();
    void saysWhyNothingWasChanged();
    void followsOtherConsoles();
    void createsALinkAndShowsItOnce();
    void linksAreRefusedAtTheirField();
    void changesOnlyWhatIsOther();
    void limitsBelowUseAreRefusedAtTheirField();
    void drawsACodeThatPhonesRead();
    void watermarkLiesInTheCorner();

private:
    environments::Environment environment(environments::Kind kind = environments::Kind::Sandbox) const;
    void open(const environments::Environment &environment);

    template <class T>
    T *child(const QString &name) const
    {
        auto *found = m_access->findChild<T *>(name);
        if (!found)
            qFatal("no %s in the tab", qPrintable(name));
        return found;
    }

    std::unique_ptr<Translations> m_translations;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<FakeSandboxes> m_source;
    Standing m_standing;
    std::unique_ptr<EnvironmentAccess> m_access;
};

void EnvironmentAccessTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

environments::Environment EnvironmentAccessTest::environment(environments::Kind kind) const
{
    environments::Environment made;
    made.id = kind == environments::Kind::Sandbox ? u"sandbox-acme"_s : u"demo-acme"_s;
    made.name = u"Acme"_s;
    made.kind = kind;
    made.status = environments::Status::Ready;
    made.expiresAt = m_clock.now().addDays(6);
    return made;
}

void EnvironmentAccessTest::init()
{
    m_source = std::make_unique<FakeSandboxes>();
    sandboxes::Sandbox sandbox;
    sandbox.environment = environment();
    sandbox.maxUsers = 10;
    sandbox.users = 10;
    sandbox.maxApiCalls = 10'000;
    sandbox.usedApiCalls = 2'318;
    sandbox.apiRate = 60;
    sandbox.restrictions = {{u"export"_s, false}, {u"billing"_s, true}};
    m_source->known = {sandbox};
    m_source->knownPersonas = {{u"1"_s, u"Jane Smith"_s, u"jane@forge.example"_s, u"Owner"_s, {}, {}, true},
                               {u"2"_s, u"Li Wei"_s, u"li@forge.example"_s, u"Member"_s, {}, {}, true}};
    m_source->knownUsers = {{u"elise"_s, m_clock.now().addDays(-2), m_clock.now().addSecs(-600)}};
    sandboxes::AccessLink link;
    link.id = u"17"_s;
    link.label = u"Elise"_s;
    link.personaName = u"Jane Smith"_s;
    link.maxUses = 5;
    link.uses = 2;
    link.lastUsedAt = m_clock.now().addSecs(-7200);
    sandboxes::AccessLink over = link;
    over.id = u"16"_s;
    over.label = u"Old"_s;
    over.state = LinkState::Revoked;
    m_source->knownLinks = {link, over};
}

void EnvironmentAccessTest::open(const environments::Environment &environment)
{
    m_access = std::make_unique<EnvironmentAccess>(environment.id, *m_source, m_clock, m_standing);
    m_access->setEnvironment(environment);
    m_access->show();
    QTRY_VERIFY(!child<QLabel>(u"addressLabel"_s)->text().isEmpty());
}

void EnvironmentAccessTest::listsLinksWithTheirUses()
{
    open(environment());
    const auto *rows = child<DataTable>(u"linksTable"_s)->model();
    QCOMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->index(0, 0).data().toString(), u"Elise"_s);
    QCOMPARE(rows->index(0, 1).data().toString(), u"2 of 5"_s);
    QCOMPARE(rows->index(0, 2).data().toString(), u"2 h ago"_s);
    QCOMPARE(rows->index(1, 4).data().toString(), u"Revoked"_s);
    QCOMPARE(child<QLabel>(u"addressLabel"_s)->text(), u"https://sandbox-acme.demo.test"_s);
    child<QPushButton>(u"copyAddressButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"https://sandbox-acme.demo.test"_s);
}

void EnvironmentAccessTest::revokesTheSelectedLink()
{
    open(environment());
    auto *revoke = child<QPushButton>(u"revokeLinkButton"_s);
    QVERIFY(!revoke->isEnabled());
    child<DataTable>(u"linksTable"_s)->selectRow(1);
    QVERIFY2(!revoke->isEnabled(), "it is revoked already");
    child<DataTable>(u"linksTable"_s)->selectRow(0);
    QVERIFY(revoke->isEnabled());
    revoke->click();
    QCOMPARE(m_source->revoked, QStringList{u"17"_s});
    QTRY_VERIFY(child<MessageBar>(u"messageBar"_s)->fact().contains(u"revoked"_s));
}

void EnvironmentAccessTest::copiesThePersonas()
{
    open(environment());
    child<QPushButton>(u"copyPersonasButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"Jane Smith\tjane@forge.example\tOwner\nLi Wei\tli@forge.example\tMember"_s);
    m_source->knownPersonas.clear();
    emit m_source->changed();
    QTRY_VERIFY(!child<QPushButton>(u"copyPersonasButton"_s)->isEnabled());
    QVERIFY(!child<QLabel>(u"noPersonasLabel"_s)->isHidden());
}

void EnvironmentAccessTest::setsAPasswordThatIsMadeUp()
{
    open(environment());
    auto *set = child<QPushButton>(u"setPasswordButton"_s);
    QVERIFY(!set->isEnabled());
    QCOMPARE(set->toolTip(), u"Select a persona"_s);
    child<DataTable>(u"personasTable"_s)->selectRow(1);
    QVERIFY(set->isEnabled());
    set->click();
    auto *dialog = m_access->findChild<PasswordDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QPushButton *>(u"actButton"_s)->isEnabled());
    dialog->findChild<QPushButton *>(u"actButton"_s)->click();
    QCOMPARE(m_source->passwords.size(), 1);
    QCOMPARE(m_source->passwords.first().first, u"li@forge.example"_s);
    auto *shown = dialog->findChild<QLineEdit *>(u"shownPasswordLineEdit"_s);
    QVERIFY(shown);
    QCOMPARE(shown->text(), m_source->passwords.first().second);
    QVERIFY(shown->text().size() >= 16);
    dialog->findChild<QPushButton *>(u"copyPasswordButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), shown->text());
}

void EnvironmentAccessTest::setsAPasswordOfOnesOwn()
{
    PasswordDialog dialog(m_source.get(), u"sandbox-acme"_s, m_source->knownPersonas.first());
    dialog.show();
    auto *password = dialog.findChild<QLineEdit *>(u"passwordLineEdit"_s);
    QVERIFY(!password->isEnabled());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    dialog.findChild<QRadioButton *>(u"ownRadioButton"_s)->click();
    QVERIFY(password->isEnabled());
    QTest::keyClicks(password, u"open sesame"_s);
    QSignalSpy done(&dialog, &FleetDialog::done);
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QCOMPARE(m_source->passwords.first(), std::make_pair(u"jane@forge.example"_s, u"open sesame"_s));
    QCOMPARE(done.size(), 1);
    QVERIFY2(!done.first().first().toString().contains(u"sesame"), "a bar behind the dialog stays");
}

void EnvironmentAccessTest::refusesAPasswordAtItsField()
{
    PasswordDialog dialog(m_source.get(), u"sandbox-acme"_s, m_source->knownPersonas.first());
    dialog.show();
    dialog.findChild<QRadioButton *>(u"ownRadioButton"_s)->click();
    dialog.findChild<QLineEdit *>(u"passwordLineEdit"_s)->setText(u"four"_s);
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QVERIFY(m_source->passwords.isEmpty());
    const auto fields = dialog.findChildren<Field *>();
    QCOMPARE(fields.first()->problem(), u"The password is too short."_s);
    m_source->wish = fail(ErrorCode::PermissionDenied, u"Your role lacks the right to do this."_s, u"Ask for it."_s);
    dialog.findChild<QLineEdit *>(u"passwordLineEdit"_s)->setText(u"long enough"_s);
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QVERIFY(!dialog.findChild<QLineEdit *>(u"shownPasswordLineEdit"_s));
    const auto bars = dialog.findChildren<MessageBar *>();
    QVERIFY(std::any_of(bars.begin(), bars.end(), [](const MessageBar *bar) {
        return bar->isVisible() && bar->rest().startsWith(u"Your role lacks the right to do this."_s);
    }));
}

void EnvironmentAccessTest::setsNoPasswordWhereNoneIsKept()
{
    m_source->knownPersonas.first().takesPassword = false;
    m_source->knownPersonas.last().passwordSetAt = m_clock.now().addSecs(-7200);
    open(environment());
    const auto *rows = child<DataTable>(u"personasTable"_s)->model();
    QCOMPARE(rows->index(0, 2).data().toString(), u"—"_s);
    QCOMPARE(rows->index(1, 2).data().toString(), u"Set 2 h ago"_s);
    child<DataTable>(u"personasTable"_s)->selectRow(0);
    QVERIFY(!child<QPushButton>(u"setPasswordButton"_s)->isEnabled());
    QVERIFY(child<QPushButton>(u"setPasswordButton"_s)->toolTip().contains(u"no passwords"));
}

void EnvironmentAccessTest::takesAUserOut()
{
    open(environment());
    QVERIFY(!child<QPushButton>(u"dismissUserButton"_s)->isEnabled());
    child<DataTable>(u"usersTable"_s)->selectRow(0);
    child<QPushButton>(u"dismissUserButton"_s)->click();
    QCOMPARE(m_source->dismissed, QStringList{u"elise"_s});
}

void EnvironmentAccessTest::showsWhatIsUsedOfTheLimits()
{
    open(environment());
    QTRY_VERIFY(!child<QWidget>(u"termsCard"_s)->isHidden());
    const QString terms = child<FactList>(u"termsList"_s)->accessibleDescription();
    QVERIFY2(terms.contains(u"Users: 10 of 10"_s), qPrintable(terms));
    QVERIFY2(terms.contains(u"API calls: 2,318 of 10,000"_s), qPrintable(terms));
    QVERIFY2(terms.contains(u"Calls a minute: 60"_s), qPrintable(terms));
    QVERIFY2(terms.contains(u"Also allowed: Export"_s), qPrintable(terms));
}

void EnvironmentAccessTest::aDemoTenantHasNoLimits()
{
    open(environment(environments::Kind::Demo));
    QVERIFY(child<QWidget>(u"termsCard"_s)->isHidden());
    QVERIFY(child<QPushButton>(u"newLinkButton"_s)->isEnabled());
}

void EnvironmentAccessTest::protectsAndLifts()
{
    open(environment());
    auto *protect = child<QPushButton>(u"protectButton"_s);
    QCOMPARE(protect->text(), u"Protect"_s);
    protect->click();
    QCOMPARE(m_source->protections.constLast(), std::make_pair(QStringList{u"sandbox-acme"_s}, true));
    environments::Environment safe = environment();
    safe.isProtected = true;
    m_access->setEnvironment(safe);
    QCOMPARE(protect->text(), u"Lift protection"_s);
    QVERIFY(child<FactList>(u"lifeList"_s)->accessibleDescription().contains(u"not while it is protected"_s));
    protect->click();
    QCOMPARE(m_source->protections.constLast().second, false);
}

void EnvironmentAccessTest::saysWhyNothingWasChanged()
{
    m_source->wish = fail(ErrorCode::PermissionDenied, u"You may not."_s, u"Ask operations."_s);
    open(environment());
    child<QPushButton>(u"protectButton"_s)->click();
    const auto *bar = child<MessageBar>(u"messageBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->fact(), u"You may not."_s);
    QVERIFY(bar->rest().contains(u"Ask operations."_s));
}

void EnvironmentAccessTest::followsOtherConsoles()
{
    open(environment());
    m_source->knownLinks.removeFirst();
    emit m_source->changed();
    QTRY_COMPARE(child<DataTable>(u"linksTable"_s)->model()->rowCount(), 1);
}

void EnvironmentAccessTest::createsALinkAndShowsItOnce()
{
    LinkDialog dialog(m_source.get(), environment(), m_clock);
    QSignalSpy done(&dialog, &FleetDialog::done);
    dialog.open();
    auto *persona = dialog.findChild<QComboBox *>(u"personaComboBox"_s);
    QTRY_COMPARE(persona->count(), 3);
    persona->setCurrentIndex(2);
    dialog.findChild<QLineEdit *>(u"labelLineEdit"_s)->setText(u" Elise "_s);
    dialog.findChild<QSpinBox *>(u"usesSpinBox"_s)->setValue(3);
    dialog.findChild<QSpinBox *>(u"linkDaysSpinBox"_s)->setValue(2);
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QTRY_COMPARE(done.size(), 1);
    const sandboxes::LinkRequest &request = m_source->linkRequests.constFirst();
    QCOMPARE(request.environmentId, u"sandbox-acme"_s);
    QCOMPARE(request.persona, u"li@forge.example"_s);
    QCOMPARE(request.label, u"Elise"_s);
    QCOMPARE(request.maxUses, std::optional(3));
    QCOMPARE(request.expiresAt, m_clock.now().addDays(2));

    const auto *shown = dialog.findChild<QLineEdit *>(u"linkLineEdit"_s);
    QVERIFY(shown && shown->isReadOnly());
    QTRY_VERIFY(shown->isVisible());
    QCOMPARE(shown->text(), u"https://demo.test/demo/srl_secret"_s);
    QCOMPARE(dialog.findChild<QrCode *>()->text(), shown->text());
    dialog.findChild<QPushButton *>(u"copyLinkButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), shown->text());
    QVERIFY(!persona->isVisible());
}

void EnvironmentAccessTest::linksAreRefusedAtTheirField()
{
    m_source->link = Error{ErrorCode::InvalidInput, u"No."_s, {}, {}, {{u"uses"_s, u"range"_s, u"Too often."_s}}};
    LinkDialog dialog(m_source.get(), environment(), m_clock);
    dialog.open();
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QTRY_COMPARE(dialog.findChild<QSpinBox *>(u"usesSpinBox"_s)->accessibleDescription(), u"Too often."_s);
    QVERIFY(dialog.isVisible());

    m_source->link =
        fail(ErrorCode::Conflict, u"“sandbox-acme” is expired; no link could open it."_s, u"Extend it first."_s);
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QTRY_VERIFY(dialog.findChild<MessageBar *>()->isVisible());
    QVERIFY(dialog.findChild<MessageBar *>()->rest().contains(u"Extend it first."_s));
}

void EnvironmentAccessTest::changesOnlyWhatIsOther()
{
    TermsDialog dialog(m_source.get(), m_source->known.constFirst());
    dialog.open();
    QVERIFY(!dialog.findChild<QCheckBox *>(u"exportCheckBox"_s)->isChecked());
    dialog.findChild<QSpinBox *>(u"maxUsersSpinBox"_s)->setValue(25);
    dialog.findChild<QCheckBox *>(u"exportCheckBox"_s)->click();
    dialog.findChild<QSpinBox *>(u"autoResetSpinBox"_s)->setValue(48);
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QTRY_VERIFY(!dialog.isVisible());
    const sandboxes::Change &change = m_source->changes.constFirst();
    QCOMPARE(change.maxUsers, std::optional(25));
    QVERIFY(!change.maxApiCalls && !change.apiRate && !change.accessibleBy);
    QCOMPARE(change.autoResetHours, std::optional(48));
    QCOMPARE(change.restrictions, (QMap<QString, bool>{{u"export"_s, true}}));
}

void EnvironmentAccessTest::limitsBelowUseAreRefusedAtTheirField()
{
    m_source->wish = Error{
        ErrorCode::InvalidInput, u"No."_s, {}, {}, {{u"maxUsers"_s, u"below-use"_s, u"10 users are in already."_s}}};
    TermsDialog dialog(m_source.get(), m_source->known.constFirst());
    dialog.open();
    auto *users = dialog.findChild<QSpinBox *>(u"maxUsersSpinBox"_s);
    users->setValue(3);
    dialog.findChild<QPushButton *>(u"actButton"_s)->click();
    QTRY_COMPARE(users->accessibleDescription(), u"10 users are in already."_s);
    QVERIFY(dialog.isVisible());
    users->setValue(12);
    QVERIFY(users->accessibleDescription() != u"10 users are in already."_s);
}

/// Three finder patterns, as ISO/IEC 18004 has them in every code.
void EnvironmentAccessTest::drawsACodeThatPhonesRead()
{
    QrCode code;
    code.setText(u"https://demo.test/demo/srl_secret"_s);
    const auto &modules = code.modules();
    const qsizetype side = modules.size();
    QVERIFY(side >= 21 && (side - 17) % 4 == 0);
    for (const auto &[top, left] : {std::pair<qsizetype, qsizetype>{0, 0}, {0, side - 7}, {side - 7, 0}}) {
        for (qsizetype i = 0; i < 7; ++i)
            QVERIFY(modules[top][left + i] && modules[top + 6][left + i] && modules[top + i][left]);
        QVERIFY(!modules[top + 1][left + 1] && modules[top + 3][left + 3]);
    }
    code.resize(code.sizeHint());
    const QImage image = code.grab().toImage();
    QCOMPARE(image.pixelColor(image.width() / 2, 3), QColor(Qt::white));
}

void EnvironmentAccessTest::watermarkLiesInTheCorner()
{
    QWidget under;
    under.resize(600, 400);
    CornerWatermark mark(&under);
    under.show();
    QVERIFY(mark.isHidden());
    mark.setBanner(sandboxes::Banner{u"Sandbox"_s, {}, {}, {}, true});
    QVERIFY(mark.isVisible());
    QVERIFY(mark.text().contains(u"Sandbox"_s));
    QVERIFY(mark.testAttribute(Qt::WA_TransparentForMouseEvents));
    under.resize(900, 700);
    QTRY_VERIFY(mark.geometry().right() > 800 && mark.geometry().bottom() > 600);
    mark.setBanner(std::nullopt);
    QVERIFY(mark.isHidden());
}

QTEST_MAIN(EnvironmentAccessTest)
#include "tst_environment_access.moc"
