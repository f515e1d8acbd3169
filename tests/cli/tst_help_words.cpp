#include "cli_harness.h"
#include "database_backend.h"

#include "core/help/diagnostics.h"
#include "core/help/help_topics.h"
#include "database/sql_statement.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// `showroomctl help errors`, `help troubleshooting` and `diagnostics`.
class TestHelpWords final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsEveryErrorCode();
    void listsErrorsAsJson();
    void printsTroubleshooting();
    void refusesAnUnknownWord();
    void writesDiagnostics();
    void diagnosticsHoldNoSecret();
    void diagnosticsComeWithoutAServer();
    void namesAFileThatCannotBeWritten();
    void asksForTheFile();

private:
    QString contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestHelpWords::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
}

void TestHelpWords::cleanup()
{
    m_backend.reset();
    m_database.reset();
}

void TestHelpWords::listsEveryErrorCode()
{
    AbsentBackend nothing;
    const Answer answer = run(nothing, {u"help"_s, u"errors"_s});
    QCOMPARE(answer.exitCode, 0);
    for (const ErrorCode code : allErrorCodes())
        QVERIFY2(answer.out.contains(errorCodeName(code) + u" (exit code "_s + QString::number(exitCode(code))),
                 qPrintable(errorCodeName(code)));
    QVERIFY(answer.out.contains(u"SQLSTATE SR001, SR012, SR030, 44000"));
    QCOMPARE(nothing.requests(), 0);
}

void TestHelpWords::listsErrorsAsJson()
{
    const Answer answer = run(*m_backend, {u"help"_s, u"errors"_s, u"--json"_s});
    const QJsonArray errors = answer.json().value(u"errors"_s).toArray();
    QCOMPARE(errors.size(), allErrorCodes().size());
    const QJsonObject first = errors.first().toObject();
    QCOMPARE(first.value(u"code"_s).toString(), u"invalid-input"_s);
    QCOMPARE(first.value(u"exitCode"_s).toInt(), 2);
}

void TestHelpWords::printsTroubleshooting()
{
    const Answer text = run(*m_backend, {u"help"_s, u"troubleshooting"_s});
    QVERIFY(text.out.contains(u"statement_timeout"));
    const Answer json = run(*m_backend, {u"help"_s, u"troubleshooting"_s, u"--json"_s});
    QCOMPARE(json.json().value(u"topics"_s).toArray().size(), help::helpTopics().size());
}

void TestHelpWords::refusesAnUnknownWord()
{
    const Answer answer = run(*m_backend, {u"help"_s, u"moon"_s});
    QCOMPARE(answer.exitCode, 2);
}

void TestHelpWords::writesDiagnostics()
{
    const QString path = m_folder.filePath(u"diagnostics.txt"_s);
    const Answer answer = run(*m_backend, {u"diagnostics"_s, u"--out"_s, path, u"--json"_s});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.json().value(u"path"_s).toString(), path);
    const QString text = contentOf(path);
    for (const QString &part : {u"showroomctl "_s, u"PostgreSQL "_s, u"schema       up to date"_s,
                                u"rateLimit.createPerHour = 5"_s, u"guards"_s, u"== Jobs that failed =="_s})
        QVERIFY2(text.contains(part), qPrintable(part));
    QCOMPARE(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestHelpWords::diagnosticsHoldNoSecret()
{
    const QByteArray salt = "a-salt-of-thirty-two-bytes-or-so!";
    m_backend->setSalt(salt);
    qputenv("PGPASSWORD", "planted-password");
    database::Connection connection = TestDatabase::connect(m_database->superuser());
    const Result<void> planted =
        connection.executeScript("INSERT INTO showroom.job (kind, state, error) VALUES ('seed', 'failed', "
                                 "'{\"code\": \"database-failure\", \"message\": \"It said planted-password.\", "
                                 "\"hint\": \"Use password=planted-secret or PGPASSWORD=planted-password.\", "
                                 "\"detail\": \"postgresql://ops:planted-uri@db/showroom and "
                                 "1:YS1zYWx0LW9mLXRoaXJ0eS10d28tYnl0ZXMtb3Itc28h\"}')");
    QVERIFY(planted.has_value());
    const QString path = m_folder.filePath(u"secrets.txt"_s);
    QCOMPARE(run(*m_backend, {u"diagnostics"_s, u"--out"_s, path}).exitCode, 0);
    qunsetenv("PGPASSWORD");
    const QString text = contentOf(path);
    QVERIFY(text.contains(u"database-failure: It said ***."));
    for (const QByteArray &secret : {QByteArray("planted-password"), QByteArray("planted-secret"),
                                     QByteArray("planted-uri"), salt, salt.toBase64(), salt.toHex()})
        QVERIFY2(!text.contains(QString::fromLatin1(secret)), secret.constData());
}

void TestHelpWords::diagnosticsComeWithoutAServer()
{
    AbsentBackend nothing;
    const Answer answer = run(nothing, {u"diagnostics"_s, u"--out"_s, u"-"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.out.contains(u"database-unreachable: No server answers."));
}

void TestHelpWords::namesAFileThatCannotBeWritten()
{
    const Answer answer = run(*m_backend, {u"diagnostics"_s, u"--out"_s, u"/nowhere/at/all.txt"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.errorCode(), u"file-failure"_s);
    QVERIFY(answer.error().value(u"message"_s).toString().contains(u"/nowhere/at/all.txt"));
}

void TestHelpWords::asksForTheFile()
{
    const Answer answer = run(*m_backend, {u"diagnostics"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.problemFields(), QStringList{u"out"_s});
}

QTEST_GUILESS_MAIN(TestHelpWords)
#include "tst_help_words.moc"
