#include "wizard_fixture.h"

#include "gui/common/choice_card.h"

#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QTableView>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;

/// The wizard with the products that come along.
class TestWizardBlueprints final : public QObject, private WizardFixture {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void offersEveryProduct();
    void takesTheProductsSizesAndMonths_data();
    void takesTheProductsSizesAndMonths();
    void previewsItsTables();
    void createsWhatWasChosen();
    void countsAreTheProductsOwn();
    void goesBackWithoutARemainder();
    void beginsLikeAnEnvironmentOfAnotherProduct();

private:
    void choose(const QString &blueprint)
    {
        auto *box = child<QComboBox>(u"blueprintComboBox"_s);
        box->setCurrentIndex(box->findData(blueprint));
    }
    QStringList sizes()
    {
        QStringList names;
        for (const ChoiceCard *card : child<QWidget>(u"sizesWidget"_s)->findChildren<ChoiceCard *>())
            names << card->text();
        return names;
    }
};

void TestWizardBlueprints::offersEveryProduct()
{
    const auto *box = child<QComboBox>(u"blueprintComboBox"_s);
    QCOMPARE(box->count(), 3);
    QCOMPARE(box->currentText(), u"Community impact"_s);
    QVERIFY(box->findText(u"Casework"_s) >= 0);
    QVERIFY(box->findText(u"Forge"_s) >= 0);
}

void TestWizardBlueprints::takesTheProductsSizesAndMonths_data()
{
    QTest::addColumn<QString>("blueprint");
    QTest::addColumn<QString>("size");
    QTest::addColumn<QStringList>("sizes");
    QTest::addColumn<int>("months");
    QTest::newRow("casework") << u"casework"_s << u"medium"_s
                              << QStringList{u"Small"_s, u"Medium"_s, u"Large"_s, u"Custom"_s} << 36;
    QTest::newRow("forge") << u"forge"_s << u"minimal"_s
                           << QStringList{u"Minimal"_s, u"Realistic"_s, u"Enterprise"_s, u"Custom"_s} << 12;
}

void TestWizardBlueprints::takesTheProductsSizesAndMonths()
{
    QFETCH(QString, blueprint);
    QFETCH(QString, size);
    QFETCH(QStringList, sizes);
    QFETCH(int, months);
    choose(blueprint);
    QCOMPARE(m_wizard->draft().request().blueprint, blueprint);
    QCOMPARE(m_wizard->draft().request().size, size);
    QCOMPARE(this->sizes(), sizes);
    QVERIFY(child<ChoiceCard>(size + u"SizeRadioButton"_s)->isChecked());
    QCOMPARE(child<QSpinBox>(u"monthsSpinBox"_s)->value(), months);
    QVERIFY(!child<FieldHint>(u"blueprintHint"_s)->text().isEmpty());
}

void TestWizardBlueprints::previewsItsTables()
{
    type(u"nameLineEdit"_s, u"Acme"_s);
    choose(u"casework"_s);
    QTRY_VERIFY(child<QLabel>(u"summaryLabel"_s)->text().contains(u"600 people"));
    auto *cases = child<QPushButton>(u"casesSampleButton"_s);
    QTest::mouseClick(cases, Qt::LeftButton);
    QTRY_COMPARE(child<QTableView>(u"casesSampleTable"_s)->model()->rowCount(), 12);
    QVERIFY(!m_wizard->findChild<QPushButton *>(u"eventsSampleButton"_s));
}

void TestWizardBlueprints::createsWhatWasChosen()
{
    type(u"nameLineEdit"_s, u"Acme"_s);
    choose(u"forge"_s);
    QTest::mouseClick(child<ChoiceCard>(u"realisticSizeRadioButton"_s), Qt::LeftButton);
    goToReview();
    QVERIFY(child<QLabel>(u"commandLabel"_s)->text().contains(u"--blueprint forge --size realistic"));
    QVERIFY(!child<QLabel>(u"commandLabel"_s)->text().contains(u"--months"));
    next();
    QCOMPARE(m_operations->creations.size(), 1);
    QCOMPARE(m_operations->creations.constFirst().blueprint, u"forge"_s);
    QCOMPARE(m_operations->creations.constFirst().size, u"realistic"_s);
}

void TestWizardBlueprints::countsAreTheProductsOwn()
{
    choose(u"casework"_s);
    QTest::mouseClick(child<ChoiceCard>(u"customSizeRadioButton"_s), Qt::LeftButton);
    QCOMPARE(child<QSpinBox>(u"caseCountSpinBox"_s)->value(), 1500);
    QVERIFY(!m_wizard->findChild<QSpinBox *>(u"donationCountSpinBox"_s));
    child<QSpinBox>(u"caseCountSpinBox"_s)->setValue(0);
    QVERIFY2(problemAt(u"countHint"_s).contains(u"need rows to hang on"), qPrintable(problemAt(u"countHint"_s)));
}

void TestWizardBlueprints::goesBackWithoutARemainder()
{
    choose(u"casework"_s);
    QTest::mouseClick(child<ChoiceCard>(u"customSizeRadioButton"_s), Qt::LeftButton);
    choose(u"impact"_s);
    const environments::CreateTenant &request = m_wizard->draft().request();
    QCOMPARE(request.size, u"medium"_s);
    QCOMPARE(request.months, 12);
    QVERIFY(request.counts.isEmpty() && !request.users);
    QVERIFY(!m_wizard->draft().hasProblem({u"size"_s, u"count"_s, u"users"_s, u"regions"_s, u"vertical"_s}));
}

void TestWizardBlueprints::beginsLikeAnEnvironmentOfAnotherProduct()
{
    environments::CreateTenant values;
    values.blueprint = u"casework"_s;
    values.size = u"large"_s;
    values.months = 24;
    values.vertical = u"finance"_s;
    m_wizard->beginLike({u"Acme"_s, values});
    QCOMPARE(child<QComboBox>(u"blueprintComboBox"_s)->currentData().toString(), u"casework"_s);
    QVERIFY(child<ChoiceCard>(u"largeSizeRadioButton"_s)->isChecked());
    QCOMPARE(child<QSpinBox>(u"monthsSpinBox"_s)->value(), 24);
    QCOMPARE(child<QComboBox>(u"verticalComboBox"_s)->currentData().toString(), u"finance"_s);
}

QTEST_MAIN(TestWizardBlueprints)
#include "tst_wizard_blueprints.moc"
