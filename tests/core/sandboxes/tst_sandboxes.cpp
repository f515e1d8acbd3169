#include "../tenant_fixture.h"

#include "core/sandboxes/access_link.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"

#include <QProcess>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::sandboxes;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

CreateSandbox wish(const QString &name, Type type = Type::Trial)
{
    CreateSandbox request = CreateSandbox::ofType(type);
    request.tenant.name = name;
    request.tenant.blueprint = u"impact"_s;
    request.tenant.size = u"small"_s;
    return request;
}

} // namespace

/// Sandboxes from the wish to the end of their life, as every program does it.
class TestSandboxes final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void typesAreTheDatabases();
    void restrictionsAreTheDatabases();
    void takesItsTypesDefaults_data();
    void takesItsTypesDefaults();
    void takesOwnTerms();
    void isFilledInEitherIsolation_data();
    void isFilledInEitherIsolation();
    void showsItsStatus();
    void namesEverythingThatIsWrong_data();
    void namesEverythingThatIsWrong();
    void refusesInSqlAsWell_data();
    void refusesInSqlAsWell();
    void countsAsACreation();
    void changes();
    void isProtected();
    void expiresNow();
    void refusesToExpire_data();
    void refusesToExpire();
    void givesLinks();
    void exampleRunsAsItIs();
    void leavesNothingBehind();

private:
    Created create(const CreateSandbox &request);
    Sandbox read(const QString &id);
    QString filled(const QString &name);

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestSandboxes::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    m_fixture->ask("SELECT showroom.setting_set('rateLimit.createPerHour', '1000')");
}

Created TestSandboxes::create(const CreateSandbox &request)
{
    database::Connection connection = m_fixture->connect();
    const auto created = sandboxes::create(connection, request, m_fixture->salts.constLast(), m_fixture->clock);
    if (!created)
        qFatal("%s", describe(created.error()).constData());
    return *created;
}

Sandbox TestSandboxes::read(const QString &id)
{
    database::Connection connection = m_fixture->connect();
    const auto sandbox = sandboxes::find(connection, id);
    if (!sandbox)
        qFatal("%s", describe(sandbox.error()).constData());
    return *sandbox;
}

QString TestSandboxes::filled(const QString &name)
{
    const Created created = create(wish(name));
    const auto job = m_fixture->run(created.jobId);
    if (!job || job->state != jobs::JobState::Done)
        qFatal("%s could not be filled", qPrintable(name));
    return created.environmentId;
}

void TestSandboxes::typesAreTheDatabases()
{
    QString all;
    for (const TypeInfo &info : types())
        all += u"%1 %2 %3 %4;"_s.arg(info.name).arg(info.lifeDays).arg(info.maxUsers).arg(info.maxApiCalls);
    QCOMPARE(m_fixture
                 ->ask("SELECT string_agg(concat_ws(' ', name, life_days, max_users, max_api_calls) || ';', '' "
                       "ORDER BY position) FROM showroom.sandbox_type")
                 .toString(),
             all);
}

void TestSandboxes::restrictionsAreTheDatabases()
{
    QString all;
    for (const RestrictionInfo &info : restrictions())
        all += info.name + (info.canBeLifted ? u";"_s : u"!;"_s);
    QCOMPARE(m_fixture
                 ->ask("SELECT string_agg(name || CASE WHEN is_outward THEN '!;' ELSE ';' END, '' ORDER BY position) "
                       "|| 'watermark;' FROM showroom.restriction")
                 .toString(),
             all);
}

void TestSandboxes::takesItsTypesDefaults_data()
{
    QTest::addColumn<Type>("type");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("calls");
    QTest::newRow("trial") << Type::Trial << 14 << 10 << 10'000;
    QTest::newRow("demo") << Type::Demo << 7 << 5 << 5'000;
    QTest::newRow("development") << Type::Development << 30 << 10 << 100'000;
    QTest::newRow("training") << Type::Training << 90 << 50 << 50'000;
}

void TestSandboxes::takesItsTypesDefaults()
{
    QFETCH(Type, type);
    const Sandbox sandbox = read(create(wish(u"Default "_s + toWord(type), type)).environmentId);
    QCOMPARE(sandbox.environment.id, u"sandbox-default-"_s + toWord(type));
    QCOMPARE(sandbox.environment.kind, Kind::Sandbox);
    QCOMPARE(sandbox.type, type);
    QTEST(int(sandbox.environment.createdAt.daysTo(sandbox.environment.expiresAt)), "days");
    QTEST(sandbox.maxUsers, "users");
    QTEST(int(sandbox.maxApiCalls), "calls");
    QCOMPARE(sandbox.environment.isolation, Isolation::Full);
    QVERIFY(sandbox.isShared);
    QCOMPARE(sandbox.apiRate, 60);
    QVERIFY(!sandbox.autoResetHours);
    QVERIFY(sandbox.restrictions.value(u"export"_s));
    QVERIFY(sandbox.restrictions.value(u"watermark"_s));
}

void TestSandboxes::takesOwnTerms()
{
    CreateSandbox request = wish(u"Own terms"_s);
    request.tenant.lifeDays = 3;
    request.isShared = false;
    request.terms = {7, 70, 700, 24, {u"export"_s, u"watermark"_s}, {u"jane@example.com"_s}};
    const Sandbox sandbox = read(create(request).environmentId);
    QCOMPARE(sandbox.environment.createdAt.daysTo(sandbox.environment.expiresAt), 3);
    QCOMPARE(sandbox.maxUsers, 7);
    QCOMPARE(sandbox.maxApiCalls, 70);
    QCOMPARE(sandbox.apiRate, 700);
    QVERIFY(sandbox.hasOwnRate);
    QCOMPARE(sandbox.autoResetHours, std::optional(24));
    QVERIFY(sandbox.nextResetAt >= sandbox.environment.createdAt.addDays(1));
    QVERIFY(!sandbox.restrictions.value(u"export"_s));
    QVERIFY(!sandbox.restrictions.value(u"watermark"_s));
    QVERIFY(sandbox.restrictions.value(u"integrations"_s));
    QCOMPARE(sandbox.accessibleBy, QStringList{u"jane@example.com"_s});
    QVERIFY(!sandbox.isShared);
}

void TestSandboxes::isFilledInEitherIsolation_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::newRow("its own schema") << u"full"_s;
    QTest::newRow("the product's tables") << u"shared_schema"_s;
}

void TestSandboxes::isFilledInEitherIsolation()
{
    QFETCH(QString, isolation);
    CreateSandbox request = wish(u"Filled "_s + isolation);
    request.tenant.isolation = isolation;
    const Created created = create(request);
    const auto job = m_fixture->run(created.jobId);
    VERIFY_RESULT(job);
    QCOMPARE(job->state, jobs::JobState::Done);
    QCOMPARE(read(created.environmentId).environment.status, Status::Ready);
    QCOMPARE(m_fixture->countRows(created.environmentId), isolation == u"full" ? 0 : 1175);
}

void TestSandboxes::showsItsStatus()
{
    QCOMPARE(statusWord(Status::Queued), u"creating"_s);
    QCOMPARE(statusWord(Status::Seeding), u"creating"_s);
    QCOMPARE(statusWord(Status::Ready), u"active"_s);
    QCOMPARE(statusWord(Status::Expired), u"expired"_s);
    QCOMPARE(statusWord(Status::Deleted), u"deleted"_s);
}

void TestSandboxes::namesEverythingThatIsWrong_data()
{
    using Edit = std::function<void(CreateSandbox &)>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QStringList>("problems");
    const auto row = [](const char *name, const Edit &edit, const QStringList &problems) {
        QTest::newRow(name) << edit << problems;
    };
    row("nothing", [](CreateSandbox &) {}, {});
    row("no name", [](CreateSandbox &r) { r.tenant.name.clear(); }, {u"name:required"_s});
    row("a demo tenant's name", [](CreateSandbox &r) { r.tenant.name = u"demo-acme"_s; }, {u"name:guard"_s});
    row("production's name", [](CreateSandbox &r) { r.tenant.name = u"prod-acme"_s; }, {u"name:guard"_s});
    row("its own prefix", [](CreateSandbox &r) { r.tenant.name = u"sandbox-acme"_s; }, {});
    row("a demo tenant's id", [](CreateSandbox &r) { r.tenant.id = u"demo-acme"_s; }, {u"id:guard"_s});
    row("no day", [](CreateSandbox &r) { r.tenant.lifeDays = 0; }, {u"days:out-of-range"_s});
    row("4,000 days", [](CreateSandbox &r) { r.tenant.lifeDays = 4000; }, {u"days:out-of-range"_s});
    row("unknown dataset", [](CreateSandbox &r) { r.tenant.size = u"gigantic"_s; }, {u"size:unknown"_s});
    row("unknown blueprint", [](CreateSandbox &r) { r.tenant.blueprint = u"nonsense"_s; }, {u"blueprint:unknown"_s});
    row("no user, no call",
        [](CreateSandbox &r) {
            r.terms.maxUsers = 0;
            r.terms.maxApiCalls = -1;
        },
        {u"maxUsers:out-of-range"_s, u"maxApiCalls:out-of-range"_s});
    row("resets", [](CreateSandbox &r) { r.terms.autoResetHours = 9999; }, {u"autoResetHours:out-of-range"_s});
    row("invitations", [](CreateSandbox &r) { r.terms.lifted = {u"invitations"_s}; }, {u"restrictions:guard"_s});
    row("something else", [](CreateSandbox &r) { r.terms.lifted = {u"gravity"_s}; }, {u"restrictions:unknown"_s});
    row("nobody", [](CreateSandbox &r) { r.terms.accessibleBy = {QString()}; }, {u"accessibleBy:invalid"_s});
}

void TestSandboxes::namesEverythingThatIsWrong()
{
    QFETCH(std::function<void(CreateSandbox &)>, edit);
    CreateSandbox request = wish(u"Acme"_s);
    edit(request);
    QStringList problems;
    for (const Problem &problem : sandboxes::validate(request, m_fixture->clock)) {
        problems.append(problem.field + u':' + problem.code);
        QVERIFY(!problem.message.isEmpty());
    }
    QTEST(problems, "problems");
}

void TestSandboxes::refusesInSqlAsWell_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("unknown type") << u"type"_s << QJsonValue(u"eternal"_s) << ErrorCode::InvalidInput;
    QTest::newRow("no users") << u"maxUsers"_s << QJsonValue(0) << ErrorCode::InvalidInput;
    QTest::newRow("integrations") << u"restrictions"_s << QJsonValue(QJsonObject{{u"integrations"_s, false}})
                                  << ErrorCode::GuardRefused;
    QTest::newRow("no day") << u"lifeDays"_s << QJsonValue(0) << ErrorCode::InvalidInput;
    QTest::newRow("4,000 days") << u"lifeDays"_s << QJsonValue(4000) << ErrorCode::InvalidInput;
    QTest::newRow("another id") << u"id"_s << QJsonValue(u"demo-wrong"_s) << ErrorCode::GuardRefused;
    QTest::newRow("production's id") << u"id"_s << QJsonValue(u"acme"_s) << ErrorCode::GuardRefused;
}

/// A program with a defect must not get further than the wizard.
void TestSandboxes::refusesInSqlAsWell()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    auto record = sandboxes::creationRecord(wish(u"Wrong"_s), m_fixture->salts.constLast(), m_fixture->clock);
    VERIFY_RESULT(record);
    QJsonObject terms = record->value(u"sandbox"_s).toObject();
    if (record->contains(path))
        record->insert(path, value);
    else
        terms.insert(path, value);
    record->insert(u"sandbox"_s, terms);
    database::Connection connection = m_fixture->connect();
    const auto created = connection.queryOne(
        database::SqlStatement::fromText("SELECT * FROM showroom.create_environment(:request::jsonb)"),
        {{"request", *record}});
    QFETCH(ErrorCode, code);
    VERIFY_ERROR(created, code);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.environment WHERE id LIKE '%wrong'").toInt(), 0);
}

void TestSandboxes::countsAsACreation()
{
    const int before = m_fixture->ask("SELECT count(*) FROM showroom.rate_window WHERE action = 'create'").toInt();
    create(wish(u"Counted"_s));
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.rate_window WHERE action = 'create'").toInt(), before + 1);
    database::Connection connection = m_fixture->connect();
    VERIFY_ERROR(sandboxes::create(connection, wish(u"Counted"_s), m_fixture->salts.constLast(), m_fixture->clock),
                 ErrorCode::Conflict);
}

void TestSandboxes::changes()
{
    const QString id = create(wish(u"Changed"_s)).environmentId;
    database::Connection connection = m_fixture->connect();
    Change change;
    change.maxUsers = 20;
    change.autoResetHours = 12;
    change.restrictions = {{u"billing"_s, false}};
    change.accessibleBy = QStringList{u"ann"_s};
    VERIFY_RESULT(sandboxes::change(connection, id, change));
    Sandbox sandbox = read(id);
    QCOMPARE(sandbox.maxUsers, 20);
    QCOMPARE(sandbox.maxApiCalls, 10'000);
    QCOMPARE(sandbox.autoResetHours, std::optional(12));
    QVERIFY(!sandbox.restrictions.value(u"billing"_s));
    Change back;
    back.autoResetHours = 0;
    back.restrictions = {{u"billing"_s, true}};
    VERIFY_RESULT(sandboxes::change(connection, id, back));
    sandbox = read(id);
    QVERIFY(!sandbox.autoResetHours);
    QVERIFY(sandbox.restrictions.value(u"billing"_s));
    QCOMPARE(sandbox.accessibleBy, QStringList{u"ann"_s});
    QCOMPARE(m_fixture
                 ->ask("SELECT count(*) FROM showroom.audit WHERE action = 'sandbox.configure' AND environment = '" +
                       id.toUtf8() + "'")
                 .toInt(),
             2);
}

void TestSandboxes::isProtected()
{
    const QString id = filled(u"Kept"_s);
    database::Connection connection = m_fixture->connect();
    VERIFY_RESULT(sandboxes::setProtected(connection, {id}, true));
    QVERIFY(read(id).environment.isProtected);
    VERIFY_ERROR(environments::startTeardown(connection, id, id), ErrorCode::Conflict);
    VERIFY_ERROR(sandboxes::expire(connection, {id}), ErrorCode::Conflict);
    QCOMPARE(read(id).environment.status, Status::Ready);
    VERIFY_RESULT(sandboxes::setProtected(connection, {id}, false));
    VERIFY_RESULT(sandboxes::expire(connection, {id}));
}

void TestSandboxes::expiresNow()
{
    const QString id = filled(u"Over"_s);
    database::Connection connection = m_fixture->connect();
    const auto link = createLink(connection, {id, {}, u"Before"_s, {}, {}});
    VERIFY_RESULT(link);
    VERIFY_RESULT(sandboxes::expire(connection, {id}));
    const Sandbox sandbox = read(id);
    QCOMPARE(sandbox.environment.status, Status::Expired);
    QVERIFY(sandbox.environment.expiresAt <= QDateTime::currentDateTimeUtc());
    VERIFY_ERROR(openLink(connection, link->token), ErrorCode::PermissionDenied); // the console's login is no product
    VERIFY_ERROR(createLink(connection, {id, {}, u"After"_s, {}, {}}), ErrorCode::Conflict);
    QCOMPARE(m_fixture
                 ->ask("SELECT count(*) FROM showroom.notification WHERE kind = 'expired' AND environment = '" +
                       id.toUtf8() + "'")
                 .toInt(),
             1);
}

void TestSandboxes::refusesToExpire_data()
{
    QTest::addColumn<QByteArray>("preparation");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not ready") << QByteArray("UPDATE showroom.environment SET status = 'failed' WHERE id = '%1'")
                               << ErrorCode::Conflict;
    QTest::newRow("held by somebody") << QByteArray("INSERT INTO showroom.hold (environment, held_by, until) "
                                                    "VALUES ('%1', 'ann', now() + interval '1 hour')")
                                      << ErrorCode::Busy;
}

void TestSandboxes::refusesToExpire()
{
    QFETCH(QByteArray, preparation);
    QFETCH(ErrorCode, code);
    const QString id = filled(u"Refused %1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(preparation.replace("%1", id.toUtf8())));
    const Status before = read(id).environment.status;
    database::Connection connection = m_fixture->connect();
    VERIFY_ERROR(sandboxes::expire(connection, {id}), code);
    QCOMPARE(read(id).environment.status, before);
}

void TestSandboxes::givesLinks()
{
    const QString id = filled(u"Linked"_s);
    database::Connection connection = m_fixture->connect();
    const auto made = createLink(connection, {id, {}, u"For Jane"_s, 2, QDateTime::currentDateTimeUtc().addDays(2)});
    VERIFY_RESULT(made);
    QVERIFY(made->token.startsWith(u"srl_"));
    QCOMPARE(made->url, u"https://app.example.com/demo/"_s + made->token);
    const auto links = listLinks(connection, id);
    VERIFY_RESULT(links);
    QCOMPARE(links->size(), 1);
    QCOMPARE(links->constFirst(), made->link);
    QCOMPARE(links->constFirst().label, u"For Jane"_s);
    QCOMPARE(links->constFirst().maxUses, std::optional(2));
    QCOMPARE(read(id).links, 1);
    VERIFY_RESULT(revokeLink(connection, made->link.id));
    QCOMPARE(listLinks(connection, id)->constFirst().state, LinkState::Revoked);
    QCOMPARE(read(id).links, 0);
    VERIFY_ERROR(listLinks(connection, u"sandbox-none"_s), ErrorCode::NotFound);
}

/// What the guide for product developers shows.
void TestSandboxes::exampleRunsAsItIs()
{
    CreateSandbox wish = CreateSandbox::ofType(Type::Trial);
    wish.tenant.name = u"Example"_s;
    database::Connection connection = m_fixture->connect();
    const auto created = sandboxes::create(connection, wish, m_fixture->salts.constLast(), m_fixture->clock);
    VERIFY_RESULT(created);
    VERIFY_RESULT(m_fixture->run(created->jobId));
    const auto link = createLink(connection, {created->environmentId, u"admin@demo.forge.io"_s, {}, {}, {}});
    VERIFY_RESULT(link);
    const database::ConnectionSettings login = m_fixture->database.login(u"app"_s);
    QProcess psql;
    psql.start(u"psql"_s, {u"-X"_s,
                           u"-At"_s,
                           u"-q"_s,
                           u"-v"_s,
                           u"ON_ERROR_STOP=1"_s,
                           u"-v"_s,
                           u"environment="_s + created->environmentId,
                           u"-v"_s,
                           u"user=jane@acme.example"_s,
                           u"-v"_s,
                           u"token="_s + link->token,
                           u"-h"_s,
                           login.host,
                           u"-p"_s,
                           QString::number(login.port),
                           u"-U"_s,
                           login.user,
                           u"-d"_s,
                           login.database,
                           u"-f"_s,
                           QStringLiteral(SHOWROOM_EXAMPLES "/sandbox.sql")});
    QVERIFY(psql.waitForFinished());
    const QStringList lines = QString::fromUtf8(psql.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    const QString said = QString::fromUtf8(psql.readAllStandardError());
    QVERIFY2(psql.exitCode() == 0, qPrintable(said));
    QCOMPARE(lines.at(0), u"sandbox-example|admin@demo.forge.io|https://sandbox-example.app.example.com?"
                          "auto_login=admin%40demo.forge.io"_s);
    QCOMPARE(lines.mid(1, 3), (QStringList{u"9999"_s, u"9"_s, u"60"_s}));
    QVERIFY2(said.contains(u"refused: Data cannot be exported from a sandbox."_s), qPrintable(said));
    QVERIFY2(lines.constLast().startsWith(u"Sandbox|This environment holds sample data."_s),
             qPrintable(lines.constLast()));
}

void TestSandboxes::leavesNothingBehind()
{
    const QString id = filled(u"Gone"_s);
    database::Connection connection = m_fixture->connect();
    VERIFY_RESULT(createLink(connection, {id, {}, {}, {}, {}}));
    const auto job = environments::startTeardown(connection, id, id);
    VERIFY_RESULT(job);
    VERIFY_RESULT(m_fixture->run(*job));
    VERIFY_ERROR(sandboxes::find(connection, id), ErrorCode::NotFound);
    QCOMPARE(m_fixture
                 ->ask("SELECT (SELECT count(*) FROM showroom.access_link WHERE environment = 'sandbox-gone') + "
                       "(SELECT count(*) FROM showroom.sandbox WHERE environment = 'sandbox-gone') + "
                       "(SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'sandbox-gone%')")
                 .toInt(),
             0);
}

QTEST_GUILESS_MAIN(TestSandboxes)
#include "tst_sandboxes.moc"
