#include "support/session_fixture.h"
#include "support/session_model.h"
#include "support/session_products.h"
#include "support/test_result.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

constexpr int sessionCount = 3;
/// How often all rows of all sessions are compared.
constexpr int stepsBetweenLooks = 20;

/// Steps by a fixed seed; only the generator's own numbers are used, so that every library makes the same ones.
class StepSource final {
public:
    StepSource(const ModelProduct &product, quint32 seed)
        : m_product(product)
        , m_chance(seed)
    {
    }

    ModelStep next()
    {
        ModelStep step;
        step.session = below(sessionCount);
        step.isTakenBack = below(2) == 1;
        step.table = below(int(m_product.tables.size()));
        const ModelTable &table = m_product.tables[step.table];
        const int dice = below(100);
        if (dice < 12) {
            step.kind = ModelStep::Kind(ModelStep::Begin + below(5));
        } else if (dice < 45) {
            step.kind = ModelStep::Insert;
            for (auto domain = table.domains.begin(); domain != table.domains.end(); ++domain)
                step.values.insert(domain.key(), any(domain.value()));
        } else {
            step.kind = dice < 80 ? ModelStep::Update : ModelStep::Delete;
            for (const QString &column : table.key)
                step.values.insert(column, any(table.domains[column]));
            step.column = any(table.editable);
            step.value = any(table.domains[step.column]);
        }
        return step;
    }

private:
    int below(int limit) { return int(m_chance() % quint32(limit)); }
    QString any(const QStringList &values) { return values[below(int(values.size()))]; }

    const ModelProduct &m_product;
    std::mt19937 m_chance;
};

/// A product that sessions work on at once, and what each of them must see.
struct Stage {
    ModelProduct product;
    QString environment;
    QString liveSchema;
    QList<ModelRows> base;
};

} // namespace

/// Three sessions that do anything at random see what a database of their own would have shown them, and nothing else.
class TestSessionIsolation final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void knowsEveryBuiltInTable();
    void behavesAsTheModel_data();
    void behavesAsTheModel();
    void findsAndShrinksADifference();

private:
    Stage stage(const QString &name, const QString &suffix = u"_live"_s);
    QString difference(const Stage &stage, const QList<ModelStep> &steps);
    QList<ModelStep> shrunk(const Stage &stage, QList<ModelStep> steps);
    static QString described(const Stage &stage, const QList<ModelStep> &steps);
    static QString take(ProductClient &client, SessionModel &model, const ModelStep &step, const ModelProduct &product);
    static QString compare(const Stage &stage, ProductClient &client, const QList<ModelRows> &expected);
    static QByteArray listing(const ModelTable &table);
    static QString listing(const ModelTable &table, const ModelRows &rows);
    ModelRows rowsOf(const ModelTable &table, ProductClient &client);
    QString finish(const Stage &stage, ProductClient &client, const QString &session, const SessionModel &model);

    std::unique_ptr<SessionFixture> m_fixture;
    int m_run = 0;
};

void TestSessionIsolation::initTestCase()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    QByteArray script = SessionProduct::helpers();
    for (const SessionProduct &product : SessionProduct::all())
        script += product.rows;
    VERIFY_RESULT(TestDatabase::connect(m_fixture->database().superuser()).executeScript(script));
}

QByteArray TestSessionIsolation::listing(const ModelTable &table)
{
    QByteArrayList columns;
    for (const QString &column : table.domains.keys())
        columns << "coalesce(\"" + column.toUtf8().replace('"', "\"\"") + "\"::text, '')";
    return "SELECT coalesce(string_agg(concat_ws('|', " + columns.join(", ") + "), E'\\n' ORDER BY concat_ws('|', " +
           columns.join(", ") + ") COLLATE \"C\"), '') FROM " + table.name.toUtf8();
}

QString TestSessionIsolation::listing(const ModelTable &table, const ModelRows &rows)
{
    QByteArrayList lines;
    for (const ModelRow &row : rows) {
        QStringList values;
        for (const QString &column : table.domains.keys())
            values << row.value(column);
        lines << values.join(u'|').toUtf8();
    }
    std::sort(lines.begin(), lines.end());
    return QString::fromUtf8(lines.join('\n'));
}

ModelRows TestSessionIsolation::rowsOf(const ModelTable &table, ProductClient &client)
{
    ModelRows rows;
    const QStringList lines = client.ask(listing(table)).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        ModelRow row;
        const QStringList values = line.split(u'|');
        const QStringList columns = table.domains.keys();
        for (qsizetype n = 0; n < columns.size(); ++n) {
            if (!values[n].isEmpty())
                row.insert(columns[n], values[n]);
        }
        QStringList key;
        for (const QString &column : table.key)
            key << row[column];
        rows.insert(key, row);
    }
    return rows;
}

Stage TestSessionIsolation::stage(const QString &name, const QString &suffix)
{
    Stage stage;
    const SessionProduct product = SessionProduct::named(name);
    stage.product = product.model;
    stage.environment = product.environment;
    stage.liveSchema = name + suffix;
    const auto opened = m_fixture->open(u"reader"_s, stage.environment);
    ProductClient reader(m_fixture->database(), opened ? opened->token : QString(), stage.liveSchema);
    for (const ModelTable &table : stage.product.tables)
        stage.base << rowsOf(table, reader);
    return stage;
}

/// Carries a step out on both sides; what differs, or nothing.
QString TestSessionIsolation::take(ProductClient &client, SessionModel &model, const ModelStep &step,
                                   const ModelProduct &product)
{
    const bool ends = step.kind == ModelStep::Commit || step.kind == ModelStep::Rollback;
    if ((step.kind == ModelStep::Begin && model.inTransaction()) || (ends && !model.inTransaction()) ||
        step.kind == ModelStep::Savepoint || step.kind == ModelStep::RollbackTo)
        return {};
    const QByteArray statement = step.statement(product);
    if (step.kind == ModelStep::Begin || ends) {
        (void)client.connection().executeScript(statement);
        (void)model.apply(step);
        return {};
    }
    // Half of what is done in a transaction lies between a savepoint and the way back to it.
    const bool isTried = model.inTransaction() && step.isTakenBack;
    if (isTried) {
        (void)client.connection().executeScript("SAVEPOINT s");
        (void)model.apply({step.session, ModelStep::Savepoint, 0, {}, {}, {}});
    }
    const QString expected = model.apply(step);
    const QString found = client.run(statement);
    if (expected.startsWith(u'!') && model.inTransaction()) {
        (void)client.connection().executeScript(isTried ? "ROLLBACK TO s" : "ROLLBACK");
        if (!isTried)
            model.abandon();
    } else if (isTried) {
        (void)client.connection().executeScript("ROLLBACK TO s");
        (void)model.apply({step.session, ModelStep::RollbackTo, 0, {}, {}, {}});
    }
    return expected.split(u'|').contains(found)
               ? QString()
               : u"session %1: %2\n  gave %3 instead of %4"_s.arg(QString::number(step.session),
                                                                  QString::fromUtf8(statement), found, expected);
}

QString TestSessionIsolation::compare(const Stage &stage, ProductClient &client, const QList<ModelRows> &expected)
{
    for (qsizetype n = 0; n < stage.product.tables.size(); ++n) {
        const QString found = client.ask(listing(stage.product.tables[n]));
        const QString wanted = listing(stage.product.tables[n], expected[n]);
        if (found != wanted)
            return u"%1 shows\n%2\ninstead of\n%3"_s.arg(stage.product.tables[n].name, found, wanted);
    }
    return {};
}

/// Ends what is open; then a reset shows the base and an undo all that was there before. Of what nobody touched there
/// is nothing to undo.
QString TestSessionIsolation::finish(const Stage &stage, ProductClient &client, const QString &session,
                                     const SessionModel &model)
{
    QList<ModelRows> expected;
    for (int n = 0; n < stage.product.tables.size(); ++n)
        expected << model.rows(n);
    if (const QString wrong = compare(stage, client, expected); !wrong.isEmpty())
        return wrong;
    const QByteArray id = "'" + session.toUtf8() + "'";
    const bool isUntouched = m_fixture->ask("SELECT showroom_guard.is_layer_empty(environment, layer) FROM "
                                            "showroom.session WHERE id = " +
                                            id) == u"true";
    const QString reset =
        m_fixture->askAs(u"support"_s, "SELECT showroom.session_reset(" + id + ", 'CONFIRM_RESET') > 0");
    const QString wantedReset = isUntouched ? QString() : u"true"_s;
    if (const QString wrong = compare(stage, client, stage.base); reset != wantedReset || !wrong.isEmpty())
        return u"after the reset (%1): %2"_s.arg(reset, wrong);
    const QString undone = m_fixture->askAs(u"support"_s, "SELECT showroom.session_undo(" + id + ")");
    const QString wantedUndo = isUntouched ? u"!SR015"_s : QString();
    if (const QString wrong = compare(stage, client, expected); undone != wantedUndo || !wrong.isEmpty())
        return u"after the undo (%1): %2"_s.arg(undone, wrong);
    return {};
}

/// Runs the steps in three new sessions; the first difference from the model, or nothing.
QString TestSessionIsolation::difference(const Stage &stage, const QList<ModelStep> &steps)
{
    std::vector<ProductClient> clients;
    std::vector<SessionModel> models;
    QStringList sessions;
    ++m_run;
    for (int n = 0; n < sessionCount; ++n) {
        const auto opened = m_fixture->open(u"person %1 of run %2"_s.arg(n).arg(m_run), stage.environment);
        if (!opened)
            return QString::fromUtf8(describe(opened.error()));
        clients.emplace_back(m_fixture->database(), opened->token, stage.liveSchema);
        // A session this small would be led to the first views.
        (void)clients.back().connection().executeScript("SET search_path = " + stage.liveSchema.toUtf8());
        models.emplace_back(stage.product, stage.base);
        sessions << opened->id;
    }
    const auto look = [&](int n) {
        QList<ModelRows> expected;
        for (int table = 0; table < stage.product.tables.size(); ++table)
            expected << models[size_t(n)].rows(table);
        const QString wrong = compare(stage, clients[size_t(n)], expected);
        return wrong.isEmpty() ? QString() : u"session %1: "_s.arg(n) + wrong;
    };
    for (qsizetype done = 0; done < steps.size(); ++done) {
        const auto n = size_t(steps[done].session);
        if (const QString wrong = take(clients[n], models[n], steps[done], stage.product); !wrong.isEmpty())
            return wrong;
        for (int other = 0; done % stepsBetweenLooks == 0 && other < sessionCount; ++other) {
            if (const QString wrong = look(other); !wrong.isEmpty())
                return wrong;
        }
    }
    for (size_t n = 0; n < sessionCount; ++n) {
        if (models[n].inTransaction()) {
            (void)clients[n].connection().executeScript("COMMIT");
            (void)models[n].apply({int(n), ModelStep::Commit, 0, {}, {}, {}});
        }
        if (const QString wrong = finish(stage, clients[n], sessions[qsizetype(n)], models[n]); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

/// Leaves out whatever a difference does not need, in halves, quarters, …, single steps.
QList<ModelStep> TestSessionIsolation::shrunk(const Stage &stage, QList<ModelStep> steps)
{
    for (qsizetype part = steps.size() / 2; part > 0; part /= 2) {
        for (qsizetype from = 0; from < steps.size();) {
            QList<ModelStep> fewer = steps;
            fewer.remove(from, std::min(part, steps.size() - from));
            if (!fewer.isEmpty() && !difference(stage, fewer).isEmpty())
                steps = fewer;
            else
                from += part;
        }
    }
    return steps;
}

QString TestSessionIsolation::described(const Stage &stage, const QList<ModelStep> &steps)
{
    QStringList lines;
    for (const ModelStep &step : steps)
        lines << u"session %1: %2%3"_s.arg(
            QString::number(step.session), QString::fromUtf8(step.statement(stage.product)),
            step.isTakenBack ? u" -- taken back to a savepoint in a transaction"_s : QString());
    return lines.join(u'\n');
}

/// The catalogue's tables and references of the built-in products are the models', so that neither is left out.
void TestSessionIsolation::knowsEveryBuiltInTable()
{
    const QString found = m_fixture->ask(SessionProduct::builtInRulesInCatalogue());
    QCOMPARE(found.split(u'\n'), SessionProduct::builtInRules());
}

void TestSessionIsolation::behavesAsTheModel_data()
{
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("views");
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("count");
    const auto add = [](const char *name, std::initializer_list<quint32> seeds, int count, quint32 denseSeed,
                        int denseCount) {
        const QString product = QString::fromLatin1(name);
        for (const quint32 seed : seeds)
            QTest::addRow("%s, seed %u", name, seed) << product << u"_live"_s << seed << count;
        QTest::addRow("%s, views for many changes", name) << product << u"_dense"_s << denseSeed << denseCount;
    };
    add("shop", {11, 12, 13}, 1500, 14, 1200);
    add("impact", {21, 22}, 1200, 23, 800);
    add("casework", {41, 42}, 2000, 43, 2000);
    add("forge", {51, 52}, 2000, 53, 2000);
}

void TestSessionIsolation::behavesAsTheModel()
{
    QFETCH(QString, product);
    QFETCH(QString, views);
    QFETCH(quint32, seed);
    QFETCH(int, count);
    const Stage scene = stage(product, views);
    for (const ModelRows &rows : scene.base)
        QVERIFY(rows.size() >= 6);
    StepSource source(scene.product, seed);
    QList<ModelStep> steps;
    for (int n = 0; n < count; ++n)
        steps << source.next();
    const QString wrong = difference(scene, steps);
    if (!wrong.isEmpty()) {
        const QList<ModelStep> few = shrunk(scene, steps);
        QFAIL(qPrintable(u"%1\n%2"_s.arg(difference(scene, few), described(scene, few))));
    }
    const Stage after = stage(product);
    QCOMPARE(after.base, scene.base);
}

void TestSessionIsolation::findsAndShrinksADifference()
{
    Stage scene = stage(u"shop"_s);
    // A model that takes cascades for refusals differs as soon as a row with children goes.
    for (ModelReference &reference : scene.product.references) {
        if (reference.onDelete == ModelAction::Cascade)
            reference.onDelete = ModelAction::Refuse;
    }
    StepSource source(scene.product, 31);
    QList<ModelStep> steps;
    for (int n = 0; n < 200; ++n)
        steps << source.next();
    QVERIFY(!difference(scene, steps).isEmpty());
    const QList<ModelStep> few = shrunk(scene, steps);
    QVERIFY2(few.size() == 1 && few.first().kind == ModelStep::Delete, qPrintable(described(scene, few)));
}

QTEST_GUILESS_MAIN(TestSessionIsolation)
#include "tst_session_isolation.moc"
