#include "masking/corpora.h"
#include "masking/person_text.h"
#include "support/test_result.h"
#include "unreachable.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <thread>

using namespace showroom;
using namespace showroom::masking;
using namespace Qt::StringLiterals;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

/// The share of the ten commonest names among all births that a cohort counts.
double topTen(std::vector<std::uint64_t> births)
{
    std::sort(births.begin(), births.end(), std::greater<>());
    const std::uint64_t all = std::accumulate(births.begin(), births.end(), std::uint64_t(0));
    return double(std::accumulate(births.begin(), births.begin() + 10, std::uint64_t(0))) / double(all);
}

} // namespace

/// The names, places and words of every locale: large enough, true to their country, unreachable.
class TestCorpora final : public QObject {
    Q_OBJECT

private slots:
    void everyLocaleIsThere();
    void readsALocaleOnceForAllThreads();
    void refusesWhatItDoesNotKnow();
    void isLargeEnough_data() { locales(); }
    void isLargeEnough();
    void phonesAreUnreachable_data() { locales(); }
    void phonesAreUnreachable();
    void olderCohortsAreMoreConcentrated_data() { locales(); }
    void olderCohortsAreMoreConcentrated();
    void surnamesAreAsConcentratedAsInTheirCountry_data();
    void surnamesAreAsConcentratedAsInTheirCountry();
    void patternsAreComplete_data() { locales(); }
    void patternsAreComplete();
    void textsAreComplete_data() { locales(); }
    void textsAreComplete();
    void romanisedNamesAreLatin_data();
    void romanisedNamesAreLatin();

private:
    void locales() const
    {
        QTest::addColumn<QString>("locale");
        for (const QString &locale : Corpora::localeNames())
            QTest::newRow(qPrintable(locale)) << locale;
    }
    LocaleCorpusPtr corpus(const QString &locale) const { return *m_corpora->locale(locale); }

    CorporaPtr m_corpora = Corpora::open();
};

void TestCorpora::everyLocaleIsThere()
{
    const QStringList expected{u"de-DE"_s, u"en-AU"_s, u"en-GB"_s,      u"en-SG"_s, u"en-US"_s,      u"es-AR"_s,
                               u"es-CO"_s, u"es-ES"_s, u"es-MX"_s,      u"fr-FR"_s, u"hi-IN"_s,      u"hi-Latn-IN"_s,
                               u"it-IT"_s, u"ja-JP"_s, u"ja-Latn-JP"_s, u"ko-KR"_s, u"ko-Latn-KR"_s, u"nb-NO"_s,
                               u"nl-NL"_s, u"pl-PL"_s, u"pt-BR"_s,      u"sv-SE"_s};
    QCOMPARE(Corpora::localeNames(), expected);
    for (const QString &locale : expected) {
        VERIFY_RESULT(m_corpora->locale(locale));
        QCOMPARE(text(corpus(locale)->locale), locale);
    }
}

void TestCorpora::readsALocaleOnceForAllThreads()
{
    const CorporaPtr corpora = Corpora::open();
    std::array<LocaleCorpusPtr, 4> read;
    std::vector<std::thread> threads;
    for (LocaleCorpusPtr &each : read)
        threads.emplace_back([&corpora, &each] { each = *corpora->locale(u"sv-SE"_s); });
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(read[0]);
    for (const LocaleCorpusPtr &each : read)
        QCOMPARE(each.get(), read[0].get());
}

void TestCorpora::refusesWhatItDoesNotKnow()
{
    VERIFY_ERROR(m_corpora->locale(u"xx-XX"_s), ErrorCode::NotFound);
    VERIFY_ERROR(m_corpora->locale(QString()), ErrorCode::NotFound);
    VERIFY_ERROR(m_corpora->locale(u"../de-DE"_s), ErrorCode::NotFound);
    QVERIFY(m_corpora->locale(u"en-IN"_s).error().hint.contains(u"de-DE"));
}

void TestCorpora::isLargeEnough()
{
    QFETCH(QString, locale);
    const LocaleCorpusPtr corpus = this->corpus(locale);
    QSet<std::string> given;
    for (const Sex sex : {Sex::Female, Sex::Male}) {
        const GivenNames &names = corpus->givenNames[std::size_t(sex)];
        QVERIFY(names.names.size() >= 150);
        for (const Name &name : names.names) {
            given.insert(name.text);
            QVERIFY2(!name.ascii.empty(), name.text.c_str());
        }
    }
    QVERIFY2(given.size() >= 300, qPrintable(QString::number(given.size())));
    // About 280 family names cover all of Korea.
    const std::size_t families = corpus->country == "KR" ? 250 : 500;
    QVERIFY(corpus->familyNames.listed[0].size() >= families);
    QCOMPARE(corpus->familyNames.listed[0].size(), corpus->familyNames.listed[1].size());
    QVERIFY(corpus->cities.size() >= 60);
    QVERIFY(corpus->streets.size() >= 80);
    QVERIFY(corpus->phrases.size() >= 150);
    QVERIFY(corpus->companies.words.size() >= 60);
    QVERIFY(corpus->holidays.size() >= 5);
}

void TestCorpora::phonesAreUnreachable()
{
    QFETCH(QString, locale);
    const LocaleCorpusPtr corpus = this->corpus(locale);
    const QString table = test::unreachablePhones(text(corpus->country));
    QVERIFY(!table.isEmpty());
    const QRegularExpression unreachable(QRegularExpression::anchoredPattern(table));
    QVERIFY(unreachable.isValid());
    for (const City &city : corpus->cities) {
        for (const NumberPattern &pattern : city.phonePatterns) {
            for (const std::uint64_t word : {std::uint64_t(0), std::uint64_t(1) << 63, ~std::uint64_t(0)}) {
                PersonText number;
                fillPattern(number, pattern, Draws(word));
                QVERIFY2(unreachable.match(text(number.view())).hasMatch(), qPrintable(text(number.view())));
            }
        }
    }
}

void TestCorpora::olderCohortsAreMoreConcentrated()
{
    QFETCH(QString, locale);
    const LocaleCorpusPtr corpus = this->corpus(locale);
    for (const GivenNames &names : corpus->givenNames) {
        double before = 1;
        for (std::size_t cohort = 0; cohort < cohortYears.size(); ++cohort) {
            const double share = topTen(names.births[cohort]);
            QVERIFY2(share < before + 0.005, qPrintable(u"%1: %2"_s.arg(cohortYears[cohort]).arg(share)));
            before = share;
        }
        QVERIFY(topTen(names.births.front()) > 1.2 * topTen(names.births.back()));
    }
}

void TestCorpora::surnamesAreAsConcentratedAsInTheirCountry_data()
{
    // realism.md, surname concentration.
    QTest::addColumn<QString>("locale");
    QTest::addColumn<double>("percent");
    QTest::newRow("England and Wales") << u"en-GB"_s << 5.7;
    QTest::newRow("Germany") << u"de-DE"_s << 4.1;
    QTest::newRow("France") << u"fr-FR"_s << 1.9;
    QTest::newRow("Spain") << u"es-ES"_s << 19.7;
    QTest::newRow("Sweden") << u"sv-SE"_s << 19.5;
    QTest::newRow("Italy") << u"it-IT"_s << 0.7;
}

void TestCorpora::surnamesAreAsConcentratedAsInTheirCountry()
{
    QFETCH(QString, locale);
    QFETCH(double, percent);
    const LocaleCorpusPtr corpus = this->corpus(locale);
    constexpr SipKey key{3, 4};
    constexpr int people = 200'000;
    QHash<QString, int> bearers;
    for (std::uint64_t i = 0; i < people; ++i) {
        const Words words = sipHash128(key, i);
        const FamilyName name = corpus->familyNames.pick(Sex::Male, words.a, words.b);
        ++bearers[text(name.begin->text + (name.end ? name.end->text : std::string()))];
    }
    QList<int> counts = bearers.values();
    std::sort(counts.begin(), counts.end(), std::greater<>());
    const double share = 100.0 * std::accumulate(counts.cbegin(), counts.cbegin() + 10, 0) / people;
    QVERIFY2(share > percent * 2 / 3 && share < percent * 4 / 3, qPrintable(QString::number(share)));
}

void TestCorpora::patternsAreComplete()
{
    QFETCH(QString, locale);
    const LocaleCorpusPtr corpus = this->corpus(locale);
    for (const TextPattern &pattern : corpus->streetPatterns) {
        QVERIFY2(text(pattern.text()).contains(u"{street}") && text(pattern.text()).contains(u"{number}"),
                 pattern.text().c_str());
    }
    const QRegularExpression street(u"\\{(?!(street|number|unit|letter)\\})"_s);
    const QRegularExpression company(u"\\{(?!(word|form|family|family2)\\})"_s);
    for (const TextPattern &pattern : corpus->streetPatterns)
        QVERIFY2(!text(pattern.text()).contains(street), pattern.text().c_str());
    for (const TextPattern &pattern : corpus->companies.patterns)
        QVERIFY2(!text(pattern.text()).contains(company), pattern.text().c_str());
    for (const City &city : corpus->cities) {
        QVERIFY2(!city.region.empty() && !city.timeZone.empty(), city.name.c_str());
        QVERIFY2(!city.postalPatterns.empty() && !city.phonePatterns.empty(), city.name.c_str());
    }
}

void TestCorpora::textsAreComplete()
{
    QFETCH(QString, locale);
    const LocaleCorpusPtr corpus = this->corpus(locale);
    QVERIFY(corpus->text.words.size() >= 160);
    QVERIFY(corpus->text.sentences.size() >= 12);
    const QRegularExpression field(u"\\{(\\w+)\\}"_s);
    for (const std::string &sentence : corpus->text.sentences) {
        auto fields = field.globalMatch(text(sentence));
        QVERIFY2(fields.hasNext(), sentence.c_str());
        while (fields.hasNext()) {
            const std::string name = fields.next().captured(1).toStdString();
            QVERIFY2(corpus->text.fillings.contains(name), name.c_str());
            QVERIFY2(corpus->text.fillings.find(name)->second.size() >= 20, name.c_str());
        }
    }
    for (const Department &department : corpus->departments) {
        for (const auto &titles : department.titles) {
            for (const Phrase &title : titles)
                QVERIFY(!title.text.empty() && !title.feminine.empty());
        }
    }
}

void TestCorpora::romanisedNamesAreLatin_data()
{
    QTest::addColumn<QString>("native");
    QTest::addColumn<QString>("romanised");
    QTest::newRow("Hindi") << u"hi-IN"_s << u"hi-Latn-IN"_s;
    QTest::newRow("Japanese") << u"ja-JP"_s << u"ja-Latn-JP"_s;
    QTest::newRow("Korean") << u"ko-KR"_s << u"ko-Latn-KR"_s;
}

void TestCorpora::romanisedNamesAreLatin()
{
    QFETCH(QString, native);
    QFETCH(QString, romanised);
    const LocaleCorpusPtr own = corpus(native);
    const LocaleCorpusPtr latin = corpus(romanised);
    const QRegularExpression ascii(u"^[ -~]+$"_s);
    for (const Sex sex : {Sex::Female, Sex::Male}) {
        const auto &ownNames = own->givenNames[std::size_t(sex)].names;
        const auto &latinNames = latin->givenNames[std::size_t(sex)].names;
        QCOMPARE(ownNames.size(), latinNames.size());
        for (std::size_t i = 0; i < ownNames.size(); ++i) {
            QVERIFY2(!ascii.match(text(ownNames[i].text)).hasMatch(), ownNames[i].text.c_str());
            QVERIFY2(ascii.match(text(latinNames[i].text)).hasMatch(), latinNames[i].text.c_str());
            QCOMPARE(ownNames[i].latin, latinNames[i].text);
            QCOMPARE(ownNames[i].ascii, latinNames[i].ascii);
        }
    }
    for (const City &city : latin->cities)
        QVERIFY2(ascii.match(text(city.name)).hasMatch(), city.name.c_str());
    QVERIFY(own->isFamilyNameFirst || native == u"hi-IN");
    QVERIFY(!latin->isFamilyNameFirst);
}

QTEST_APPLESS_MAIN(TestCorpora)
#include "tst_corpora.moc"
