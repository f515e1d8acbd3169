#include "core/access/database_survey.h"
#include "core/access/rights.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::access;
using namespace showroom::test;

Q_DECLARE_METATYPE(showroom::access::Right)

/// What every role may do, as the database has it and as the programs know it.
class TestRights final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void tellsWhatARoleMay_data();
    void tellsWhatARoleMay();
    void addsUpTwoRoles();
    void namesWhoMay_data();
    void namesWhoMay();
    void knowsAReadOnlyConnection();
    void comesWithTheSurvey();
    void holdsNobodyBackWhoIsNotKnown();
    void tellsJobsApart_data();
    void tellsJobsApart();

private:
    std::unique_ptr<TestDatabase> m_database;
};

void TestRights::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
}

void TestRights::tellsWhatARoleMay_data()
{
    QTest::addColumn<QList<Right>>("expected");
    QTest::newRow("viewer") << QList<Right>{};
    QTest::newRow("support") << QList<Right>{Right::Export};
    QTest::newRow("sales") << QList<Right>{Right::Link};
    QTest::newRow("ops") << QList<Right>{Right::Manage, Right::Export, Right::Link};
    QTest::newRow("admin") << QList<Right>{Right::Manage,  Right::Export,     Right::Link,
                                           Right::Convert, Right::Administer, Right::RotateSalt};
}

void TestRights::tellsWhatARoleMay()
{
    QFETCH(QList<Right>, expected);
    const QString role = QString::fromLatin1(QTest::currentDataTag());
    database::Connection connection = TestDatabase::connect(m_database->login(role));
    const auto rights = readRights(connection, role);
    VERIFY_RESULT(rights);
    for (const Right right : allRights())
        QCOMPARE(rights->has(right), expected.contains(right));
    QCOMPARE(rightsOfRole(role), *rights);
}

void TestRights::addsUpTwoRoles()
{
    const QString both = m_database->superuser().database + u"_both"_s;
    database::Connection boss = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(
        boss.executeScript(u"CREATE ROLE \"%1\" LOGIN IN ROLE showroom_sales, showroom_support"_s.arg(both).toUtf8()));
    {
        database::ConnectionSettings settings = m_database->local();
        settings.user = both;
        database::Connection connection = TestDatabase::connect(settings);
        const auto rights = readRights(connection, u"sales"_s);
        VERIFY_RESULT(rights);
        QVERIFY(rights->has(Right::Export));
        QVERIFY(rights->has(Right::Link));
        QVERIFY(!rights->has(Right::Manage));
    }
    VERIFY_RESULT(boss.executeScript(u"DROP ROLE \"%1\""_s.arg(both).toUtf8()));
}

void TestRights::namesWhoMay_data()
{
    QTest::addColumn<Right>("right");
    QTest::addColumn<QString>("who");
    QTest::newRow("manage") << Right::Manage << u"The role ops may"_s;
    QTest::newRow("export") << Right::Export << u"The role support may"_s;
    QTest::newRow("link") << Right::Link << u"The role sales may"_s;
    QTest::newRow("convert") << Right::Convert << u"The role admin may"_s;
    QTest::newRow("administer") << Right::Administer << u"The role admin may"_s;
    QTest::newRow("rotate the salt") << Right::RotateSalt << u"The role admin may"_s;
}

void TestRights::namesWhoMay()
{
    QFETCH(Right, right);
    QFETCH(QString, who);
    const QString why = whyNot(rightsOfRole(u"viewer"_s), right);
    QVERIFY2(why.contains(who), qPrintable(why));
    QVERIFY2(why.contains(u"Your role viewer may not"), qPrintable(why));
    QCOMPARE(whyNot(rightsOfRole(u"admin"_s), right), QString());
}

void TestRights::knowsAReadOnlyConnection()
{
    database::ConnectionSettings settings = m_database->login(u"ops"_s);
    settings.others.insert(u"options"_s, u"-c default_transaction_read_only=on"_s);
    database::Connection connection = TestDatabase::connect(settings);
    const auto rights = readRights(connection, u"ops"_s);
    VERIFY_RESULT(rights);
    QVERIFY(rights->isReadOnly);
    QVERIFY(whyNot(*rights, Right::Manage).contains(u"read-only"));
    QVERIFY2(whyNot(*rights, Right::Administer).contains(u"The role admin may"), "the role is the first obstacle");
}

void TestRights::comesWithTheSurvey()
{
    database::Connection connection = TestDatabase::connect(m_database->login(u"sales"_s));
    const auto survey = surveyDatabase(connection);
    VERIFY_RESULT(survey);
    QCOMPARE(survey->rights, rightsOfRole(u"sales"_s));
}

void TestRights::holdsNobodyBackWhoIsNotKnown()
{
    for (const Right right : allRights()) {
        QVERIFY(rightsOfRole({}).has(right));
        QCOMPARE(whyNot(Rights(), right), QString());
    }
}

void TestRights::tellsJobsApart_data()
{
    QTest::addColumn<Right>("right");
    QTest::newRow("seed") << Right::Manage;
    QTest::newRow("teardown") << Right::Manage;
    QTest::newRow("export") << Right::Export;
}

void TestRights::tellsJobsApart()
{
    QFETCH(Right, right);
    QCOMPARE(rightOfJob(QString::fromLatin1(QTest::currentDataTag())), right);
}

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
