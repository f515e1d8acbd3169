#include "masking/plain_masks.h"

#include "masking/keyed_hash.h"
#include "masking/network_text.h"
#include "masking/written_date.h"

#include <QDate>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace showroom::masking;

namespace {

SubjectWords subjectOf(std::uint64_t number)
{
    return SubjectWords(hmacSha256(keyBytes("a key that is long enough for it"), std::to_string(number)));
}

MaskSpec spec(const char *text)
{
    return *MaskSpec::parse(QString::fromUtf8(text));
}

std::string maskedNumber(const char *value, const char *text, std::uint64_t subject)
{
    std::string out;
    return appendMaskedNumber(out, value, spec(text), subjectOf(subject)) ? out : "refused";
}

std::string maskedDate(const char *value, std::uint64_t subject, bool monthFirst = false)
{
    std::string out;
    return appendMaskedDate(out, value, 30, monthFirst, subjectOf(subject)) ? out : "refused";
}

} // namespace

class TestPlainMasks : public QObject {
    Q_OBJECT

private slots:
    void numbers_fall_into_buckets_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("masked");
        QTest::newRow("inside") << QByteArray("1234") << QByteArray("1200");
        QTest::newRow("on the edge") << QByteArray("1200") << QByteArray("1200");
        QTest::newRow("negative") << QByteArray("-1") << QByteArray("-100");
        QTest::newRow("decimals") << QByteArray("1299.99") << QByteArray("1200.00");
        QTest::newRow("decimal comma") << QByteArray("299,5") << QByteArray("200,0");
        QTest::newRow("sign") << QByteArray("+101") << QByteArray("+100");
        QTest::newRow("small") << QByteArray("7") << QByteArray("0");
        QTest::newRow("word") << QByteArray("many") << QByteArray("refused");
        QTest::newRow("two points") << QByteArray("1.234.5") << QByteArray("refused");
        QTest::newRow("ends in a point") << QByteArray("12.") << QByteArray("refused");
        QTest::newRow("too long") << QByteArray("1234567890123456789") << QByteArray("refused");
    }

    void numbers_fall_into_buckets()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, masked);
        QCOMPARE(maskedNumber(value.constData(), "number:bucket=100", 1), masked.toStdString());
    }

    void noise_stays_within_its_share()
    {
        double lowest = 1e9;
        double highest = 0;
        for (std::uint64_t i = 0; i < 3000; ++i) {
            const double value = QByteArray::fromStdString(maskedNumber("1000.00", "number:noise=10", i)).toDouble();
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
        QVERIFY(lowest >= 900 && lowest < 905);
        QVERIFY(highest <= 1100 && highest > 1095);
    }

    void dates_move_by_the_subjects_own_days_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("format");
        QTest::newRow("ISO") << QByteArray("2025-04-01") << u"yyyy-MM-dd"_s;
        QTest::newRow("German") << QByteArray("01.04.2025") << u"dd.MM.yyyy"_s;
        QTest::newRow("German, short") << QByteArray("1.4.2025") << u"d.M.yyyy"_s;
        QTest::newRow("British") << QByteArray("01/04/2025") << u"dd/MM/yyyy"_s;
        QTest::newRow("eight digits") << QByteArray("20250401") << u"yyyyMMdd"_s;
        QTest::newRow("Japanese") << QByteArray("2025年4月1日") << u"yyyy年M月d日"_s;
    }

    void dates_move_by_the_subjects_own_days()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, format);
        const QDate before(2025, 4, 1);
        for (std::uint64_t i = 0; i < 200; ++i) {
            const QString masked = QString::fromStdString(maskedDate(value.constData(), i));
            const qint64 moved = before.daysTo(QDate::fromString(masked, format));
            QVERIFY2(moved != 0 && std::abs(moved) <= 30, qPrintable(masked));
            const QString iso = QString::fromStdString(maskedDate("2025-04-01T08:30:00Z", i));
            QCOMPARE(iso, before.addDays(moved).toString(u"yyyy-MM-dd"_s) + u"T08:30:00Z"_s);
        }
    }

    void a_date_with_slashes_follows_the_locale()
    {
        QCOMPARE(readDate("04/01/2025", true)->day, readDate("2025-04-01", false)->day);
        QCOMPARE(readDate("04/01/2025", false)->day, readDate("2025-01-04", false)->day);
        QCOMPARE(readDate("31/01/2025", true)->day, readDate("2025-01-31", false)->day);
        QCOMPARE(readDate("01/31/2025", false)->day, readDate("2025-01-31", false)->day);
    }

    void what_is_no_date_is_refused()
    {
        for (const char *value : {"", "soon", "2025-02-30", "2025-13-01", "01.04.25", "2025-04-011", "2025-04.01", "1"})
            QCOMPARE(maskedDate(value, 1), "refused");
    }

    void addresses_of_machines_become_documentation_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("version 4") << QByteArray("81.2.69.142") << QByteArray("");
        QTest::newRow("port") << QByteArray("81.2.69.142:8080") << QByteArray(":8080");
        QTest::newRow("network") << QByteArray("10.20.0.0/16") << QByteArray("/16");
        QTest::newRow("version 6") << QByteArray("2a00:1450:4001:81b::200e") << QByteArray("");
        QTest::newRow("version 6 in full") << QByteArray("2A00:1450:4001:81B:0:0:0:200E") << QByteArray("");
    }

    void addresses_of_machines_become_documentation()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, ending);
        std::string out;
        QVERIFY(appendMaskedIp(out, value.toStdString(), subjectOf(3)));
        const auto match = matchIp(out);
        QVERIFY2(match && match->isReserved, out.c_str());
        QCOMPARE(QByteArray::fromStdString(out.substr(match->size)), ending);
        QCOMPARE(match->isVersion6, value.contains("::") || value.count(':') > 1);
    }

    void web_addresses_lead_nowhere()
    {
        for (const char *url :
             {"https://jane:pw@miller.com:8443/cv?x=1#top", "HTTP://Miller.com", "www.miller.com/a"}) {
            std::string out;
            QVERIFY(appendMaskedUrl(out, url, subjectOf(4)));
            QVERIFY2(isReservedHost(urlParts(out).host), out.c_str());
            QCOMPARE(urlParts(out).scheme, urlParts(url).scheme);
        }
        std::string out;
        QVERIFY(!appendMaskedUrl(out, "none", subjectOf(4)));
        QVERIFY(!appendMaskedIp(out, "1.2.3", subjectOf(4)));
        QVERIFY(!appendMaskedIp(out, "300.1.1.1", subjectOf(4)));
    }

    void hosts_are_reserved_by_their_ending_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isReserved");
        QTest::newRow("example.com") << QByteArray("example.com") << true;
        QTest::newRow("below it") << QByteArray("Mail.Example.ORG") << true;
        QTest::newRow("test") << QByteArray("a.test") << true;
        QTest::newRow("another name") << QByteArray("myexample.com") << false;
        QTest::newRow("another end") << QByteArray("example.com.mx") << false;
        QTest::newRow("none") << QByteArray("") << false;
    }

    void hosts_are_reserved_by_their_ending()
    {
        QFETCH(QByteArray, host);
        QFETCH(bool, isReserved);
        QCOMPARE(isReservedHost(host.toStdString()), isReserved);
    }

    void categories_are_drawn_evenly_and_tokens_differ()
    {
        std::map<std::string, int> counts;
        std::set<std::string> tokens;
        for (std::uint64_t i = 0; i < 3000; ++i) {
            std::string choice;
            appendMaskedCategory(choice, spec("category:low|middle|high"), subjectOf(i));
            ++counts[choice];
            std::string token;
            appendToken(token, subjectOf(i));
            QCOMPARE(token.size(), std::size_t(24));
            tokens.insert(token);
        }
        QCOMPARE(counts.size(), std::size_t(3));
        for (const auto &[choice, count] : counts)
            QVERIFY2(count > 850 && count < 1150, choice.c_str());
        QCOMPARE(tokens.size(), std::size_t(3000));
    }
};

QTEST_APPLESS_MAIN(TestPlainMasks)
#include "tst_plain_masks.moc"
