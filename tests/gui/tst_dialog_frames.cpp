#include "gui/common/choice_card.h"
#include "gui/common/field.h"
#include "gui/common/field_hint.h"
#include "gui/common/message_bar.h"
#include "gui/common/progress_row.h"
#include "gui/common/theme.h"
#include "gui/common/typed_confirmation.h"
#include "gui/common/wizard_frame.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace showroom::gui;

namespace {

/// A wizard whose second step refuses to be left until it is told otherwise.
class StubbornWizard final : public WizardFrame {
public:
    StubbornWizard()
        : WizardFrame(u"New environment"_s, u"Create"_s)
    {
        for (const QString &name : {u"Name"_s, u"Data"_s, u"Review"_s})
            addStep(name, new QWidget);
    }

    bool isComplete = false;

protected:
    bool canLeave(int step) override { return step != 1 || isComplete; }
};

} // namespace

class DialogFramesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void confirmationNeedsTheToken_data();
    void confirmationNeedsTheToken();
    void escapeRejects();
    void wizardWalksItsSteps();
    void wizardStaysWithProblems();
    void problemTakesTheHintsPlace();
    void fieldNamesItsInput();
    void messageBarSaysAndCloses();
    void progressIsInWords();
    void choiceCardsExcludeEachOther();

private:
    std::unique_ptr<Theme> m_theme;
};

void DialogFramesTest::confirmationNeedsTheToken_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a part") << u"demo-acm"_s << false;
    QTest::newRow("other case") << u"Demo-Acme"_s << false;
    QTest::newRow("a blank more") << u"demo-acme "_s << false;
    QTest::newRow("the token") << u"demo-acme"_s << true;
}

void DialogFramesTest::confirmationNeedsTheToken()
{
    QFETCH(QString, typed);
    QFETCH(bool, enabled);
    TypedConfirmation dialog(u"demo-acme"_s, u"Tear down"_s);
    dialog.setLosses({{u"Events"_s, u"25,250"_s}});
    dialog.input()->setText(typed);
    QCOMPARE(dialog.findChild<QPushButton *>(u"confirmButton"_s)->isEnabled(), enabled);
    QCOMPARE(dialog.isConfirmed(), enabled);
}

void DialogFramesTest::escapeRejects()
{
    TypedConfirmation dialog(u"demo-acme"_s, u"Tear down"_s);
    QSignalSpy rejections(&dialog, &QDialog::rejected);
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(rejections.size(), 1);
    QVERIFY(dialog.findChild<QPushButton *>(u"cancelButton"_s)->isDefault());
}

void DialogFramesTest::wizardWalksItsSteps()
{
    StubbornWizard wizard;
    wizard.isComplete = true;
    wizard.open();
    QVERIFY(wizard.backButton()->isHidden());
    wizard.nextButton()->click();
    wizard.nextButton()->click();
    QCOMPARE(wizard.step(), 2);
    QCOMPARE(wizard.nextButton()->text(), u"Create"_s);
    wizard.backButton()->click();
    QCOMPARE(wizard.step(), 1);
    wizard.nextButton()->click();
    QSignalSpy accepted(&wizard, &QDialog::accepted);
    wizard.nextButton()->click();
    QCOMPARE(accepted.size(), 1);
}

void DialogFramesTest::wizardStaysWithProblems()
{
    StubbornWizard wizard;
    wizard.open();
    wizard.nextButton()->click();
    wizard.nextButton()->click();
    QCOMPARE(wizard.step(), 1);
}

void DialogFramesTest::problemTakesTheHintsPlace()
{
    QLineEdit input;
    FieldHint hint;
    hint.setInput(&input);
    hint.setHint(u"Up to 60"_s);
    QCOMPARE(hint.text(), u"Up to 60"_s);
    hint.setProblem(u"61 is too many"_s);
    QCOMPARE(hint.text(), u"61 is too many"_s);
    QCOMPARE(input.accessibleDescription(), u"61 is too many"_s);
    QCOMPARE(hint.foregroundRole(), QPalette::BrightText);
    hint.setProblem({});
    QCOMPARE(hint.text(), u"Up to 60"_s);
}

void DialogFramesTest::fieldNamesItsInput()
{
    auto *input = new QLineEdit;
    const Field field(u"&Name"_s, input);
    const auto labels = field.findChildren<QLabel *>();
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [input](const QLabel *label) { return label->buddy() == input; }));
}

void DialogFramesTest::messageBarSaysAndCloses()
{
    QWidget parent;
    MessageBar bar(&parent);
    parent.show();
    QVERIFY(!bar.isVisible());
    bar.say(Meaning::Warning, u"Rate limit reached"_s, u"The next one is free at 14:41"_s);
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.accessibleName(), u"Rate limit reached"_s);
    QSignalSpy closed(&bar, &MessageBar::closed);
    bar.findChild<QPushButton *>(u"closeMessageButton"_s)->click();
    QVERIFY(!bar.isVisible());
    QCOMPARE(closed.size(), 1);
}

void DialogFramesTest::progressIsInWords()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ProgressRow row(u"Donation"_s);
    row.setProgress(28'600, 390'000);
    row.setRate(u"121 k/s"_s);
    row.setState(Meaning::Info, u"0:03 left"_s);
    QCOMPARE(row.accessibleName(), u"Donation"_s);
    QCOMPARE(row.accessibleDescription(), u"28,600 of 390,000, 121 k/s, 0:03 left"_s);
}

void DialogFramesTest::choiceCardsExcludeEachOther()
{
    QWidget parent;
    auto *column = new QVBoxLayout(&parent);
    auto *jsonl = new ChoiceCard(u"scroll-text"_s, u"JSONL"_s, u"a line per record"_s);
    auto *sql = new ChoiceCard(u"database"_s, u"SQL"_s, u"loads with psql"_s);
    column->addWidget(jsonl);
    column->addWidget(sql);
    parent.show();
    QTest::mouseClick(jsonl, Qt::LeftButton, {}, jsonl->rect().bottomRight() - QPoint(4, 4));
    QVERIFY(jsonl->isChecked());
    QTest::mouseClick(sql, Qt::LeftButton);
    QVERIFY(sql->isChecked() && !jsonl->isChecked());
}

QTEST_MAIN(DialogFramesTest)
#include "tst_dialog_frames.moc"
