#include "dataset_fixture.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace showroom;
using namespace showroom::generation;
using namespace Qt::StringLiterals;

namespace {

/// The impact blueprint with one piece of text replaced; fails the test run when the piece is not there once at least.
QByteArray impactWith(const QByteArray &piece, const QByteArray &replacement)
{
    QByteArray source = builtInSource(u"impact"_s);
    if (!source.contains(piece))
        qFatal("the blueprint has no %s", piece.constData());
    const qsizetype at = source.indexOf(piece);
    return source.replace(at, piece.size(), replacement);
}

QString placeOf(const QByteArray &source, const QByteArray &piece)
{
    const qsizetype at = source.indexOf(piece);
    const qsizetype lineStart = source.lastIndexOf('\n', at) + 1;
    return u"line %1, column %2"_s.arg(source.first(at).count('\n') + 1).arg(at - lineStart + 1);
}

} // namespace

class TestBlueprint final : public QObject {
    Q_OBJECT

private slots:
    void describesImpact();
    void saysWhatChoicesAreGoodFor();
    void saysWhatLeavesTheCompany();
    void checksumIsTheSources();
    void namesTheBuiltIns();
    void saysWhereItIsWrong_data();
    void saysWhereItIsWrong();
    void saysAllProblemsAtOnce();
    void refusesBrokenYaml();
    void refusesAnythingElse_data();
    void refusesAnythingElse();
};

void TestBlueprint::describesImpact()
{
    const BlueprintPtr blueprint = test::impact();
    QCOMPARE(blueprint->name(), u"impact"_s);
    QCOMPARE(blueprint->version(), 4);
    QCOMPARE(blueprint->rowsVersion(), 3);
    QCOMPARE(blueprint->schema(), u"impact"_s);
    QCOMPARE(blueprint->tables().size(), 2);
    const TableInfo &events = blueprint->tables().at(1);
    QCOMPARE(events.environmentColumn, u"tenant_id"_s);
    QCOMPARE(events.keyColumn, u"id"_s);
    QCOMPARE(events.parents.first().table, blueprint->tables().first().name);
    QCOMPARE(events.parents.first().column, u"user_id"_s);
    QCOMPARE(blueprint->size(u"medium")->events(), qint64(25250));
    QCOMPARE(blueprint->vertical(u"nonprofit")->multipliers.value(u"volunteer"_s), 200);
    QVERIFY(!blueprint->region(u"MARS"));
}

void TestBlueprint::saysWhatChoicesAreGoodFor()
{
    const BlueprintPtr blueprint = test::impact();
    QCOMPARE(blueprint->kinds().size(), 5);
    QCOMPARE(blueprint->regions().size(), 6);
    QCOMPARE(blueprint->verticals().size(), 9);
    for (const SizeInfo &size : blueprint->sizes())
        QVERIFY(!size.label.isEmpty() && !size.description.isEmpty());
    for (const RegionInfo &region : blueprint->regions())
        QVERIFY(!region.label.isEmpty() && !region.description.isEmpty());
    for (const VerticalInfo &vertical : blueprint->verticals())
        QVERIFY(!vertical.label.isEmpty() && !vertical.description.isEmpty());
    for (const KindInfo &kind : blueprint->kinds())
        QVERIFY(!kind.label.isEmpty() && !kind.description.isEmpty());
}

void TestBlueprint::saysWhatLeavesTheCompany()
{
    QStringList outbound;
    for (const OutboundInfo &table : test::impact()->outbound())
        outbound.append(table.table + u' ' + table.environmentColumn);
    QCOMPARE(outbound, (QStringList{u"webhooks tenant_id"_s, u"integrations tenant_id"_s, u"mail_queue tenant_id"_s}));
    const auto other =
        readBlueprint(impactWith("  - table: webhooks", "  - {table: webhooks, column: client}"), u"x"_s);
    QCOMPARE(other.value()->outbound().constFirst().environmentColumn, u"client"_s);
    QVERIFY(loadBuiltIn(u"casework"_s).value()->outbound().isEmpty());
}

void TestBlueprint::checksumIsTheSources()
{
    const QByteArray source = builtInSource(u"impact"_s);
    QCOMPARE(test::impact()->checksum(), QCryptographicHash::hash(source, QCryptographicHash::Sha256).toHex());
}

void TestBlueprint::namesTheBuiltIns()
{
    QVERIFY(builtInBlueprints().contains(u"impact"_s));
    const auto missing = loadBuiltIn(u"nothing"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().hint.contains(u"impact"_s));
    QVERIFY(builtInSource(u"../../etc/passwd"_s).isEmpty());
}

void TestBlueprint::saysWhereItIsWrong_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QByteArray>("replacement");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &piece, const QByteArray &replacement,
                        const QByteArray &where,
                        const QString &words) { QTest::newRow(name) << piece << replacement << where << words; };
    row("version as text", "version: 4", "version: one", "one", u"type"_s);
    row("rows of a version to come", "sameRowsSince: 3", "sameRowsSince: 5", "5", u"only versions up to 4"_s);
    row("an outbound table twice", "  - table: mail_queue", "  - table: mail_queue\n  - table: webhooks",
        "webhooks\n\n# Activity", u"comes twice"_s);
    row("an outbound table that is filled", "  - table: mail_queue", "  - table: events", "events\n\n# Activity",
        u"an outbound table takes none"_s);
    row("an outbound table of another schema", "  - table: mail_queue", "  - table: other.mail", "other.mail",
        u"regex"_s);
    row("an outbound column that is none", "  - table: mail_queue", "  - {table: mail_queue, column: 1}", "1}",
        u"type"_s);
    row("an outbound word too many", "  - table: mail_queue", "  - {table: mail_queue, cc: all}",
        "{table: mail_queue, cc", u"cc"_s);
    row("unknown type", "{name: title, type: text}", "{name: title, type: string}", "string}", u"enum"_s);
    row("lower case currency", "currency: GBP", "currency: gbp", "gbp", u"regex"_s);
    row("six weekdays", "weekdays: [85, 105, 130, 125, 95, 35, 15]", "weekdays: [85, 105, 130, 125, 95, 35]",
        "[85, 105, 130, 125, 95, 35]", u"no fewer than 7"_s);
    row("unknown calendar", "calendar: giving", "calendar: taking", "taking", u"no calendar \"taking\""_s);
    row("unknown locale", "{en-GB: 1}", "{en-XX: 1}", "en-XX", u"no locale \"en-XX\""_s);
    row("unknown kind", "{donation: 130, volunteer: 120}", "{party: 130, volunteer: 120}",
        "party:", u"no kind of event \"party\""_s);
    row("unknown person field", "field: postalCode", "field: shoeSize", "shoeSize", u"no \"shoeSize\""_s);
    row("falling quantiles", "[[0, 10], [1000, 25]", "[[0, 10], [1000, 5]", "[[0, 10], [1000, 5]", u"never fall"_s);
    row("unknown region", "percent: 650, regions: [US, UK]", "percent: 650, regions: [US, MARS]", "MARS",
        u"no region \"MARS\""_s);
    row("type does not fit", "{name: hours, type: numeric}", "{name: hours, type: text}", "\n            from: number",
        u"column of type text"_s);
    row("unknown parent", "parent: {table: users,", "parent: {table: people,", "{table: people,",
        u"\"people\" is no table"_s);
    row("kind without column", "currency: {from: currency}", "cash: {from: currency}",
        "cash:", u"no column \"cash\""_s);
    row("condition to the right", "{column: status, is: [attended]}", "{column: properties, is: [attended]}",
        "{column: properties", u"no column to the left"_s);
    row("decimals of an integer", "{name: hours, type: numeric}", "{name: hours, type: integer}", "",
        u"only a numeric column"_s);
    row("more people than come back", "participation: 46", "participation: 60", "{new: 14,",
        u"60 percent cannot take part"_s);
    row("newcomers more loyal", "retention: {new: 14, repeat: 50}", "retention: {new: 60, repeat: 50}", "{new: 60,",
        u"at most as often"_s);
    row("falling activity", "[610, 30], [1000, 46]", "[610, 30], [1000, 26]", "", u"never fall"_s);
    row("money in whole numbers", "{name: amount, type: numeric}", "{name: amount, type: bigint}", "",
        u"money is a number in a numeric column"_s);
    row("gifts without bounds", "[9700, 250], [10000, 500]]", "[9700, 250], [10000, 50000]]", "[[0, 20], [1000, 42]",
        u"percents up to 10000"_s);
    row("a person's own number", "{from: number, quantiles: [[0, 4]",
        "{from: number, perPerson: true, quantiles: [[0, 4]", "true, quantiles", u"choices and flags of its own"_s);
    row("a person's title a year", "field: email}", "field: email, perYear: [[0, 1], [10000, 2]]}",
        "[[0, 1], [10000, 2]]", u"come to an amount a year"_s);
    row("region twice", "name: MULTI", "name: LATAM", "", u"\"LATAM\" comes twice"_s);
}

void TestBlueprint::saysWhereItIsWrong()
{
    QFETCH(QByteArray, piece);
    QFETCH(QByteArray, replacement);
    QFETCH(QByteArray, where);
    QFETCH(QString, words);
    const QByteArray source = impactWith(piece, replacement);
    const auto blueprint = readBlueprint(source, u"mine.yaml"_s);
    QVERIFY(!blueprint);
    QCOMPARE(blueprint.error().code, ErrorCode::InvalidInput);
    QVERIFY(blueprint.error().message.contains(u"mine.yaml"_s));
    QVERIFY(!blueprint.error().problems.isEmpty());
    QStringList messages;
    for (const Problem &problem : blueprint.error().problems)
        messages.append(problem.message);
    const QStringList matching = messages.filter(words);
    QVERIFY2(!matching.isEmpty(), qPrintable(messages.join(u'\n')));
    const QString place = where.startsWith('\n') ? u"line "_s : placeOf(source, where.isEmpty() ? "line" : where);
    if (!where.isEmpty())
        QVERIFY2(!matching.filter(place).isEmpty(), qPrintable(place + u" in "_s + matching.join(u'\n')));
}

void TestBlueprint::saysAllProblemsAtOnce()
{
    QByteArray source = impactWith("version: 4", "version: 0");
    source.replace("currency: GBP", "currency: pounds");
    source.replace("growth: 15", "growth: plenty");
    const auto blueprint = readBlueprint(source, u"mine.yaml"_s);
    QVERIFY(!blueprint);
    QStringList fields;
    for (const Problem &problem : blueprint.error().problems)
        fields.append(problem.field);
    for (const QString &field : {u"version"_s, u"regions[1].currency"_s, u"calendars[1].growth"_s})
        QVERIFY2(fields.contains(field), qPrintable(fields.join(u' ')));
}

void TestBlueprint::refusesBrokenYaml()
{
    const auto blueprint = readBlueprint("blueprint: x\nversion: [1\nlabel: y\n", u"broken.yaml"_s);
    QVERIFY(!blueprint);
    QCOMPARE(blueprint.error().problems.size(), 1);
    QVERIFY(QRegularExpression(u"^line [0-9]+, column [0-9]+: "_s)
                .match(blueprint.error().problems.first().message)
                .hasMatch());
}

void TestBlueprint::refusesAnythingElse_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("list") << QByteArray("- a\n- b\n");
    QTest::newRow("empty map") << QByteArray("{}");
    QTest::newRow("wrong shapes") << QByteArray("blueprint: [a]\ntables: {a: 1}\nregions: 7\n");
    QTest::newRow("binary") << QByteArray("\x00\x01\xff\xfe", 4);
}

void TestBlueprint::refusesAnythingElse()
{
    QFETCH(QByteArray, yaml);
    const auto blueprint = readBlueprint(yaml, u"odd.yaml"_s);
    QVERIFY(!blueprint);
    QVERIFY(!blueprint.error().problems.isEmpty());
}

QTEST_APPLESS_MAIN(TestBlueprint)
#include "tst_blueprint.moc"
