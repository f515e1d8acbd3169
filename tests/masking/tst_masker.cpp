#include "masking/corpora.h"
#include "masking/masker.h"
#include "masking/salt.h"
#include "support/test_result.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>
#include <set>
#include <thread>
#include <unordered_set>

using namespace showroom;
using namespace showroom::masking;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(std::string_view view)
{
    return QByteArray(view.data(), qsizetype(view.size()));
}

QJsonArray vectors(const QString &name)
{
    QFile file(QStringLiteral(SHOWROOM_TEST_DATA "/masking/vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the vectors are missing");
    return QJsonDocument::fromJson(file.readAll()).object()[name].toArray();
}

QByteArray hex(const Words &words)
{
    return QByteArray::number(qulonglong(words.a), 16).rightJustified(16, '0') + ' ' +
           QByteArray::number(qulonglong(words.b), 16).rightJustified(16, '0');
}

QByteArray hex(const QJsonValue &pair)
{
    return (pair[0].toString() + u' ' + pair[1].toString()).toLatin1();
}

} // namespace

/// One subject, one person: in all fields, on all threads, in no other environment.
class TestMasker final : public QObject {
    Q_OBJECT

private slots:
    void derivesAsTheVectorsSay();
    void refusesBadEnvironments_data();
    void refusesBadEnvironments();
    void fieldsOfOneSubjectAgree();
    void emptyStaysEmpty();
    void sameOnEveryThread();
    void otherPeopleForEveryInput_data();
    void otherPeopleForEveryInput();
    void keepsTheDomainOnlyOnRequest_data();
    void keepsTheDomainOnlyOnRequest();
    void uniqueAddressesAreUnique();
    void keepsTheDecadeOfBirth_data();
    void keepsTheDecadeOfBirth();
    void refusesWhatIsNoDate_data();
    void refusesWhatIsNoDate();

private:
    Masker masker(const std::string &environment = "demo-acme", char salt = 's',
                  const QString &locale = u"en-US"_s) const
    {
        auto masker =
            Masker::create(*Salt::create(u"v1"_s, QByteArray(32, salt)), environment, *m_corpora->locale(locale));
        if (!masker)
            qFatal("%s", qPrintable(masker.error().message));
        return std::move(*masker);
    }

    CorporaPtr m_corpora = Corpora::open();
};

void TestMasker::derivesAsTheVectorsSay()
{
    const QJsonArray all = vectors(u"subjects"_s);
    QVERIFY(all.size() >= 8);
    for (const QJsonValue &vector : all) {
        const auto salt = Salt::create(u"v1"_s, QByteArray::fromHex(vector[u"secret"].toString().toLatin1()));
        VERIFY_RESULT(salt);
        const auto masker =
            Masker::create(*salt, vector[u"environment"].toString().toStdString(), *m_corpora->locale(u"en-US"_s));
        VERIFY_RESULT(masker);
        const Subject subject = masker->subject(vector[u"subject"].toString().toStdString());
        QCOMPARE(bytesOf(subject.hash().hex()), vector[u"hash"].toString().toLatin1());
        for (int number = 0; number < vector[u"pairs"].toArray().size(); ++number)
            QCOMPARE(hex(subject.words().pair(std::uint64_t(number))), hex(vector[u"pairs"][number]));
        const std::string label = vector[u"label"].toString().toStdString();
        QCOMPARE(hex(subject.words().pair(std::string_view(label))), hex(vector[u"labelled"]));
        QCOMPARE(bytesOf(mailTag(subject.person()).view()), vector[u"tag"].toString().toLatin1());
    }
}

void TestMasker::refusesBadEnvironments_data()
{
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("one byte") << QByteArray("x") << true;
    QTest::newRow("longest") << QByteArray(200, 'x') << true;
    QTest::newRow("too long") << QByteArray(201, 'x') << false;
}

void TestMasker::refusesBadEnvironments()
{
    QFETCH(QByteArray, environment);
    QFETCH(bool, accepted);
    const Salt salt = *Salt::create(u"v1"_s, QByteArray(32, 's'));
    const auto masker = Masker::create(salt, environment.toStdString(), *m_corpora->locale(u"en-US"_s));
    QCOMPARE(masker.has_value(), accepted);
    if (!accepted)
        QCOMPARE(masker.error().code, ErrorCode::InvalidInput);
    VERIFY_ERROR(Masker::create(salt, "demo-acme", nullptr), ErrorCode::InvalidInput);
}

void TestMasker::fieldsOfOneSubjectAgree()
{
    const Masker masker = this->masker("demo-acme", 's', u"de-DE"_s);
    for (int i = 0; i < 100; ++i) {
        const std::string key = std::to_string(i);
        const Masked name = masker.maskName("Erika Mustermann", key);
        const Masked first = masker.maskFirstName("Erika", key);
        const Masked last = masker.maskLastName("Mustermann", key);
        QCOMPARE(name.value, first.value + ' ' + last.value);
        const Person person = masker.personOf(key);
        QCOMPARE(bytesOf(masker.maskEmail("e.m@firma.de", key).value), bytesOf(mailAddress(person).view()));
        const std::string address = masker.maskAddress("Weg 1, 12345 Ort", key).value;
        for (const Masked &part :
             {masker.maskStreet("x", key), masker.maskCity("x", key), masker.maskPostalCode("x", key)})
            QVERIFY2(address.find(part.value) != std::string::npos, address.c_str());
        QCOMPARE(masker.maskRegion("x", key).value, person.city->region);
        QCOMPARE(masker.maskCountry("x", key).value, std::string("DE"));
        QVERIFY(masker.maskPhone("x", key).value.starts_with("+49 "));
        for (const Masked &other : {first, last, masker.maskEmail("x", key), masker.maskJobTitle("x", key),
                                    masker.maskCompany("x", key), masker.maskUserName("x", key)}) {
            QVERIFY(other.hash == name.hash);
            QVERIFY(!other.value.empty());
        }
    }
}

void TestMasker::emptyStaysEmpty()
{
    const Masker masker = this->masker();
    QVERIFY(masker.maskName("", "1").value.empty());
    QVERIFY(masker.maskEmail("", "1", {.unique = true}).value.empty());
    QVERIFY(masker.maskPhone("", "1").value.empty());
    const auto birthDate = masker.maskBirthDate("", "1");
    VERIFY_RESULT(birthDate);
    QVERIFY(birthDate->value.empty());
    QVERIFY(masker.maskName("", "1").hash == masker.maskName("x", "1").hash);
}

void TestMasker::sameOnEveryThread()
{
    constexpr int subjects = 2000;
    const Masker original = masker();
    const auto mask = [](const Masker &masker) {
        std::vector<std::string> values;
        for (int i = 0; i < subjects; ++i) {
            const Subject subject = masker.subject(std::to_string(i));
            for (const PersonPart part : {PersonPart::Name, PersonPart::Email, PersonPart::Phone, PersonPart::Address,
                                          PersonPart::Company, PersonPart::JobTitle})
                values.emplace_back(personText(subject.person(), part).view());
        }
        return values;
    };
    const std::vector<std::string> expected = mask(original);
    std::array<std::vector<std::string>, 4> results;
    std::vector<std::thread> threads;
    for (auto &result : results)
        threads.emplace_back([&mask, &result, clone = original.clone()] { result = mask(clone); });
    for (std::thread &thread : threads)
        thread.join();
    for (const auto &result : results)
        QVERIFY(result == expected);
}

void TestMasker::otherPeopleForEveryInput_data()
{
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<char>("salt");
    QTest::newRow("environment") << QByteArray("demo-globex") << 's';
    QTest::newRow("longer environment") << QByteArray("demo-acme1") << 's';
    QTest::newRow("salt") << QByteArray("demo-acme") << 't';
}

void TestMasker::otherPeopleForEveryInput()
{
    QFETCH(QByteArray, environment);
    QFETCH(char, salt);
    const Masker one = masker();
    const Masker other = masker(environment.toStdString(), salt);
    int sameNames = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string key = std::to_string(i);
        QVERIFY(one.maskName("x", key).hash != other.maskName("x", key).hash);
        QVERIFY(one.maskEmail("x", key, {.unique = true}).value != other.maskEmail("x", key, {.unique = true}).value);
        sameNames += one.maskName("x", key).value == other.maskName("x", key).value;
    }
    QVERIFY2(sameNames <= 3, qPrintable(QString::number(sameNames)));
}

void TestMasker::keepsTheDomainOnlyOnRequest_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("keep");
    QTest::addColumn<QByteArray>("domain"); ///< empty: a reserved one
    QTest::newRow("replaced") << QByteArray("erika@firma.de") << false << QByteArray();
    QTest::newRow("kept") << QByteArray("erika@firma.de") << true << QByteArray("firma.de");
    QTest::newRow("two at signs") << QByteArray("\"a@b\"@firma.de") << true << QByteArray("firma.de");
    QTest::newRow("no domain") << QByteArray("erika") << true << QByteArray();
    QTest::newRow("nothing behind the sign") << QByteArray("erika@") << true << QByteArray();
}

void TestMasker::keepsTheDomainOnlyOnRequest()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, keep);
    QFETCH(QByteArray, domain);
    const Masker masker = this->masker();
    for (const bool unique : {false, true}) {
        const QByteArray masked =
            bytesOf(masker.maskEmail(value.toStdString(), "7", {.keepDomain = keep, .unique = unique}).value);
        QCOMPARE(masked.count('@'), 1);
        const QByteArray found = masked.sliced(masked.indexOf('@') + 1);
        if (domain.isEmpty())
            QVERIFY2(found == "example.com" || found == "example.org" || found == "example.net", found.constData());
        else
            QCOMPARE(found, domain);
        QCOMPARE(masked.first(masked.indexOf('@')).count('.'), unique ? 2 : 1);
    }
}

void TestMasker::uniqueAddressesAreUnique()
{
    constexpr int subjects = 200'000;
    const Masker masker = this->masker();
    std::unordered_set<std::string> unique;
    std::unordered_set<std::string> plain;
    for (int i = 0; i < subjects; ++i) {
        const Subject subject = masker.subject(std::to_string(i));
        std::string value;
        appendMaskedEmail(value, "x", subject, {.unique = true});
        unique.insert(value);
        value.clear();
        appendMaskedEmail(value, "x", subject);
        plain.insert(value);
    }
    QCOMPARE(unique.size(), std::size_t(subjects));
    QVERIFY(plain.size() < subjects);
}

void TestMasker::keepsTheDecadeOfBirth_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("ISO") << QByteArray("1984-02-29") << QByteArray("198\\d-[01]\\d-[0-3]\\d");
    QTest::newRow("with a time") << QByteArray("1984-02-29T13:00:00Z")
                                 << QByteArray("198\\d-[01]\\d-[0-3]\\dT13:00:00Z");
    QTest::newRow("German") << QByteArray("29.02.1984") << QByteArray("[01]\\d\\.[01]\\d\\.198\\d");
    QTest::newRow("American") << QByteArray("2/29/1984") << QByteArray("1?\\d/[01]\\d/198\\d");
    QTest::newRow("slashes, year first") << QByteArray("1984/2/9") << QByteArray("198\\d/1?\\d/[12]?\\d");
    QTest::newRow("the last decade") << QByteArray("2021-05-05") << QByteArray("202[0-6]-[01]\\d-[0-3]\\d");
}

void TestMasker::keepsTheDecadeOfBirth()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, pattern);
    const QRegularExpression expected(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)));
    const Masker masker = this->masker();
    std::set<std::string> dates;
    for (int i = 0; i < 50; ++i) {
        const auto masked = masker.maskBirthDate(value.toStdString(), std::to_string(i));
        VERIFY_RESULT(masked);
        QVERIFY2(expected.match(QString::fromStdString(masked->value)).hasMatch(), masked->value.c_str());
        if (value.startsWith("1984-"))
            QVERIFY2(QDate::fromString(QString::fromStdString(masked->value).first(10), Qt::ISODate).isValid(),
                     masked->value.c_str());
        dates.insert(masked->value);
    }
    QVERIFY(dates.size() > 40);
}

void TestMasker::refusesWhatIsNoDate_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"yesterday", "1984", "84-02-29", "1984-13-45", "1983-02-29", "1984-02", "1984-02-291",
                              "00.00.1984", "1984_02_29", "12345-01-01"})
        QTest::newRow(value) << QByteArray(value);
}

void TestMasker::refusesWhatIsNoDate()
{
    QFETCH(QByteArray, value);
    const auto masked = masker().maskBirthDate(value.toStdString(), "1");
    VERIFY_ERROR(masked, ErrorCode::InvalidInput);
    QVERIFY(!masked.error().message.contains(QString::fromLatin1(value)));
}

QTEST_APPLESS_MAIN(TestMasker)
#include "tst_masker.moc"
