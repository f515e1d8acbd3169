#include "masking/ascii.h"
#include "masking/corpora.h"
#include "masking/person_text.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace showroom;
using namespace showroom::masking;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int32_t referenceDay = 20'484; // 2026-01-31
constexpr int peoplePerLocale = 400;

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

/// What no phone can be reached by, from the regulators' lists of numbers for fiction (US, UK, DE, FR, SE, AU), and
/// elsewhere what the numbering plan leaves unassigned or makes invalid.
const QHash<QString, QString> unreachable = {
    {u"en-US"_s, u"\\+1 [2-9]\\d\\d-555-01\\d\\d"_s},
    {u"en-GB"_s,
     u"\\+44 (20 7946 0\\d{3}|(1[2-6]1|11[3-8]) 496 0\\d{3}|191 498 0\\d{3}|29 2018 0\\d{3}|28 9649 6\\d{3}|1632 960\\d{3})"_s},
    {u"de-DE"_s,
     u"\\+49 (30 23125 \\d{3}|40 66969 \\d{3}|69 90009 \\d{3}|89 99998 \\d{3}|221 4710 \\d{3}|171 39200 \\d\\d|176 040690 \\d\\d)"_s},
    {u"fr-FR"_s, u"\\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49) \\d\\d \\d\\d"_s},
    {u"es-ES"_s, u"\\+34 3\\d\\d \\d{3} \\d{3}"_s},
    {u"it-IT"_s, u"\\+39 9\\d\\d \\d{3} \\d{4}"_s},
    {u"nl-NL"_s, u"\\+31 19 \\d{3} \\d{4}"_s},
    {u"sv-SE"_s, u"\\+46 (8 465 004 \\d\\d|31 390 06 \\d\\d|40 628 04 \\d\\d|70 174 06 [1-9]\\d)"_s},
    {u"nb-NO"_s, u"\\+47 10 \\d\\d \\d\\d \\d\\d"_s},
    {u"pl-PL"_s, u"\\+48 92\\d \\d{3} \\d{3}"_s},
    {u"ja-JP"_s, u"\\+81 10 \\d{4} \\d{4}"_s},
    {u"ko-KR"_s, u"\\+82 \\d{1,2} 0\\d{2,3} \\d{4}"_s},
    {u"en-IN"_s, u"\\+91 \\d{2,3} 0\\d{2,3} \\d{4}"_s},
    {u"en-AU"_s, u"\\+61 [2378] (5550|7010) \\d{4}"_s},
    {u"en-SG"_s, u"\\+65 4\\d{3} \\d{4}"_s},
    {u"es-MX"_s, u"\\+52 \\d{2,3} 0\\d{2,3} \\d{4}"_s},
    {u"pt-BR"_s, u"\\+55 \\d\\d 0\\d{3} \\d{4}"_s},
    {u"es-AR"_s, u"\\+54 \\d{2,3} 0\\d{2,3} \\d{4}"_s},
    {u"es-CO"_s, u"\\+57 60\\d 0\\d\\d \\d{4}"_s},
};

} // namespace

class TestPerson final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void corporaAreLargeEnough_data();
    void corporaAreLargeEnough();
    void contactsAreUnreachable_data() { corporaAreLargeEnough_data(); }
    void contactsAreUnreachable();
    void mailMatchesTheName();
    void partsBelongTogether_data() { corporaAreLargeEnough_data(); }
    void partsBelongTogether();
    void samePersonForTheSameSubject();
    void agesAndTenuresArePlausible();
    void managersAreOlderThanInterns();
    void polishWomenBearFeminineNames();
    void spellsNamesInAscii_data();
    void spellsNamesInAscii();

private:
    const LocaleCorpus &corpus(const QString &locale) const { return **m_corpora->locale(locale); }

    Person person(const QString &locale, int subject) const
    {
        const KeyedHash hash(keyBytes(QByteArray(32, 'k')));
        return makePerson(corpus(locale), SubjectWords(hash(std::to_string(subject))), referenceDay);
    }

    CorporaPtr m_corpora = Corpora::open();
};

void TestPerson::initTestCase()
{
    QCOMPARE(Corpora::localeNames().size(), 19);
    for (const QString &locale : Corpora::localeNames()) {
        const auto read = m_corpora->locale(locale);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    }
}

void TestPerson::corporaAreLargeEnough_data()
{
    QTest::addColumn<QString>("locale");
    for (auto it = unreachable.cbegin(); it != unreachable.cend(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.key();
}

void TestPerson::corporaAreLargeEnough()
{
    QFETCH(QString, locale);
    const LocaleCorpus *corpus = &this->corpus(locale);
    QVERIFY(Corpora::hasLocale(locale));
    for (const std::size_t sex : {0u, 1u}) {
        QVERIFY(corpus->givenNames[sex].names.size() >= 60);
        QVERIFY(corpus->familyNames.listed[sex].size() >= 80);
        for (const auto *names : {&corpus->givenNames[sex].names, &corpus->familyNames.listed[sex]}) {
            for (const Name &name : *names)
                QVERIFY2(!name.ascii.empty(), name.text.c_str());
        }
    }
    QVERIFY(corpus->cities.size() >= 15);
    QVERIFY(corpus->streets.size() >= 20);
}

void TestPerson::contactsAreUnreachable()
{
    QFETCH(QString, locale);
    const QRegularExpression phone(QRegularExpression::anchoredPattern(unreachable.value(locale)));
    const QRegularExpression mail(u"^[a-z]+\\.[a-z]+$"_s);
    for (int i = 0; i < peoplePerLocale; ++i) {
        const Person somebody = person(locale, i);
        const QString number = text(phoneNumber(somebody).view());
        QVERIFY2(phone.match(number).hasMatch(), qPrintable(number));
        QVERIFY2(mail.match(text(mailLocalPart(somebody).view())).hasMatch(),
                 qPrintable(text(mailLocalPart(somebody).view())));
        const QStringList reserved{u"example.com"_s, u"example.org"_s, u"example.net"_s};
        QVERIFY(reserved.contains(text(mailDomain(somebody))));
    }
}

void TestPerson::mailMatchesTheName()
{
    for (int i = 0; i < peoplePerLocale; ++i) {
        const Person somebody = person(u"de-DE"_s, i);
        const QString expected = QString::fromStdString(asciiLocalPart(text(givenName(somebody)), true)) + u'.' +
                                 QString::fromStdString(asciiLocalPart(text(familyName(somebody).view()), true));
        QCOMPARE(text(mailLocalPart(somebody).view()), expected);
    }
}

void TestPerson::partsBelongTogether()
{
    QFETCH(QString, locale);
    const LocaleCorpus &corpus = this->corpus(locale);
    for (int i = 0; i < peoplePerLocale; ++i) {
        const Person somebody = person(locale, i);
        const PersonText postal = postalCode(somebody);
        const auto belongs = [&](const std::string &pattern) {
            const std::string_view code = postal.view();
            return pattern.size() == code.size() &&
                   std::equal(pattern.begin(), pattern.end(), code.begin(), [](char p, char c) {
                       return p == '#' || p == '%' ? c >= '0' && c <= '9' : p == '@' ? c >= 'A' && c <= 'Z' : p == c;
                   });
        };
        QVERIFY(somebody.city >= corpus.cities.data() && somebody.city < corpus.cities.data() + corpus.cities.size());
        QVERIFY2(std::any_of(somebody.city->postalPatterns.begin(), somebody.city->postalPatterns.end(), belongs),
                 qPrintable(text(postal.view())));
        const auto &names = corpus.givenNames[std::size_t(somebody.sex)].names;
        QVERIFY(std::any_of(names.begin(), names.end(),
                            [&](const Name &name) { return name.text == givenName(somebody); }));
        QVERIFY(!text(streetAddress(somebody).view()).contains(u'{'));
    }
}

void TestPerson::samePersonForTheSameSubject()
{
    std::set<QString> names;
    for (int i = 0; i < 200; ++i) {
        const Person first = person(u"fr-FR"_s, i);
        const Person second = person(u"fr-FR"_s, i);
        QCOMPARE(text(givenName(first)), text(givenName(second)));
        QCOMPARE(text(streetAddress(first).view()), text(streetAddress(second).view()));
        QCOMPARE(first.birthDay, second.birthDay);
        names.insert(text(givenName(first)) + u' ' + text(familyName(first).view()));
    }
    QVERIFY2(names.size() > 180, qPrintable(QString::number(names.size())));
}

void TestPerson::agesAndTenuresArePlausible()
{
    std::map<int, int> decades;
    int recent = 0;
    constexpr int people = 4000;
    for (int i = 0; i < people; ++i) {
        const Person somebody = person(u"en-US"_s, i);
        const double age = (referenceDay - somebody.birthDay) / 365.2425;
        QVERIFY2(age >= 21.99 && age < 68.0, qPrintable(QString::number(age)));
        QVERIFY((joinedDay(somebody) - somebody.birthDay) / 365.2425 >= 20.9);
        QVERIFY(referenceDay - joinedDay(somebody) >= shortestTenure);
        ++decades[int(age) / 10];
        recent += referenceDay - joinedDay(somebody) < 4 * 365;
    }
    QVERIFY(decades[3] > decades[2] && decades[3] > decades[4] && decades[4] > decades[5]);
    QVERIFY2(recent > people * 45 / 100 && recent < people * 75 / 100, qPrintable(QString::number(recent)));
}

void TestPerson::managersAreOlderThanInterns()
{
    double ages[levelCount] = {};
    int people[levelCount] = {};
    for (int i = 0; i < 4000; ++i) {
        const Person somebody = person(u"en-GB"_s, i);
        ages[jobOf(somebody).level] += (referenceDay - somebody.birthDay) / 365.2425;
        ++people[jobOf(somebody).level];
        if (jobOf(somebody).level == 0)
            QVERIFY((referenceDay - somebody.birthDay) / 365.2425 < 31);
    }
    for (int level = 1; level < levelCount; ++level) {
        QVERIFY(people[level] > 0);
        QVERIFY2(ages[level] / people[level] > ages[level - 1] / people[level - 1], qPrintable(QString::number(level)));
    }
}

void TestPerson::polishWomenBearFeminineNames()
{
    int feminine = 0;
    for (int i = 0; i < peoplePerLocale; ++i) {
        const Person somebody = person(u"pl-PL"_s, i);
        const QString name = text(familyName(somebody).view());
        QVERIFY2(!name.endsWith(somebody.sex == Sex::Female ? u"ski"_s : u"ska"_s), qPrintable(name));
        feminine += name.endsWith(u"ska");
    }
    QVERIFY(feminine > 20);
}

void TestPerson::spellsNamesInAscii_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("german");
    QTest::addColumn<QString>("ascii");
    QTest::newRow("german umlaut") << u"Jürgen"_s << true << u"juergen"_s;
    QTest::newRow("turkish in france") << u"Jürgen"_s << false << u"jurgen"_s;
    QTest::newRow("sharp s") << u"Groß"_s << true << u"gross"_s;
    QTest::newRow("norwegian") << u"Bjørn Ødegård"_s << false << u"bjornodegard"_s;
    QTest::newRow("polish") << u"Łukasz Ziółkowski"_s << false << u"lukaszziolkowski"_s;
    QTest::newRow("spanish") << u"Íñigo Peña"_s << false << u"inigopena"_s;
    QTest::newRow("hyphen and apostrophe") << u"Anne-Marie D'Angelo"_s << false << u"annemariedangelo"_s;
}

void TestPerson::spellsNamesInAscii()
{
    QFETCH(QString, name);
    QFETCH(bool, german);
    QTEST(QString::fromStdString(asciiLocalPart(name, german)), "ascii");
}

QTEST_APPLESS_MAIN(TestPerson)
#include "tst_person.moc"
