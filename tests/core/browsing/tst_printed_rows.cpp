#include "../tenant_fixture.h"

#include "core/browsing/browse.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Printing is exporting: the same right, the same limit of the hour, the same reason, and a line in the audit log.
class TestPrintedRows final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void isInTheAuditLog();
    void takesAReasonWhereExportIsRestricted();
    void countsAsAnExport();
    void refuses_data();
    void refuses();
    void takesTheRightToExport();

private:
    Result<void> print(const browsing::PrintedRows &rows, const QString &role = {})
    {
        database::Connection connection =
            role.isEmpty() ? m_fixture->connect() : TestDatabase::connect(m_fixture->database.login(role));
        return browsing::recordPrint(connection, rows);
    }
    static browsing::PrintedRows wish() { return {u"sandbox-acme"_s, u"forge.tasks"_s, 20, u"For Monday"_s}; }

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestPrintedRows::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    sandboxes::CreateSandbox request = sandboxes::CreateSandbox::ofType(sandboxes::Type::Trial);
    request.tenant.name = u"Acme"_s;
    database::Connection connection = m_fixture->connect();
    const auto created = sandboxes::create(connection, request, m_fixture->salts.constLast(), m_fixture->clock);
    VERIFY_RESULT(created);
    VERIFY_RESULT(m_fixture->run(created->jobId));
}

void TestPrintedRows::init()
{
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(
        "DELETE FROM showroom.rate_window; DELETE FROM showroom.setting;"
        "UPDATE showroom.sandbox SET restrictions = '{}'; UPDATE showroom.environment SET status = 'ready'"));
}

void TestPrintedRows::isInTheAuditLog()
{
    VERIFY_RESULT(print(wish()));
    QCOMPARE(m_fixture->ask("SELECT environment || ' ' || reason || ' ' || (details ->> 'table') || ' ' || "
                            "(details ->> 'rows') FROM showroom.audit WHERE action = 'environment.print' "
                            "ORDER BY id DESC LIMIT 1"),
             QVariant(u"sandbox-acme For Monday forge.tasks 20"_s));
}

void TestPrintedRows::takesAReasonWhereExportIsRestricted()
{
    browsing::PrintedRows silent = wish();
    silent.reason = u" "_s;
    const auto refused = print(silent);
    VERIFY_ERROR(refused, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().problems.value(0).field, u"reason"_s);
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(
        "UPDATE showroom.sandbox SET restrictions = '{\"export\": false}'"));
    VERIFY_RESULT(print(silent));
}

void TestPrintedRows::countsAsAnExport()
{
    m_fixture->ask("SELECT showroom.setting_set('rateLimit.exportPerHour', '2')");
    VERIFY_RESULT(print(wish()));
    VERIFY_RESULT(print(wish()));
    VERIFY_ERROR(print(wish()), ErrorCode::RateLimited);
}

void TestPrintedRows::refuses_data()
{
    QTest::addColumn<browsing::PrintedRows>("rows");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("production") << browsing::PrintedRows{u"acme"_s, u"forge.tasks"_s, 1, {}} << ErrorCode::GuardRefused;
    QTest::newRow("nobody's") << browsing::PrintedRows{u"sandbox-no"_s, u"forge.tasks"_s, 1, {}} << ErrorCode::NotFound;
    QTest::newRow("another product's table")
        << browsing::PrintedRows{u"sandbox-acme"_s, u"impact.users"_s, 1, {}} << ErrorCode::NotFound;
    QTest::newRow("no row") << browsing::PrintedRows{u"sandbox-acme"_s, u"forge.tasks"_s, 0, u"x"_s}
                            << ErrorCode::InvalidInput;
    QTest::newRow("too many") << browsing::PrintedRows{u"sandbox-acme"_s, u"forge.tasks"_s, 10'001, u"x"_s}
                              << ErrorCode::InvalidInput;
}

void TestPrintedRows::refuses()
{
    QFETCH(browsing::PrintedRows, rows);
    QFETCH(ErrorCode, code);
    VERIFY_ERROR(print(rows), code);
}

void TestPrintedRows::takesTheRightToExport()
{
    VERIFY_RESULT(print(wish(), u"support"_s));
    VERIFY_ERROR(print(wish(), u"viewer"_s), ErrorCode::PermissionDenied);
    VERIFY_ERROR(print(wish(), u"sales"_s), ErrorCode::PermissionDenied);
}

QTEST_GUILESS_MAIN(TestPrintedRows)
#include "tst_printed_rows.moc"
