#include "cli/other_server.h"
#include "core/profiles/keychain.h"
#include "support/tcp_server.h"
#include "support/test_result.h"

#include <QPromise>
#include <QTest>
#include <QTimer>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

/// Answers after a turn of the event loop, as a real one does.
class FakeKeychain final : public profiles::Keychain {
public:
    explicit FakeKeychain(Result<QString> answer)
        : m_answer(std::move(answer))
    {
    }

    QFuture<Result<QString>> read(const QString &key) override
    {
        asked.append(key);
        auto promise = std::make_shared<QPromise<Result<QString>>>();
        promise->start();
        QTimer::singleShot(0, [promise, answer = m_answer] {
            promise->addResult(answer);
            promise->finish();
        });
        return promise->future();
    }
    QFuture<Result<void>> write(const QString &, const QString &) override { return refuse(); }
    QFuture<Result<void>> remove(const QString &) override { return refuse(); }

    QStringList asked;

private:
    static QFuture<Result<void>> refuse()
    {
        return QtFuture::makeReadyFuture(Result<void>(fail(ErrorCode::Internal, u"A command keeps no secrets."_s)));
    }

    Result<QString> m_answer;
};

} // namespace

/// `showroomctl --profile` and the passwords that the console keeps.
class TestProfilePasswords final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void readsTheKeychain();
    void saysWhereElseAPasswordMayLie_data();
    void saysWhereElseAPasswordMayLie();
    void asksOnlyForAProfile();
    void leavesItToThePasswordOfTheEnvironment();

private:
    cli::ServerChoice choice(const QString &profile) const;

    std::unique_ptr<TcpServer> m_server;
};

void TestProfilePasswords::initTestCase()
{
    qunsetenv("PGPASSWORD");
    qputenv("PGPASSFILE", "/dev/null");
    m_server = std::make_unique<TcpServer>();
    QVERIFY2(m_server->isValid(), qPrintable(m_server->error()));
}

void TestProfilePasswords::cleanupTestCase()
{
    m_server.reset();
}

cli::ServerChoice TestProfilePasswords::choice(const QString &profile) const
{
    cli::ServerChoice choice;
    choice.isLocal = false;
    choice.settings = m_server->login(u"guarded"_s, u"postgres"_s);
    choice.settings.password.clear();
    choice.profile = profile;
    return choice;
}

void TestProfilePasswords::readsTheKeychain()
{
    FakeKeychain keychain(u"right"_s);
    cli::OtherServer server(choice(u"Staging"_s), {}, cli::passwordsOf(keychain));
    VERIFY_ERROR(server.connect(), ErrorCode::SchemaOutdated); // it let us in; Showroom is not set up there
    VERIFY_ERROR(server.connect(), ErrorCode::SchemaOutdated);
    QCOMPARE(keychain.asked, QStringList{u"connection/Staging"_s});
}

void TestProfilePasswords::saysWhereElseAPasswordMayLie_data()
{
    QTest::addColumn<Result<QString>>("kept");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no keychain") << Result<QString>(fail(ErrorCode::NotFound, u"This desktop has no keychain."_s))
                                 << QStringList{u"no keychain"_s, u"~/.pgpass"_s, u"PGPASSWORD"_s};
    QTest::newRow("nothing kept") << Result<QString>(QString())
                                  << QStringList{u"“Staging”"_s, u"~/.pgpass"_s, u"PGPASSWORD"_s};
    QTest::newRow("an old one") << Result<QString>(u"wrong"_s) << QStringList{u"keychain holds"_s, u"correct it"_s};
}

void TestProfilePasswords::saysWhereElseAPasswordMayLie()
{
    QFETCH(Result<QString>, kept);
    QFETCH(QStringList, words);
    FakeKeychain keychain(kept);
    cli::OtherServer server(choice(u"Staging"_s), {}, cli::passwordsOf(keychain));
    const auto refused = server.connect();
    VERIFY_ERROR(refused, ErrorCode::AuthenticationFailed);
    for (const QString &word : words)
        QVERIFY2(refused.error().hint.contains(word), qPrintable(refused.error().hint));
    QVERIFY(!refused.error().hint.contains(u"wrong"));
}

void TestProfilePasswords::asksOnlyForAProfile()
{
    FakeKeychain keychain(u"right"_s);
    cli::OtherServer server(choice({}), {}, cli::passwordsOf(keychain));
    VERIFY_ERROR(server.connect(), ErrorCode::AuthenticationFailed);
    QVERIFY(keychain.asked.isEmpty());
}

void TestProfilePasswords::leavesItToThePasswordOfTheEnvironment()
{
    FakeKeychain keychain(u"wrong"_s);
    QProcessEnvironment environment;
    environment.insert(u"PGPASSWORD"_s, u"right"_s);
    qputenv("PGPASSWORD", "right");
    cli::OtherServer server(choice(u"Staging"_s), environment, cli::passwordsOf(keychain));
    VERIFY_ERROR(server.connect(), ErrorCode::SchemaOutdated);
    qunsetenv("PGPASSWORD");
    QVERIFY(keychain.asked.isEmpty());
}

QTEST_GUILESS_MAIN(TestProfilePasswords)
#include "tst_profile_passwords.moc"
