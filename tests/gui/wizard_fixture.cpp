#include "wizard_fixture.h"

#include <QLineEdit>
#include <QStackedWidget>

namespace showroom::gui {

using namespace Qt::StringLiterals;

Result<masking::Salt> testSalt()
{
    return masking::Salt::create(u"test"_s, QByteArray(masking::Salt::minimumBytes, 's'));
}

void WizardFixture::setUp()
{
    m_operations = std::make_unique<FakeOperations>();
    open();
}

void WizardFixture::tearDown()
{
    m_wizard.reset();
    m_operations.reset();
}

void WizardFixture::open(const PreviewEngine::SaltSource &salt)
{
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    QVERIFY(blueprint.has_value());
    m_wizard = std::make_unique<NewEnvironmentWizard>(
        NewEnvironmentWizard::Services{m_operations.get(), *blueprint, salt, &m_clock});
    m_wizard->show();
    next();
}

void WizardFixture::type(const QString &input, const QString &text)
{
    auto *edit = child<QLineEdit>(input);
    edit->selectAll();
    edit->insert(text);
}

void WizardFixture::goToReviewFrom(int first)
{
    type(u"nameLineEdit"_s, u"Acme"_s);
    for (int step = first; step < AtReview; ++step)
        next();
    QCOMPARE(m_wizard->step(), int(AtReview));
}

bool WizardFixture::hasPreview()
{
    return child<QStackedWidget>(u"stateStackedWidget"_s)->currentWidget()->objectName() == u"dataPage";
}

} // namespace showroom::gui
