#include "mask_fixture.h"
#include "test_result.h"

#include "core/masking_jobs/column_names.h"
#include "core/masking_jobs/column_proposal.h"
#include "masking/mask_catalogue.h"

#include <QTest>

using namespace showroom;
using namespace showroom::masking_jobs;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Which masks are proposed, and why.
class TestColumnProposals final : public QObject {
    Q_OBJECT

private slots:
    void readsNamesInManyLanguages_data();
    void readsNamesInManyLanguages();
    void proposesByNameAndValues_data();
    void proposesByNameAndValues();
    void wantsUniqueAddressesWhereTheyAre();
    void readsRules_data();
    void readsRules();
    void checksThePlan_data();
    void checksThePlan();

private:
    MaskFixture m_fixture;
};

void TestColumnProposals::readsNamesInManyLanguages_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("mask");

    const std::pair<QStringView, QStringView> names[] = {
        {u"email", u"email"},
        {u"customerEmail", u"email"},
        {u"E-Mail-Adresse", u"email"},
        {u"correo_electrónico", u"email"},
        {u"メールアドレス", u"email"},
        {u"first_name", u"first-name"},
        {u"Vorname", u"first-name"},
        {u"prénom", u"first-name"},
        {u"imię", u"first-name"},
        {u"LASTNAME", u"last-name"},
        {u"Nachname", u"last-name"},
        {u"apellidos", u"last-name"},
        {u"name", u"name"},
        {u"nome_completo", u"name"},
        {u"氏名", u"name"},
        {u"phone", u"phone"},
        {u"Telefonnummer", u"phone"},
        {u"téléphone", u"phone"},
        {u"전화번호", u"phone"},
        {u"date_of_birth", u"birth-date"},
        {u"Geburtsdatum", u"birth-date"},
        {u"fødselsdato", u"birth-date"},
        {u"zip", u"postal-code"},
        {u"código postal", u"postal-code"},
        {u"Straße", u"street"},
        {u"ulica", u"street"},
        {u"Wohnort", u"city"},
        {u"miejscowość", u"city"},
        {u"ssn", u"national-id"},
        {u"PESEL", u"national-id"},
        {u"iban", u"iban"},
        {u"Kontonummer", u"iban"},
        {u"credit_card", u"card"},
        {u"client_ip", u"ip"},
        {u"notes", u"redact"},
        {u"Bemerkungen", u"redact"},
        {u"contacts.email", u"email"},
        {u"employer", u"company"},
        {u"Gehalt", u"number"},
        {u"status", u""},
        {u"id", u""},
        {u"created_at", u""},
    };
    for (const auto &[column, mask] : names)
        QTest::newRow(qPrintable(column.toString())) << column.toString() << mask.toString();
}

void TestColumnProposals::readsNamesInManyLanguages()
{
    QFETCH(const QString, column);
    QFETCH(const QString, mask);
    const auto kind = kindByName(column);
    QCOMPARE(kind ? masking::maskKindName(kind->kind) : QString(), mask);
}

void TestColumnProposals::proposesByNameAndValues_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("mask");
    QTest::addColumn<int>("leastConfidence");

    const auto row = [](const char *name, const QString &column, const char *values, const QString &mask, int least) {
        QTest::newRow(name) << column << QByteArray(values) << mask << least;
    };
    row("name and values agree", u"email"_s, "a@x.com\nb@y.com", u"email"_s, 95);
    row("values alone", u"x1"_s, "a@x.com\nb@y.com", u"email"_s, 90);
    row("name alone", u"first_name"_s, "Xqzt\nWvbn", u"first-name"_s, 80);
    row("phones by form", u"x1"_s, "+1 415 867 5309\n(212) 555-0123", u"phone"_s, 90);
    row("cards", u"x1"_s, "4111 1111 1111 1111\n5500 0000 0000 0004", u"card"_s, 90);
    row("accounts", u"x1"_s, "DE89 3704 0044 0532 0130 00\nGB82 WEST 1234 5698 7654 32", u"iban"_s, 90);
    row("addresses of machines", u"x1"_s, "81.2.69.142\n2001:470::1", u"ip"_s, 90);
    row("people by their names", u"x1"_s, "James Smith\nMary Johnson", u"name"_s, 90);
    row("texts", u"x1"_s, "please call me back about the renewal\nno answer so far as we know", u"redact"_s, 90);
    row("a switch with a telling name", u"email_verified"_s, "true\nfalse", u""_s, 0);
    row("a contact who is a mail address", u"contact"_s, "a@x.com\nb@y.com", u"email"_s, 90);
    row("a date of birth that is none", u"birth_date"_s, "red\ngreen", u""_s, 0);
    row("numbers", u"quantity"_s, "1\n2", u""_s, 0);
    row("dates of anything", u"created_at"_s, "2026-01-02\n2026-01-03", u""_s, 0);
}

void TestColumnProposals::proposesByNameAndValues()
{
    QFETCH(const QString, column);
    QFETCH(const QByteArray, values);
    QFETCH(const QString, mask);
    QFETCH(const int, leastConfidence);
    const auto sample =
        readSample(MaskFixture::text(column.toUtf8() + '\n' + values + '\n'), FileFormat::Csv, ';', sampleRows);
    VERIFY_RESULT(sample);
    const auto locale = m_fixture.corpora()->locale(u"en-US"_s);
    VERIFY_RESULT(locale);
    const ColumnProposal proposal = proposeMasks(*sample, *locale).constFirst();
    QCOMPARE(proposal.mask ? masking::maskKindName(proposal.mask->kind) : QString(), mask);
    QVERIFY2(proposal.confidence >= leastConfidence, qPrintable(QString::number(proposal.confidence)));
    QVERIFY(!proposal.reason.isEmpty());
}

void TestColumnProposals::wantsUniqueAddressesWhereTheyAre()
{
    const auto locale = m_fixture.corpora()->locale(u"en-US"_s);
    VERIFY_RESULT(locale);
    const auto proposed = [&](const QByteArray &bytes) {
        const auto sample = readSample(MaskFixture::text(bytes), FileFormat::Csv, ',', sampleRows);
        return proposeMasks(sample.value(), *locale).constFirst().mask->toText();
    };
    QCOMPARE(proposed("email\na@x.com\nb@x.com\n"), u"email:unique"_s);
    QCOMPARE(proposed("email\na@x.com\na@x.com\n"), u"email"_s);
}

void TestColumnProposals::readsRules_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("mask");

    QTest::newRow("plain") << u"email=email"_s << u"email"_s << u"email"_s;
    QTest::newRow("options") << u"pay=number:noise=10"_s << u"pay"_s << u"number:noise=10"_s;
    QTest::newRow("a name with an equals sign") << u"a=b=keep"_s << u"a=b"_s << u"keep"_s;
    QTest::newRow("a constant with one") << u"a=constant:x=keep"_s << u"a"_s << u"constant:x=keep"_s;
    QTest::newRow("path") << u"address.city=city"_s << u"address.city"_s << u"city"_s;
    QTest::newRow("no mask") << u"email"_s << QString() << u"does not say COLUMN=MASK"_s;
    QTest::newRow("no column") << u"=email"_s << QString() << u"does not say COLUMN=MASK"_s;
    QTest::newRow("unknown mask") << u"email=emial"_s << QString() << u"Did you mean \"email\"?"_s;
}

void TestColumnProposals::readsRules()
{
    QFETCH(const QString, text);
    QFETCH(const QString, column);
    QFETCH(const QString, mask);
    const auto rule = parseRule(text);
    if (column.isEmpty()) {
        VERIFY_ERROR(rule, ErrorCode::InvalidInput);
        QVERIFY2(QString(rule.error().message + rule.error().hint).contains(mask), qPrintable(rule.error().message));
        return;
    }
    VERIFY_RESULT(rule);
    QCOMPARE(rule->column, column);
    QCOMPARE(rule->mask.toText(), mask);
}

void TestColumnProposals::checksThePlan_data()
{
    QTest::addColumn<QStringList>("rules");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");

    QTest::newRow("whole") << QStringList{u"name=name"_s, u"email=keep"_s} << QString() << QString() << QString();
    QTest::newRow("undecided") << QStringList{u"name=name"_s} << QString() << u"undecided"_s
                               << u"Nobody decided about the column “email”."_s;
    QTest::newRow("unknown") << QStringList{u"name=name"_s, u"emial=email"_s, u"email=keep"_s} << QString()
                             << u"unknown"_s << u"There is no column “emial”; did you mean “email”?"_s;
    QTest::newRow("twice") << QStringList{u"name=name"_s, u"email=keep"_s, u"name=keep"_s} << QString()
                           << u"duplicate"_s << u"Column “name” is decided about twice."_s;
    QTest::newRow("unknown subject") << QStringList{u"name=name"_s, u"email=keep"_s} << u"Name2"_s << u"unknown"_s
                                     << u"There is no column “Name2”; did you mean “name”?"_s;
}

void TestColumnProposals::checksThePlan()
{
    QFETCH(const QStringList, rules);
    QFETCH(const QString, subject);
    QFETCH(const QString, code);
    QFETCH(const QString, message);
    MaskPlan plan = m_fixture.request(u"x.csv"_s, rules).plan;
    plan.subject = subject;
    const auto verdict = checkPlan(plan, {u"name"_s, u"email"_s});
    QCOMPARE(verdict.has_value(), code.isEmpty());
    if (verdict)
        return;
    QCOMPARE(verdict.error().message, message);
    QCOMPARE(verdict.error().problems.constFirst().code, code);
}

QTEST_GUILESS_MAIN(TestColumnProposals)
#include "tst_column_proposals.moc"
