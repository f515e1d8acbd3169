#include "masking/national_id.h"

#include "masking/keyed_hash.h"
#include "masking/text_bytes.h"

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

/// The form of a number: digits as 9, letters as A or a.
QByteArray formOf(std::string_view text)
{
    QByteArray form;
    for (const char c : text)
        form += isDigit(c) ? '9' : isUpper(c) ? 'A' : isLower(c) ? 'a' : c;
    return form;
}

bool isIssuedSomewhere(std::string_view text, std::string_view country)
{
    for (const IdFormat &format : idFormats()) {
        const auto match = format.country == country ? matchId(format, text) : std::nullopt;
        if (match && match->size == text.size() && match->isIssued)
            return true;
    }
    return false;
}

void addIssuedNumbers()
{
    QTest::addColumn<QByteArray>("country");
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("US") << "US"_ba
                        << "543-21-6789"_ba;
    QTest::newRow("US plain") << "US"_ba
                              << "543216789"_ba;
    QTest::newRow("GB") << "GB"_ba
                        << "AB 12 34 56 C"_ba;
    QTest::newRow("GB in one piece, small letters") << "GB"_ba
                                                    << "ce123456d"_ba;
    QTest::newRow("DE") << "DE"_ba
                        << "86095742719"_ba;
    QTest::newRow("DE grouped") << "DE"_ba
                                << "65 929 970 489"_ba;
    QTest::newRow("FR") << "FR"_ba
                        << "2 55 08 14 168 025 38"_ba;
    QTest::newRow("FR in one piece") << "FR"_ba
                                     << "255081416802538"_ba;
    QTest::newRow("FR no-break spaces") << "FR"_ba
                                        << "2\u00a055\u00a008\u00a014\u00a0168\u00a0025\u00a038"_ba;
    QTest::newRow("ES DNI") << "ES"_ba
                            << "12345678Z"_ba;
    QTest::newRow("ES DNI dotted") << "ES"_ba
                                   << "12.345.678-Z"_ba;
    QTest::newRow("ES NIE") << "ES"_ba
                            << "X-1234567-L"_ba;
    QTest::newRow("IT") << "IT"_ba
                        << "RSSMRA85T10A562S"_ba;
    QTest::newRow("NL") << "NL"_ba
                        << "111222333"_ba;
    QTest::newRow("SE") << "SE"_ba
                        << "811228-9874"_ba;
    QTest::newRow("SE with century") << "SE"_ba
                                     << "19811228-9874"_ba;
    QTest::newRow("NO") << "NO"_ba
                        << "15068310048"_ba;
    QTest::newRow("PL") << "PL"_ba
                        << "44051401359"_ba;
    QTest::newRow("JP") << "JP"_ba
                        << "1234 5678 9018"_ba;
    QTest::newRow("KR") << "KR"_ba
                        << "820701-2409184"_ba;
    QTest::newRow("IN") << "IN"_ba
                        << "2341 2341 2346"_ba;
    QTest::newRow("AU") << "AU"_ba
                        << "123 456 782"_ba;
    QTest::newRow("SG") << "SG"_ba
                        << "S1234567D"_ba;
    QTest::newRow("MX") << "MX"_ba
                        << "BOXW310820HNERXN09"_ba;
    QTest::newRow("BR") << "BR"_ba
                        << "529.982.247-25"_ba;
    QTest::newRow("AR") << "AR"_ba
                        << "32.456.789"_ba;
    QTest::newRow("CO") << "CO"_ba
                        << "1.018.456.789"_ba;
}

} // namespace

class TestNationalId : public QObject {
    Q_OBJECT

private slots:
    void issued_numbers_are_known_data() { addIssuedNumbers(); }

    void issued_numbers_are_known()
    {
        QFETCH(QByteArray, country);
        QFETCH(QByteArray, number);
        QVERIFY(isIssuedSomewhere(number.toStdString(), country.toStdString()));
    }

    void a_masked_number_keeps_its_form_and_is_never_issued_data() { addIssuedNumbers(); }

    void a_masked_number_keeps_its_form_and_is_never_issued()
    {
        QFETCH(QByteArray, country);
        QFETCH(QByteArray, number);
        std::set<std::string> results;
        for (std::uint64_t i = 0; i < 500; ++i) {
            std::string masked;
            QVERIFY(appendMaskedId(masked, number.toStdString(), country.toStdString(), subjectOf(i)));
            QCOMPARE(formOf(masked), formOf(number.toStdString()));
            QVERIFY2(!isIssuedSomewhere(masked, country.toStdString()), masked.c_str());
            results.insert(masked);
        }
        QVERIFY(results.size() > 480);
    }

    void one_subject_has_one_number_however_it_is_written()
    {
        std::string plain;
        std::string dotted;
        QVERIFY(appendMaskedId(plain, "12345678Z", "ES", subjectOf(1)));
        QVERIFY(appendMaskedId(dotted, "87.654.321-X", "ES", subjectOf(1)));
        std::erase_if(dotted, [](char c) { return !isAlphanumeric(c); });
        QCOMPARE(dotted, plain);
    }

    void what_was_masked_keeps_being_none_data()
    {
        QTest::addColumn<QByteArray>("country");
        QTest::addColumn<QByteArray>("number");
        QTest::newRow("US area 900") << "US"_ba
                                     << "900-12-3456"_ba;
        QTest::newRow("US area 666") << "US"_ba
                                     << "666-12-3456"_ba;
        QTest::newRow("US group 00") << "US"_ba
                                     << "543-00-6789"_ba;
        QTest::newRow("GB prefix") << "GB"_ba
                                   << "QQ123456C"_ba;
        QTest::newRow("GB unallocated") << "GB"_ba
                                        << "GB123456C"_ba;
        QTest::newRow("DE check") << "DE"_ba
                                  << "86095742718"_ba;
        QTest::newRow("DE no digit twice") << "DE"_ba
                                           << "12345678903"_ba;
        QTest::newRow("FR key") << "FR"_ba
                                << "255081416802539"_ba;
        QTest::newRow("ES letter") << "ES"_ba
                                   << "12345678A"_ba;
        QTest::newRow("IT letter") << "IT"_ba
                                   << "RSSMRA85T10A562T"_ba;
        QTest::newRow("SE no such day") << "SE"_ba
                                        << "811299-9878"_ba;
        QTest::newRow("PL no such month") << "PL"_ba
                                          << "44131401350"_ba;
        QTest::newRow("KR born before 1900") << "KR"_ba
                                             << "820701-9409184"_ba;
        QTest::newRow("BR one digit") << "BR"_ba
                                      << "111.111.111-11"_ba;
        QTest::newRow("CO leading zero") << "CO"_ba
                                         << "0123456789"_ba;
    }

    void what_was_masked_keeps_being_none()
    {
        QFETCH(QByteArray, country);
        QFETCH(QByteArray, number);
        QVERIFY(!isIssuedSomewhere(number.toStdString(), country.toStdString()));
    }

    void other_shapes_are_refused_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("word") << "unknown"_ba;
        QTest::newRow("too long") << "543-21-67891"_ba;
        QTest::newRow("text around") << "SSN 543-21-6789"_ba;
        QTest::newRow("letter behind, accented") << "543-21-6789é"_ba;
    }

    void other_shapes_are_refused()
    {
        QFETCH(QByteArray, value);
        std::string out = "before";
        QVERIFY(!appendMaskedId(out, value.toStdString(), "US", subjectOf(1)));
        QCOMPARE(out, "before");
    }
};

QTEST_APPLESS_MAIN(TestNationalId)
#include "tst_national_id.moc"
