#include "core/profiles/keychain_salts.h"
#include "support/memory_keychain.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::profiles;
using namespace showroom::test;

namespace {

masking::Salt salt(const QString &version, char byte)
{
    return masking::Salt::create(version, QByteArray(32, byte)).value();
}

} // namespace

/// How a further version of the master salt gets into a keychain.
class TestKeychainSalts final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void keepsIt();
    void leavesWhatWasThere_data();
    void leavesWhatWasThere();
    void noticesAKeychainThatForgets();
    void letsOneAtATime();

private:
    Result<void> keep(const masking::Salt &added)
    {
        const QFuture<Result<void>> answer = keepSalt(m_keychain, added);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }))
            return fail(ErrorCode::Internal, u"It never ended."_s);
        return answer.result();
    }
    QString entry() const { return m_keychain.kept.value(saltsKey()); }

    MemoryKeychain m_keychain;
};

void TestKeychainSalts::init()
{
    m_keychain.isLocked = m_keychain.refusesWrites = m_keychain.forgetsWrites = false;
    m_keychain.kept = {{u"connection/Prod"_s, u"a password"_s},
                       {saltsKey(), u"# ours\n"_s + QString::fromLatin1(salt(u"1"_s, 'a').toLine())}};
}

void TestKeychainSalts::keepsIt()
{
    VERIFY_RESULT(keep(salt(u"2"_s, 'b')));
    QVERIFY(entry().startsWith(u"# ours\n"));
    const auto kept = masking::Salt::parse(entry().toUtf8());
    VERIFY_RESULT(kept);
    QCOMPARE(*kept, (QList{salt(u"1"_s, 'a'), salt(u"2"_s, 'b')}));
    QCOMPARE(m_keychain.kept.value(u"connection/Prod"_s), u"a password"_s);
    VERIFY_RESULT(keep(salt(u"3"_s, 'c')));
    QCOMPARE(masking::Salt::parse(entry().toUtf8())->size(), 3);
}

void TestKeychainSalts::leavesWhatWasThere_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("locked") << u"locked"_s << ErrorCode::FileFailure;
    QTest::newRow("does not write") << u"write"_s << ErrorCode::FileFailure;
    QTest::newRow("has the version") << u"version"_s << ErrorCode::Conflict;
    QTest::newRow("keeps something else") << u"other"_s << ErrorCode::InvalidInput;
    QTest::newRow("keeps none") << u"none"_s << ErrorCode::SaltMissing;
}

void TestKeychainSalts::leavesWhatWasThere()
{
    QFETCH(QString, trouble);
    QFETCH(ErrorCode, code);
    m_keychain.isLocked = trouble == u"locked";
    m_keychain.refusesWrites = trouble == u"write";
    if (trouble == u"other")
        m_keychain.kept.insert(saltsKey(), u"not a salt"_s);
    if (trouble == u"none")
        m_keychain.kept.remove(saltsKey());
    const auto before = m_keychain.kept;
    const masking::Salt added = salt(trouble == u"version" ? u"1"_s : u"2"_s, 'b');
    const Result<void> done = keep(added);
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QVERIFY(!done.error().hint.isEmpty());
    for (const QString &text : {done.error().message, done.error().hint, done.error().detail})
        QVERIFY(!text.contains(QString::fromLatin1(added.secret().toBase64())));
    QCOMPARE(m_keychain.kept, before);
}

void TestKeychainSalts::noticesAKeychainThatForgets()
{
    m_keychain.forgetsWrites = true;
    const Result<void> done = keep(salt(u"2"_s, 'b'));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::FileFailure);
}

/// Each replaces the whole entry: the second would otherwise take the first one's version away.
void TestKeychainSalts::letsOneAtATime()
{
    const QFuture<Result<void>> first = keepSalt(m_keychain, salt(u"2"_s, 'b'));
    const Result<void> second = keep(salt(u"2"_s, 'c'));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QTRY_VERIFY(first.isFinished());
    VERIFY_RESULT(first.result());
    QCOMPARE(masking::Salt::parse(entry().toUtf8())->constLast(), salt(u"2"_s, 'b'));
}

QTEST_GUILESS_MAIN(TestKeychainSalts)
#include "tst_keychain_salts.moc"
