#include "base/error.h"
#include "base/result.h"

#include <QSet>
#include <QTest>

using namespace showroom;

class TestError final : public QObject {
    Q_OBJECT

private slots:
    void mapsCodesToExits_data();
    void mapsCodesToExits();
    void namesEveryCodeOnce();
    void passesErrorsOn();
};

void TestError::mapsCodesToExits_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("exit");
    QTest::newRow("invalid value") << ErrorCode::InvalidInput << 2;
    QTest::newRow("guard") << ErrorCode::GuardRefused << 3;
    QTest::newRow("missing right") << ErrorCode::PermissionDenied << 3;
    QTest::newRow("not found") << ErrorCode::NotFound << 4;
    QTest::newRow("conflict") << ErrorCode::Conflict << 5;
    QTest::newRow("rate limit") << ErrorCode::RateLimited << 6;
    QTest::newRow("no server") << ErrorCode::DatabaseUnreachable << 7;
    QTest::newRow("newer schema") << ErrorCode::SchemaNewer << 7;
    QTest::newRow("disk full") << ErrorCode::StorageFull << 7;
    QTest::newRow("other") << ErrorCode::Internal << 1;
}

void TestError::mapsCodesToExits()
{
    QFETCH(ErrorCode, code);
    QTEST(exitCode(code), "exit");
}

void TestError::namesEveryCodeOnce()
{
    QSet<QString> names;
    for (int code = 0; code <= int(ErrorCode::Internal); ++code)
        names.insert(errorCodeName(ErrorCode(code)));
    QCOMPARE(names.size(), int(ErrorCode::Internal) + 1);
}

void TestError::passesErrorsOn()
{
    const auto inner = []() -> Result<int> { return fail(ErrorCode::NotFound, QStringLiteral("gone")); };
    const auto outer = [&]() -> Result<QString> {
        SHOWROOM_TRY(inner());
        return QStringLiteral("reached");
    };
    const Result<QString> result = outer();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::NotFound);
    QCOMPARE(result.error().message, QStringLiteral("gone"));
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
