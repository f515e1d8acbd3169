#include "cli_harness.h"
#include "database_backend.h"

#include "core/environments/preset_store.h"
#include "support/test_result.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// The verbs that change environments, or create them like others and in numbers.
class TestFleetVerbs final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void duplicatesWithOtherValues();
    void refusesToDuplicateNothing();
    void editsSeveral();
    void saysWhatEditNeeds();
    void extendsByDaysAndUntilADay();
    void refusesAShorterLife();
    void createsManyFromAPattern();
    void createsManyFromAList();
    void saysWhyAFillingStopped();
    void namesEveryBadLine();
    void wantsAListOrAPattern_data();
    void wantsAListOrAPattern();
    void beginsWithAPreset();
    void saysWhichPresetsThereAre();
    void keepsShowsAndDeletesPresets();
    void refusesPresetsThatCannotBe_data();
    void refusesPresetsThatCannotBe();
    void acceptsRegionsInAnyCase();

private:
    Answer call(QStringList words) { return run(*m_backend, words << u"--json"_s); }
    Answer create(const QString &name)
    {
        return call({u"create"_s, u"--name"_s, name, u"--size"_s, u"small"_s, u"--as-of"_s, u"2026-11-01"_s});
    }
    QString write(const QByteArray &list) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestFleetVerbs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", m_folder->path().toUtf8());
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
}

void TestFleetVerbs::cleanup()
{
    m_backend.reset();
    m_database.reset();
}

QString TestFleetVerbs::write(const QByteArray &list) const
{
    QFile file(m_folder->filePath(u"list.csv"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(list) != list.size())
        qFatal("the list cannot be written");
    return file.fileName();
}

void TestFleetVerbs::duplicatesWithOtherValues()
{
    QCOMPARE(call({u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s, u"--regions"_s, u"UK"_s, u"--months"_s,
                   u"6"_s, u"--tag"_s, u"vip"_s})
                 .exitCode,
             0);
    const Answer answer =
        call({u"duplicate"_s, u"--tenant"_s, u"demo-acme"_s, u"--name"_s, u"Acme again"_s, u"--months"_s, u"9"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QCOMPARE(answer.json()[u"id"].toString(), u"demo-acme-again"_s);
    QCOMPARE(answer.json()[u"status"].toString(), u"ready"_s);
    QCOMPARE(answer.json()[u"regions"].toArray(), QJsonArray{u"UK"_s});
    QCOMPARE(answer.json()[u"tags"].toArray(), QJsonArray{u"vip"_s});
    QCOMPARE(answer.json()[u"months"].toInt(), 9);
}

void TestFleetVerbs::refusesToDuplicateNothing()
{
    QCOMPARE(call({u"duplicate"_s, u"--tenant"_s, u"demo-nowhere"_s, u"--name"_s, u"X"_s}).exitCode, 4);
    QCOMPARE(call({u"duplicate"_s, u"--tenant"_s, u"prod-acme"_s, u"--name"_s, u"X"_s}).exitCode, 3);
    QCOMPARE(call({u"duplicate"_s, u"--tenant"_s, u"demo-acme"_s}).exitCode, 2);
}

void TestFleetVerbs::editsSeveral()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    QCOMPARE(create(u"Fjord"_s).exitCode, 0);
    const Answer answer = call({u"edit"_s, u"--tenant"_s, u"demo-acme"_s, u"--tenant"_s, u"demo-fjord"_s, u"--notes"_s,
                                u"Call Ingrid"_s, u"--add-tag"_s, u"vip"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    const QJsonArray changed = answer.json()[u"environments"].toArray();
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[1][u"notes"].toString(), u"Call Ingrid"_s);
    QCOMPARE(changed[0][u"tags"].toArray(), QJsonArray{u"vip"_s});
    QCOMPARE(call({u"edit"_s, u"--tenant"_s, u"demo-acme"_s, u"--notes"_s, QString()}).exitCode, 0);
    QCOMPARE(call({u"status"_s, u"--tenant"_s, u"demo-acme"_s}).json()[u"notes"].toString(), QString());
}

void TestFleetVerbs::saysWhatEditNeeds()
{
    const Answer empty = call({u"edit"_s, u"--tenant"_s, u"demo-acme"_s});
    QCOMPARE(empty.exitCode, 2);
    QVERIFY(empty.err.contains(u"--add-tag"));
    QCOMPARE(call({u"edit"_s, u"--tenant"_s, u"demo-acme"_s, u"--admin"_s, u"nobody"_s}).problemFields(),
             QStringList{u"admin"_s});
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const Answer owner = call({u"edit"_s, u"--tenant"_s, u"demo-acme"_s, u"--owner"_s, u"nobody_at_all"_s});
    QCOMPARE(owner.exitCode, 2);
    QCOMPARE(owner.problemFields(), QStringList{u"owner"_s});
}

void TestFleetVerbs::extendsByDaysAndUntilADay()
{
    const QDateTime before = QDateTime::fromString(create(u"Acme"_s).json()[u"expiresAt"].toString(), Qt::ISODate);
    const Answer longer = call({u"extend"_s, u"--tenant"_s, u"demo-acme"_s, u"--days"_s, u"14"_s});
    QVERIFY2(longer.exitCode == 0, qPrintable(longer.err));
    const auto end = [](const Answer &answer) {
        return QDateTime::fromString(answer.json()[u"environments"][0][u"expiresAt"].toString(), Qt::ISODate);
    };
    QCOMPARE(before.daysTo(end(longer)), 14);
    const QDate day = before.date().addDays(40);
    const Answer until = call({u"extend"_s, u"--tenant"_s, u"demo-acme"_s, u"--until"_s, day.toString(Qt::ISODate)});
    QCOMPARE(end(until), QDateTime(day, QTime(23, 59, 59), Qt::UTC));
}

void TestFleetVerbs::refusesAShorterLife()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const QString tomorrow = QDate::currentDate().addDays(1).toString(Qt::ISODate);
    const Answer shorter = call({u"extend"_s, u"--tenant"_s, u"demo-acme"_s, u"--until"_s, tomorrow});
    QCOMPARE(shorter.exitCode, 2);
    QCOMPARE(call({u"extend"_s, u"--tenant"_s, u"demo-acme"_s}).exitCode, 2);
    QCOMPARE(
        call({u"extend"_s, u"--tenant"_s, u"demo-acme"_s, u"--days"_s, u"7"_s, u"--until"_s, u"2027-01-01"_s}).exitCode,
        2);
    QCOMPARE(call({u"extend"_s, u"--tenant"_s, u"demo-nowhere"_s, u"--days"_s, u"7"_s}).exitCode, 4);
}

void TestFleetVerbs::createsManyFromAPattern()
{
    const Answer answer = call({u"create-many"_s, u"--pattern"_s, u"Seat {nn}"_s, u"--number"_s, u"7"_s, u"--size"_s,
                                u"small"_s, u"--days"_s, u"90"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    const QJsonArray created = answer.json()[u"environments"].toArray();
    QCOMPARE(created.size(), 7);
    QCOMPARE(created[6][u"id"].toString(), u"demo-seat-07"_s);
    for (const QJsonValue &environment : created)
        QCOMPARE(environment[u"status"].toString(), u"ready"_s);
    QCOMPARE(create(u"One more"_s).exitCode, 0); // seven seats took one of five creations
}

void TestFleetVerbs::createsManyFromAList()
{
    const QString list = write("name,email\nBerlin,b@example.com\nOslo\n");
    const Answer answer =
        call({u"create-many"_s, u"--list"_s, list, u"--size"_s, u"small"_s, u"--admin"_s, u"lead@example.com"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    const QJsonArray created = answer.json()[u"environments"].toArray();
    QCOMPARE(created[0][u"admin"].toString(), u"b@example.com"_s);
    QCOMPARE(created[1][u"admin"].toString(), u"lead@example.com"_s);
}

void TestFleetVerbs::saysWhyAFillingStopped()
{
    database::Connection connection = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(connection.executeScript(
        "CREATE FUNCTION impact.refuse_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE disk_full; END $$;"
        "CREATE TRIGGER refuse_rows BEFORE INSERT ON impact.users EXECUTE FUNCTION impact.refuse_rows()"));
    const Answer answer = call({u"create-many"_s, u"--pattern"_s, u"Seat {n}"_s, u"--number"_s, u"3"_s});
    QCOMPARE(answer.exitCode, exitCode(ErrorCode::StorageFull));
    QCOMPARE(answer.errorCode(), u"storage-full"_s);
    QVERIFY(answer.error()[u"message"_s].toString().startsWith(u"0 of 3 environments were filled. "));
    QVERIFY(answer.error()[u"hint"_s].toString().contains(u"jobs resume"));
}

void TestFleetVerbs::namesEveryBadLine()
{
    QCOMPARE(create(u"Oslo"_s).exitCode, 0);
    const QString list = write("Berlin\nberlin\nOslo\n,x@example.com\n");
    const Answer answer = call({u"create-many"_s, u"--list"_s, list, u"--size"_s, u"small"_s});
    QCOMPARE(answer.exitCode, 2);
    for (const auto line : {u"Line 2: ", u"Line 4: "})
        QVERIFY2(answer.err.contains(line), qPrintable(answer.err));
    const QString taken = write("Berlin\nOslo\n");
    const Answer second = call({u"create-many"_s, u"--list"_s, taken, u"--size"_s, u"small"_s});
    QVERIFY2(second.err.contains(u"Line 2: "), qPrintable(second.err));
    QCOMPARE(call({u"list"_s}).json()[u"environments"].toArray().size(), 1);
}

void TestFleetVerbs::wantsAListOrAPattern_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("both") << QStringList({u"--list"_s, u"x"_s, u"--pattern"_s, u"Seat {n}"_s});
    QTest::newRow("no such file") << QStringList({u"--list"_s, u"/nowhere/at/all"_s});
    QTest::newRow("no number") << QStringList({u"--pattern"_s, u"Seat {n}"_s});
    QTest::newRow("same names") << QStringList({u"--pattern"_s, u"Seat"_s, u"--number"_s, u"3"_s});
    QTest::newRow("too many") << QStringList({u"--pattern"_s, u"Seat {n}"_s, u"--number"_s, u"201"_s});
    QTest::newRow("bad shared value") << QStringList(
        {u"--pattern"_s, u"Seat {n}"_s, u"--number"_s, u"3"_s, u"--vertical"_s, u"mining"_s});
}

void TestFleetVerbs::wantsAListOrAPattern()
{
    QFETCH(QStringList, options);
    AbsentBackend absent;
    const Answer answer = run(absent, QStringList{u"create-many"_s, u"--json"_s} + options);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(!answer.problemFields().isEmpty());
    QCOMPARE(absent.requests(), 0);
}

void TestFleetVerbs::beginsWithAPreset()
{
    environments::CreateTenant kept;
    kept.size = u"small"_s;
    kept.months = 6;
    kept.regions = {u"UK"_s};
    kept.tags = {u"training"_s};
    QVERIFY(environments::PresetStore().save(u"Training"_s, kept));
    const Answer answer =
        call({u"create"_s, u"--name"_s, u"Seat"_s, u"--preset"_s, u"training"_s, u"--months"_s, u"3"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QCOMPARE(answer.json()[u"size"].toString(), u"small"_s);
    QCOMPARE(answer.json()[u"regions"].toArray(), QJsonArray{u"UK"_s});
    QCOMPARE(answer.json()[u"tags"].toArray(), QJsonArray{u"training"_s});
    QCOMPARE(answer.json()[u"months"].toInt(), 3);
}

void TestFleetVerbs::saysWhichPresetsThereAre()
{
    QVERIFY(environments::PresetStore().save(u"Training"_s, environments::CreateTenant()));
    const Answer answer = call({u"create"_s, u"--name"_s, u"Seat"_s, u"--preset"_s, u"Trianing"_s});
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.problemFields(), QStringList{u"preset"_s});
    QVERIFY(answer.err.contains(u"Training"));
}

void TestFleetVerbs::keepsShowsAndDeletesPresets()
{
    const QStringList save{u"presets"_s, u"save"_s, u"Workshop"_s, u"--size"_s, u"small"_s};
    const Answer saved = call(save + QStringList{u"--regions"_s, u"US,EU"_s, u"--days"_s, u"14"_s});
    QVERIFY2(saved.exitCode == 0, qPrintable(saved.err));
    const Answer listed = call({u"presets"_s});
    QCOMPARE(listed.json()[u"presets"].toArray().size(), 1);
    const Answer shown = call({u"presets"_s, u"show"_s, u"workshop"_s});
    QCOMPARE(shown.json()[u"name"].toString(), u"Workshop"_s);
    QCOMPARE(shown.json()[u"choices"][u"size"].toString(), u"small"_s);
    QCOMPARE(shown.json()[u"choices"][u"regions"].toArray(), (QJsonArray{u"US"_s, u"EU"_s}));

    QCOMPARE(call(save).exitCode, 5);
    QCOMPARE(call(save + QStringList{u"--replace"_s}).exitCode, 0);
    QCOMPARE(call({u"presets"_s, u"delete"_s, u"Workshop"_s}).exitCode, 0);
    QVERIFY(call({u"presets"_s}).json()[u"presets"].toArray().isEmpty());
    QCOMPARE(call({u"presets"_s, u"delete"_s, u"Workshop"_s}).exitCode, 4);
}

void TestFleetVerbs::refusesPresetsThatCannotBe_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("no name") << QStringList{u"save"_s} << QStringList{u"name"_s};
    QTest::newRow("no such action") << QStringList{u"keep"_s, u"X"_s} << QStringList{u"action"_s};
    QTest::newRow("a size that is none") << QStringList{u"save"_s, u"X"_s, u"--size"_s, u"huge"_s}
                                         << QStringList{u"size"_s};
    QTest::newRow("too many months") << QStringList{u"save"_s, u"X"_s, u"--months"_s, u"61"_s}
                                     << QStringList{u"months"_s};
}

void TestFleetVerbs::refusesPresetsThatCannotBe()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, fields);
    const Answer answer = call(QStringList{u"presets"_s} + words);
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.problemFields(), fields);
}

void TestFleetVerbs::acceptsRegionsInAnyCase()
{
    const Answer answer =
        call({u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s, u"--regions"_s, u"us,Eu"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QCOMPARE(answer.json()[u"regions"].toArray(), QJsonArray({u"US"_s, u"EU"_s}));
}

QTEST_GUILESS_MAIN(TestFleetVerbs)
#include "tst_fleet_verbs.moc"
