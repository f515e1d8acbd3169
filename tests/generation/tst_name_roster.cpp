#include "generation/name_roster.h"

#include "masking/corpora.h"

#include <QHash>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace showroom::generation;
using namespace showroom::masking;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int32_t referenceDay = 20'484; // 2026-01-31

QString spelling(const NameRoster::Entry &entry)
{
    const auto &[given, family, sex, age] = entry.identity;
    return QString::fromStdString(given->ascii + '.' + family.begin->ascii + (family.end ? family.end->ascii : ""));
}

} // namespace

/// Names dealt out without looking at anybody else: unique as mail addresses, as frequent as they should be.
class TestNameRoster final : public QObject {
    Q_OBJECT

private slots:
    void addressesAreUnique_data();
    void addressesAreUnique();
    void namesakesAreNumberedWithoutGaps();
    void familyNamesAreAsFrequentAsTheyShould_data();
    void familyNamesAreAsFrequentAsTheyShould();
    void sexesAndAgesAreMixed();
    void givenNamesGoByTheYearOfBirth();
    void keysGiveOtherNames();

private:
    NameRoster roster(const QString &locale, std::uint64_t people, std::uint64_t key = 7)
    {
        m_locale = *m_corpora->locale(locale);
        return NameRoster(*m_locale, referenceDay, people, {key, 8});
    }

    CorporaPtr m_corpora = Corpora::open();
    LocaleCorpusPtr m_locale;
};

void TestNameRoster::addressesAreUnique_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<int>("people");
    for (const QString &locale : Corpora::localeNames())
        QTest::addRow("%s", qPrintable(locale)) << locale << 3000;
    QTest::newRow("one") << u"de-DE"_s << 1;
    QTest::newRow("two") << u"de-DE"_s << 2;
    QTest::newRow("many of few names") << u"ko-KR"_s << 100'000;
    QTest::newRow("many") << u"en-US"_s << 200'000;
}

void TestNameRoster::addressesAreUnique()
{
    QFETCH(QString, locale);
    QFETCH(int, people);
    const NameRoster roster = this->roster(locale, std::uint64_t(people));
    QSet<QString> addresses;
    for (std::uint64_t i = 0; i < std::uint64_t(people); ++i) {
        const NameRoster::Entry entry = roster.entry(i);
        addresses.insert(spelling(entry) + (entry.namesake > 0 ? QString::number(entry.namesake + 1) : QString()));
    }
    QCOMPARE(addresses.size(), people);
}

void TestNameRoster::namesakesAreNumberedWithoutGaps()
{
    constexpr std::uint64_t people = 50'000;
    const NameRoster roster = this->roster(u"ko-KR"_s, people);
    QHash<QString, QList<std::uint64_t>> namesakes;
    for (std::uint64_t i = 0; i < people; ++i) {
        const NameRoster::Entry entry = roster.entry(i);
        namesakes[spelling(entry)].append(entry.namesake);
    }
    qsizetype most = 0;
    for (QList<std::uint64_t> &numbers : namesakes) {
        std::sort(numbers.begin(), numbers.end());
        for (qsizetype i = 0; i < numbers.size(); ++i)
            QCOMPARE(numbers.at(i), std::uint64_t(i));
        most = std::max(most, numbers.size());
    }
    QVERIFY2(most > 10, qPrintable(QString::number(most)));
}

void TestNameRoster::familyNamesAreAsFrequentAsTheyShould_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("people");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    // US Census 2010: 828 and 655 per 100,000.
    QTest::newRow("Smith") << u"en-US"_s << u"smith"_s << 2000 << 16 << 17;
    QTest::newRow("Johnson") << u"en-US"_s << u"johnson"_s << 2000 << 13 << 14;
    QTest::newRow("Smith, few people") << u"en-US"_s << u"smith"_s << 50 << 0 << 1;
    QTest::newRow("Smith, many people") << u"en-US"_s << u"smith"_s << 100'000 << 827 << 829;
}

void TestNameRoster::familyNamesAreAsFrequentAsTheyShould()
{
    QFETCH(QString, locale);
    QFETCH(QString, name);
    QFETCH(int, people);
    QFETCH(int, least);
    QFETCH(int, most);
    for (const std::uint64_t key : {1u, 2u, 3u}) {
        const NameRoster roster = this->roster(locale, std::uint64_t(people), key);
        int bearers = 0;
        for (std::uint64_t i = 0; i < std::uint64_t(people); ++i)
            bearers += spelling(roster.entry(i)).endsWith(u'.' + name);
        QVERIFY2(bearers >= least && bearers <= most, qPrintable(QString::number(bearers)));
    }
}

void TestNameRoster::sexesAndAgesAreMixed()
{
    constexpr std::uint64_t people = 5000;
    const NameRoster roster = this->roster(u"fr-FR"_s, people);
    int women = 0;
    QHash<int, int> decades;
    for (std::uint64_t i = 0; i < people; ++i) {
        const Identity identity = roster.entry(i).identity;
        women += identity.sex == Sex::Female;
        QVERIFY(identity.age >= youngestAge && identity.age < youngestAge + int(ageWeights().size()));
        ++decades[identity.age / 10];
    }
    QVERIFY2(women > 2300 && women < 2700, qPrintable(QString::number(women)));
    QVERIFY(decades[3] > decades[2] && decades[3] > decades[4] && decades[4] > decades[5]);
}

void TestNameRoster::givenNamesGoByTheYearOfBirth()
{
    constexpr std::uint64_t people = 20'000;
    const NameRoster roster = this->roster(u"en-US"_s, people);
    int older = 0;
    int younger = 0;
    for (std::uint64_t i = 0; i < people; ++i) {
        const Identity identity = roster.entry(i).identity;
        if (identity.given->text != "Lisa" && identity.given->text != "Karen")
            continue;
        older += identity.age > 50;
        younger += identity.age < 30;
    }
    QVERIFY2(older > 5 * younger && older > 20, qPrintable(u"%1 %2"_s.arg(older).arg(younger)));
}

void TestNameRoster::keysGiveOtherNames()
{
    constexpr std::uint64_t people = 1000;
    const NameRoster one = roster(u"en-US"_s, people, 1);
    const NameRoster other = roster(u"en-US"_s, people, 2);
    int same = 0;
    for (std::uint64_t i = 0; i < people; ++i)
        same += spelling(one.entry(i)) == spelling(other.entry(i));
    QVERIFY2(same < 10, qPrintable(QString::number(same)));
}

QTEST_APPLESS_MAIN(TestNameRoster)
#include "tst_name_roster.moc"
