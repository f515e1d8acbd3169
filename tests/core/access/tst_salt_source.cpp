#include "core/access/salt_source.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::access;
using namespace Qt::StringLiterals;

class TestSaltSource final : public QObject {
    Q_OBJECT

private slots:
    void readsVariables_data();
    void readsVariables();
    void readsPrivateFile();
    void refusesMissingSalt();
    void refusesFileThatOthersCanRead();
    void choosesVersion();

private:
    static QByteArray line(const char *version, char byte)
    {
        return QByteArray(version) + ':' + QByteArray(32, byte).toBase64();
    }
    QString write(const QByteArray &text, QFile::Permissions permissions)
    {
        QFile file(m_folder.filePath(u"salt"_s));
        file.remove();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the salt file");
        file.close();
        file.setPermissions(permissions);
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestSaltSource::readsVariables_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("own") << u"SHOWROOM_MASTER_SALT"_s;
    QTest::newRow("alias") << u"DEMO_MASTER_SALT"_s;
}

void TestSaltSource::readsVariables()
{
    QFETCH(QString, name);
    QProcessEnvironment environment;
    environment.insert(name, QString::fromLatin1(line("1", 'a')));
    const auto salts = readMasterSalts(environment, QString());
    QVERIFY(salts);
    QCOMPARE(salts->size(), 1);
    QCOMPARE(salts->constFirst().secret(), QByteArray(32, 'a'));
}

void TestSaltSource::readsPrivateFile()
{
    const QString path = write(line("1", 'a') + '\n' + line("2", 'b') + '\n', QFile::ReadOwner | QFile::WriteOwner);
    const auto salts = readMasterSalts(QProcessEnvironment(), path);
    QVERIFY(salts);
    QCOMPARE(salts->constLast().version(), u"2"_s);
}

void TestSaltSource::refusesMissingSalt()
{
    const auto salts = readMasterSalts(QProcessEnvironment(), m_folder.filePath(u"absent"_s));
    QVERIFY(!salts);
    QCOMPARE(salts.error().code, ErrorCode::SaltMissing);
    QVERIFY(salts.error().hint.contains(u"SHOWROOM_MASTER_SALT"));
}

void TestSaltSource::refusesFileThatOthersCanRead()
{
    const QString path = write(line("1", 'a'), QFile::ReadOwner | QFile::ReadGroup);
    const auto salts = readMasterSalts(QProcessEnvironment(), path);
    QVERIFY(!salts);
    QCOMPARE(salts.error().code, ErrorCode::SaltMissing);
    QVERIFY(salts.error().hint.contains(u"chmod 600"));
}

void TestSaltSource::choosesVersion()
{
    const auto salts = masking::Salt::parse(line("1", 'a') + '\n' + line("2", 'b'));
    QVERIFY(salts);
    const auto first = saltOfVersion(*salts, u"1"_s);
    QVERIFY(first);
    QCOMPARE(first->secret(), QByteArray(32, 'a'));
    QCOMPARE(saltOfVersion(*salts, u"3"_s).error().code, ErrorCode::SaltMissing);
}

QTEST_APPLESS_MAIN(TestSaltSource)
#include "tst_salt_source.moc"
