#include "database/connection.h"
#include "database/sql_catalog.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

/// Every statement that the programs carry, against the schema that they carry.
class TestSqlCatalog final : public QObject {
    Q_OBJECT

private slots:
    void everyStatementFitsTheSchema();
    void everyStatementSaysItsPurpose();
    void refusesAnUnknownName();
};

void TestSqlCatalog::everyStatementFitsTheSchema()
{
    const TestDatabase database;
    QVERIFY2(database.isValid(), qPrintable(database.error()));
    Connection connection = TestDatabase::connect(database.superuser());
    for (const QString &name : SqlCatalog::names()) {
        const auto statement = SqlCatalog::load(name);
        VERIFY_RESULT(statement);
        const auto checked = connection.check(*statement);
        QVERIFY2(checked, checked ? "" : qPrintable(name + u": "_s + QString::fromUtf8(describe(checked.error()))));
    }
    VERIFY_ERROR(connection.check(SqlStatement::fromText("SELECT nothing FROM showroom.environment")),
                 ErrorCode::DatabaseFailure);
}

void TestSqlCatalog::everyStatementSaysItsPurpose()
{
    for (const QString &name : SqlCatalog::names()) {
        const auto statement = SqlCatalog::load(name);
        VERIFY_RESULT(statement);
        QVERIFY2(statement->text().startsWith("-- "), qPrintable(name));
    }
}

void TestSqlCatalog::refusesAnUnknownName()
{
    VERIFY_ERROR(SqlCatalog::load(u"environments/nothing_like_it"_s), ErrorCode::Internal);
    QVERIFY("environments/nothing_like_it"_sql.isEmpty());
    const TestDatabase database;
    Connection connection = TestDatabase::connect(database.local());
    VERIFY_ERROR(connection.query("environments/nothing_like_it"_sql), ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(TestSqlCatalog)
#include "tst_sql_catalog.moc"
