#include "base/clock.h"
#include "core/environments/create_tenant.h"
#include "generation/dataset_request.h"

#include <QTest>

#include <functional>

using namespace showroom;
using namespace showroom::environments;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(CreateTenant &)>;

CreateTenant goodRequest()
{
    CreateTenant request;
    request.name = u"Acme"_s;
    request.size = u"small"_s;
    request.adminEmail = u"ingrid@example.com"_s;
    return request;
}

QStringList fieldsOf(const QList<Problem> &problems)
{
    QStringList fields;
    for (const Problem &problem : problems)
        fields.append(problem.field + u':' + problem.code);
    return fields;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestTenantValidation final : public QObject {
    Q_OBJECT

private slots:
    void acceptsGoodRequests_data();
    void acceptsGoodRequests();
    void refusesBadValues_data();
    void refusesBadValues();
    void listsAllProblemsAtOnce();
    void guardDecidesTheError();
    void messagesAreSentences();

private:
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
};

void TestTenantValidation::acceptsGoodRequests_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("as it is") << Change([](CreateTenant &) {});
    QTest::newRow("no admin") << Change([](CreateTenant &r) { r.adminEmail.reset(); });
    QTest::newRow("several regions") << Change([](CreateTenant &r) { r.regions = {u"US"_s, u"UK"_s, u"EU"_s}; });
    QTest::newRow("everywhere") << Change([](CreateTenant &r) { r.regions = {u"MULTI"_s}; });
    QTest::newRow("another script") << Change([](CreateTenant &r) { r.name = u"Акме"_s; });
    QTest::newRow("quotes") << Change([](CreateTenant &r) { r.name = u"O'Reilly \"Robots\""_s; });
    QTest::newRow("an id for a name without letters") << Change([](CreateTenant &r) {
        r.name = u"!!!"_s;
        r.id = u"demo-bang"_s;
    });
    QTest::newRow("one month") << Change([](CreateTenant &r) { r.months = 1; });
    QTest::newRow("sixty months") << Change([](CreateTenant &r) { r.months = 60; });
    QTest::newRow("own counts") << Change([](CreateTenant &r) { r.counts = {{u"donation"_s, 7}}; });
    QTest::newRow("notes with lines") << Change([](CreateTenant &r) { r.notes = u"one\ntwo"_s; });
}

void TestTenantValidation::acceptsGoodRequests()
{
    QFETCH(Change, change);
    CreateTenant request = goodRequest();
    change(request);
    QCOMPARE(fieldsOf(validate(request, m_clock)), QStringList());
}

void TestTenantValidation::refusesBadValues_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *tag, const char *problem, Change change) {
        QTest::newRow(tag) << std::move(change) << QString::fromLatin1(problem);
    };
    row("no name", "name:required", [](CreateTenant &r) { r.name.clear(); });
    row("only spaces", "name:required", [](CreateTenant &r) { r.name = u"   "_s; });
    row("300 characters", "name:too-long", [](CreateTenant &r) { r.name = QString(300, u'a'); });
    row("NUL in the name", "name:invalid", [](CreateTenant &r) { r.name = QString(u"a"_s + QChar(0) + u"b"); });
    row("broken text in the name", "name:invalid", [](CreateTenant &r) { r.name = u"a\ufffd"_s; });
    row("line in the name", "name:invalid", [](CreateTenant &r) { r.name = u"a\nb"_s; });
    row("no letters", "name:no-id", [](CreateTenant &r) { r.name = u"¿¡"_s; });
    row("production name", "name:guard", [](CreateTenant &r) { r.name = u"prod-acme"_s; });
    row("customer name", "name:guard", [](CreateTenant &r) { r.name = u"Customer-Acme"_s; });
    row("production id", "id:guard", [](CreateTenant &r) { r.id = u"prod-acme"_s; });
    row("sandbox id", "id:guard", [](CreateTenant &r) { r.id = u"sandbox-acme"_s; });
    row("quote in the id", "id:invalid", [](CreateTenant &r) { r.id = u"demo-a'b"_s; });
    row("long id", "id:invalid", [](CreateTenant &r) { r.id = QString(u"demo-"_s + QString(50, u'a')); });
    row("unknown blueprint", "blueprint:unknown", [](CreateTenant &r) { r.blueprint = u"nope"_s; });
    row("unknown size", "size:unknown", [](CreateTenant &r) { r.size = u"huge"_s; });
    row("unknown region", "regions:unknown", [](CreateTenant &r) { r.regions = {u"MARS"_s}; });
    row("no region", "regions:required", [](CreateTenant &r) { r.regions.clear(); });
    row("unknown vertical", "vertical:unknown", [](CreateTenant &r) { r.vertical = u"piracy"_s; });
    row("no month", "months:out-of-range", [](CreateTenant &r) { r.months = 0; });
    row("61 months", "months:out-of-range", [](CreateTenant &r) { r.months = 61; });
    row("unknown kind", "count:unknown", [](CreateTenant &r) { r.counts = {{u"bribe"_s, 1}}; });
    row("negative count", "count:out-of-range", [](CreateTenant &r) { r.counts = {{u"donation"_s, -1}}; });
    row("too many events", "count:out-of-range", [](CreateTenant &r) { r.counts = {{u"donation"_s, 100'000'001}}; });
    row("no users", "users:out-of-range", [](CreateTenant &r) { r.users = 0; });
    row("empty mail", "admin:required", [](CreateTenant &r) { r.adminEmail = QString(); });
    row("mail without @", "admin:invalid", [](CreateTenant &r) { r.adminEmail = u"ingrid.example.com"_s; });
    row("mail with two @", "admin:invalid", [](CreateTenant &r) { r.adminEmail = u"a@b@example.com"_s; });
    row("mail without a domain", "admin:invalid", [](CreateTenant &r) { r.adminEmail = u"ingrid@example"_s; });
    row("mail with a quote", "admin:invalid", [](CreateTenant &r) { r.adminEmail = u"in\"grid@example.com"_s; });
    row("300 characters of mail", "admin:too-long",
        [](CreateTenant &r) { r.adminEmail = QString(QString(300, u'a') + u"@example.com"); });
    row("early history", "asOf:out-of-range", [](CreateTenant &r) { r.referenceDate = QDate(1999, 12, 31); });
    row("late history", "asOf:out-of-range", [](CreateTenant &r) { r.referenceDate = QDate(2100, 1, 1); });
    row("no date", "asOf:required", [](CreateTenant &r) { r.referenceDate = QDate(); });
    row("seed beyond the database's", "seed:out-of-range",
        [](CreateTenant &r) { r.seed = quint64(generation::maxSeed) + 1; });
    row("no days", "days:out-of-range", [](CreateTenant &r) { r.lifeDays = 0; });
    row("ten thousand days", "days:out-of-range", [](CreateTenant &r) { r.lifeDays = 10'000; });
    row("escape in the notes", "notes:invalid", [](CreateTenant &r) { r.notes = u"\x1b[31m"_s; });
    row("empty tag", "tags:invalid", [](CreateTenant &r) { r.tags = {QString()}; });
}

void TestTenantValidation::refusesBadValues()
{
    QFETCH(Change, change);
    QFETCH(QString, problem);
    CreateTenant request = goodRequest();
    change(request);
    QCOMPARE(fieldsOf(validate(request, m_clock)), QStringList{problem});
}

void TestTenantValidation::listsAllProblemsAtOnce()
{
    CreateTenant request;
    request.size = u"huge"_s;
    request.regions = {u"MARS"_s};
    request.months = 61;
    request.adminEmail = u"nobody"_s;
    request.lifeDays = 0;
    const QStringList fields = fieldsOf(validate(request, m_clock));
    for (const char *field : {"name:required", "size:unknown", "regions:unknown", "months:out-of-range",
                              "admin:invalid", "days:out-of-range"})
        QVERIFY2(fields.contains(QString::fromLatin1(field)), field);
}

void TestTenantValidation::guardDecidesTheError()
{
    CreateTenant request = goodRequest();
    request.name = u"prod-acme"_s;
    request.months = 0;
    const Error error = toError(validate(request, m_clock));
    QCOMPARE(error.code, ErrorCode::GuardRefused);
    QCOMPARE(exitCode(error.code), 3);
    QVERIFY(fieldsOf(error.problems).contains(u"months:out-of-range"_s));
    request.name = u"acme"_s;
    QCOMPARE(toError(validate(request, m_clock)).code, ErrorCode::InvalidInput);
}

void TestTenantValidation::messagesAreSentences()
{
    CreateTenant request;
    request.months = 0;
    request.adminEmail = u"x"_s;
    for (const Problem &problem : validate(request, m_clock)) {
        QVERIFY2(problem.message.endsWith(u'.'), qPrintable(problem.message));
        QVERIFY2(problem.message.at(0).isUpper() || problem.message.at(0) == u'“', qPrintable(problem.message));
    }
}

QTEST_APPLESS_MAIN(TestTenantValidation)
#include "tst_tenant_validation.moc"
