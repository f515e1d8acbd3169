#include "dataset_fixture.h"
#include "generation/persona_password.h"

#include <QCryptographicHash>
#include <QSet>

#include <sodium.h>

using namespace showroom;
using namespace showroom::generation;
using namespace Qt::StringLiterals;

namespace {

using Rows = QList<QVariantMap>;
using test::byId;
using test::rowsOf;

BlueprintPtr forge()
{
    return test::builtIn(u"forge"_s);
}

DatasetPlanPtr planOf(const DatasetRequest &request)
{
    return test::planOf(forge(), request);
}

/// The org that each organisation, project and task belongs to, by id.
class Orgs final {
public:
    explicit Orgs(const DatasetPlan &plan)
    {
        for (const QVariantMap &row : rowsOf(plan, u"organisations"_s)) {
            const bool isTop = !row[u"parent_id"_s].isValid();
            m_org.insert(id(row), (isTop ? row[u"id"_s] : row[u"parent_id"_s]).toString());
        }
        for (const QVariantMap &row : rowsOf(plan, u"projects"_s))
            m_org.insert(id(row), of(row, u"organisation_id"_s));
        for (const QVariantMap &row : rowsOf(plan, u"tasks"_s))
            m_org.insert(id(row), of(row, u"project_id"_s));
        for (const QVariantMap &row : rowsOf(plan, u"memberships"_s))
            m_members[row[u"organisation_id"_s].toString()].insert(row[u"user_id"_s].toString());
    }

    QString of(const QVariantMap &row, const QString &column) const { return m_org.value(row[column].toString()); }
    bool isMember(const QString &org, const QVariant &user) const { return m_members[org].contains(user.toString()); }
    const QHash<QString, QSet<QString>> &members() const { return m_members; }

private:
    static QString id(const QVariantMap &row) { return row[u"id"_s].toString(); }

    QHash<QString, QString> m_org;
    QHash<QString, QSet<QString>> m_members;
};

} // namespace

class TestForge final : public QObject {
    Q_OBJECT

private slots:
    void countsAreTheSizes_data();
    void countsAreTheSizes();
    void everyOrgHasItsShare_data();
    void everyOrgHasItsShare();
    void personasAreTheFirstUsers_data();
    void personasAreTheFirstUsers();
    void personasBelongToEveryOrg();
    void passwordsCheck();
    void passwordsAreTheEnvironmentsOwn();
    void bytesAreThoseOfVersionOne();
    void sameBytesWhateverTheChunks_data();
    void sameBytesWhateverTheChunks();
    void peopleWorkInTheirOrg();
    void nobodyActsBeforeJoining();
    void timesFollowEachOther();
    void namesAreUnique();
    void customSizes_data();
    void customSizes();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
};

void TestForge::countsAreTheSizes_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<QMap<QString, qint64>>("counts");
    using Counts = QMap<QString, qint64>;
    // Organisations are the orgs and their own; users are personas once and the others of each org.
    QTest::newRow("minimal") << u"minimal"_s << Counts{{u"organisations"_s, 4}, {u"users"_s, 2},  {u"memberships"_s, 2},
                                                       {u"projects"_s, 5},      {u"tasks"_s, 20}, {u"comments"_s, 0}};
    QTest::newRow("realistic") << u"realistic"_s << Counts{{u"organisations"_s, 3 + 3 * 10},
                                                           {u"users"_s, 3 + 3 * 2},
                                                           {u"memberships"_s, 3 * 5},
                                                           {u"projects"_s, 3 * 25},
                                                           {u"tasks"_s, 3 * 150},
                                                           {u"comments"_s, 3 * 300}};
    QTest::newRow("enterprise") << u"enterprise"_s << Counts{{u"organisations"_s, 10 + 10 * 50},
                                                             {u"users"_s, 11 + 10 * 9},
                                                             {u"memberships"_s, 10 * 20},
                                                             {u"projects"_s, 10 * 100},
                                                             {u"tasks"_s, 10 * 1000},
                                                             {u"comments"_s, 10 * 5000}};
}

void TestForge::countsAreTheSizes()
{
    QFETCH(QString, size);
    using Counts = QMap<QString, qint64>;
    QFETCH(Counts, counts);
    const DatasetPlanPtr plan = planOf(test::request(size));
    QCOMPARE(plan->counts(), counts);
}

void TestForge::everyOrgHasItsShare_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<QList<int>>("perOrg");
    QTest::newRow("minimal") << u"minimal"_s << QList<int>{2, 3, 5, 20, 0};
    QTest::newRow("realistic") << u"realistic"_s << QList<int>{5, 10, 25, 150, 300};
    QTest::newRow("enterprise") << u"enterprise"_s << QList<int>{20, 50, 100, 1000, 5000};
}

void TestForge::everyOrgHasItsShare()
{
    QFETCH(QString, size);
    QFETCH(QList<int>, perOrg);
    const DatasetPlanPtr plan = planOf(test::request(size, {u"MULTI"_s}));
    const Orgs orgs(*plan);
    QHash<QString, QList<int>> shares;
    const auto count = [&](const QString &table, const QString &column, int place) {
        for (const QVariantMap &row : rowsOf(*plan, table)) {
            if (!row[column].isValid())
                continue;
            QList<int> &share = shares[orgs.of(row, column)];
            share.resize(5);
            ++share[place];
        }
    };
    count(u"memberships"_s, u"organisation_id"_s, 0);
    count(u"organisations"_s, u"parent_id"_s, 1);
    count(u"projects"_s, u"organisation_id"_s, 2);
    count(u"tasks"_s, u"project_id"_s, 3);
    count(u"comments"_s, u"task_id"_s, 4);
    QCOMPARE(shares.size(), qsizetype(plan->eventsByKind().value(u"org"_s)));
    for (const QList<int> &share : shares)
        QCOMPARE(share, perOrg);
}

void TestForge::personasAreTheFirstUsers_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<int>("personas");
    QTest::newRow("minimal") << u"minimal"_s << 2;
    QTest::newRow("realistic") << u"realistic"_s << 3;
    QTest::newRow("enterprise") << u"enterprise"_s << 11;
}

void TestForge::personasAreTheFirstUsers()
{
    QFETCH(QString, size);
    QFETCH(int, personas);
    const QList<PersonaInfo> infos = forge()->personas(size);
    QCOMPARE(infos.size(), qsizetype(personas));
    const Rows users = rowsOf(*planOf(test::request(size)), u"users"_s);
    for (int i = 0; i < users.size(); ++i) {
        const QVariantMap &user = users.at(i);
        QCOMPARE(user[u"password_hash"_s].isValid(), i < personas);
        if (i >= personas) {
            QVERIFY(user[u"email"_s].toString().contains(u"@example.") ||
                    user[u"email"_s].toString().contains(u".example."));
            continue;
        }
        QCOMPARE(user[u"email"_s].toString(), infos.at(i).email);
        QCOMPARE(user[u"full_name"_s].toString(), infos.at(i).name);
        QCOMPARE(user[u"role"_s].toString(), infos.at(i).role);
        QCOMPARE(user[u"avatar_url"_s].toString(), infos.at(i).avatar);
    }
}

void TestForge::personasBelongToEveryOrg()
{
    const DatasetPlanPtr plan = planOf(test::request(u"enterprise"_s));
    const Rows users = rowsOf(*plan, u"users"_s);
    const Orgs orgs(*plan);
    for (int i = 0; i < users.size(); ++i) {
        int memberships = 0;
        for (const QSet<QString> &members : orgs.members())
            memberships += members.contains(users.at(i)[u"id"_s].toString());
        QCOMPARE(memberships, i < 11 ? 10 : 1);
    }
    for (const QSet<QString> &members : orgs.members())
        QCOMPARE(members.size(), 20);
}

void TestForge::passwordsCheck()
{
    const Rows users = rowsOf(*planOf(test::request(u"realistic"_s)), u"users"_s);
    QSet<QString> hashes;
    for (int i = 0; i < 3; ++i) {
        const QByteArray hash = users.at(i)[u"password_hash"_s].toString().toLatin1();
        QVERIFY2(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash.constData());
        QCOMPARE(crypto_pwhash_str_verify(hash.constData(), "demo123", 7), 0);
        QVERIFY(crypto_pwhash_str_verify(hash.constData(), "demo124", 7) != 0);
        hashes.insert(QString::fromLatin1(hash));
    }
    QCOMPARE(hashes.size(), 3);
}

void TestForge::passwordsAreTheEnvironmentsOwn()
{
    DatasetRequest request = test::request(u"minimal"_s);
    const QVariant hash = rowsOf(*planOf(request), u"users"_s).first()[u"password_hash"_s];
    QCOMPARE(rowsOf(*planOf(request), u"users"_s).first()[u"password_hash"_s], hash);
    request.environmentId = u"sandbox-acme"_s;
    QVERIFY(rowsOf(*planOf(request), u"users"_s).first()[u"password_hash"_s] != hash);
}

void TestForge::bytesAreThoseOfVersionOne()
{
    // A change of these bytes changes every customer's data: it needs a new version of the blueprint, and a word in the
    // CHANGELOG.
    const DatasetPlanPtr plan = planOf(test::request(u"realistic"_s, {u"US"_s, u"EU"_s, u"APAC"_s}));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int table = 0; table < plan->tables().size(); ++table)
        hash.addData(test::bytes(*plan, table, 1000));
    QCOMPARE(hash.result().toHex(), QByteArray("53634f48ccb86adb3fd7ed2b77911d48f20b35670c59e7e143055c6ad98f171a"));
}

void TestForge::sameBytesWhateverTheChunks_data()
{
    QTest::addColumn<qint64>("chunk");
    for (const int chunk : {1, 7, 33, 149, 451})
        QTest::addRow("%d", chunk) << qint64(chunk);
}

void TestForge::sameBytesWhateverTheChunks()
{
    QFETCH(qint64, chunk);
    const DatasetPlanPtr plan = planOf(test::request(u"realistic"_s, {u"MULTI"_s}));
    for (int table = 0; table < plan->tables().size(); ++table)
        QVERIFY(test::bytes(*plan, table, chunk) == test::bytes(*plan, table, 1 << 20));
}

void TestForge::peopleWorkInTheirOrg()
{
    const DatasetPlanPtr plan = planOf(test::request(u"enterprise"_s));
    const Orgs orgs(*plan);
    const auto check = [&](const QString &table, const QString &column, const QStringList &people) {
        for (const QVariantMap &row : rowsOf(*plan, table)) {
            for (const QString &person : people)
                QVERIFY2(orgs.isMember(orgs.of(row, column), row[person]), qPrintable(table + u'.' + person));
        }
    };
    check(u"projects"_s, u"organisation_id"_s, {u"lead_id"_s});
    check(u"tasks"_s, u"project_id"_s, {u"reporter_id"_s, u"assignee_id"_s});
    check(u"comments"_s, u"task_id"_s, {u"author_id"_s});
}

void TestForge::nobodyActsBeforeJoining()
{
    const DatasetPlanPtr plan = planOf(test::request(u"enterprise"_s, {u"MULTI"_s}));
    const auto users = byId(rowsOf(*plan, u"users"_s));
    const auto check = [&](const QString &table, const QString &person, const QString &time) {
        for (const QVariantMap &row : rowsOf(*plan, table)) {
            const QVariantMap user = users.value(row[person].toString());
            QVERIFY(!user.isEmpty());
            QVERIFY2(row[time].toDateTime().date() >= user[u"joined_on"_s].toDate(), qPrintable(table));
        }
    };
    check(u"memberships"_s, u"user_id"_s, u"since"_s);
    check(u"projects"_s, u"lead_id"_s, u"created_at"_s);
    check(u"tasks"_s, u"assignee_id"_s, u"created_at"_s);
    check(u"comments"_s, u"author_id"_s, u"written_at"_s);
}

void TestForge::timesFollowEachOther()
{
    const DatasetPlanPtr plan = planOf(test::request(u"realistic"_s, {u"MULTI"_s}));
    const QDateTime end(plan->request().referenceDate, QTime(0, 0), Qt::UTC);
    const auto check = [&](const QString &table, const QString &column, const QString &parents, const QString &time) {
        const auto above = byId(rowsOf(*plan, parents));
        for (const QVariantMap &row : rowsOf(*plan, table)) {
            if (!row[column].isValid())
                continue;
            const QVariantMap parent = above.value(row[column].toString());
            QVERIFY(row[time].toDateTime() >= parent[u"created_at"_s].toDateTime() && row[time].toDateTime() < end);
            if (parent[u"closed_at"_s].isValid())
                QVERIFY(row[time].toDateTime() <= parent[u"closed_at"_s].toDateTime());
            if (row[u"closed_at"_s].isValid())
                QVERIFY(row[u"closed_at"_s].toDateTime() >= row[time].toDateTime());
        }
    };
    check(u"organisations"_s, u"parent_id"_s, u"organisations"_s, u"created_at"_s);
    check(u"projects"_s, u"organisation_id"_s, u"organisations"_s, u"created_at"_s);
    check(u"tasks"_s, u"project_id"_s, u"projects"_s, u"created_at"_s);
    check(u"comments"_s, u"task_id"_s, u"tasks"_s, u"written_at"_s);
    for (const QVariantMap &row : rowsOf(*plan, u"tasks"_s)) {
        const QString status = row[u"status"_s].toString();
        QCOMPARE(row[u"closed_at"_s].isValid(), status == u"done" || status == u"dropped");
    }
}

void TestForge::namesAreUnique()
{
    const DatasetPlanPtr plan = planOf(test::request(u"enterprise"_s));
    for (const QString &table : {u"organisations"_s, u"projects"_s}) {
        QSet<QString> names;
        for (const QVariantMap &row : rowsOf(*plan, table))
            names.insert(row[u"name"_s].toString());
        QCOMPARE(names.size(), qsizetype(plan->counts().value(table)));
    }
}

void TestForge::customSizes_data()
{
    QTest::addColumn<QList<qint64>>("counts");
    QTest::newRow("one of each") << QList<qint64>{1, 1, 1, 1, 1, 1, 2};
    QTest::newRow("uneven") << QList<qint64>{3, 7, 11, 10, 100, 333, 12};
    QTest::newRow("more orgs than projects") << QList<qint64>{5, 6, 20, 3, 40, 10, 9};
    QTest::newRow("names run out") << QList<qint64>{2, 1000, 6, 1100, 20, 5, 5};
}

void TestForge::customSizes()
{
    QFETCH(QList<qint64>, counts);
    DatasetRequest request = test::request(u"custom"_s);
    const QStringList kinds{u"org"_s, u"organisation"_s, u"membership"_s, u"project"_s, u"task"_s, u"comment"_s};
    for (int i = 0; i < kinds.size(); ++i)
        request.counts.insert(kinds.at(i), counts.at(i));
    request.users = counts.last();
    const DatasetPlanPtr plan = planOf(request);
    QCOMPARE(plan->counts().value(u"comments"_s), counts.at(5));
    QSet<QString> names;
    for (const QVariantMap &row : rowsOf(*plan, u"organisations"_s))
        names.insert(row[u"name"_s].toString());
    QCOMPARE(names.size(), qsizetype(counts.at(0) + counts.at(1)));
    const auto tasks = byId(rowsOf(*plan, u"tasks"_s));
    for (const QVariantMap &row : rowsOf(*plan, u"comments"_s))
        QVERIFY(tasks.contains(row[u"task_id"_s].toString()));
    QSet<QString> pairs;
    for (const QVariantMap &row : rowsOf(*plan, u"memberships"_s))
        pairs.insert(row[u"organisation_id"_s].toString() + row[u"user_id"_s].toString());
    QCOMPARE(pairs.size(), qsizetype(counts.at(2)));
}

void TestForge::refusesWhatCannotBe_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("message");
    QTest::newRow("no projects") << u"project"_s << qint64(0)
                                 << u"Tasks (450) need rows to hang on, and there are none."_s;
    QTest::newRow("too many members") << u"membership"_s << qint64(40)
                                      << u"Memberships (40) are too many for 9 users: nobody can be a member twice."_s;
}

void TestForge::refusesWhatCannotBe()
{
    QFETCH(QString, kind);
    QFETCH(qint64, count);
    DatasetRequest request = test::request(u"realistic"_s);
    request.counts.insert(kind, count);
    const QList<Problem> problems = checkRequest(*forge(), request);
    QVERIFY(!problems.isEmpty());
    QTEST(problems.first().message, "message");
    request = test::request(u"realistic"_s);
    request.users = 2;
    QCOMPARE(checkRequest(*forge(), request).first().message, u"2 users are too few: 3 come as personas."_s);
}

QTEST_APPLESS_MAIN(TestForge)
#include "tst_forge.moc"
