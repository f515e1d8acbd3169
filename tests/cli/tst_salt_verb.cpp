#include "cli/keychain_salt.h"
#include "cli_harness.h"
#include "core/access/salt_rotation.h"
#include "core/job_handlers.h"
#include "support/memory_keychain.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

namespace {

/// A clone of the migrated database and a salt file that a rotation may write.
class RotatingBackend final : public cli::Backend {
public:
    RotatingBackend(const TestDatabase &database, QString file)
        : m_database(database)
        , m_file(std::move(file))
    {
    }

    Result<database::Connection> connect() override
    {
        return database::Connection::open(role.isEmpty() ? m_database.local() : m_database.login(role));
    }
    Result<QList<masking::Salt>> salts() override
    {
        return keychain ? cli::readKeychainSalts(*keychain) : access::readMasterSalts(environment, m_file);
    }
    access::SaltPlace saltPlace() const override
    {
        return access::placeOfSalts(environment, keychain ? QString() : m_file);
    }
    Result<void> keepSalt(const masking::Salt &salt) override
    {
        return keychain ? cli::keepKeychainSalt(*keychain, salt) : Backend::keepSalt(salt);
    }
    Result<std::unique_ptr<jobs::JobRunner>> makeRunner() override
    {
        auto runner = std::make_unique<jobs::JobRunner>(m_database.local(), u"showroomctl"_s);
        addJobHandlers(*runner, [salts = salts()] { return salts; });
        return runner;
    }
    Result<database::Migrator> migrator() override { return database::Migrator(m_database.superuser()); }
    const database::LocalServer &localServer() const override { return m_server; }

    QString role;                             ///< empty: the administrator
    std::unique_ptr<MemoryKeychain> keychain; ///< in place of the file
    QProcessEnvironment environment;

private:
    const TestDatabase &m_database;
    QString m_file;
    database::LocalServer m_server;
};

QByteArray lineOf(const QString &version, char byte)
{
    return version.toUtf8() + ':' + QByteArray(32, byte).toBase64() + '\n';
}

} // namespace

/// `showroomctl salt`: versions of the master salt and the way to the next one.
class TestSaltVerb final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheVersions();
    void saysWhatItMeans();
    void rotates();
    void leavesNoSecretBehind();
    void wantsTheVersionsName_data();
    void wantsTheVersionsName();
    void completesWhatWasInterrupted();
    void refusesNewEnvironmentsWithAnOldSalt();
    void fillsAnewWithTheNewestSaltThatIsHere();
    void handsTheLineOutWhereItCannotWrite();
    void refuses_data();
    void refuses();
    void findsWhatIsMissing();
    void keepsOlderHeadsOfTheAuditLogValid();
    void knowsAHeadThatSomebodyElseSigned();
    void warnsInDoctor();
    void keepsWhatElseIsInTheFile();
    void letsOneRotationWrite();
    void rotatesInTheKeychain();
    void leavesTheDatabaseWhenTheKeychainFails_data();
    void leavesTheDatabaseWhenTheKeychainFails();
    void completesWhatTheKeychainHas();

private:
    Answer call(const QStringList &words) { return run(*m_backend, QStringList{u"salt"_s} + words); }
    Answer create(const QString &name)
    {
        return run(*m_backend, {u"create"_s, u"--name"_s, name, u"--size"_s, u"small"_s, u"--json"_s});
    }
    QJsonObject version(const QString &name)
    {
        for (const QJsonValue &one : call({u"--json"_s}).json()[u"versions"_s].toArray()) {
            if (one[u"version"_s].toString() == name)
                return one.toObject();
        }
        return {};
    }
    QString saltOf(const QString &id)
    {
        return run(*m_backend, {u"status"_s, u"--tenant"_s, id, u"--json"_s}).json()[u"saltVersion"_s].toString();
    }
    QByteArray content() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &text) const
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(text);
    }

    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<RotatingBackend> m_backend;
};

void TestSaltVerb::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_file = m_folder.filePath(u"salt"_s);
    write(lineOf(u"1"_s, 's'));
    m_backend = std::make_unique<RotatingBackend>(*m_database, m_file);
}

void TestSaltVerb::cleanup()
{
    m_backend.reset();
    m_database.reset();
}

void TestSaltVerb::showsTheVersions()
{
    QCOMPARE(version(u"1"_s)[u"state"_s].toString(), u"unrecorded"_s);
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const QJsonObject first = version(u"1"_s);
    QCOMPARE(first[u"state"_s].toString(), u"same"_s);
    QCOMPARE(first[u"environments"_s].toInt(), 1);
    QVERIFY(first[u"isNewest"_s].toBool());
    QVERIFY(call({}).out.contains(u"1 (newest)"));
    QCOMPARE(call({u"check"_s}).exitCode, 0);
}

void TestSaltVerb::saysWhatItMeans()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const Answer answer = call({u"rotate"_s, u"--dry-run"_s});
    QCOMPARE(answer.exitCode, 0);
    for (const QString &word : {u"version 2"_s, u"older versions: 1"_s, u"another fingerprint"_s, u"audit log"_s})
        QVERIFY2(answer.out.contains(word), qPrintable(answer.out));
    QCOMPARE(content(), lineOf(u"1"_s, 's'));
    QCOMPARE(version(u"2"_s), QJsonObject());
}

void TestSaltVerb::rotates()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const Answer answer = call({u"rotate"_s, u"--confirm"_s, u"2"_s, u"--json"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QVERIFY(answer.json()[u"rotated"_s].toBool());
    QVERIFY(content().startsWith(lineOf(u"1"_s, 's')));
    const auto salts = m_backend->salts();
    VERIFY_RESULT(salts);
    QCOMPARE(salts->constLast().version(), u"2"_s);
    QCOMPARE(salts->constLast().secret().size(), 32);
    QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(create(u"Beta"_s).exitCode, 0);
    QCOMPARE(saltOf(u"demo-beta"_s), u"2"_s);
    QCOMPARE(saltOf(u"demo-acme"_s), u"1"_s);
    QCOMPARE(call({u"check"_s}).exitCode, 0);
}

void TestSaltVerb::leavesNoSecretBehind()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const Answer answer = call({u"rotate"_s, u"--confirm"_s, u"2"_s, u"--reason"_s, u"a year is over"_s});
    const auto salts = m_backend->salts();
    VERIFY_RESULT(salts);
    const Answer audit = run(*m_backend, {u"audit"_s, u"--action"_s, u"salt"_s, u"--json"_s});
    QVERIFY(audit.out.contains(u"salt.rotate"));
    QVERIFY(audit.out.contains(u"a year is over"));
    for (const masking::Salt &salt : *salts) {
        for (const QString &text : {answer.out, answer.err, audit.out, call({u"--json"_s}).out}) {
            QVERIFY(!text.contains(QString::fromLatin1(salt.secret().toBase64())));
            QVERIFY(!text.contains(QString::fromLatin1(salt.secret().toHex())));
        }
    }
}

void TestSaltVerb::wantsTheVersionsName_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("the one that is there") << QStringList{u"--confirm"_s, u"1"_s};
    QTest::newRow("yes") << QStringList{u"--confirm"_s, u"yes"_s};
}

void TestSaltVerb::wantsTheVersionsName()
{
    QFETCH(QStringList, words);
    QCOMPARE(call(QStringList{u"rotate"_s} + words).exitCode, 2);
    QCOMPARE(content(), lineOf(u"1"_s, 's'));
}

void TestSaltVerb::completesWhatWasInterrupted()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    // Killed after the file, before the database.
    VERIFY_RESULT(access::appendSalt(m_file, *masking::Salt::create(u"2"_s, QByteArray(32, 'n'))));
    const Answer refused = create(u"Beta"_s);
    QCOMPARE(refused.errorCode(), u"salt-mismatch"_s);
    QVERIFY2(refused.err.contains(u"salt rotate"), qPrintable(refused.err));
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"2"_s}).exitCode, 0);
    QCOMPARE(content(), lineOf(u"1"_s, 's') + lineOf(u"2"_s, 'n'));
    QCOMPARE(create(u"Beta"_s).exitCode, 0);
    QCOMPARE(call({u"rotate"_s, u"--dry-run"_s, u"--json"_s}).json()[u"version"_s].toString(), u"3"_s);
}

void TestSaltVerb::refusesNewEnvironmentsWithAnOldSalt()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"2"_s}).exitCode, 0);
    write(lineOf(u"1"_s, 's'));
    const Answer refused = create(u"Beta"_s);
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.errorCode(), u"salt-missing"_s);
    QVERIFY2(refused.err.contains(u"was rotated"), qPrintable(refused.err));
    const Answer check = call({u"check"_s});
    QCOMPARE(check.exitCode, 1);
    QVERIFY2(check.out.contains(u"not here"), qPrintable(check.out));
}

void TestSaltVerb::fillsAnewWithTheNewestSaltThatIsHere()
{
    QCOMPARE(run(*m_backend, {u"sandbox"_s, u"create"_s, u"--name"_s, u"Trial"_s, u"--type"_s, u"trial"_s}).exitCode,
             0);
    const QString id = u"sandbox-trial"_s;
    const auto fingerprint = [&] {
        return run(*m_backend, {u"status"_s, u"--tenant"_s, id, u"--json"_s}).json()[u"fingerprint"_s].toString();
    };
    const QString before = fingerprint();
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"2"_s}).exitCode, 0);
    const QByteArray both = content();
    write(lineOf(u"1"_s, 's'));
    const Answer old = run(*m_backend, {u"sandbox"_s, u"reset"_s, u"--tenant"_s, id});
    QVERIFY2(old.exitCode == 0, qPrintable(old.err));
    QCOMPARE(saltOf(id), u"1"_s);
    QCOMPARE(fingerprint(), before);
    write(both);
    QCOMPARE(run(*m_backend, {u"sandbox"_s, u"reset"_s, u"--tenant"_s, id}).exitCode, 0);
    QCOMPARE(saltOf(id), u"2"_s);
    QVERIFY(fingerprint() != before);
}

void TestSaltVerb::handsTheLineOutWhereItCannotWrite()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    m_backend->environment.insert(u"SHOWROOM_MASTER_SALT"_s, QString::fromLatin1(content()));
    const Answer answer = call({u"rotate"_s, u"--confirm"_s, u"2"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.err.contains(u"SHOWROOM_MASTER_SALT"), qPrintable(answer.err));
    const auto made = masking::Salt::parseLine(answer.out.toLatin1().trimmed());
    VERIFY_RESULT(made);
    QCOMPARE(version(u"2"_s), QJsonObject());
    QCOMPARE(content(), lineOf(u"1"_s, 's'));
    m_backend->environment.insert(u"SHOWROOM_MASTER_SALT"_s, QString::fromLatin1(content() + made->toLine() + '\n'));
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"2"_s}).exitCode, 0);
    QVERIFY(version(u"2"_s)[u"isNewest"_s].toBool());
}

void TestSaltVerb::refuses_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("code");
    QTest::newRow("operations") << u"ops"_s << lineOf(u"1"_s, 's') << u"permission-denied"_s;
    QTest::newRow("viewer") << u"viewer"_s << lineOf(u"1"_s, 's') << u"permission-denied"_s;
    QTest::newRow("another salt") << QString() << lineOf(u"1"_s, 'x') << u"salt-mismatch"_s;
    QTest::newRow("without the newest") << QString() << lineOf(u"0"_s, 's') << u"salt-missing"_s;
}

void TestSaltVerb::refuses()
{
    QFETCH(QString, role);
    QFETCH(QByteArray, file);
    QFETCH(QString, code);
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    write(file);
    m_backend->role = role;
    const Answer answer = call({u"rotate"_s, u"--confirm"_s, u"2"_s, u"--json"_s});
    QCOMPARE(answer.errorCode(), code);
    QVERIFY(!answer.error()[u"hint"_s].toString().isEmpty());
    QCOMPARE(content(), file);
}

void TestSaltVerb::findsWhatIsMissing()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    write(lineOf(u"1"_s, 'x'));
    QCOMPARE(version(u"1"_s)[u"state"_s].toString(), u"other"_s);
    QCOMPARE(call({u"check"_s}).exitCode, 1);
    QVERIFY(QFile::remove(m_file));
    QCOMPARE(version(u"1"_s)[u"state"_s].toString(), u"missing"_s);
    QCOMPARE(call({u"check"_s}).exitCode, 1);
}

void TestSaltVerb::keepsOlderHeadsOfTheAuditLogValid()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const QString head = m_folder.filePath(u"head.json"_s);
    QCOMPARE(run(*m_backend, {u"audit"_s, u"head"_s, u"--out"_s, head}).exitCode, 0);
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"2"_s}).exitCode, 0);
    const QStringList verify{u"audit"_s, u"verify"_s, u"--json"_s, u"--head"_s, head};
    const Answer older = run(*m_backend, verify);
    QVERIFY2(older.exitCode == 0, qPrintable(older.err));
    QCOMPARE(older.json()[u"signedWith"_s].toString(), u"1"_s);
    QVERIFY(QFile::remove(head));
    QCOMPARE(run(*m_backend, {u"audit"_s, u"head"_s, u"--out"_s, head}).exitCode, 0);
    QCOMPARE(run(*m_backend, verify).json()[u"signedWith"_s].toString(), u"2"_s);
}

void TestSaltVerb::knowsAHeadThatSomebodyElseSigned()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const QString head = m_folder.filePath(u"forged.json"_s);
    QCOMPARE(run(*m_backend, {u"audit"_s, u"head"_s, u"--out"_s, head}).exitCode, 0);
    write(lineOf(u"1"_s, 'x'));
    const Answer answer = run(*m_backend, {u"audit"_s, u"verify"_s, u"--json"_s, u"--head"_s, head});
    QCOMPARE(answer.errorCode(), u"conflict"_s);
    QVERIFY2(answer.err.contains(u"somebody else"), qPrintable(answer.err));
}

void TestSaltVerb::warnsInDoctor()
{
    const auto check = [this]() -> QString {
        const Answer answer = run(*m_backend, {u"doctor"_s, u"--json"_s});
        for (const QJsonValue &one : answer.json()[u"checks"_s].toArray()) {
            if (one[u"name"_s] == u"salt"_s)
                return one[u"state"_s].toString() + u": "_s + one[u"hint"_s].toString();
        }
        return QString();
    };
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    QCOMPARE(check(), u"ok: "_s);
    VERIFY_RESULT(access::appendSalt(m_file, *masking::Salt::create(u"2"_s, QByteArray(32, 'n'))));
    QVERIFY2(check().startsWith(u"warn: Complete the rotation"), qPrintable(check()));
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"2"_s}).exitCode, 0);
    QCOMPARE(check(), u"ok: "_s);
    write(lineOf(u"1"_s, 's'));
    QVERIFY2(check().startsWith(u"warn: Add the line of version 2"), qPrintable(check()));
}

void TestSaltVerb::keepsWhatElseIsInTheFile()
{
    const QByteArray before = "# kept since spring\n\n" + lineOf(u"v9"_s, 's').trimmed();
    write(before);
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"v10"_s}).exitCode, 0);
    QVERIFY(content().startsWith(QByteArray(before + "\nv10:")));
}

void TestSaltVerb::letsOneRotationWrite()
{
    VERIFY_RESULT(access::appendSalt(m_file, *masking::Salt::create(u"2"_s, QByteArray(32, 'n'))));
    const auto second = access::appendSalt(m_file, *masking::Salt::create(u"2"_s, QByteArray(32, 'm')));
    VERIFY_ERROR(second, ErrorCode::Conflict);
    QCOMPARE(content(), lineOf(u"1"_s, 's') + lineOf(u"2"_s, 'n'));
    VERIFY_ERROR(
        access::appendSalt(m_folder.filePath(u"absent"_s), *masking::Salt::create(u"3"_s, QByteArray(32, 'm'))),
        ErrorCode::FileFailure);
}

void TestSaltVerb::rotatesInTheKeychain()
{
    m_backend->keychain = std::make_unique<MemoryKeychain>();
    m_backend->keychain->kept = {{u"master-salt"_s, QString::fromLatin1(lineOf(u"1"_s, 's'))}};
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    const Answer rotated = call({u"rotate"_s, u"--confirm"_s, u"2"_s});
    QVERIFY2(rotated.exitCode == 0, qPrintable(rotated.err));
    QVERIFY2(rotated.out.contains(u"keychain"), qPrintable(rotated.out));
    const auto kept = masking::Salt::parse(m_backend->keychain->kept.value(u"master-salt"_s).toUtf8());
    VERIFY_RESULT(kept);
    QCOMPARE(kept->size(), 2);
    QCOMPARE(kept->constFirst().secret(), QByteArray(32, 's'));
    QVERIFY(!QString(rotated.out + rotated.err).contains(QString::fromLatin1(kept->constLast().secret().toBase64())));
    QCOMPARE(version(u"2"_s)[u"state"_s].toString(), u"same"_s);
    QCOMPARE(content(), lineOf(u"1"_s, 's')); // the file is none of its business
    QCOMPARE(create(u"Beta"_s).exitCode, 0);
    QCOMPARE(saltOf(u"demo-beta"_s), u"2"_s);
}

void TestSaltVerb::leavesTheDatabaseWhenTheKeychainFails_data()
{
    QTest::addColumn<bool>("forgets");
    QTest::newRow("refuses to write") << false;
    QTest::newRow("forgets what was written") << true;
}

void TestSaltVerb::leavesTheDatabaseWhenTheKeychainFails()
{
    QFETCH(bool, forgets);
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    m_backend->keychain = std::make_unique<MemoryKeychain>();
    m_backend->keychain->kept = {{u"master-salt"_s, QString::fromLatin1(lineOf(u"1"_s, 's'))}};
    m_backend->keychain->refusesWrites = !forgets;
    m_backend->keychain->forgetsWrites = forgets;
    const auto before = m_backend->keychain->kept;
    const Answer refused = call({u"rotate"_s, u"--confirm"_s, u"2"_s, u"--json"_s});
    QVERIFY(refused.exitCode != 0);
    QCOMPARE(refused.errorCode(), u"file-failure"_s);
    QCOMPARE(m_backend->keychain->kept, before);
    QVERIFY(version(u"2"_s).isEmpty());
    QVERIFY(version(u"1"_s)[u"isNewest"_s].toBool());
    m_backend->keychain->refusesWrites = m_backend->keychain->forgetsWrites = false;
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"2"_s}).exitCode, 0);
}

/// Stopped between the keychain and the database: the kept version is the one that is recorded, not another one.
void TestSaltVerb::completesWhatTheKeychainHas()
{
    QCOMPARE(create(u"Acme"_s).exitCode, 0);
    m_backend->keychain = std::make_unique<MemoryKeychain>();
    m_backend->keychain->kept = {{u"master-salt"_s, QString::fromLatin1(lineOf(u"1"_s, 's') + lineOf(u"2"_s, 't'))}};
    const auto before = m_backend->keychain->kept;
    QCOMPARE(call({u"rotate"_s, u"--confirm"_s, u"2"_s}).exitCode, 0);
    QCOMPARE(m_backend->keychain->kept, before);
    QCOMPARE(version(u"2"_s)[u"state"_s].toString(), u"same"_s);
}

QTEST_GUILESS_MAIN(TestSaltVerb)
#include "tst_salt_verb.moc"
