#pragma once

#include "tenant_fixture.h"

namespace showroom::test {

/// Holds a seed job inside the step after its `afterSteps`th, so that a test meets it on its way on any machine.
class StepGate final {
public:
    StepGate(TenantFixture &fixture, int afterSteps);
    Q_DISABLE_COPY_MOVE(StepGate)

    /// Waits until a job stands at the gate; false after 20 s.
    bool isReached();
    /// Lets the job go on; later steps pass too.
    void open();

private:
    TenantFixture &m_fixture;
    database::Connection m_connection;
};

} // namespace showroom::test
