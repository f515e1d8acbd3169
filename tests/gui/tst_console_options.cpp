#include "app/console_options.h"
#include "support/test_result.h"

#include <QTest>

using namespace showroom;
using namespace Qt::StringLiterals;

/// What the console takes from its command line and its variables.
class TestConsoleOptions final : public QObject {
    Q_OBJECT

private slots:
    void triesARoleOnThePrivateServer();
    void takesTheRoleFromAVariable();
    void refusesARole_data();
    void refusesARole();
    void refusesTwoServers();
    void keepsPasswordsOffTheCommandLine();
    void describesEveryOption();
};

void TestConsoleOptions::triesARoleOnThePrivateServer()
{
    const auto options = app::readConsoleOptions({u"showroom"_s, u"--as-role"_s, u"sales"_s});
    VERIFY_RESULT(options);
    QCOMPARE(options->asRole, u"sales"_s);
    QVERIFY(options->local);
}

void TestConsoleOptions::takesTheRoleFromAVariable()
{
    qputenv("SHOWROOM_AS_ROLE", "support");
    const auto options = app::readConsoleOptions({u"showroom"_s, u"--profile"_s, u"local"_s});
    const auto refused = app::readConsoleOptions({u"showroom"_s, u"--profile"_s, u"Staging"_s});
    qunsetenv("SHOWROOM_AS_ROLE");
    VERIFY_RESULT(options);
    QCOMPARE(options->asRole, u"support"_s);
    VERIFY_ERROR(refused, ErrorCode::InvalidInput);
}

void TestConsoleOptions::refusesARole_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown") << QStringList{u"--as-role"_s, u"king"_s} << u"viewer, support, sales, ops, admin"_s;
    QTest::newRow("profile") << QStringList{u"--as-role"_s, u"ops"_s, u"--profile"_s, u"Staging"_s}
                             << u"connect as the person"_s;
    QTest::newRow("address") << QStringList{u"--as-role"_s, u"ops"_s, u"--connect"_s, u"host=db.example.com"_s}
                             << u"connect as the person"_s;
    QTest::newRow("service") << QStringList{u"--as-role"_s, u"ops"_s, u"--service"_s, u"cellar"_s}
                             << u"connect as the person"_s;
}

void TestConsoleOptions::refusesARole()
{
    QFETCH(QStringList, words);
    QFETCH(QString, message);
    const auto options = app::readConsoleOptions(QStringList{u"showroom"_s} + words);
    VERIFY_ERROR(options, ErrorCode::InvalidInput);
    QVERIFY2(options.error().message.contains(message), qPrintable(options.error().message));
}

void TestConsoleOptions::refusesTwoServers()
{
    const auto options = app::readConsoleOptions({u"showroom"_s, u"--local"_s, u"--profile"_s, u"Staging"_s});
    VERIFY_ERROR(options, ErrorCode::InvalidInput);
    QVERIFY(options.error().message.contains(u"exclude each other"));
}

void TestConsoleOptions::keepsPasswordsOffTheCommandLine()
{
    const auto options = app::readConsoleOptions({u"showroom"_s, u"--connect"_s, u"postgresql://me:pearl@host/x"_s});
    VERIFY_ERROR(options, ErrorCode::InvalidInput);
    QVERIFY(!options.error().message.contains(u"pearl"));
}

void TestConsoleOptions::describesEveryOption()
{
    const QString help = app::consoleHelp();
    for (const char *option : {"--local", "--as-role", "--profile", "--connect", "--service", "--salt-file", "--page"})
        QVERIFY2(help.contains(QString::fromLatin1(option)), option);
}

QTEST_GUILESS_MAIN(TestConsoleOptions)
#include "tst_console_options.moc"
