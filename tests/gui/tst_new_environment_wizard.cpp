#include "gui/common/message_bar.h"
#include "wizard_fixture.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;

class TestNewEnvironmentWizard final : public QObject, private WizardFixture {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void showsProblemsAtTheirFieldWhileTyping_data();
    void showsProblemsAtTheirFieldWhileTyping();
    void saysNothingAboutWhatWasNotTouched();
    void nextShowsWhatIsMissing();
    void showsTheIdOfTheName_data();
    void showsTheIdOfTheName();
    void saysWhetherTheIdIsFree();
    void keepsAnIdOfOnesOwn();
    void backLosesNothing();
    void createsOnlyOnce();
    void createsWhatWasAskedFor();
    void opensWithWhatWasRecorded();
    void showsARefusalWhereItBelongs_data();
    void showsARefusalWhereItBelongs();
    void startsCustomCountsFromTheSize();
    void reviewNamesTheSameCommand();
    void everyInputHasAName();
    void tabFollowsTheReadingOrder();
    void aStepBeginsInItsFirstField();
    void beginsWithWhatItIsFor();
    void aTypeBringsItsLifeAndLimits_data();
    void aTypeBringsItsLifeAndLimits();
    void anotherTypeKeepsWhatWasChosen();
    void createsTheSandboxThatWasAskedFor();
    void showsProblemsOfTheTerms();
    void reviewNamesTheCommandOfASandbox();
    void asksForALinkIntoASandbox();
};

void TestNewEnvironmentWizard::showsProblemsAtTheirFieldWhileTyping_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint");
    QTest::addColumn<QString>("words");
    const auto name = u"nameLineEdit"_s;
    const auto admin = u"adminLineEdit"_s;
    QTest::newRow("production name") << name << u"prod-acme"_s << u"nameHint"_s << u"prod-"_s;
    QTest::newRow("production name, other case") << name << u"PROD-Acme"_s << u"nameHint"_s << u"prod-"_s;
    QTest::newRow("sandbox name") << name << u"sandbox-acme"_s << u"nameHint"_s << u"sandbox-"_s;
    QTest::newRow("300 characters") << name << QString(300, u'a') << u"nameHint"_s << u"300"_s;
    QTest::newRow("only blanks") << name << u"   "_s << u"nameHint"_s << u"name"_s;
    QTest::newRow("nothing an id can be made of") << name << u"!!!"_s << u"nameHint"_s << u"id"_s;
    QTest::newRow("NUL") << name << u"Ac\0me"_s << u"nameHint"_s << u"control"_s;
    QTest::newRow("foreign id") << u"idLineEdit"_s << u"prod-acme"_s << u"idHint"_s << u"demo-"_s;
    QTest::newRow("id with a dot") << u"idLineEdit"_s << u"demo-a.b"_s << u"idHint"_s << u"lower-case"_s;
    QTest::newRow("mail without @") << admin << u"ingrid"_s << u"adminHint"_s << u"not an email address"_s;
    QTest::newRow("mail with quotes") << admin << u"\"a\"@example.com"_s << u"adminHint"_s << u"not an email address"_s;
    QTest::newRow("seed of letters") << u"seedLineEdit"_s << u"seven"_s << u"seedHint"_s << u"whole number"_s;
    QTest::newRow("negative seed") << u"seedLineEdit"_s << u"-1"_s << u"seedHint"_s << u"whole number"_s;
    QTest::newRow("too large seed") << u"seedLineEdit"_s << u"18446744073709551616"_s << u"seedHint"_s
                                    << u"whole number"_s;
    QTest::newRow("long tag") << u"tagsLineEdit"_s << QString(60, u't') << u"tagsHint"_s << u"tags"_s;
}

void TestNewEnvironmentWizard::showsProblemsAtTheirFieldWhileTyping()
{
    QFETCH(QString, input);
    QFETCH(QString, text);
    QFETCH(QString, hint);
    QFETCH(QString, words);
    if (input != u"nameLineEdit")
        type(u"nameLineEdit"_s, u"Acme"_s);
    type(input, text);
    QVERIFY2(problemAt(hint).contains(words, Qt::CaseInsensitive), qPrintable(problemAt(hint)));
    QCOMPARE(child<QLineEdit>(input)->accessibleDescription(), problemAt(hint));

    type(input, input == u"seedLineEdit" ? u"7"_s : input == u"idLineEdit" ? u"demo-acme"_s : u"a@example.com"_s);
    QCOMPARE(problemAt(hint), QString());
}

void TestNewEnvironmentWizard::saysNothingAboutWhatWasNotTouched()
{
    type(u"adminLineEdit"_s, u"a@example.com"_s);
    QCOMPARE(problemAt(u"nameHint"_s), QString());
}

void TestNewEnvironmentWizard::nextShowsWhatIsMissing()
{
    next();
    QCOMPARE(m_wizard->step(), int(AtName));
    QVERIFY(!problemAt(u"nameHint"_s).isEmpty());
    QCOMPARE(m_wizard->focusWidget(), child<QLineEdit>(u"nameLineEdit"_s));
}

void TestNewEnvironmentWizard::showsTheIdOfTheName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("words") << u"Acme Robotics"_s << u"demo-acme-robotics"_s;
    QTest::newRow("prefix is not doubled") << u"demo-acme"_s << u"demo-acme"_s;
    QTest::newRow("quotes") << u"O'Neil \"&\" Sons"_s << u"demo-oneil-sons"_s;
    QTest::newRow("other script") << u"Сокол"_s << u"demo-sokol"_s;
    QTest::newRow("accents") << u"Fjørd Ærø"_s << u"demo-fjord-aero"_s;
}

void TestNewEnvironmentWizard::showsTheIdOfTheName()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    type(u"nameLineEdit"_s, name);
    QCOMPARE(child<QLineEdit>(u"idLineEdit"_s)->text(), id);
    QCOMPARE(problemAt(u"nameHint"_s), QString());
}

void TestNewEnvironmentWizard::saysWhetherTheIdIsFree()
{
    m_operations->takenIds = {u"demo-acme"_s};
    type(u"nameLineEdit"_s, u"Acme"_s);
    QTRY_VERIFY(problemAt(u"idHint"_s).contains(u"exists already"_s));
    next();
    QCOMPARE(m_wizard->step(), int(AtName));

    type(u"nameLineEdit"_s, u"Acme Two"_s);
    QCOMPARE(problemAt(u"idHint"_s), QString());
    QTRY_COMPARE(child<FieldHint>(u"idHint"_s)->hint(), u"Free"_s);
    QVERIFY2(m_operations->askedIds.size() <= 3, "every keystroke asked the database");
    next();
    QCOMPARE(m_wizard->step(), int(AtData));
}

void TestNewEnvironmentWizard::keepsAnIdOfOnesOwn()
{
    type(u"nameLineEdit"_s, u"Acme"_s);
    type(u"idLineEdit"_s, u"demo-spring"_s);
    type(u"nameLineEdit"_s, u"Acme Robotics"_s);
    QCOMPARE(child<QLineEdit>(u"idLineEdit"_s)->text(), u"demo-spring"_s);
    QCOMPARE(m_wizard->draft().id(), u"demo-spring"_s);
}

void TestNewEnvironmentWizard::backLosesNothing()
{
    goToReview();
    for (int step = AtReview; step > AtName; --step)
        QTest::mouseClick(m_wizard->backButton(), Qt::LeftButton);
    QCOMPARE(child<QLineEdit>(u"nameLineEdit"_s)->text(), u"Acme"_s);
    type(u"adminLineEdit"_s, u"a@example.com"_s);
    next();
    child<QRadioButton>(u"smallSizeRadioButton"_s)->click();
    next();
    child<QPushButton>(u"ukRegionButton"_s)->click();
    QTest::mouseClick(m_wizard->backButton(), Qt::LeftButton);
    QVERIFY(child<QRadioButton>(u"smallSizeRadioButton"_s)->isChecked());
    next();
    QVERIFY(child<QPushButton>(u"ukRegionButton"_s)->isChecked());
    QCOMPARE(m_wizard->draft().request().regions, (QStringList{u"US"_s, u"UK"_s}));
    QCOMPARE(m_wizard->draft().request().adminEmail, u"a@example.com"_s);
}

void TestNewEnvironmentWizard::createsOnlyOnce()
{
    m_operations->holdCreation = true;
    goToReview();
    QTest::mouseDClick(m_wizard->nextButton(), Qt::LeftButton);
    QTest::keyClick(m_wizard.get(), Qt::Key_Return);
    QCOMPARE(m_operations->creations.size(), 1);
    QVERIFY(!m_wizard->nextButton()->isEnabled());
    m_operations->releaseCreation();
    QTRY_VERIFY(!m_wizard->isVisible());
    QCOMPARE(m_operations->creations.size(), 1);
}

void TestNewEnvironmentWizard::createsWhatWasAskedFor()
{
    type(u"nameLineEdit"_s, u"Acme"_s);
    next();
    child<QRadioButton>(u"largeSizeRadioButton"_s)->click();
    next();
    child<QPushButton>(u"usRegionButton"_s)->click();
    child<QPushButton>(u"euRegionButton"_s)->click();
    auto *vertical = child<QComboBox>(u"verticalComboBox"_s);
    vertical->setCurrentIndex(vertical->findData(u"finance"_s));
    child<QSpinBox>(u"monthsSpinBox"_s)->setValue(24);
    type(u"seedLineEdit"_s, u"42"_s);
    child<QAbstractButton>(u"seasonalityCheckBox"_s)->click();
    next();
    child<QSpinBox>(u"daysSpinBox"_s)->setValue(14);
    QVERIFY(child<QRadioButton>(u"sharedSchemaRadioButton"_s)->isChecked());
    child<QRadioButton>(u"fullRadioButton"_s)->click();
    type(u"tagsLineEdit"_s, u" spring, , fair "_s);
    next();
    next();
    QCOMPARE(m_operations->creations.size(), 1);
    const environments::CreateTenant &request = m_operations->creations.constFirst();
    QCOMPARE(request.size, u"large"_s);
    QCOMPARE(request.regions, QStringList{u"EU"_s});
    QCOMPARE(request.vertical, u"finance"_s);
    QCOMPARE(request.months, 24);
    QCOMPARE(request.seed, std::optional<quint64>(42));
    QVERIFY(!request.seasonality);
    QCOMPARE(request.lifeDays, 14);
    QCOMPARE(request.isolation, u"full"_s);
    QCOMPARE(request.tags, (QStringList{u"spring"_s, u"fair"_s}));
    QVERIFY(!request.adminEmail);
}

void TestNewEnvironmentWizard::opensWithWhatWasRecorded()
{
    QSignalSpy created(m_wizard.get(), &NewEnvironmentWizard::created);
    goToReview();
    next();
    QTRY_COMPARE(created.size(), 1);
    QCOMPARE(created[0][0].value<environments::Created>().jobId, qint64(7));
    QCOMPARE(m_wizard->result(), int(QDialog::Accepted));
}

void TestNewEnvironmentWizard::showsARefusalWhereItBelongs_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("hint");
    const auto error = [](ErrorCode code, const QString &message, const QList<Problem> &problems = {}) {
        return Error{code, message, u"Way out."_s, {}, problems};
    };
    QTest::newRow("duplicate") << error(ErrorCode::Conflict, u"It exists already."_s) << int(AtName) << u"idHint"_s;
    QTest::newRow("mail") << error(ErrorCode::InvalidInput, u"No."_s, {{u"admin"_s, u"invalid"_s, u"Bad mail."_s}})
                          << int(AtName) << u"adminHint"_s;
    QTest::newRow("region") << error(ErrorCode::InvalidInput, u"No."_s,
                                     {{u"regions"_s, u"unknown"_s, u"Bad region."_s}})
                            << int(AtPlace) << u"regionsHint"_s;
    QTest::newRow("guard") << error(ErrorCode::GuardRefused, u"No."_s, {{u"name"_s, u"guard"_s, u"Not a demo."_s}})
                           << int(AtName) << u"nameHint"_s;
    QTest::newRow("rate limit") << error(ErrorCode::RateLimited, u"Five an hour; the next one at 15:04."_s)
                                << int(AtReview) << QString();
    QTest::newRow("wrong salt") << error(ErrorCode::SaltMismatch, u"Another salt."_s) << int(AtReview) << QString();
    QTest::newRow("no server") << error(ErrorCode::DatabaseUnreachable, u"The server is silent."_s) << int(AtReview)
                               << QString();
}

void TestNewEnvironmentWizard::showsARefusalWhereItBelongs()
{
    QFETCH(Error, error);
    QFETCH(int, step);
    QFETCH(QString, hint);
    m_operations->creation = error;
    goToReview();
    next();
    QTRY_COMPARE(m_wizard->step(), step);
    QVERIFY(m_wizard->isVisible());
    QVERIFY(m_wizard->nextButton()->isEnabled());
    QCOMPARE(m_wizard->draft().request().name, u"Acme"_s);
    if (!hint.isEmpty()) {
        QVERIFY(!problemAt(hint).isEmpty());
        return;
    }
    auto *bar = child<MessageBar>(u"messageBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->rest().contains(error.message) && bar->rest().contains(error.hint), qPrintable(bar->rest()));

    m_operations->creation = environments::Created{u"demo-acme"_s, 7};
    next();
    QTRY_VERIFY(!m_wizard->isVisible());
}

void TestNewEnvironmentWizard::startsCustomCountsFromTheSize()
{
    type(u"nameLineEdit"_s, u"Acme"_s);
    next();
    child<QRadioButton>(u"customSizeRadioButton"_s)->click();
    QCOMPARE(child<QSpinBox>(u"usersSpinBox"_s)->value(), 500);
    QCOMPARE(child<QSpinBox>(u"volunteerCountSpinBox"_s)->value(), 10'000);
    child<QSpinBox>(u"volunteerCountSpinBox"_s)->setValue(12);
    QCOMPARE(m_wizard->draft().counts()->eventsTotal, qint64(15'262));
    child<QRadioButton>(u"smallSizeRadioButton"_s)->click();
    QCOMPARE(m_wizard->draft().counts()->eventsTotal, qint64(1'125));
}

void TestNewEnvironmentWizard::reviewNamesTheSameCommand()
{
    goToReview();
    const QString command = child<QLabel>(u"commandLabel"_s)->text();
    QCOMPARE(command, u"showroomctl create --name Acme --size medium --regions US"_s);
    child<QPushButton>(u"copyCommandButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
}

void TestNewEnvironmentWizard::everyInputHasAName()
{
    int inputs = 0;
    const auto labels = m_wizard->findChildren<QLabel *>();
    for (const QWidget *widget : m_wizard->findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isInput = button || qobject_cast<const QComboBox *>(widget) ||
                             qobject_cast<const QAbstractSpinBox *>(widget) || widget->inherits("QLineEdit") ||
                             widget->inherits("QPlainTextEdit") || widget->inherits("QTableView");
        const bool isInside = widget->parent()->inherits("QAbstractSpinBox") || widget->inherits("QTableCornerButton");
        if (!isInput || isInside)
            continue;
        const bool hasBuddy = std::any_of(labels.begin(), labels.end(),
                                          [widget](const QLabel *label) { return label->buddy() == widget; });
        const bool hasName = hasBuddy || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(hasName, qPrintable(widget->objectName()));
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(widget->accessibleName()));
        ++inputs;
    }
    QVERIFY(inputs > 30);
}

void TestNewEnvironmentWizard::tabFollowsTheReadingOrder()
{
    type(u"nameLineEdit"_s, u"Acme"_s);
    m_wizard->setStep(AtPlace);
    QStringList order;
    for (const auto &name : {u"usRegionButton"_s, u"multiRegionButton"_s, u"verticalComboBox"_s, u"monthsSpinBox"_s,
                             u"seedLineEdit"_s, u"seasonalityCheckBox"_s, u"cancelButton"_s, u"nextButton"_s})
        order << name;
    QStringList met;
    const QWidget *start = child<QWidget>(order.constFirst());
    const QWidget *widget = start;
    do {
        if (order.contains(widget->objectName()))
            met << widget->objectName();
        widget = widget->nextInFocusChain();
    } while (widget != start);
    QCOMPARE(met, order);
}

void TestNewEnvironmentWizard::aStepBeginsInItsFirstField()
{
    QCOMPARE(m_wizard->focusWidget(), child<QWidget>(u"nameLineEdit"_s));
    type(u"nameLineEdit"_s, u"Acme"_s);
    next();
    QCOMPARE(m_wizard->focusWidget(), child<QWidget>(u"blueprintComboBox"_s));
    next();
    QCOMPARE(m_wizard->focusWidget(), child<QWidget>(u"usRegionButton"_s));
    next();
    QCOMPARE(m_wizard->focusWidget(), child<QWidget>(u"daysSpinBox"_s));
    next();
    QCOMPARE(m_wizard->focusWidget(), m_wizard->nextButton());
}

void TestNewEnvironmentWizard::beginsWithWhatItIsFor()
{
    QTest::mouseClick(m_wizard->backButton(), Qt::LeftButton);
    QCOMPARE(m_wizard->step(), int(AtPurpose));
    auto *demo = child<QRadioButton>(u"demoTenantRadioButton"_s);
    QVERIFY(demo->isChecked());
    QVERIFY(demo->accessibleDescription().startsWith(u"30 day"_s));
    auto *trial = child<QRadioButton>(u"trialSandboxRadioButton"_s);
    QVERIFY2(trial->accessibleDescription().contains(u"10 users and 10,000 API calls"_s),
             qPrintable(trial->accessibleDescription()));
    trial->click();
    next();
    QCOMPARE(child<QLabel>(u"nameStepTitleLabel"_s)->text(), u"A trial sandbox"_s);
    type(u"nameLineEdit"_s, u"Acme"_s);
    QCOMPARE(child<QLineEdit>(u"idLineEdit"_s)->text(), u"sandbox-acme"_s);
    QCOMPARE(problemAt(u"nameHint"_s), QString());

    QTest::mouseClick(m_wizard->backButton(), Qt::LeftButton);
    demo->click();
    QCOMPARE(m_wizard->draft().id(), u"demo-acme"_s);
    QCOMPARE(m_wizard->draft().request().isolation, u"shared_schema"_s);
    QCOMPARE(m_wizard->draft().request().blueprint, u"impact"_s);
}

void TestNewEnvironmentWizard::aTypeBringsItsLifeAndLimits_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("calls");
    QTest::newRow("trial") << u"trialSandboxRadioButton"_s << 14 << 10 << 10'000;
    QTest::newRow("demo") << u"demoSandboxRadioButton"_s << 7 << 5 << 5'000;
    QTest::newRow("development") << u"developmentSandboxRadioButton"_s << 30 << 10 << 100'000;
    QTest::newRow("training") << u"trainingSandboxRadioButton"_s << 90 << 50 << 50'000;
}

void TestNewEnvironmentWizard::aTypeBringsItsLifeAndLimits()
{
    QFETCH(QString, card);
    QFETCH(int, days);
    QFETCH(int, users);
    QFETCH(int, calls);
    child<QRadioButton>(card)->click();
    QCOMPARE(child<QSpinBox>(u"daysSpinBox"_s)->value(), days);
    QCOMPARE(child<QSpinBox>(u"maxUsersSpinBox"_s)->value(), users);
    QCOMPARE(child<QSpinBox>(u"maxApiCallsSpinBox"_s)->value(), calls);
    QVERIFY(child<QRadioButton>(u"fullRadioButton"_s)->isChecked());
    QVERIFY(m_wizard->draft().terms() == sandboxes::Terms());
}

void TestNewEnvironmentWizard::anotherTypeKeepsWhatWasChosen()
{
    child<QRadioButton>(u"trialSandboxRadioButton"_s)->click();
    child<QSpinBox>(u"daysSpinBox"_s)->setValue(21);
    child<QSpinBox>(u"maxUsersSpinBox"_s)->setValue(12);
    child<QAbstractButton>(u"exportCheckBox"_s)->click();
    child<QRadioButton>(u"trainingSandboxRadioButton"_s)->click();
    QCOMPARE(child<QSpinBox>(u"daysSpinBox"_s)->value(), 21);
    QCOMPARE(child<QSpinBox>(u"maxUsersSpinBox"_s)->value(), 12);
    QCOMPARE(child<QSpinBox>(u"maxApiCallsSpinBox"_s)->value(), 50'000);
    QVERIFY(!child<QAbstractButton>(u"exportCheckBox"_s)->isChecked());
}

void TestNewEnvironmentWizard::createsTheSandboxThatWasAskedFor()
{
    m_operations->creation = environments::Created{u"sandbox-acme"_s, 9};
    QSignalSpy created(m_wizard.get(), &NewEnvironmentWizard::created);
    child<QRadioButton>(u"developmentSandboxRadioButton"_s)->click();
    goToReviewFrom(AtName);
    next();
    QTRY_COMPARE(created.size(), 1);
    QVERIFY(m_operations->creations.isEmpty());
    QCOMPARE(m_operations->sandboxCreations.size(), 1);
    const sandboxes::CreateSandbox &request = m_operations->sandboxCreations.constFirst();
    QCOMPARE(request.type, sandboxes::Type::Development);
    QCOMPARE(request.tenant.effectiveId(), u"sandbox-acme"_s);
    QCOMPARE(request.tenant.lifeDays, 30);
    QCOMPARE(request.tenant.isolation, u"full"_s);
    QCOMPARE(request.tenant.blueprint, sandboxes::usualBlueprint());
}

void TestNewEnvironmentWizard::showsProblemsOfTheTerms()
{
    child<QRadioButton>(u"trialSandboxRadioButton"_s)->click();
    type(u"accessibleByLineEdit"_s, QString(300, u'x'));
    QVERIFY(problemAt(u"accessibleByHint"_s).contains(u"200 people"_s));
    QVERIFY(!child<QAbstractButton>(u"invitationsCheckBox"_s)->isEnabled());
    type(u"accessibleByLineEdit"_s, u"ingrid, omar@example.com"_s);
    QCOMPARE(problemAt(u"accessibleByHint"_s), QString());
    QCOMPARE(m_wizard->draft().terms().accessibleBy, (QStringList{u"ingrid"_s, u"omar@example.com"_s}));
}

void TestNewEnvironmentWizard::reviewNamesTheCommandOfASandbox()
{
    child<QRadioButton>(u"trainingSandboxRadioButton"_s)->click();
    child<QSpinBox>(u"autoResetSpinBox"_s)->setValue(24);
    child<QAbstractButton>(u"exportCheckBox"_s)->click();
    goToReviewFrom(AtName);
    const QString size = sandboxes::smallestSize(sandboxes::usualBlueprint());
    QCOMPARE(
        child<QLabel>(u"commandLabel"_s)->text(),
        u"showroomctl sandbox create --name Acme --type training --dataset %1 --auto-reset-hours 24 --allow export"_s
            .arg(size));
}

void TestNewEnvironmentWizard::asksForALinkIntoASandbox()
{
    child<QRadioButton>(u"trialSandboxRadioButton"_s)->click();
    goToReviewFrom(AtName);
    QVERIFY(!m_wizard->draft().link());
    m_wizard->setStep(AtLife);
    auto *persona = child<QComboBox>(u"linkPersonaComboBox"_s);
    QVERIFY(!persona->isVisible());
    child<QAbstractButton>(u"linkCheckBox"_s)->click();
    QVERIFY(persona->isVisible());
    QVERIFY(persona->count() > 1);
    persona->setCurrentIndex(1);
    emit persona->activated(1);
    QVERIFY(m_wizard->draft().link());
    QCOMPARE(m_wizard->draft().link()->persona, persona->currentData().toString());
    const QString command = child<QLabel>(u"commandLabel"_s)->text();
    QVERIFY2(command.endsWith(u" && showroomctl sandbox link create --tenant sandbox-acme --persona "_s +
                              persona->currentData().toString()),
             qPrintable(command));
    m_wizard->setStep(0);
    child<QRadioButton>(u"demoTenantRadioButton"_s)->click();
    m_wizard->setStep(AtLife);
    QVERIFY2(!child<QAbstractButton>(u"linkCheckBox"_s)->isVisible(), "a demo tenant's links are made on its page");
}

QTEST_MAIN(TestNewEnvironmentWizard)

#include "tst_new_environment_wizard.moc"
