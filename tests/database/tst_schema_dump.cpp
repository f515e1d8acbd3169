#include "database/connection.h"
#include "support/test_database.h"
#include "support/test_result.h"
#include "support/test_server.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

namespace {

/// The version of PostgreSQL whose pg_dump wrote the file; others order and word some statements differently.
constexpr int dumpedWith = 15;

QByteArrayList objectsOf(const QByteArray &dump)
{
    QByteArrayList names;
    for (const QByteArray &line : dump.split('\n')) {
        if (line.startsWith("-- Name: "))
            names.append(line);
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

/// db/schema.sql, which people read instead of all migrations, says what the migrations make.
class TestSchemaDump final : public QObject {
    Q_OBJECT

private slots:
    void isWhatTheMigrationsMake();
};

void TestSchemaDump::isWhatTheMigrationsMake()
{
    QFile file(QStringLiteral(SHOWROOM_SCHEMA_FILE));
    QVERIFY2(file.open(QIODevice::ReadOnly), "db/schema.sql is missing; build the target `schema`");
    const QByteArray kept = file.readAll();
    const TestDatabase database;
    QVERIFY2(database.isValid(), qPrintable(database.error()));
    const auto made = TestServer::dumpSchema();
    VERIFY_RESULT(made);
    constexpr char remedy[] = "the migrations changed: build the target `schema` and commit db/schema.sql";
    QVERIFY2(objectsOf(kept) == objectsOf(*made), remedy);
    QVERIFY(objectsOf(kept).size() > 100);
    const database::Connection connection = TestDatabase::connect(database.superuser());
    if (connection.serverVersion() / 10000 == dumpedWith)
        QVERIFY2(kept == *made, remedy);
}

QTEST_GUILESS_MAIN(TestSchemaDump)
#include "tst_schema_dump.moc"
