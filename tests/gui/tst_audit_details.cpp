#include "audit_page_fixture.h"
#include "gui/audit/audit_details.h"
#include "gui/audit/audit_wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;

/// One entry of the audit log, shown beside the list.
class TestAuditDetails final : public QObject, private AuditPageFixture {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void showsCountsBeforeAndAfter();
    void opensTheEnvironment();
    void copiesTheHash();
    void readsParametersAsAList();
};

void TestAuditDetails::showsCountsBeforeAndAfter()
{
    m_audit->entries.last().countsBefore = {{u"impact.events"_s, 1125}, {u"impact.users"_s, 50}};
    m_audit->entries.last().countsAfter = {{u"impact.events"_s, 0}, {u"impact.users"_s, 50}};
    m_audit->entries.last().details = {{u"archive"_s, 9}};
    open();
    auto *details = child<AuditDetails>(u"auditDetails"_s);
    QVERIFY(!details->isVisible());
    select(0);
    QVERIFY(details->isVisible());
    const QAbstractItemModel *counts = child<DataTable>(u"countsTable"_s)->model();
    QCOMPARE(counts->rowCount(), 2);
    QStringList shown;
    for (int column = 0; column < counts->columnCount(); ++column)
        shown.append(counts->index(0, column).data().toString());
    QCOMPARE(shown, (QStringList{u"impact.events"_s, u"1,125"_s, u"0"_s, u"−1,125"_s}));
    QVERIFY(detailTexts().contains(u"Archive"_s) && detailTexts().contains(u"9"_s));
    select(1);
    QVERIFY(!child<DataTable>(u"countsTable"_s)->isVisible());
    QVERIFY(!detailTexts().contains(u"Archive"_s));
    child<QPushButton>(u"closeDetailsButton"_s)->click();
    QVERIFY(!details->isVisible());
}

void TestAuditDetails::opensTheEnvironment()
{
    m_audit->entries.append(FakeAudit::entry(7, u"environment.teardown"_s, u"demo-gone"_s));
    open();
    QSignalSpy opened(m_page.get(), &AuditPage::openRequested);
    select(0);
    QVERIFY(!child<QPushButton>(u"openEnvironmentButton"_s)->isVisible());
    QVERIFY(detailTexts().contains(u"demo-gone (gone)"_s));
    select(1);
    child<QPushButton>(u"openEnvironmentButton"_s)->click();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<environments::Environment>().id, u"demo-acme"_s);
}

void TestAuditDetails::copiesTheHash()
{
    open();
    select(0);
    child<QPushButton>(u"copyHashButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(64, u'a'));
}

void TestAuditDetails::readsParametersAsAList()
{
    const QJsonObject details{{u"autoReset"_s, true},
                              {u"dates"_s, QJsonObject{{u"from_day"_s, u"2026-01-01"_s}}},
                              {u"regions"_s, QJsonArray{u"US"_s, u"UK"_s}},
                              {u"rows"_s, 25'250},
                              {u"steps"_s, QJsonArray{QJsonObject{{u"kind"_s, u"seed"_s}}}}};
    const QList<Parameter> expected{{u"Auto reset"_s, u"yes"_s},
                                    {u"Dates · from day"_s, u"2026-01-01"_s},
                                    {u"Regions"_s, u"US, UK"_s},
                                    {u"Rows"_s, u"25,250"_s},
                                    {u"Steps 1 · kind"_s, u"seed"_s}};
    QCOMPARE(parametersOf(details), expected);
}

QTEST_MAIN(TestAuditDetails)
#include "tst_audit_details.moc"
