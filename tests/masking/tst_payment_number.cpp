#include "masking/payment_number.h"

#include "masking/check_digits.h"
#include "masking/keyed_hash.h"
#include "masking/text_bytes.h"

#include <QTest>

using namespace showroom::masking;

namespace {

SubjectWords subjectOf(std::uint64_t number)
{
    return SubjectWords(hmacSha256(keyBytes("a key that is long enough for it"), std::to_string(number)));
}

std::string digitsOf(std::string_view text)
{
    std::string digits(text);
    std::erase_if(digits, [](char c) { return !isDigit(c); });
    return digits;
}

} // namespace

class TestPaymentNumber : public QObject {
    Q_OBJECT

private slots:
    void cards_are_recognised_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("isValid");
        QTest::newRow("Visa") << QByteArray("4111 1111 1111 1111 exp") << 19 << true;
        QTest::newRow("hyphens") << QByteArray("5555-5555-5555-4444.") << 19 << true;
        QTest::newRow("American Express") << QByteArray("3782 822463 10005") << 17 << true;
        QTest::newRow("in one piece") << QByteArray("4111111111111111") << 16 << true;
        QTest::newRow("wrong digit") << QByteArray("4111111111111112") << 16 << false;
        QTest::newRow("other brand digit") << QByteArray("9111111111111111") << 0 << false;
        QTest::newRow("too long") << QByteArray("41111111111111111111") << 0 << false;
        QTest::newRow("odd groups") << QByteArray("411 11111 1111 1111") << 0 << false;
        QTest::newRow("letter behind") << QByteArray("4111111111111111x") << 0 << false;
    }

    void cards_are_recognised()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, size);
        QFETCH(bool, isValid);
        const auto match = matchCard(text.toStdString());
        QCOMPARE(match.has_value(), size > 0);
        QCOMPARE(match ? int(match->size) : 0, size);
        QCOMPARE(match && match->isValid, isValid);
    }

    void a_masked_card_keeps_its_groups_and_fails_the_check()
    {
        for (const char *card : {"4111 1111 1111 1111", "3782 822463 10005", "5555555555554444", "2223003122003222"}) {
            for (std::uint64_t i = 0; i < 500; ++i) {
                std::string masked;
                QVERIFY(appendMaskedCard(masked, card, subjectOf(i)));
                QCOMPARE(masked.size(), std::string_view(card).size());
                QCOMPARE(masked[0], card[0]);
                QCOMPARE(masked.find(' '), std::string_view(card).find(' '));
                QVERIFY2(!passesLuhn(digitsOf(masked)), masked.c_str());
            }
        }
    }

    void accounts_are_recognised_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("isValid");
        QTest::newRow("Germany") << QByteArray("DE89 3704 0044 0532 0130 00, please") << 27 << true;
        QTest::newRow("in one piece") << QByteArray("GB82WEST12345698765432") << 22 << true;
        QTest::newRow("small letters") << QByteArray("nl91abna0417164300") << 18 << true;
        QTest::newRow("France, letters inside") << QByteArray("FR14 2004 1010 0505 0001 3M02 606") << 33 << true;
        QTest::newRow("wrong check") << QByteArray("DE88 3704 0044 0532 0130 00") << 27 << false;
        QTest::newRow("no such country") << QByteArray("XX89370400440532013000") << 0 << false;
        QTest::newRow("too short") << QByteArray("DE89 3704 0044") << 0 << false;
        QTest::newRow("odd groups") << QByteArray("DE89 37 0400 4405 3201 3000") << 0 << false;
    }

    void accounts_are_recognised()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, size);
        QFETCH(bool, isValid);
        const auto match = matchIban(text.toStdString());
        QCOMPARE(match ? int(match->size) : 0, size);
        QCOMPARE(match && match->isValid, isValid);
    }

    void a_masked_account_keeps_its_country_and_fails_the_check()
    {
        for (const char *iban : {"DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "NO9386011117947"}) {
            for (std::uint64_t i = 0; i < 500; ++i) {
                std::string masked;
                QVERIFY(appendMaskedIban(masked, iban, subjectOf(i)));
                QCOMPARE(masked.substr(0, 2), std::string(iban, 2));
                const auto match = matchIban(masked);
                QVERIFY2(match && match->size == std::string_view(iban).size() && !match->isValid, masked.c_str());
            }
        }
    }

    void what_is_no_payment_number_is_refused()
    {
        std::string out;
        QVERIFY(!appendMaskedCard(out, "4111 1111", subjectOf(1)));
        QVERIFY(!appendMaskedCard(out, "4111 1111 1111 1111 or so", subjectOf(1)));
        QVERIFY(!appendMaskedIban(out, "", subjectOf(1)));
        QVERIFY(!appendMaskedIban(out, "DE89 3704 0044 0532 0130 00 EUR", subjectOf(1)));
        QCOMPARE(out, "");
    }
};

QTEST_APPLESS_MAIN(TestPaymentNumber)
#include "tst_payment_number.moc"
