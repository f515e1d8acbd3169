#include "step_gate.h"

namespace showroom::test {

namespace {

// Before the rows reach their table: the job's own row is locked only at the end of a step.
constexpr char gateSql[] = R"(
CREATE FUNCTION showroom.step_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF (SELECT count(*) FROM showroom.job_step) >= TG_ARGV[0]::integer THEN
        PERFORM pg_advisory_xact_lock_shared(4711);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER step_gate BEFORE INSERT ON impact.users EXECUTE FUNCTION showroom.step_gate(%1);
CREATE TRIGGER step_gate BEFORE INSERT ON impact.events EXECUTE FUNCTION showroom.step_gate(%1);
CREATE TRIGGER step_gate BEFORE INSERT ON showroom.open_table EXECUTE FUNCTION showroom.step_gate(%1);
SELECT pg_advisory_lock(4711);
)";

} // namespace

StepGate::StepGate(TenantFixture &fixture, int afterSteps)
    : m_fixture(fixture)
    , m_connection(fixture.connectSuperuser())
{
    const auto closed = m_connection.executeScript(QByteArray(gateSql).replace("%1", QByteArray::number(afterSteps)));
    if (!closed)
        qFatal("%s %s", qPrintable(closed.error().message), qPrintable(closed.error().detail));
}

bool StepGate::isReached()
{
    return QTest::qWaitFor(
        [this] {
            return m_fixture
                .ask("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"
                     " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))")
                .toBool();
        },
        20'000);
}

void StepGate::open()
{
    (void)m_connection.executeScript("SELECT pg_advisory_unlock(4711)");
}

} // namespace showroom::test
