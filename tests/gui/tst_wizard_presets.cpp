#include "base/translations.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/wizard/preset_picker.h"
#include "wizard_fixture.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

/// The wizard that begins with kept choices, or with those of another environment.
class WizardPresetsTest : public QObject, private WizardFixture {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void hidesTheChoiceWithoutPresets();
    void beginsWithAPreset();
    void keepsWhatWasTyped();
    void savesTheChoices();
    void replacesAPresetOnASecondPress();
    void renamesAPreset();
    void deletesAPresetAndBringsItBack();
    void saysThatTheFileIsBroken();
    void duplicatesAnEnvironment();

private:
    void openWithPresets();
    environments::CreateTenant training() const;

    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<environments::PresetStore> m_presets;
};

void WizardPresetsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void WizardPresetsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_presets = std::make_unique<environments::PresetStore>(m_folder->filePath(u"presets.json"_s));
    setUp();
}

void WizardPresetsTest::cleanup()
{
    tearDown();
}

environments::CreateTenant WizardPresetsTest::training() const
{
    environments::CreateTenant values;
    values.size = u"small"_s;
    values.regions = {u"UK"_s, u"EU"_s};
    values.vertical = u"education"_s;
    values.months = 6;
    values.seasonality = false;
    values.lifeDays = 90;
    values.tags = {u"training"_s, u"autumn"_s};
    values.description = u"For the class"_s;
    values.adminEmail = u"lead@example.com"_s;
    return values;
}

void WizardPresetsTest::openWithPresets()
{
    NewEnvironmentWizard::Services services{
        m_operations.get(), *generation::loadBuiltIn(u"impact"_s), testSalt, &m_clock, {}, m_presets.get()};
    m_wizard = std::make_unique<NewEnvironmentWizard>(services);
    m_wizard->show();
    next();
}

void WizardPresetsTest::hidesTheChoiceWithoutPresets()
{
    openWithPresets();
    QVERIFY(!child<PresetPicker>(u"presetPicker"_s)->isVisible());
}

void WizardPresetsTest::beginsWithAPreset()
{
    QVERIFY(m_presets->save(u"Training"_s, training()));
    openWithPresets();
    auto *choice = child<QComboBox>(u"presetComboBox"_s);
    choice->setCurrentIndex(1);
    emit choice->activated(1);
    QCOMPARE(child<QLineEdit>(u"adminLineEdit"_s)->text(), u"lead@example.com"_s);
    QVERIFY(child<QAbstractButton>(u"smallSizeRadioButton"_s)->isChecked());
    QVERIFY(child<QAbstractButton>(u"ukRegionButton"_s)->isChecked());
    QVERIFY(!child<QAbstractButton>(u"usRegionButton"_s)->isChecked());
    QCOMPARE(child<QComboBox>(u"verticalComboBox"_s)->currentData().toString(), u"education"_s);
    QCOMPARE(child<QSpinBox>(u"monthsSpinBox"_s)->value(), 6);
    QVERIFY(!child<QAbstractButton>(u"seasonalityCheckBox"_s)->isChecked());
    QCOMPARE(child<QSpinBox>(u"daysSpinBox"_s)->value(), 90);
    QCOMPARE(child<QLineEdit>(u"tagsLineEdit"_s)->text(), u"training, autumn"_s);
    QCOMPARE(child<QPlainTextEdit>(u"descriptionTextEdit"_s)->toPlainText(), u"For the class"_s);
    goToReview();
    next();
    QCOMPARE(m_operations->creations.size(), 1);
    QCOMPARE(m_operations->creations.constFirst().regions, QStringList({u"UK"_s, u"EU"_s}));
    QCOMPARE(m_operations->creations.constFirst().months, 6);
}

void WizardPresetsTest::keepsWhatWasTyped()
{
    QVERIFY(m_presets->save(u"Training"_s, training()));
    openWithPresets();
    type(u"nameLineEdit"_s, u"Berlin"_s);
    emit child<QComboBox>(u"presetComboBox"_s)->activated(1);
    QCOMPARE(m_wizard->draft().request().name, u"Berlin"_s);
    QCOMPARE(m_wizard->draft().request().size, u"small"_s);
    emit child<QComboBox>(u"presetComboBox"_s)->activated(0);
    QCOMPARE(m_wizard->draft().request().size, u"medium"_s);
    QCOMPARE(child<QLineEdit>(u"nameLineEdit"_s)->text(), u"Berlin"_s);
}

void WizardPresetsTest::savesTheChoices()
{
    openWithPresets();
    child<QSpinBox>(u"monthsSpinBox"_s)->setValue(24);
    goToReview();
    auto *save = child<QPushButton>(u"savePresetButton"_s);
    QVERIFY(!save->isEnabled());
    child<QLineEdit>(u"savePresetLineEdit"_s)->setText(u"Two years"_s);
    save->click();
    const auto kept = m_presets->find(u"Two years"_s);
    QVERIFY(kept.has_value());
    QCOMPARE(kept->request.months, 24);
    QCOMPARE(child<QComboBox>(u"presetComboBox"_s)->findText(u"Two years"_s), 1);
}

void WizardPresetsTest::replacesAPresetOnASecondPress()
{
    QVERIFY(m_presets->save(u"Training"_s, training()));
    openWithPresets();
    goToReview();
    child<QLineEdit>(u"savePresetLineEdit"_s)->setText(u"training"_s);
    auto *save = child<QPushButton>(u"savePresetButton"_s);
    save->click();
    QCOMPARE(m_presets->find(u"Training"_s)->request.months, 6);
    QCOMPARE(save->text(), u"Replace it"_s);
    save->click();
    QCOMPARE(m_presets->find(u"Training"_s)->request.months, 12);
}

void WizardPresetsTest::renamesAPreset()
{
    QVERIFY(m_presets->save(u"Training"_s, training()));
    openWithPresets();
    child<QComboBox>(u"presetComboBox"_s)->setCurrentIndex(1);
    emit child<QComboBox>(u"presetComboBox"_s)->activated(1);
    child<QPushButton>(u"renamePresetButton"_s)->click();
    auto *name = child<QLineEdit>(u"presetNameLineEdit"_s);
    name->setText(u"Classes"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(m_presets->find(u"Classes"_s).has_value());
    QCOMPARE(child<QComboBox>(u"presetComboBox"_s)->currentText(), u"Classes"_s);
    child<QPushButton>(u"renamePresetButton"_s)->click();
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(m_wizard->isVisible());
    QVERIFY(!name->isVisible());
}

void WizardPresetsTest::deletesAPresetAndBringsItBack()
{
    QVERIFY(m_presets->save(u"Training"_s, training()));
    openWithPresets();
    child<QComboBox>(u"presetComboBox"_s)->setCurrentIndex(1);
    emit child<QComboBox>(u"presetComboBox"_s)->activated(1);
    child<QPushButton>(u"deletePresetButton"_s)->click();
    QVERIFY(m_presets->list()->isEmpty());
    QCOMPARE(m_wizard->draft().request().months, 6); // what it filled in stays
    child<QPushButton>(u"undoPresetButton"_s)->click();
    QCOMPARE(m_presets->find(u"Training"_s)->request.months, 6);
}

void WizardPresetsTest::saysThatTheFileIsBroken()
{
    QFile file(m_presets->file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ broken");
    file.close();
    openWithPresets();
    auto *picker = child<PresetPicker>(u"presetPicker"_s);
    QVERIFY(picker->isVisible());
    QVERIFY(picker->findChild<MessageBar *>()->fact().contains(u"cannot be read"));
    goToReview(); // the wizard works without
    child<QLineEdit>(u"savePresetLineEdit"_s)->setText(u"A"_s);
    child<QPushButton>(u"savePresetButton"_s)->click();
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{ broken"));
}

void WizardPresetsTest::duplicatesAnEnvironment()
{
    openWithPresets();
    m_wizard->beginLike({u"Acme Robotics"_s, training()});
    QCOMPARE(m_wizard->windowTitle(), u"Duplicate Acme Robotics"_s);
    QVERIFY(child<QLineEdit>(u"nameLineEdit"_s)->text().isEmpty());
    QCOMPARE(child<QSpinBox>(u"daysSpinBox"_s)->value(), 90);
    goToReview();
    next();
    QCOMPARE(m_operations->creations.constFirst().name, u"Acme"_s);
    QCOMPARE(m_operations->creations.constFirst().vertical, u"education"_s);
}

QTEST_MAIN(WizardPresetsTest)
#include "tst_wizard_presets.moc"
