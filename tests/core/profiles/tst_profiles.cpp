#include "core/profiles/profile_store.h"
#include "database/connection_string.h"
#include "support/test_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::profiles;

/// The profiles and the file that they lie in: nothing that somebody wrote there is ever lost.
class TestProfiles final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void keepsWhatWasSaved();
    void replacesOnlyItsOwnLines();
    void tellsWhatIsBroken_data();
    void tellsWhatIsBroken();
    void refusesBadValues_data();
    void refusesBadValues();
    void refusesATakenName();
    void changesNothingWhenItCannotWrite();
    void severalProgramsLoseNothing();
    void connectsAsItsLevelSays_data();
    void connectsAsItsLevelSays();
    void readsAddresses_data();
    void readsAddresses();
    void refusesBrokenAddresses_data();
    void refusesBrokenAddresses();

private:
    void write(const QByteArray &text);
    QByteArray content() const;
    static Profile staging();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_store;
};

void TestProfiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ProfileStore>(m_folder->filePath(u"deep/profiles.conf"_s));
}

void TestProfiles::write(const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(m_store->file()).path()));
    QFile file(m_store->file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray TestProfiles::content() const
{
    QFile file(m_store->file());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Profile TestProfiles::staging()
{
    Profile profile;
    profile.name = u"Staging (Zürich)"_s;
    profile.color = u"#8A63D2"_s;
    profile.host = u"db.example.com"_s;
    profile.port = 5433;
    profile.database = u"sales"_s;
    profile.user = u"jane.doe"_s;
    profile.sslMode = u"verify-ca"_s;
    profile.confirmation = u"careful"_s;
    profile.saltFile = u"/home/jane/salt = old"_s;
    return profile;
}

void TestProfiles::keepsWhatWasSaved()
{
    VERIFY_RESULT(m_store->save(staging()));
    Profile service;
    service.name = u"Training"_s;
    service.way = Way::Service;
    service.service = u"training"_s;
    VERIFY_RESULT(m_store->save(service));
    const auto list = m_store->list();
    VERIFY_RESULT(list);
    QCOMPARE(list->profiles, (QList<Profile>{staging(), service}));
    QVERIFY(list->problems.isEmpty());
    QCOMPARE(QFile::permissions(m_store->file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    VERIFY_RESULT(m_store->remove(service.name));
    VERIFY_ERROR(m_store->find(service.name), ErrorCode::NotFound);
    const auto settings = settingsOf(*m_store->find(staging().name), u"secret"_s);
    VERIFY_RESULT(settings);
    QCOMPARE(settings->host, u"db.example.com"_s);
    QCOMPARE(settings->port, 5433);
    QCOMPARE(settings->password, u"secret"_s);
    QVERIFY(!content().contains("secret"));
}

void TestProfiles::replacesOnlyItsOwnLines()
{
    const QByteArray before = "# our servers\n\n[One]\n# in the cellar\nhost=one.example.com\n\n[Broken]\nhots=x\n"
                              "[Two]\nhost=two.example.com\n";
    write(before);
    Profile one = *m_store->find(u"One"_s);
    one.name = u"First"_s;
    one.host = u"first.example.com"_s;
    VERIFY_RESULT(m_store->save(one, u"One"_s));
    const QByteArray after = content();
    QVERIFY(after.startsWith("# our servers\n\n[First]\nhost=first.example.com\n# in the cellar\n"));
    QVERIFY(after.endsWith("[Broken]\nhots=x\n[Two]\nhost=two.example.com\n"));
}

void TestProfiles::tellsWhatIsBroken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown key") << QByteArray("[A]\nhots=db\n") << u"Line 2 of the profile “A”: “hots” is nothing"_s;
    QTest::newRow("no value") << QByteArray("[A]\n\nhost\n") << u"Line 3 of the profile “A”: it is not of the form"_s;
    QTest::newRow("password") << QByteArray("[A]\npassword=x\n") << u"must not lie in this file"_s;
    QTest::newRow("password in an address")
        << QByteArray("[A]\naddress=postgresql://me:x@host/db\n") << u"holds a password"_s;
    QTest::newRow("port") << QByteArray("[A]\nport=many\n") << u"the port is no number"_s;
    QTest::newRow("high port") << QByteArray("[A]\nport=70000\n") << u"from 1 to 65535"_s;
    QTest::newRow("level") << QByteArray("[A]\nconfirmation=never\n") << u"“never” is no level"_s;
    QTest::newRow("TLS mode") << QByteArray("[A]\nsslmode=strict\n") << u"“strict” is no TLS mode"_s;
    QTest::newRow("twice") << QByteArray("[A]\nhost=a\n[A]\nhost=b\n") << u"another profile of this name"_s;
    QTest::newRow("bracket") << QByteArray("[A\nhost=a\n") << u"bracket is not closed"_s;
    QTest::newRow("no name") << QByteArray("[]\nhost=a\n") << u"Give the connection a name"_s;
    QTest::newRow("reserved name") << QByteArray("[Local]\nhost=a\n") << u"is the private server"_s;
    QTest::newRow("not UTF-8") << QByteArray("[A]\nhost=\xff\xfe\n") << u"not UTF-8"_s;
    QTest::newRow("before the first") << QByteArray("host=a\n") << u"begins with its name"_s;
    QTest::newRow("rubbish") << QByteArray("\x7f"
                                           "ELF\0\0\n{}\n",
                                           10)
                             << u"begins with its name"_s;
}

void TestProfiles::tellsWhatIsBroken()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const QByteArray whole = text + "[Fine]\nhost=fine.example.com\n";
    write(whole);
    const auto list = m_store->list();
    VERIFY_RESULT(list);
    QCOMPARE(list->problems.size(), 1);
    QVERIFY2(list->problems[0].contains(words), qPrintable(list->problems[0]));
    const auto missing = m_store->find(u"Missing"_s);
    VERIFY_ERROR(missing, ErrorCode::NotFound);
    QVERIFY2(missing.error().hint.contains(words), qPrintable(missing.error().hint));
    QVERIFY(missing.error().hint.contains(m_store->file()));
    QVERIFY2(m_store->find(u"Fine"_s), "one broken profile spoils the others");
    QCOMPARE(content(), whole);
    VERIFY_RESULT(m_store->save(staging()));
    QVERIFY2(content().startsWith(whole), "what could not be read got lost");
}

void TestProfiles::refusesBadValues_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Profile>("profile");
    const auto row = [](const char *name, const QString &field, const std::function<void(Profile &)> &change) {
        Profile profile = staging();
        change(profile);
        QTest::newRow(name) << field << profile;
    };
    row("no name", u"name"_s, [](Profile &p) { p.name = u"  "_s; });
    row("long name", u"name"_s, [](Profile &p) { p.name = QString(41, u'x'); });
    row("bracket", u"name"_s, [](Profile &p) { p.name = u"a]b"_s; });
    row("line break", u"host"_s, [](Profile &p) { p.host = u"a\n[b]"_s; });
    row("colour", u"color"_s, [](Profile &p) { p.color = u"blue"_s; });
    row("port", u"port"_s, [](Profile &p) { p.port = 65536; });
    row("service", u"service"_s, [](Profile &p) { p.way = Way::Service; });
    row("address", u"address"_s, [](Profile &p) {
        p.way = Way::Address;
        p.address = u"mysql://host"_s;
    });
}

void TestProfiles::refusesBadValues()
{
    QFETCH(QString, field);
    QFETCH(Profile, profile);
    const auto saved = m_store->save(profile);
    VERIFY_ERROR(saved, ErrorCode::InvalidInput);
    QCOMPARE(saved.error().problems.value(0).field, field);
    QVERIFY(!QFile::exists(m_store->file()));
}

void TestProfiles::refusesATakenName()
{
    write("[Broken]\nhots=x\n");
    VERIFY_RESULT(m_store->save(staging()));
    VERIFY_RESULT(m_store->save(staging(), staging().name));
    VERIFY_ERROR(m_store->save(staging()), ErrorCode::Conflict);
    Profile other = staging();
    other.name = u"Broken"_s;
    VERIFY_ERROR(m_store->save(other, staging().name), ErrorCode::Conflict);
}

void TestProfiles::changesNothingWhenItCannotWrite()
{
    VERIFY_RESULT(m_store->save(staging()));
    const ProfileStore below(m_store->file() + u"/impossible.conf"_s); // a file where a folder should be
    const auto saved = below.save(staging());
    VERIFY_ERROR(saved, ErrorCode::FileFailure);
    QVERIFY(!saved.error().hint.isEmpty());
    QVERIFY(m_store->find(staging().name));
}

/// Two consoles that save and remove at the same time; each has a store of its own, as programs have.
void TestProfiles::severalProgramsLoseNothing()
{
    constexpr int programs = 4;
    constexpr int changes = 25;
    const auto nameOf = [](int program, int change) { return u"p%1-%2"_s.arg(program).arg(change); };
    const auto work = [this, nameOf](int program) {
        const ProfileStore store(m_store->file());
        bool isGood = true;
        for (int change = 0; change < changes; ++change) {
            Profile profile = staging();
            profile.name = nameOf(program, change);
            isGood = store.save(profile).has_value() && isGood;
            if (change % 5 == 4)
                isGood = store.remove(nameOf(program, change - 1)).has_value() && isGood;
        }
        return isGood;
    };
    std::vector<std::future<bool>> all;
    for (int program = 0; program < programs; ++program)
        all.push_back(std::async(std::launch::async, work, program));
    for (std::future<bool> &one : all)
        QVERIFY(one.get());
    const auto list = m_store->list();
    VERIFY_RESULT(list);
    QCOMPARE(list->problems, QStringList());
    QCOMPARE(list->profiles.size(), programs * changes * 4 / 5);
    for (int program = 0; program < programs; ++program)
        for (int change = 0; change < changes; ++change)
            QCOMPARE(m_store->find(nameOf(program, change)).has_value(), change % 5 != 3);
}

void TestProfiles::connectsAsItsLevelSays_data()
{
    QTest::addColumn<Confirmation>("expected");
    QTest::addColumn<bool>("isReadOnly");
    QTest::newRow("") << Confirmation::Normal << false;
    QTest::newRow("normal") << Confirmation::Normal << false;
    QTest::newRow("careful") << Confirmation::Careful << false;
    QTest::newRow("read-only") << Confirmation::ReadOnly << true;
}

void TestProfiles::connectsAsItsLevelSays()
{
    QFETCH(Confirmation, expected);
    QFETCH(bool, isReadOnly);
    Profile profile = staging();
    profile.confirmation = QString::fromLatin1(QTest::currentDataTag());
    VERIFY_RESULT(validate(profile));
    QCOMPARE(confirmationOf(profile), expected);
    const auto settings = settingsOf(profile);
    VERIFY_RESULT(settings);
    QCOMPARE(settings->connectOptions().contains(u"default_transaction_read_only=on"), isReadOnly);
}

void TestProfiles::readsAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("database");
    QTest::newRow("URI") << u"postgresql://me@db.example.com:5433/sales?sslmode=require"_s << u"db.example.com"_s
                         << 5433 << u"sales"_s;
    QTest::newRow("short URI") << u"postgres://db.example.com"_s << u"db.example.com"_s << 0 << QString();
    QTest::newRow("IPv6") << u"postgresql://[2001:db8::1]/x"_s << u"2001:db8::1"_s << 0 << u"x"_s;
    QTest::newRow("words") << u"host=db.example.com dbname='my db' port=1"_s << u"db.example.com"_s << 1 << u"my db"_s;
    QTest::newRow("several hosts") << u"postgresql://a:1,b:2/x"_s << u"a,b"_s << 0 << u"x"_s;
    QTest::newRow("nothing") << QString() << QString() << 0 << QString();
}

void TestProfiles::readsAddresses()
{
    QFETCH(QString, address);
    const auto settings = database::parseConnectionString(address);
    VERIFY_RESULT(settings);
    QTEST(settings->host, "host");
    QTEST(settings->port, "port");
    QTEST(settings->database, "database");
}

void TestProfiles::refusesBrokenAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("words");
    QTest::newRow("word") << u"sales"_s << u"neither an address nor"_s;
    QTest::newRow("scheme") << u"mysql://secret@host"_s << u"neither an address nor"_s;
    QTest::newRow("unknown word") << u"host=a hots=b"_s << u"“hots” is no parameter"_s;
    QTest::newRow("unknown parameter") << u"postgresql://host/db?hots=1"_s << u"“hots” is no parameter"_s;
    QTest::newRow("percent") << u"postgresql://host/100%zz"_s << u"percent sign"_s;
    QTest::newRow("quotation mark") << u"host='a"_s << u"quotation mark"_s;
    QTest::newRow("bracket") << u"postgresql://[::1/x"_s << u"square brackets"_s;
    QTest::newRow("port") << u"postgresql://host:99999/x"_s << u"a port is a number"_s;
    QTest::newRow("NUL") << QString(u"host=a"_s + QChar::Null) << u"NUL"_s;
}

void TestProfiles::refusesBrokenAddresses()
{
    QFETCH(QString, address);
    QFETCH(QString, words);
    const auto settings = database::parseConnectionString(address);
    VERIFY_ERROR(settings, ErrorCode::InvalidInput);
    QVERIFY2(settings.error().message.contains(words), qPrintable(settings.error().message));
    QVERIFY(settings.error().hint.contains(u"postgresql://user@host:5432/database"));
    QVERIFY(!test::describe(settings.error()).contains("secret"));
}

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
