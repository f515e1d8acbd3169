#include "fake_sandboxes.h"
#include "gui/common/message_bar.h"
#include "gui/common/page.h"
#include "gui/sandboxes/link_dialog.h"
#include "gui/sandboxes/qr_code.h"
#include "gui/tour/tour_stage.h"
#include "gui/wizard/new_environment_wizard.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

namespace {

const auto url = u"https://demo.example.com/demo/srl_made"_s;

} // namespace

/// From the wizard's wish for a link to the link that is shown one time.
class TestWizardLink final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheLinkOverTheFilling();
    void makesNoneUnlessItIsWanted();
    void saysWhyNoneCouldBeMade();

private:
    /// Creates the sandbox "Acme" in the wizard.
    void create(bool wantsLink);
    LinkDialog *linkDialog() const { return m_stage->window().findChild<LinkDialog *>(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TourStage> m_stage;
    std::unique_ptr<FakeSandboxes> m_sandboxes;
    std::unique_ptr<EnvironmentFlows> m_flows;
};

void TestWizardLink::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void TestWizardLink::init()
{
    m_stage = std::make_unique<TourStage>(tourFleet(), *m_theme, m_folder.filePath(u"console.ini"_s));
    m_sandboxes = std::make_unique<FakeSandboxes>();
    m_sandboxes->link = sandboxes::NewLink{{}, u"srl_made"_s, url};
    const auto salt = [] { return masking::Salt::create(u"1"_s, QByteArray(masking::Salt::minimumBytes, 's')); };
    m_flows = std::make_unique<EnvironmentFlows>(
        EnvironmentFlows::Collaborators{m_stage->window(), m_stage->environmentsPage(), m_stage->operations(),
                                        m_stage->data(), m_stage->environmentSource(), m_stage->settings(),
                                        m_stage->clock(), [] { return generation::loadBuiltIn(u"impact"_s); }, salt,
                                        std::nullopt, nullptr, nullptr, m_sandboxes.get(), nullptr});
    m_stage->window().show();
}

void TestWizardLink::cleanup()
{
    m_flows.reset();
    m_stage.reset();
}

void TestWizardLink::create(bool wantsLink)
{
    m_flows->createEnvironment();
    auto *wizard = m_stage->window().findChild<NewEnvironmentWizard *>();
    QVERIFY(wizard);
    wizard->findChild<QRadioButton *>(u"trialSandboxRadioButton"_s)->click();
    wizard->nextButton()->click();
    auto *name = wizard->findChild<QLineEdit *>(u"nameLineEdit"_s);
    name->selectAll();
    name->insert(u"Acme"_s);
    constexpr int life = 4;
    constexpr int review = 5;
    for (int step = wizard->step(); step < life; ++step)
        wizard->nextButton()->click();
    QCOMPARE(wizard->step(), life);
    if (wantsLink) {
        wizard->findChild<QCheckBox *>(u"linkCheckBox"_s)->click();
        auto *persona = wizard->findChild<QComboBox *>(u"linkPersonaComboBox"_s);
        persona->setCurrentIndex(1);
        emit persona->activated(1);
    }
    wizard->nextButton()->click();
    QCOMPARE(wizard->step(), review);
    wizard->nextButton()->click();
    QTRY_VERIFY(!wizard->isVisible());
}

void TestWizardLink::showsTheLinkOverTheFilling()
{
    create(true);
    QTRY_VERIFY(linkDialog());
    QTRY_VERIFY(linkDialog()->findChild<QLineEdit *>(u"linkLineEdit"_s));
    QVERIFY(linkDialog()->isVisible());
    QVERIFY2(linkDialog()->windowTitle().contains(u"Acme"), qPrintable(linkDialog()->windowTitle()));
    QCOMPARE(linkDialog()->findChild<QLineEdit *>(u"linkLineEdit"_s)->text(), url);
    QVERIFY(linkDialog()->findChild<QrCode *>());
    QCOMPARE(m_sandboxes->linkRequests.size(), 1);
    QCOMPARE(m_sandboxes->linkRequests.constFirst().environmentId, u"sandbox-acme"_s);
    QVERIFY(!m_sandboxes->linkRequests.constFirst().persona.isEmpty());
    QCOMPARE(m_stage->window().currentPage()->objectName(), u"seedingPage"_s);
    linkDialog()->findChild<QPushButton *>(u"copyLinkButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), url);
}

void TestWizardLink::makesNoneUnlessItIsWanted()
{
    create(false);
    QTRY_COMPARE(m_stage->window().currentPage()->objectName(), u"seedingPage"_s);
    QVERIFY(!linkDialog());
    QVERIFY(m_sandboxes->linkRequests.isEmpty());
}

/// The sandbox is there all the same; the dialog stays, so that the link can be made once more.
void TestWizardLink::saysWhyNoneCouldBeMade()
{
    m_sandboxes->refusedLinks = {u"sandbox-acme"_s};
    create(true);
    QTRY_VERIFY(linkDialog() && linkDialog()->findChild<MessageBar *>()->isVisible());
    QVERIFY(linkDialog()->findChild<MessageBar *>()->rest().contains(u"No link could open it."));
    auto *act = linkDialog()->findChild<QPushButton *>(u"actButton"_s);
    QVERIFY(act->isEnabled());
    m_sandboxes->refusedLinks.clear();
    act->click();
    QTRY_VERIFY(linkDialog()->findChild<QLineEdit *>(u"linkLineEdit"_s));
}

QTEST_MAIN(TestWizardLink)
#include "tst_wizard_link.moc"
