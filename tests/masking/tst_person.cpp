#include "masking/ascii.h"
#include "masking/corpora.h"
#include "masking/person_text.h"
#include "unreachable.h"

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

} // namespace

class TestPerson final : public QObject {
    Q_OBJECT

private slots:
    void contactsAreUnreachable_data() { locales(); }
    void contactsAreUnreachable();
    void mailMatchesTheName();
    void partsBelongTogether_data() { locales(); }
    void partsBelongTogether();
    void samePersonForTheSameSubject();
    void namesGoByTheYearOfBirth();
    void smithsAreAsFrequentAsInTheCountry();
    void writesNamesInTheLocalesOrder_data();
    void writesNamesInTheLocalesOrder();
    void titlesFollowSexAndLanguage();
    void tagsAreThirteenLetters();
    void agesAndTenuresArePlausible();
    void managersAreOlderThanInterns();
    void polishWomenBearFeminineNames();
    void spellsNamesInAscii_data();
    void spellsNamesInAscii();

private:
    void locales() const
    {
        QTest::addColumn<QString>("locale");
        for (const QString &locale : Corpora::localeNames())
            QTest::newRow(qPrintable(locale)) << locale;
    }

    const LocaleCorpus &corpus(const QString &locale) const { return **m_corpora->locale(locale); }

    Person person(const QString &locale, int subject) const
    {
        const KeyedHash hash(keyBytes(QByteArray(32, 'k')));
        return makePerson(corpus(locale), SubjectWords(hash(std::to_string(subject))), referenceDay);
    }

    CorporaPtr m_corpora = Corpora::open();
};

void TestPerson::contactsAreUnreachable()
{
    QFETCH(QString, locale);
    const QRegularExpression phone(
        QRegularExpression::anchoredPattern(test::unreachablePhones(text(corpus(locale).country))));
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
        const auto belongs = [&](const NumberPattern &form) {
            const std::string &pattern = form.text;
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

void TestPerson::namesGoByTheYearOfBirth()
{
    // Given names of Germany that were common around 1965 and around 1995, and hardly so at the other time.
    const QStringList older{u"Petra"_s, u"Sabine"_s, u"Andrea"_s, u"Thomas"_s, u"Frank"_s, u"Uwe"_s};
    const QStringList younger{u"Lisa"_s, u"Laura"_s, u"Kevin"_s, u"Philipp"_s, u"Lukas"_s, u"Jannik"_s};
    int counts[2][2] = {};
    for (int i = 0; i < 20'000; ++i) {
        const Person somebody = person(u"de-DE"_s, i);
        const QString name = text(givenName(somebody));
        if (somebody.age >= 32 && somebody.age <= 50)
            continue;
        const std::size_t young = somebody.age < 32 ? 1 : 0;
        counts[young][0] += older.contains(name);
        counts[young][1] += younger.contains(name);
    }
    QVERIFY2(counts[0][0] > 10 * counts[0][1], qPrintable(u"%1 %2"_s.arg(counts[0][0]).arg(counts[0][1])));
    QVERIFY2(counts[1][1] > 10 * counts[1][0], qPrintable(u"%1 %2"_s.arg(counts[1][0]).arg(counts[1][1])));
}

void TestPerson::smithsAreAsFrequentAsInTheCountry()
{
    int smiths = 0;
    for (int i = 0; i < 2000; ++i)
        smiths += familyName(person(u"en-US"_s, i)).view() == "Smith";
    QVERIFY2(smiths >= 9 && smiths <= 25, qPrintable(QString::number(smiths)));
}

void TestPerson::writesNamesInTheLocalesOrder_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("German") << u"de-DE"_s << u"%1 %2"_s;
    QTest::newRow("Japanese") << u"ja-JP"_s << u"%2 %1"_s;
    QTest::newRow("Korean") << u"ko-KR"_s << u"%2%1"_s;
    QTest::newRow("Korean, romanised") << u"ko-Latn-KR"_s << u"%1 %2"_s;
    QTest::newRow("Spanish, both parents") << u"es-ES"_s << u"%1 %2"_s;
}

void TestPerson::writesNamesInTheLocalesOrder()
{
    QFETCH(QString, locale);
    QFETCH(QString, pattern);
    for (int i = 0; i < 50; ++i) {
        const Person somebody = person(locale, i);
        QCOMPARE(text(fullName(somebody).view()),
                 pattern.arg(text(givenName(somebody)), text(familyName(somebody).view())));
        QVERIFY(text(latinName(somebody).view()).startsWith(text(somebody.given->latin) + u' '));
        QCOMPARE(text(familyName(somebody).view()).contains(u' '), locale == u"es-ES");
    }
}

void TestPerson::titlesFollowSexAndLanguage()
{
    int feminine = 0;
    for (int i = 0; i < peoplePerLocale; ++i) {
        const Person somebody = person(u"de-DE"_s, i);
        const QString title = text(personText(somebody, PersonPart::JobTitle).view());
        if (title.startsWith(u"Softwareentwickler") || title.startsWith(u"Buchhalter")) {
            QCOMPARE(title.endsWith(u"in"), somebody.sex == Sex::Female);
            ++feminine;
        }
        const QString department = text(personText(somebody, PersonPart::Department).view());
        QVERIFY2(department != u"Sales" && department != u"Engineering", qPrintable(department));
    }
    QVERIFY(feminine > 5);
}

void TestPerson::tagsAreThirteenLetters()
{
    const QRegularExpression tag(u"^[0-9a-f][0-9a-hjkmnp-tv-z]{12}$"_s);
    std::set<QString> tags;
    for (int i = 0; i < 1000; ++i) {
        const QString letters = text(mailTag(person(u"en-US"_s, i)).view());
        QVERIFY2(tag.match(letters).hasMatch(), qPrintable(letters));
        tags.insert(letters);
    }
    QCOMPARE(tags.size(), std::size_t(1000));
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
