#include "base/translations.h"
#include "fake_sandboxes.h"
#include "gui/common/data_table.h"
#include "gui/common/fact_list.h"
#include "gui/common/message_bar.h"
#include "gui/sandboxes/conversion_wizard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

/// A sandbox that becomes a production tenant: asked, counted, typed, done.
class ConversionWizardTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_wizard.reset(); }
    void asksForATarget_data();
    void asksForATarget();
    void countsBeforeAnythingMoves();
    void convertsOnlyWhatWasTyped();
    void showsRefusalsWhereTheyBelong_data();
    void showsRefusalsWhereTheyBelong();
    void backLosesNothing();

private:
    void fillTarget();
    void next() { QTest::mouseClick(m_wizard->nextButton(), Qt::LeftButton); }
    template <class T>
    T *child(const QString &name) const
    {
        auto *found = m_wizard->findChild<T *>(name);
        if (!found)
            qFatal("no %s in the wizard", qPrintable(name));
        return found;
    }

    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<FakeSandboxes> m_source;
    std::unique_ptr<ConversionWizard> m_wizard;
};

void ConversionWizardTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

void ConversionWizardTest::init()
{
    m_source = std::make_unique<FakeSandboxes>();
    sandboxes::ConversionReport report;
    report.sandboxId = u"sandbox-acme"_s;
    report.target = u"acme"_s;
    report.tables = {{u"forge.organisations"_s, 1, 4, 0, 0, 0}, {u"forge.tasks"_s, 12, 0, 3, 0, 17}};
    report.realUsers = 2;
    report.personasLeft = 3;
    m_source->conversion = report;
    sandboxes::Sandbox sandbox;
    sandbox.environment.id = u"sandbox-acme"_s;
    sandbox.environment.name = u"Acme"_s;
    sandbox.environment.kind = environments::Kind::Sandbox;
    sandbox.environment.blueprint = u"forge"_s;
    sandbox.environment.regions = {u"US"_s, u"EU"_s};
    m_wizard = std::make_unique<ConversionWizard>(m_source.get(), nullptr, sandbox);
    m_wizard->show();
}

void ConversionWizardTest::fillTarget()
{
    child<QLineEdit>(u"targetLineEdit"_s)->setText(u"acme"_s);
    child<QLineEdit>(u"planLineEdit"_s)->setText(u"business"_s);
    child<QComboBox>(u"conversionRegionComboBox"_s)->setCurrentIndex(1);
    child<QLineEdit>(u"conversionAdminLineEdit"_s)->setText(u"ingrid@acme.example"_s);
}

void ConversionWizardTest::asksForATarget_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("no target") << u"targetLineEdit"_s << QString() << u"Name the tenant"_s;
    QTest::newRow("a demo tenant") << u"targetLineEdit"_s << u"demo-acme"_s << u"does not begin with"_s;
    QTest::newRow("a sandbox") << u"targetLineEdit"_s << u"sandbox-b"_s << u"does not begin with"_s;
    QTest::newRow("no plan") << u"planLineEdit"_s << u" "_s << u"Name the plan"_s;
    QTest::newRow("no administrator") << u"conversionAdminLineEdit"_s << u"ingrid"_s << u"mail address"_s;
}

void ConversionWizardTest::asksForATarget()
{
    QFETCH(QString, input);
    QFETCH(QString, text);
    QFETCH(QString, words);
    fillTarget();
    child<QLineEdit>(input)->setText(text);
    next();
    QCOMPARE(m_wizard->step(), 0);
    const QString said = child<QLineEdit>(input)->accessibleDescription();
    QVERIFY2(said.contains(words), qPrintable(said));
    QCOMPARE(m_wizard->focusWidget(), child<QWidget>(input));
}

void ConversionWizardTest::countsBeforeAnythingMoves()
{
    fillTarget();
    next();
    child<QCheckBox>(u"withSeedDataCheckBox"_s)->click();
    next();
    QCOMPARE(m_source->conversionPreviews.size(), 1);
    QVERIFY(m_source->conversions.isEmpty());
    const sandboxes::ConversionRequest &request = m_source->conversionPreviews.constFirst();
    QCOMPARE(request.sandboxId, u"sandbox-acme"_s);
    QCOMPARE(request.target, u"acme"_s);
    QCOMPARE(request.plan, u"business"_s);
    QCOMPARE(request.region, u"EU"_s);
    QCOMPARE(request.adminEmail, u"ingrid@acme.example"_s);
    QVERIFY(request.withSeedData);
    auto *rows = child<DataTable>(u"conversionTable"_s)->model();
    QTRY_COMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->index(1, 1).data().toString(), u"12"_s);
    QCOMPARE(rows->index(1, 2).data().toString(), u"3"_s);
    QCOMPARE(rows->index(1, 4).data().toString(), u"17"_s);
    const QString facts = child<FactList>(u"conversionFactsList"_s)->accessibleDescription();
    QVERIFY2(facts.contains(u"Rows that move: 20"_s), qPrintable(facts));
    QVERIFY2(facts.contains(u"Personas that stay behind: 3"_s), qPrintable(facts));
}

void ConversionWizardTest::convertsOnlyWhatWasTyped()
{
    QSignalSpy converted(m_wizard.get(), &ConversionWizard::converted);
    fillTarget();
    next();
    next();
    QCOMPARE(m_wizard->step(), 2);
    QTRY_COMPARE(child<DataTable>(u"conversionTable"_s)->model()->rowCount(), 2);
    QVERIFY(!m_wizard->nextButton()->isEnabled());
    auto *token = child<QLineEdit>(u"confirmationLineEdit"_s);
    QTest::keyClicks(token, u"sandbox-acm"_s);
    QVERIFY(!m_wizard->nextButton()->isEnabled());
    QTest::keyClicks(token, u"e"_s);
    QVERIFY(m_wizard->nextButton()->isEnabled());
    next();
    QTRY_COMPARE(converted.size(), 1);
    QCOMPARE(m_source->conversions.size(), 1);
    QCOMPARE(m_source->conversions.constFirst().confirmation, u"sandbox-acme"_s);
    QVERIFY(!m_wizard->isVisible());
}

void ConversionWizardTest::showsRefusalsWhereTheyBelong_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("input");
    QTest::newRow("target exists") << Error{ErrorCode::InvalidInput,
                                            u"No."_s,
                                            {},
                                            {},
                                            {{u"target"_s, u"exists"_s, u"There is a tenant “acme” already."_s}}}
                                   << 0 << u"targetLineEdit"_s;
    QTest::newRow("converted before")
        << Error{ErrorCode::Conflict, u"“sandbox-acme” was converted before."_s, u"Open “acme”."_s, {}, {}} << 2
        << QString();
    QTest::newRow("no administrator")
        << Error{ErrorCode::PermissionDenied, u"That takes an administrator."_s, u"Ask one."_s, {}, {}} << 2
        << QString();
}

void ConversionWizardTest::showsRefusalsWhereTheyBelong()
{
    QFETCH(Error, error);
    QFETCH(int, step);
    QFETCH(QString, input);
    m_source->conversion = error;
    fillTarget();
    next();
    next();
    QTRY_COMPARE(m_wizard->step(), step);
    if (!input.isEmpty()) {
        QCOMPARE(child<QLineEdit>(input)->accessibleDescription(), error.problems.constFirst().message);
        return;
    }
    auto *bar = child<MessageBar>(u"conversionBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->fact(), error.message);
    QTest::keyClicks(child<QLineEdit>(u"confirmationLineEdit"_s), u"sandbox-acme"_s);
    QVERIFY2(!m_wizard->nextButton()->isEnabled(), "there is nothing that could be converted");
}

void ConversionWizardTest::backLosesNothing()
{
    fillTarget();
    next();
    next();
    QTRY_COMPARE(child<DataTable>(u"conversionTable"_s)->model()->rowCount(), 2);
    QTest::mouseClick(m_wizard->backButton(), Qt::LeftButton);
    QVERIFY(m_wizard->nextButton()->isEnabled());
    QTest::mouseClick(m_wizard->backButton(), Qt::LeftButton);
    QCOMPARE(child<QLineEdit>(u"targetLineEdit"_s)->text(), u"acme"_s);
    QCOMPARE(child<QComboBox>(u"conversionRegionComboBox"_s)->currentIndex(), 1);
}

QTEST_MAIN(ConversionWizardTest)
#include "tst_conversion_wizard.moc"
