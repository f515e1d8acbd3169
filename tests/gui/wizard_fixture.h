#pragma once

#include "base/clock.h"
#include "fake_operations.h"
#include "gui/common/field_hint.h"
#include "gui/wizard/new_environment_wizard.h"

#include <QPushButton>
#include <QTest>

#include <memory>

namespace showroom::gui {

enum StepIndex { AtPurpose, AtName, AtData, AtPlace, AtLife, AtReview };

Result<masking::Salt> testSalt();

/// An open wizard over fake operations, and what a person does in it.
class WizardFixture {
protected:
    void setUp();
    void tearDown();
    /// Opens another wizard in place of the one that is open, and goes on to the name of a demo tenant.
    void open(const PreviewEngine::SaltSource &salt = testSalt);
    /// As typed or pasted over what stands there.
    void type(const QString &input, const QString &text);
    void next() { QTest::mouseClick(m_wizard->nextButton(), Qt::LeftButton); }
    void goToReview() { goToReviewFrom(AtName); }
    /// Names it and goes on from this step, which shows already.
    void goToReviewFrom(int first);
    QString problemAt(const QString &hint) { return child<FieldHint>(hint)->problem(); }
    bool hasPreview();

    template <class T>
    T *child(const QString &name)
    {
        auto *found = m_wizard->findChild<T *>(name);
        if (!found)
            qFatal("no %s in the wizard", qPrintable(name));
        return found;
    }

    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<NewEnvironmentWizard> m_wizard;
};

} // namespace showroom::gui
