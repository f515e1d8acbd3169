#include "models/environments_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using environments::Environment;
using models::EnvironmentsModel;

namespace {

Environment environment(const QString &id, environments::Status status = environments::Status::Ready)
{
    Environment made;
    made.id = id;
    made.name = id.mid(5);
    made.status = status;
    made.counts = {{u"impact.users"_s, 50}, {u"impact.events"_s, 1125}};
    return made;
}

} // namespace

class EnvironmentsModelTest : public QObject {
    Q_OBJECT

private slots:
    void keepsTheRulesOfModels();
    void refreshesWithoutReset();
    void tellsOnlyWhatChanged();
    void changesOneRow();
    void holdsRawValues_data();
    void holdsRawValues();
    void namesItsColumns();
};

void EnvironmentsModelTest::keepsTheRulesOfModels()
{
    EnvironmentsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEnvironments({environment(u"demo-a"_s), environment(u"demo-b"_s), environment(u"demo-c"_s)});
    model.setEnvironments({environment(u"demo-c"_s), environment(u"demo-d"_s)});
    model.setEnvironment(environment(u"demo-e"_s));
    model.setEnvironments({});
    QCOMPARE(model.rowCount(), 0);
}

void EnvironmentsModelTest::refreshesWithoutReset()
{
    EnvironmentsModel model;
    model.setEnvironments({environment(u"demo-a"_s), environment(u"demo-b"_s)});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept(model.index(1, 0));
    model.setEnvironments({environment(u"demo-new"_s), environment(u"demo-b"_s)});
    QCOMPARE(resets.size(), 0);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data(EnvironmentsModel::EnvironmentRole).value<Environment>().id, u"demo-b"_s);
    QCOMPARE(model.rowCount(), 2);
}

void EnvironmentsModelTest::tellsOnlyWhatChanged()
{
    EnvironmentsModel model;
    model.setEnvironments({environment(u"demo-a"_s), environment(u"demo-b"_s)});
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setEnvironments({environment(u"demo-a"_s), environment(u"demo-b"_s, environments::Status::Failed)});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), 1);
    model.setEnvironments(model.environments());
    QCOMPARE(changes.size(), 1);
}

void EnvironmentsModelTest::changesOneRow()
{
    EnvironmentsModel model;
    model.setEnvironment(environment(u"demo-a"_s, environments::Status::Seeding));
    model.setEnvironment(environment(u"demo-a"_s, environments::Status::Ready));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.find(u"demo-a"_s)->status, environments::Status::Ready);
    QVERIFY(!model.find(u"demo-b"_s));
}

void EnvironmentsModelTest::holdsRawValues_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("name") << int(EnvironmentsModel::Name) << QVariant(u"a"_s);
    QTest::newRow("kind") << int(EnvironmentsModel::Kind) << QVariant(u"demo"_s);
    QTest::newRow("status") << int(EnvironmentsModel::Status) << QVariant(u"ready"_s);
    QTest::newRow("rows") << int(EnvironmentsModel::Rows) << QVariant(qint64(1175));
}

void EnvironmentsModelTest::holdsRawValues()
{
    QFETCH(int, column);
    QFETCH(QVariant, value);
    EnvironmentsModel model;
    model.setEnvironments({environment(u"demo-a"_s)});
    QCOMPARE(model.index(0, column).data(), value);
}

void EnvironmentsModelTest::namesItsColumns()
{
    const EnvironmentsModel model;
    for (int column = 0; column < EnvironmentsModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

QTEST_GUILESS_MAIN(EnvironmentsModelTest)
#include "tst_environments_model.moc"
