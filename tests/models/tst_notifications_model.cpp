#include "models/notifications_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using models::NotificationsModel;
using notifications::Notification;

namespace {

QList<Notification> numbered(std::initializer_list<qint64> ids)
{
    QList<Notification> list;
    for (const qint64 id : ids) {
        Notification one;
        one.id = id;
        one.kind = u"reset"_s;
        one.environmentId = u"sandbox-%1"_s.arg(id);
        list.append(one);
    }
    return list;
}

} // namespace

class NotificationsModelTest : public QObject {
    Q_OBJECT

private slots:
    void keepsRowsThatStay();
    void asksForMoreOnce();
    void addsEachOlderOneOnce();
    void tellsRawValues();
};

void NotificationsModelTest::keepsRowsThatStay()
{
    NotificationsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNotifications(numbered({3, 2, 1}), false);
    const QPersistentModelIndex two = model.index(1, NotificationsModel::What);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QList<Notification> fresh = numbered({4, 3, 2, 1});
    fresh[2].isRead = true;
    model.setNotifications(fresh, false);
    QVERIFY(resets.isEmpty());
    QVERIFY(two.isValid());
    QVERIFY(two.data(NotificationsModel::NotificationRole).value<Notification>().isRead);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.oldest(), 1);
}

void NotificationsModelTest::asksForMoreOnce()
{
    NotificationsModel model;
    QSignalSpy wanted(&model, &NotificationsModel::moreWanted);
    model.setNotifications(numbered({9, 8}), true);
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(wanted.size(), 1);
    model.addOlder(numbered({7}), false);
    QVERIFY(!model.canFetchMore({}));
}

void NotificationsModelTest::addsEachOlderOneOnce()
{
    NotificationsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNotifications(numbered({9, 8}), true);
    model.addOlder(numbered({8, 7}), true);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.oldest(), 7);
    QVERIFY(model.hasMore());
}

void NotificationsModelTest::tellsRawValues()
{
    NotificationsModel model;
    QList<Notification> list = numbered({5});
    list[0].createdAt = QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC);
    model.setNotifications(list, false);
    QCOMPARE(model.index(0, NotificationsModel::State).data().toBool(), false);
    QCOMPARE(model.index(0, NotificationsModel::Environment).data().toString(), u"sandbox-5"_s);
    QCOMPARE(model.index(0, NotificationsModel::When).data().toDateTime(), list[0].createdAt);
    for (int column = 0; column < NotificationsModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

QTEST_GUILESS_MAIN(NotificationsModelTest)
#include "tst_notifications_model.moc"
