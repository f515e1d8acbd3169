#include "core/access/salt_rotation.h"
#include "core/profiles/keychain_salts.h"
#include "gui/operations/database_link.h"
#include "gui/operations/database_settings.h"
#include "gui/operations/salt_keeper.h"
#include "support/memory_keychain.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using namespace showroom::test;
using access::SaltRotation;
using access::SaltVersion;

namespace {

masking::Salt salt(const QString &version, char byte)
{
    return masking::Salt::create(version, QByteArray(32, byte)).value();
}

QString lineOf(const masking::Salt &salt)
{
    return QString::fromLatin1(salt.toLine()) + u'\n';
}

} // namespace

/// How the console rotates the salt of its database: the secret first, where the others are, then the database.
class TestSaltRotation final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void rotatesInTheKeychain();
    void rotatesInTheFile();
    void leavesTheDatabaseWhenTheSecretIsNotKept();
    void asksTheKeychainOnlyWhereNothingElseIsNamed();
    void refusesWhoIsNoAdministrator();

private:
    /// Waits for the answer as the window does.
    template <class T>
    Result<T> wait(const QFuture<Result<T>> &answer)
    {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || answer.resultCount() == 0)
            return fail(ErrorCode::Internal, u"It never ended."_s);
        return answer.result();
    }
    /// A console on the database; `file` is the salt file that its connection names.
    void open(const QString &file, const QProcessEnvironment &environment = {}, const QString &role = {});
    QStringList versions();

    QTemporaryDir m_folder;
    MemoryKeychain *m_keychain = nullptr; ///< the keeper's
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SaltKeeper> m_keeper;
    std::unique_ptr<DatabaseLink> m_link;
    std::unique_ptr<DatabaseSettings> m_settings;
};

void TestSaltRotation::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    database::Connection connection = TestDatabase::connect(m_database->local());
    VERIFY_RESULT(access::recordRotation(connection, salt(u"1"_s, 'a'), {}));
}

void TestSaltRotation::cleanup()
{
    m_settings.reset();
    m_link.reset();
    m_keeper.reset();
    m_database.reset();
}

void TestSaltRotation::open(const QString &file, const QProcessEnvironment &environment, const QString &role)
{
    auto keychain = std::make_unique<MemoryKeychain>();
    m_keychain = keychain.get();
    m_keychain->kept = {{profiles::saltsKey(), lineOf(salt(u"1"_s, 'a'))}};
    m_keeper = std::make_unique<SaltKeeper>(std::move(keychain), environment);
    m_keeper->open(file);
    m_link = std::make_unique<DatabaseLink>();
    m_link->open(role.isEmpty() ? m_database->local() : m_database->login(role));
    m_settings = std::make_unique<DatabaseSettings>(*m_link, *m_keeper);
}

/// Those that the database knows and this program has.
QStringList TestSaltRotation::versions()
{
    QStringList same;
    const auto all = wait(m_settings->saltVersions());
    for (const SaltVersion &version : all.value_or(QList<SaltVersion>()))
        if (version.state == access::SaltState::Same)
            same << version.version;
    return same;
}

void TestSaltRotation::rotatesInTheKeychain()
{
    open({});
    QVERIFY(m_settings->saltPlace().isKeychain);
    QTRY_COMPARE(versions(), QStringList{u"1"_s});
    const auto plan = wait(m_settings->planRotation());
    VERIFY_RESULT(plan);
    QCOMPARE(plan->version, u"2"_s);
    VERIFY_RESULT(wait(m_settings->rotateSalt(*plan, u"Yearly"_s)));
    QCOMPARE(versions(), (QStringList{u"1"_s, u"2"_s}));
    const auto kept = masking::Salt::parse(m_keychain->kept.value(profiles::saltsKey()).toUtf8());
    VERIFY_RESULT(kept);
    QCOMPARE(kept->constFirst(), salt(u"1"_s, 'a'));
    QCOMPARE(m_keeper->salts().value().constLast(), kept->constLast()); // new environments take it at once
}

void TestSaltRotation::rotatesInTheFile()
{
    const QString path = m_folder.filePath(u"salt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(lineOf(salt(u"1"_s, 'a')).toLatin1());
    file.close();
    open(path);
    const auto plan = wait(m_settings->planRotation());
    VERIFY_RESULT(plan);
    VERIFY_RESULT(wait(m_settings->rotateSalt(*plan, {})));
    QCOMPARE(versions(), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(m_keychain->kept.value(profiles::saltsKey()), lineOf(salt(u"1"_s, 'a')));
}

void TestSaltRotation::leavesTheDatabaseWhenTheSecretIsNotKept()
{
    open({});
    QTRY_COMPARE(versions(), QStringList{u"1"_s});
    const auto plan = wait(m_settings->planRotation());
    VERIFY_RESULT(plan);
    m_keychain->refusesWrites = true;
    VERIFY_ERROR(wait(m_settings->rotateSalt(*plan, {})), ErrorCode::FileFailure);
    QCOMPARE(wait(m_settings->saltVersions())->size(), 1);
    QCOMPARE(m_keeper->salts()->size(), 1);
    m_keychain->refusesWrites = false;
    VERIFY_RESULT(wait(m_settings->rotateSalt(*plan, {})));
    QCOMPARE(versions(), (QStringList{u"1"_s, u"2"_s}));
}

void TestSaltRotation::asksTheKeychainOnlyWhereNothingElseIsNamed()
{
    QProcessEnvironment variable;
    variable.insert(u"SHOWROOM_MASTER_SALT"_s, lineOf(salt(u"7"_s, 'z')));
    open({}, variable);
    QCOMPARE(m_keeper->salts().value(), QList{salt(u"7"_s, 'z')});
    QVERIFY(!m_settings->saltPlace().canAppend);
    QVERIFY(!m_keeper->saltsOf(m_folder.filePath(u"absent"_s)).value().isEmpty()); // the variable goes before a file
    open(m_folder.filePath(u"absent"_s));
    const auto missing = m_keeper->salts();
    VERIFY_ERROR(missing, ErrorCode::SaltMissing);
}

void TestSaltRotation::refusesWhoIsNoAdministrator()
{
    open({}, {}, u"ops"_s);
    QTRY_COMPARE(versions(), QStringList{u"1"_s});
    VERIFY_ERROR(wait(m_settings->planRotation()), ErrorCode::PermissionDenied);
    const SaltRotation forged{u"2"_s, u"1"_s, 0, salt(u"2"_s, 'b')};
    VERIFY_ERROR(wait(m_settings->rotateSalt(forged, {})), ErrorCode::PermissionDenied);
    QCOMPARE(wait(m_settings->saltVersions())->size(), 1);
}

QTEST_MAIN(TestSaltRotation)
#include "tst_salt_rotation.moc"
