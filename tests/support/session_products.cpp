#include "support/session_products.h"

#include "support/built_in_models.h"
#include "support/model_builder.h"
#include "support/session_fixture.h"

#include <algorithm>

namespace showroom::test {

using namespace Qt::StringLiterals;

namespace {

/// The tables of `shop` with which others have to do.
ModelProduct shop()
{
    const QStringList clients = numbers(1, 26);
    const QStringList codes = prefixed(u"K"_s, numbers(1, 26));
    const QStringList nodes = numbers(1, 20);
    ModelProduct product;
    product.tables = {
        {u"client"_s,
         {u"id"_s},
         {{u"code"_s}},
         {{u"id"_s, clients}, {u"code"_s, codes}, {u"points"_s, numbers(0, 9)}},
         {},
         {u"code"_s, u"points"_s}},
        {u"\"Order Line\""_s,
         {u"client_id"_s, u"select"_s},
         {},
         {{u"client_id"_s, clients},
          {u"select"_s, numbers(1, 4)},
          {u"Full \"Text\""_s, {QString(), u"it's"_s, u"ü"_s}}},
         {},
         {u"Full \"Text\""_s}},
        {u"ticket"_s,
         {u"id"_s},
         {},
         {{u"id"_s, identifiers(18)},
          {u"client_id"_s, clients + QStringList(QString())},
          {u"client_code"_s, codes + QStringList(QString())},
          {u"title"_s, {u"a"_s, u"b"_s}}},
         {},
         {u"client_id"_s, u"client_code"_s, u"title"_s}},
        {u"tree"_s,
         {u"id"_s},
         {},
         {{u"id"_s, nodes}, {u"parent_id"_s, nodes + QStringList(QString())}},
         {},
         {u"parent_id"_s}},
        {u"badge"_s,
         {u"id"_s},
         {},
         {{u"id"_s, numbers(1, 12)}, {u"tree_id"_s, nodes + QStringList(8, QString())}},
         {},
         {u"tree_id"_s}},
    };
    product.references = {
        {1, {u"client_id"_s}, 0, {u"id"_s}, ModelAction::Cascade, {}, false},
        {2, {u"client_id"_s}, 0, {u"id"_s}, ModelAction::SetNull, {u"client_id"_s}, false},
        {2, {u"client_code"_s}, 0, {u"code"_s}, ModelAction::Refuse, {}, true},
        {3, {u"parent_id"_s}, 3, {u"id"_s}, ModelAction::Cascade, {}, false},
        {4, {u"tree_id"_s}, 3, {u"id"_s}, ModelAction::SetNull, {u"tenant_id"_s, u"tree_id"_s}, false},
    };
    return product;
}

constexpr char shopRows[] =
    "DELETE FROM shop.badge; DELETE FROM shop.ticket; DELETE FROM shop.\"Order Line\"; DELETE FROM shop.client; DELETE "
    "FROM shop.tree;"
    "INSERT INTO shop.client (tenant_id, id, code, points) SELECT 'demo-acme', n, 'K' || n, n % 10 FROM "
    "generate_series(1, 15) n;"
    "INSERT INTO shop.\"Order Line\" SELECT 'demo-acme', n, 1 + n % 3 FROM generate_series(1, 15) n;"
    "INSERT INTO shop.ticket (tenant_id, id, client_id, client_code, title) SELECT 'demo-acme', "
    "pg_temp.id(n), n, CASE WHEN n > 5 THEN 'K' || n END, 'a' "
    "FROM generate_series(1, 9) n;"
    "INSERT INTO shop.tree SELECT 'demo-acme', n, nullif(n / 2, 0) FROM generate_series(1, 12) n;"
    "INSERT INTO shop.badge SELECT 'demo-acme', n, CASE WHEN n < 4 THEN n + 8 END FROM generate_series(1, 6) n;";

/// The registered tables of all products but `shop`, their unique keys and references, without the environment's
/// column.
constexpr char builtInTables[] = R"(
WITH known AS (
    SELECT c.oid, c.relname, n.nspname || '.' || c.relname AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN showroom.registered_table r ON r.schema_name = n.nspname AND r.table_name = c.relname
     WHERE n.nspname <> 'shop'),
rules AS (
    SELECT t.name, k.*, (SELECT string_agg(a.attname, ',' ORDER BY o.n)
                           FROM unnest(k.conkey) WITH ORDINALITY o (attnum, n)
                           JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.attnum
                          WHERE a.attname <> 'tenant_id') AS columns
      FROM known t JOIN pg_constraint k ON k.conrelid = t.oid),
lines AS (
    SELECT name AS line FROM known
    UNION ALL SELECT concat_ws(' ', name, 'unique', columns) FROM rules WHERE contype = 'u'
    UNION ALL SELECT concat_ws(' ', r.name, r.columns, '->', t.relname, r.confdeltype)
      FROM rules r JOIN known t ON t.oid = r.confrelid WHERE r.contype = 'f')
SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM lines
)";

/// The rules of a model as builtInTables words them.
QStringList rulesOf(const QString &schema, const ModelProduct &model)
{
    QStringList rules;
    for (const ModelTable &table : model.tables) {
        rules << schema + u'.' + table.name;
        for (const QStringList &unique : table.uniques)
            rules << u"%1.%2 unique %3"_s.arg(schema, table.name, unique.join(u','));
    }
    for (const ModelReference &reference : model.references)
        rules << u"%1.%2 %3 -> %4 %5"_s.arg(schema, model.tables[reference.child].name, reference.columns.join(u','),
                                            model.tables[reference.parent].name,
                                            reference.onDelete == ModelAction::Cascade ? u"c"_s : u"a"_s);
    return rules;
}

/// A product of which the migrations made the tables.
SessionProduct builtIn(const QByteArray &name, const ModelProduct &model, const char *rows)
{
    const QByteArray environment = "demo-" + name;
    const QByteArray quotedName = "'" + name + "'";
    const QByteArray made = "INSERT INTO showroom.blueprint (name, version, source, checksum) VALUES ('" + name +
                            "', '1', 'name: " + name + "', sha256('" + name + "'));" +
                            SessionFixture::environment(environment).replace("'shop'", quotedName);
    return {QString::fromLatin1(name), QString::fromLatin1(environment), made + rows, model};
}

} // namespace

QList<SessionProduct> SessionProduct::all()
{
    return {{u"shop"_s, u"demo-acme"_s, shopRows, shop()},
            builtIn("impact", impactModel(), impactRows()),
            builtIn("casework", caseworkModel(), caseworkRows()),
            builtIn("forge", forgeModel(), forgeRows())};
}

SessionProduct SessionProduct::named(const QString &name)
{
    const QList<SessionProduct> products = all();
    const auto found = std::find_if(products.begin(), products.end(),
                                    [&](const SessionProduct &product) { return product.name == name; });
    Q_ASSERT(found != products.end());
    return *found;
}

QByteArray SessionProduct::helpers()
{
    return "CREATE FUNCTION pg_temp.id(n integer) RETURNS uuid IMMUTABLE LANGUAGE sql "
           "RETURN ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid;";
}

QStringList SessionProduct::builtInRules()
{
    QStringList rules;
    for (const SessionProduct &product : all()) {
        if (product.name != u"shop")
            rules << rulesOf(product.name, product.model);
    }
    rules.sort();
    return rules;
}

QByteArray SessionProduct::builtInRulesInCatalogue()
{
    return builtInTables;
}

} // namespace showroom::test
