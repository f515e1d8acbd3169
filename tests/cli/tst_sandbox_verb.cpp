#include "cli_harness.h"
#include "database_backend.h"

#include "support/test_database.h"
#include "support/test_result.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// `sandbox` and `sweep` against the real database.
class TestSandboxVerb final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void createsWithTheTypesDefaults();
    void takesOwnAmounts();
    void createsManyWithLinks();
    void goesOnWhenOneSeatFails();
    void namesEveryBadSeat();
    void listsAndShows();
    void namesEveryProblemOfTheLine_data();
    void namesEveryProblemOfTheLine();
    void editsLimits();
    void handsOutLinks();
    void setsPersonasPasswords();
    void refusesALinkOfAnExpiredOne();
    void protectsAndDeletes();
    void extendsAndResets();
    void sweepsInADryRunFirst();
    void saysWhatToDoInstead_data();
    void saysWhatToDoInstead();
    void saysHowMuchItWasUsed();
    void exportsARestrictedOneForAReason();
    void convertsAfterADryRun();
    void keepsTheBaseDomain();

private:
    Answer call(QStringList words) { return run(*m_backend, words << u"--json"_s); }
    Answer create(const QString &name, const QStringList &more = {})
    {
        return call(QStringList{u"sandbox"_s, u"create"_s, u"--name"_s, name, u"--blueprint"_s, u"impact"_s,
                                u"--dataset"_s, u"small"_s} +
                    more);
    }
    void script(const QByteArray &sql)
    {
        VERIFY_RESULT(TestDatabase::connect(m_database->superuser()).executeScript(sql));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestSandboxVerb::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    script("SELECT showroom.setting_set('rateLimit.createPerHour', '1000')");
    QCOMPARE(create(u"Team"_s, {u"--type"_s, u"training"_s}).exitCode, 0);
}

void TestSandboxVerb::createsWithTheTypesDefaults()
{
    const Answer created = create(u"Acme"_s);
    QVERIFY2(created.exitCode == 0, qPrintable(created.err));
    const QJsonObject json = created.json();
    QCOMPARE(json[u"id"].toString(), u"sandbox-acme"_s);
    QCOMPARE(json[u"type"].toString(), u"trial"_s);
    QCOMPARE(json[u"status"].toString(), u"active"_s);
    QCOMPARE(json[u"isolation"].toString(), u"full"_s);
    QCOMPARE(json[u"sessions"].toString(), u"shared"_s);
    QCOMPARE(json[u"maxUsers"].toInt(), 10);
    QCOMPARE(json[u"maxApiCalls"].toInt(), 10'000);
    QCOMPARE(json[u"url"].toString(), u"https://sandbox-acme.app.example.com"_s);
    QVERIFY(json[u"restrictions"][u"export"].toBool());
    QCOMPARE(create(u"Acme"_s).exitCode, exitCode(ErrorCode::Conflict));
}

void TestSandboxVerb::takesOwnAmounts()
{
    const QStringList amounts{u"--users"_s, u"7"_s, u"--count"_s, u"donation=20"_s, u"--no-seasonality"_s};
    const Answer created = create(u"Own amounts"_s, amounts);
    QVERIFY2(created.exitCode == 0, qPrintable(created.err));
    QCOMPARE(created.json()[u"counts"][u"impact.users"].toInt(), 7);
    QCOMPARE(created.json()[u"eventsByKind"][u"donation"].toInt(), 20);
    const auto parameters =
        TestDatabase::connect(m_database->superuser())
            .scalar(database::SqlStatement::fromText("SELECT parameters ->> 'seasonality' FROM showroom.environment "
                                                     "WHERE id = 'sandbox-own-amounts'"));
    VERIFY_RESULT(parameters);
    QCOMPARE(parameters->toString(), u"false"_s);
    QCOMPARE(create(u"Bad amounts"_s, {u"--count"_s, u"gossip=3"_s}).exitCode, exitCode(ErrorCode::InvalidInput));
}

void TestSandboxVerb::createsManyWithLinks()
{
    const Answer answer = call({u"sandbox"_s, u"create-many"_s, u"--pattern"_s, u"Seat {nn}"_s, u"--number"_s, u"3"_s,
                                u"--type"_s, u"training"_s, u"--max-users"_s, u"2"_s, u"--with-links"_s, u"--persona"_s,
                                u"user@demo.forge.io"_s, u"--uses"_s, u"1"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    const QJsonArray made = answer.json()[u"sandboxes"].toArray();
    QCOMPARE(made.size(), 3);
    for (const QJsonValue &sandbox : made) {
        QCOMPARE(sandbox[u"type"].toString(), u"training"_s);
        QCOMPARE(sandbox[u"status"].toString(), u"active"_s);
        QCOMPARE(sandbox[u"maxUsers"].toInt(), 2);
    }
    const QJsonArray links = answer.json()[u"links"].toArray();
    QCOMPARE(links.size(), 3);
    QCOMPARE(links[2][u"environment"].toString(), u"sandbox-seat-03"_s);
    QVERIFY(links[2][u"url"].toString().contains(u"/demo/srl_"));
    const QJsonObject kept =
        call({u"sandbox"_s, u"link"_s, u"list"_s, u"--tenant"_s, u"sandbox-seat-03"_s}).json()[u"links"][0].toObject();
    QCOMPARE(kept[u"label"].toString(), u"Seat 03"_s);
    QCOMPARE(kept[u"persona"].toString(), u"user@demo.forge.io"_s);
    QCOMPARE(kept[u"maxUses"].toInt(), 1);
}

void TestSandboxVerb::goesOnWhenOneSeatFails()
{
    script(
        "CREATE FUNCTION impact.refuse_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NEW.tenant_id = 'sandbox-chair-2' THEN RAISE disk_full; END IF; RETURN NEW; END $$;"
        "CREATE TRIGGER refuse_rows BEFORE INSERT ON impact.users FOR EACH ROW EXECUTE FUNCTION impact.refuse_rows()");
    const Answer answer =
        call({u"sandbox"_s, u"create-many"_s, u"--pattern"_s, u"Chair {n}"_s, u"--number"_s, u"3"_s, u"--blueprint"_s,
              u"impact"_s, u"--dataset"_s, u"small"_s, u"--isolation"_s, u"shared_schema"_s, u"--with-links"_s});
    script("DROP TRIGGER refuse_rows ON impact.users; DROP FUNCTION impact.refuse_rows()");
    QCOMPARE(answer.exitCode, exitCode(ErrorCode::StorageFull));
    QVERIFY2(answer.error()[u"message"_s].toString().startsWith(u"2 of 3 environments were filled. "),
             qPrintable(answer.err));
    const QJsonArray links = answer.json()[u"links"].toArray();
    QCOMPARE(links.size(), 3);
    QVERIFY(links[0][u"url"].isString());
    QVERIFY2(links[1][u"url"].isNull() && !links[1][u"why"].toString().isEmpty(), "a failed one has no link");
    QVERIFY(links[2][u"url"].isString());
}

void TestSandboxVerb::namesEveryBadSeat()
{
    const QStringList many{u"sandbox"_s, u"create-many"_s, u"--pattern"_s};
    const Answer taken = call(many + QStringList{u"Seat {nn}"_s, u"--number"_s, u"4"_s});
    QCOMPARE(taken.exitCode, exitCode(ErrorCode::InvalidInput));
    for (const auto line : {u"Line 1: ", u"Line 2: ", u"Line 3: "})
        QVERIFY2(taken.err.contains(line), qPrintable(taken.err));
    QVERIFY(!taken.err.contains(u"Line 4: "));
    QCOMPARE(call({u"sandbox"_s, u"status"_s, u"--tenant"_s, u"sandbox-seat-04"_s}).exitCode,
             exitCode(ErrorCode::NotFound));
    const Answer wrong = call(many + QStringList{u"Same"_s, u"--number"_s, u"4"_s, u"--type"_s, u"eternal"_s});
    QVERIFY(wrong.problemFields().contains(u"pattern") && wrong.problemFields().contains(u"type"));
}

void TestSandboxVerb::listsAndShows()
{
    const Answer all = call({u"sandbox"_s});
    QVERIFY(!all.json()[u"sandboxes"].toArray().isEmpty());
    const Answer words = run(*m_backend, {u"sandbox"_s, u"status"_s, u"--tenant"_s, u"sandbox-team"_s});
    QCOMPARE(words.exitCode, 0);
    QVERIFY(words.out.contains(u"0 of 50"));
    QVERIFY(words.out.contains(u"invitations, integrations, export, billing, deletion, watermark"));
    QCOMPARE(call({u"sandbox"_s, u"status"_s, u"--tenant"_s, u"sandbox-none"_s}).exitCode,
             exitCode(ErrorCode::NotFound));
    QCOMPARE(call({u"sandbox"_s, u"status"_s, u"--tenant"_s, u"prod-x"_s}).exitCode, exitCode(ErrorCode::GuardRefused));
}

void TestSandboxVerb::namesEveryProblemOfTheLine_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("type, days and limits")
        << QStringList{u"create"_s, u"--name"_s,      u"X"_s, u"--type"_s,  u"eternal"_s, u"--days"_s,
                       u"4000"_s,   u"--max-users"_s, u"0"_s, u"--allow"_s, u"gravity"_s}
        << QStringList{u"allow"_s, u"days"_s, u"maxUsers"_s, u"type"_s};
    QTest::newRow("dataset") << QStringList{u"create"_s,      u"--name"_s, u"X"_s,
                                            u"--blueprint"_s, u"impact"_s, u"--dataset"_s,
                                            u"galaxy"_s,      u"--days"_s, u"0"_s}
                             << QStringList{u"dataset"_s, u"days"_s};
    QTest::newRow("nothing named") << QStringList{u"status"_s} << QStringList{u"tenant"_s};
    QTest::newRow("a link without id") << QStringList{u"link"_s, u"revoke"_s} << QStringList{u"link"_s};
    QTest::newRow("no confirmation") << QStringList{u"delete"_s, u"--tenant"_s, u"sandbox-team"_s}
                                     << QStringList{u"confirm"_s};
    QTest::newRow("no such action") << QStringList{u"explode"_s} << QStringList{u"action"_s};
    QTest::newRow("no such link action") << QStringList{u"link"_s, u"forge"_s} << QStringList{u"action"_s};
    QTest::newRow("a password of nobody")
        << QStringList{u"persona"_s, u"password"_s, u"--tenant"_s, u"sandbox-team"_s} << QStringList{u"persona"_s};
    QTest::newRow("no such persona action") << QStringList{u"persona"_s, u"rename"_s} << QStringList{u"action"_s};
    QTest::newRow("too many words") << QStringList{u"list"_s, u"everything"_s} << QStringList{u"arguments"_s};
}

void TestSandboxVerb::namesEveryProblemOfTheLine()
{
    QFETCH(QStringList, words);
    const Answer answer = call(QStringList{u"sandbox"_s} + words);
    QCOMPARE(answer.exitCode, exitCode(ErrorCode::InvalidInput));
    QStringList fields;
    for (const QJsonValue &problem : answer.error()[u"problems"].toArray())
        fields << problem[u"field"].toString();
    fields.sort();
    QTEST(fields, "fields");
}

void TestSandboxVerb::editsLimits()
{
    const QStringList edit{u"sandbox"_s, u"edit"_s, u"--tenant"_s, u"sandbox-team"_s};
    const Answer edited = call(edit + QStringList{u"--max-users"_s, u"60"_s, u"--auto-reset-hours"_s, u"24"_s,
                                                  u"--allow"_s, u"export"_s, u"--accessible-by"_s, u"ann,bob"_s});
    QVERIFY2(edited.exitCode == 0, qPrintable(edited.err));
    QCOMPARE(edited.json()[u"maxUsers"].toInt(), 60);
    QCOMPARE(edited.json()[u"autoResetHours"].toInt(), 24);
    QVERIFY(!edited.json()[u"restrictions"][u"export"].toBool());
    QCOMPARE(edited.json()[u"accessibleBy"].toArray().size(), 2);
    const Answer back =
        call(edit + QStringList{u"--auto-reset-hours"_s, u"0"_s, u"--restrict"_s, u"export"_s, u"--accessible-by="_s});
    QVERIFY2(back.exitCode == 0, qPrintable(back.err));
    QVERIFY(back.json()[u"autoResetHours"].isNull());
    QVERIFY(back.json()[u"restrictions"][u"export"].toBool());
    QVERIFY(back.json()[u"accessibleBy"].toArray().isEmpty());
}

void TestSandboxVerb::handsOutLinks()
{
    const QStringList forTeam{u"--tenant"_s, u"sandbox-team"_s};
    const Answer made = call(QStringList{u"sandbox"_s, u"link"_s, u"create"_s, u"--label"_s, u"Jane"_s, u"--uses"_s,
                                         u"3"_s, u"--expires"_s, u"2"_s} +
                             forTeam);
    QVERIFY2(made.exitCode == 0, qPrintable(made.err));
    const QString token = made.json()[u"token"].toString();
    QVERIFY(token.startsWith(u"srl_"));
    QCOMPARE(made.json()[u"url"].toString(), u"https://app.example.com/demo/"_s + token);
    const Answer listed = call(QStringList{u"sandbox"_s, u"link"_s} + forTeam);
    QCOMPARE(listed.json()[u"links"].toArray().size(), 1);
    QVERIFY(!listed.out.contains(token)); // never again
    QCOMPARE(call({u"sandbox"_s, u"link"_s, u"revoke"_s, u"--link"_s, made.json()[u"id"].toString()}).exitCode, 0);
    QCOMPARE(call(QStringList{u"sandbox"_s, u"link"_s} + forTeam).json()[u"links"][0][u"state"].toString(),
             u"revoked"_s);
}

void TestSandboxVerb::setsPersonasPasswords()
{
    const auto admin = u"admin@demo.forge.io"_s;
    const QStringList made{u"sandbox"_s, u"create"_s, u"--name"_s, u"Logins"_s};
    QCOMPARE(call(made).exitCode, 0);
    const QStringList who{u"--tenant"_s, u"sandbox-logins"_s, u"--persona"_s, admin};
    const QStringList set = QStringList{u"sandbox"_s, u"persona"_s, u"password"_s} + who;
    const QString password = call(set).json()[u"password"].toString();
    QVERIFY(password.size() >= 16);
    QVERIFY(call(set).json()[u"password"].toString() != password);
    const Answer typed = run(*m_backend, set + QStringList{u"--stdin"_s, u"--json"_s}, false, u"open sesame\n"_s);
    QVERIFY2(typed.exitCode == 0, qPrintable(typed.err));
    QVERIFY2(!typed.out.contains(u"sesame"), "what somebody typed is not shown");
    const QJsonArray personas =
        call({u"sandbox"_s, u"persona"_s, u"list"_s, u"--tenant"_s, u"sandbox-logins"_s}).json()[u"personas"].toArray();
    QCOMPARE(personas.size(), 2);
    QVERIFY(personas[0][u"passwordSetAt"].isString());
    QVERIFY(personas[1][u"passwordSetAt"].isNull());
    QCOMPARE(run(*m_backend, set + QStringList{u"--stdin"_s}, false, u"four\n"_s).exitCode,
             exitCode(ErrorCode::InvalidInput));
}

void TestSandboxVerb::refusesALinkOfAnExpiredOne()
{
    QCOMPARE(create(u"Over"_s).exitCode, 0);
    QCOMPARE(call({u"sandbox"_s, u"expire"_s, u"--tenant"_s, u"sandbox-over"_s}).exitCode, 0);
    const Answer refused = call({u"sandbox"_s, u"link"_s, u"create"_s, u"--tenant"_s, u"sandbox-over"_s});
    QCOMPARE(refused.exitCode, exitCode(ErrorCode::Conflict));
    QCOMPARE(refused.error()[u"hint"].toString(), u"Extend it first."_s);
}

void TestSandboxVerb::protectsAndDeletes()
{
    QCOMPARE(create(u"Kept"_s).exitCode, 0);
    const QStringList kept{u"--tenant"_s, u"sandbox-kept"_s};
    const QStringList remove =
        QStringList{u"sandbox"_s, u"delete"_s} + kept + QStringList{u"--confirm"_s, u"sandbox-kept"_s};
    QCOMPARE(call(QStringList{u"sandbox"_s, u"protect"_s} + kept).exitCode, 0);
    QCOMPARE(call(remove).exitCode, exitCode(ErrorCode::Conflict));
    QCOMPARE(call(QStringList{u"sandbox"_s, u"protect"_s, u"--off"_s} + kept).exitCode, 0);
    const Answer gone = call(remove);
    QVERIFY2(gone.exitCode == 0, qPrintable(gone.err));
    QCOMPARE(gone.json()[u"remainingRows"].toInt(), 0);
}

void TestSandboxVerb::extendsAndResets()
{
    const QStringList team{u"--tenant"_s, u"sandbox-team"_s};
    const QString fingerprint = call(QStringList{u"sandbox"_s, u"status"_s} + team).json()[u"fingerprint"].toString();
    QCOMPARE(call(QStringList{u"sandbox"_s, u"extend"_s, u"--days"_s, u"5"_s} + team).exitCode, 0);
    QCOMPARE(call(QStringList{u"sandbox"_s, u"extend"_s, u"--days"_s, u"0"_s} + team).exitCode,
             exitCode(ErrorCode::InvalidInput));
    const Answer reset = call(QStringList{u"sandbox"_s, u"reset"_s} + team);
    QVERIFY2(reset.exitCode == 0, qPrintable(reset.err));
    QCOMPARE(reset.json()[u"fingerprint"].toString(), fingerprint);
    QVERIFY(!reset.json()[u"lastResetAt"].isNull());
}

void TestSandboxVerb::sweepsInADryRunFirst()
{
    QCOMPARE(create(u"Due"_s).exitCode, 0);
    script("UPDATE showroom.environment SET expires_at = now() - interval '40 days', created_at = now() - interval '90 "
           "days' WHERE id = 'sandbox-due'");
    const Answer preview = call({u"sweep"_s, u"--due"_s, u"expiry"_s, u"--dry-run"_s});
    QCOMPARE(preview.json()[u"items"].toArray().size(), 1);
    QCOMPARE(preview.json()[u"items"][0][u"action"].toString(), u"expire"_s);
    const Answer expiry = call({u"sweep"_s, u"--due"_s, u"expiry"_s});
    QCOMPARE(expiry.exitCode, 0);
    QCOMPARE(expiry.json()[u"items"][0][u"result"].toString(), u"done"_s);
    const Answer cleanUp = run(*m_backend, {u"sweep"_s, u"--due"_s, u"cleanup"_s});
    QVERIFY2(cleanUp.exitCode == 0, qPrintable(cleanUp.out + cleanUp.err));
    QVERIFY2(cleanUp.out.contains(QRegularExpression(u"sandbox-due +delete +done"_s)), qPrintable(cleanUp.out));
    QVERIFY2(cleanUp.err.contains(u"1 of 1 deleted"), qPrintable(cleanUp.err));
    QCOMPARE(call({u"sandbox"_s, u"status"_s, u"--tenant"_s, u"sandbox-due"_s}).exitCode,
             exitCode(ErrorCode::NotFound));
    QVERIFY(run(*m_backend, {u"sweep"_s, u"--due"_s, u"auto-reset"_s}).out.contains(u"Nothing is due."));
    QCOMPARE(call({u"sweep"_s, u"--due"_s, u"everything"_s}).exitCode, exitCode(ErrorCode::InvalidInput));
    QCOMPARE(call({u"sweep"_s}).exitCode, exitCode(ErrorCode::InvalidInput));
}

/// The way out that a refusal names fits what was refused.
void TestSandboxVerb::saysWhatToDoInstead_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("hint");
    QTest::newRow("a name") << QStringList{u"--name"_s, u"prod-x"_s} << u"choose another name"_s;
    QTest::newRow("a restriction") << QStringList{u"--name"_s, u"X"_s, u"--allow"_s, u"invitations"_s}
                                   << u"correct the values"_s;
}

void TestSandboxVerb::saysWhatToDoInstead()
{
    QFETCH(QStringList, words);
    QFETCH(QString, hint);
    const Answer refused = call(QStringList{u"sandbox"_s, u"create"_s} + words);
    QCOMPARE(refused.exitCode, exitCode(ErrorCode::GuardRefused));
    QVERIFY2(refused.error()[u"hint"].toString().contains(hint), qPrintable(refused.err));
}

void TestSandboxVerb::saysHowMuchItWasUsed()
{
    QCOMPARE(
        call({u"session"_s, u"open"_s, u"--tenant"_s, u"sandbox-team"_s, u"--user"_s, u"jane@example.com"_s}).exitCode,
        0);
    const Answer one = call({u"sandbox"_s, u"usage"_s, u"--tenant"_s, u"sandbox-team"_s, u"--daily"_s});
    QVERIFY2(one.exitCode == 0, qPrintable(one.err));
    QCOMPARE(one.json()[u"sessions"].toInt(), 1);
    QCOMPARE(one.json()[u"uniqueUsers"].toInt(), 1);
    QCOMPARE(one.json()[u"days"].toArray().size(), 90);
    QVERIFY(!call({u"sandbox"_s, u"usage"_s}).json()[u"environments"].toArray().isEmpty());
    QCOMPARE(call({u"sandbox"_s, u"usage"_s, u"--tenant"_s, u"sandbox-none"_s}).exitCode, 4);
    const Answer backwards =
        call({u"sandbox"_s, u"usage"_s, u"--from"_s, u"2026-12-01"_s, u"--until"_s, u"2026-11-01"_s});
    QCOMPARE(backwards.exitCode, 2);
    QCOMPARE(backwards.problemFields(), QStringList{u"until"_s});
}

void TestSandboxVerb::exportsARestrictedOneForAReason()
{
    const QTemporaryDir folder;
    const QStringList line{u"export"_s,
                           u"--tenant"_s,
                           u"sandbox-team"_s,
                           u"--format"_s,
                           u"jsonl"_s,
                           u"--out"_s,
                           folder.filePath(u"team.jsonl"_s)};
    const Answer refused = call(line);
    QCOMPARE(refused.exitCode, exitCode(ErrorCode::InvalidInput));
    QCOMPARE(refused.problemFields(), QStringList{u"reason"_s});
    const Answer written = call(line + QStringList{u"--reason"_s, u"A colleague's question"_s});
    QVERIFY2(written.exitCode == 0, qPrintable(written.err));
}

void TestSandboxVerb::convertsAfterADryRun()
{
    QCOMPARE(create(u"Paying"_s).exitCode, 0);
    const QStringList line{u"sandbox"_s,  u"convert"_s, u"--tenant"_s, u"sandbox-paying"_s,
                           u"--target"_s, u"paying"_s,  u"--plan"_s,   u"team"_s,
                           u"--region"_s, u"EU"_s,      u"--admin"_s,  u"jane@paying.example"_s};
    const Answer counted = call(line + QStringList{u"--dry-run"_s, u"--with-seed-data"_s});
    QVERIFY2(counted.exitCode == 0, qPrintable(counted.err));
    QCOMPARE(counted.json()[u"tables"][u"impact.events"][u"moved"].toInt(), 1125);
    QVERIFY(counted.json()[u"dryRun"].toBool());
    QCOMPARE(call(line).problemFields(), QStringList{u"confirm"_s});
    QCOMPARE(call({u"sandbox"_s, u"convert"_s, u"--tenant"_s, u"sandbox-paying"_s, u"--dry-run"_s}).problemFields(),
             (QStringList{u"admin"_s, u"target"_s, u"plan"_s, u"region"_s}));
    const Answer done = call(line + QStringList{u"--with-seed-data"_s, u"--confirm"_s, u"sandbox-paying"_s});
    QVERIFY2(done.exitCode == 0, qPrintable(done.err));
    QCOMPARE(done.json()[u"rows"].toInt(), 1175);
    QCOMPARE(call({u"sandbox"_s, u"status"_s, u"--tenant"_s, u"sandbox-paying"_s}).exitCode,
             exitCode(ErrorCode::NotFound));
}

void TestSandboxVerb::keepsTheBaseDomain()
{
    const Answer set = call({u"settings"_s, u"set"_s, u"access.baseDomain"_s, u"demos.acme.example"_s});
    QVERIFY2(set.exitCode == 0, qPrintable(set.err));
    QCOMPARE(set.json()[u"value"].toString(), u"demos.acme.example"_s);
    QCOMPARE(call({u"settings"_s, u"get"_s, u"access.baseDomain"_s}).json()[u"default"].toString(),
             u"app.example.com"_s);
    QCOMPARE(call({u"sandbox"_s, u"status"_s, u"--tenant"_s, u"sandbox-team"_s}).json()[u"url"].toString(),
             u"https://sandbox-team.demos.acme.example"_s);
    QCOMPARE(call({u"settings"_s, u"set"_s, u"access.baseDomain"_s, u"https://x"_s}).exitCode,
             exitCode(ErrorCode::InvalidInput));
    QVERIFY(call({u"settings"_s, u"list"_s}).out.contains(u"usage.internalDomains"));
}

QTEST_GUILESS_MAIN(TestSandboxVerb)
#include "tst_sandbox_verb.moc"
