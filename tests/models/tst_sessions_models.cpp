#include "models/archives_model.h"
#include "models/changes_model.h"
#include "models/sessions_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using models::ArchivesModel;
using models::ChangesModel;
using models::SessionsModel;
using sessions::Archive;
using sessions::Operation;
using sessions::RowChange;
using sessions::Session;

namespace {

Session session(const QString &id)
{
    Session made;
    made.id = id;
    made.person = id.toUpper();
    made.changes = {12, 23, 7};
    made.lastActivity = QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC);
    return made;
}

RowChange row(int number)
{
    return {u"impact.users"_s,
            QString::number(number),
            u"Person %1"_s.arg(number),
            Operation::Edited,
            {{u"job_title"_s, u"Analyst"_s, u""_s}, {u"region"_s, QString(), u"UK"_s}}};
}

QList<RowChange> rows(int first, int count)
{
    QList<RowChange> made;
    for (int i = first; i < first + count; ++i)
        made.append(row(i));
    return made;
}

} // namespace

/// The models of sessions, archives and changed rows.
class SessionsModelsTest : public QObject {
    Q_OBJECT

private slots:
    void keepRowsThatStay();
    void tellTheStateThatMatters_data();
    void tellTheStateThatMatters();
    void holdArchives();
    void showFieldsBelowTheirRow();
    void tellNothingFromAnEmptyText();
    void askForTheNextPage();
    void keepTheRulesOfModels();
};

void SessionsModelsTest::keepRowsThatStay()
{
    SessionsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSessions({session(u"a"_s), session(u"b"_s)});
    const QPersistentModelIndex second = model.index(1, SessionsModel::Person);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    Session busier = session(u"b"_s);
    busier.changes.edited = 24;
    model.setSessions({busier, session(u"c"_s)});
    QCOMPARE(reset.size(), 0);
    QVERIFY(second.isValid());
    QCOMPARE(second.data().toString(), u"B"_s);
    QCOMPARE(second.sibling(second.row(), SessionsModel::Edited).data().toLongLong(), 24);
    QCOMPARE(second.sibling(second.row(), SessionsModel::LastActivity).data().toDateTime(), busier.lastActivity);
}

void SessionsModelsTest::tellTheStateThatMatters_data()
{
    QTest::addColumn<bool>("isHeld");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<bool>("isStale");
    QTest::addColumn<QString>("state");
    QTest::newRow("nothing particular") << false << false << false << u"active"_s;
    QTest::newRow("nobody was there") << false << false << true << u"stale"_s;
    QTest::newRow("kept") << false << true << false << u"kept"_s;
    QTest::newRow("kept and held") << true << true << false << u"held"_s;
}

void SessionsModelsTest::tellTheStateThatMatters()
{
    QFETCH(bool, isHeld);
    QFETCH(bool, isKept);
    QFETCH(bool, isStale);
    Session one = session(u"a"_s);
    one.isKept = isKept;
    one.isStale = isStale;
    if (isHeld)
        one.hold.until = one.lastActivity.addDays(1);
    SessionsModel model;
    model.setSessions({one});
    QTEST(model.index(0, SessionsModel::State).data().toString(), "state");
}

void SessionsModelsTest::holdArchives()
{
    ArchivesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Archive archive;
    archive.id = 4;
    archive.person = u"jane"_s;
    archive.changes = 42;
    model.setArchives({archive});
    QCOMPARE(model.index(0, ArchivesModel::Changes).data().toLongLong(), 42);
    QCOMPARE(model.index(0, 0).data(ArchivesModel::ArchiveRole).value<Archive>(), archive);
    QCOMPARE(model.headerData(ArchivesModel::Expires, Qt::Horizontal).toString(), u"Time left"_s);
    model.setArchives({});
    QCOMPARE(model.rowCount(), 0);
}

void SessionsModelsTest::showFieldsBelowTheirRow()
{
    ChangesModel model;
    model.setRows(rows(1, 2), false);
    const QModelIndex person = model.index(1, 0);
    QCOMPARE(person.data().toString(), u"Person 2"_s);
    QCOMPARE(model.rowCount(person), 2);
    const QModelIndex field = model.index(0, ChangesModel::Field, person);
    QCOMPARE(field.parent(), person);
    QCOMPARE(field.data().toString(), u"job_title"_s);
    QCOMPARE(field.siblingAtColumn(ChangesModel::Before).data().toString(), u"Analyst"_s);
    QVERIFY(field.data(ChangesModel::IsFieldRole).toBool());
    QCOMPARE(field.data(ChangesModel::RowRole).value<RowChange>(), row(2));
    QCOMPARE(model.rowCount(field), 0);
}

void SessionsModelsTest::tellNothingFromAnEmptyText()
{
    ChangesModel model;
    model.setRows({row(1)}, false);
    const QModelIndex person = model.index(0, 0);
    QVERIFY(!model.index(1, ChangesModel::Before, person).data().isValid());
    QVERIFY(model.index(0, ChangesModel::After, person).data().isValid());
    QCOMPARE(model.index(0, ChangesModel::After, person).data().toString(), QString());
}

void SessionsModelsTest::askForTheNextPage()
{
    ChangesModel model;
    QSignalSpy wanted(&model, &ChangesModel::moreWanted);
    model.setRows(rows(0, 3), true);
    model.reachEnd();
    model.reachEnd(); // one question at a time
    QCOMPARE(wanted.size(), 1);
    model.append(rows(3, 2), false);
    QCOMPARE(model.rowCount(), 5);
    model.reachEnd();
    QCOMPARE(wanted.size(), 1); // nothing follows
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows(rows(0, 5), true);
    QCOMPARE(reset.size(), 0); // the same rows stay as they are
    QVERIFY(model.hasMore());
}

void SessionsModelsTest::keepTheRulesOfModels()
{
    ChangesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(rows(0, 3), true);
    model.append(rows(3, 3), false);
    model.setRows({}, false);
    model.append({}, false);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(SessionsModelsTest)
#include "tst_sessions_models.moc"
