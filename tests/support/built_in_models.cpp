#include "support/built_in_models.h"

#include "support/model_builder.h"

namespace showroom::test {

using namespace Qt::StringLiterals;

namespace {

const auto day = u"'2026-01-01'"_s;

constexpr char rowsOfImpact[] = R"(
INSERT INTO impact.users SELECT 'demo-impact', pg_temp.id(n), 'm' || n, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
    'x', 'x', 'x', '1990-01-01', '2020-01-01' FROM generate_series(1, 8) n;
INSERT INTO impact.events (tenant_id, id, user_id, kind, occurred_at, title, status)
    SELECT 'demo-impact', pg_temp.id(n), pg_temp.id(1 + n % 5), 'volunteer', '2026-01-01', 't', 'open'
    FROM generate_series(1, 18) n;
)";

constexpr char rowsOfCasework[] = R"(
INSERT INTO casework.users SELECT 'demo-casework', pg_temp.id(n), 'm' || n, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
    '2020-01-01' FROM generate_series(1, 9) n;
INSERT INTO casework.intake_reports (tenant_id, id, report_number, category, anonymity, reporter_id, channel, severity,
        received_at, summary)
    SELECT 'demo-casework', pg_temp.id(n), 'R' || n, 'x', CASE WHEN n % 2 = 0 THEN 'named' ELSE 'anonymous' END,
        CASE WHEN n % 2 = 0 THEN pg_temp.id(1 + n % 5) END, 'x', 'low', '2026-01-01', 'x' FROM generate_series(1, 9) n;
INSERT INTO casework.cases (tenant_id, id, report_id, case_number, category, severity, title, assignee_id, opened_at)
    SELECT 'demo-casework', pg_temp.id(n), pg_temp.id(1 + n % 6), 'C' || n, 'x', 'low', 'x', pg_temp.id(1 + n % 4),
        '2026-01-01' FROM generate_series(1, 10) n;
INSERT INTO casework.investigations (tenant_id, id, case_id, investigator_id, method, started_at)
    SELECT 'demo-casework', pg_temp.id(n), pg_temp.id(n), pg_temp.id(1 + n % 4), 'x', '2026-01-01'
    FROM generate_series(1, 9) n;
INSERT INTO casework.subjects (tenant_id, id, case_id, relation, person_id, role, added_at)
    SELECT 'demo-casework', pg_temp.id(n), pg_temp.id(1 + n % 7), 'x', CASE WHEN n % 3 = 0 THEN pg_temp.id(n % 5 + 1) END,
        'witness', '2026-01-01' FROM generate_series(1, 9) n;
INSERT INTO casework.notes (tenant_id, id, case_id, author_id, written_at, body)
    SELECT 'demo-casework', pg_temp.id(n), pg_temp.id(1 + n % 9), pg_temp.id(1 + n % 3), '2026-01-01', 'x'
    FROM generate_series(1, 9) n;
INSERT INTO casework.messages (tenant_id, id, case_id, direction, author_id, sent_at, body)
    SELECT 'demo-casework', pg_temp.id(n), pg_temp.id(1 + n % 8),
        CASE WHEN n % 2 = 0 THEN 'to_reporter' ELSE 'from_reporter' END,
        CASE WHEN n % 2 = 0 THEN pg_temp.id(1 + n % 4) END, '2026-01-01', 'x' FROM generate_series(1, 9) n;
INSERT INTO casework.associations (tenant_id, id, case_id, related_case_id, relation, linked_by, linked_at)
    SELECT 'demo-casework', pg_temp.id(n), pg_temp.id(n), pg_temp.id(1 + n % 10), 'x', pg_temp.id(1 + n % 4), '2026-01-01'
    FROM generate_series(1, 9) n;
INSERT INTO casework.audit_entries (tenant_id, id, case_id, actor_id, action, happened_at)
    SELECT 'demo-casework', pg_temp.id(n), pg_temp.id(1 + n % 10), pg_temp.id(1 + n % 4), 'opened', '2026-01-01'
    FROM generate_series(1, 9) n;
)";

constexpr char rowsOfForge[] = R"(
INSERT INTO forge.users (tenant_id, id, email, full_name)
    SELECT 'demo-forge', pg_temp.id(n), 'm' || n, 'x' FROM generate_series(1, 10) n;
INSERT INTO forge.organisations (tenant_id, id, parent_id, name, plan)
    SELECT 'demo-forge', pg_temp.id(n), CASE WHEN n > 6 THEN pg_temp.id(n - 5) WHEN n = 6 THEN pg_temp.id(n) END, 'O' || n,
        CASE WHEN n < 4 THEN 'team' END FROM generate_series(1, 9) n;
INSERT INTO forge.memberships (tenant_id, id, organisation_id, user_id)
    SELECT 'demo-forge', pg_temp.id(n), pg_temp.id(1 + n % 9), pg_temp.id(1 + n % 10) FROM generate_series(1, 12) n;
INSERT INTO forge.projects (tenant_id, id, organisation_id, lead_id, name)
    SELECT 'demo-forge', pg_temp.id(n), pg_temp.id(1 + n % 4), pg_temp.id(1 + n % 3), 'P' || n FROM generate_series(1, 9) n;
INSERT INTO forge.tasks (tenant_id, id, project_id, number, title, reporter_id, assignee_id)
    SELECT 'demo-forge', pg_temp.id(n), pg_temp.id(1 + n % 9), 'T' || n, 'x', pg_temp.id(1 + n % 4),
        CASE WHEN n % 2 = 0 THEN pg_temp.id(1 + n % 5) END FROM generate_series(1, 14) n;
INSERT INTO forge.comments (tenant_id, id, task_id, author_id, body)
    SELECT 'demo-forge', pg_temp.id(n), pg_temp.id(1 + n % 13), pg_temp.id(1 + n % 5), 'x' FROM generate_series(1, 16) n;
)";

/// What belongs to a case: it goes with it and names one of the users.
ModelTable caseTable(const QString &name, const QString &user, const QStringList &users,
                     const QMap<QString, QString> &fixed, QMap<QString, QStringList> more = {})
{
    more.insert(u"id"_s, identifiers(16));
    more.insert(u"case_id"_s, identifiers(14));
    more.insert(user, users);
    QStringList editable = more.keys();
    editable.removeOne(u"id"_s);
    return modelTable(name, more, fixed, editable);
}

} // namespace

ModelProduct impactModel()
{
    const QStringList users = identifiers(12);
    ModelProduct product;
    QMap<QString, QString> person =
        texts({"full_name", "given_name", "family_name", "job_title", "department", "phone", "street_address", "city",
               "state", "postal_code", "country", "region", "locale", "time_zone"});
    person.insert(u"birth_date"_s, u"'1990-01-01'"_s);
    person.insert(u"joined_on"_s, u"'2020-01-01'"_s);
    product.tables = {
        {u"users"_s,
         {u"id"_s},
         {{u"email"_s}},
         {{u"id"_s, users}, {u"email"_s, prefixed(u"m"_s, numbers(1, 12))}},
         person,
         {u"email"_s}},
        {u"events"_s,
         {u"id"_s},
         {},
         {{u"id"_s, identifiers(30)}, {u"user_id"_s, users}, {u"status"_s, {u"open"_s, u"done"_s}}},
         {{u"kind"_s, u"'volunteer'"_s}, {u"occurred_at"_s, u"'2026-01-01'"_s}, {u"title"_s, u"'t'"_s}},
         {u"user_id"_s, u"status"_s}},
    };
    product.references = {{1, {u"user_id"_s}, 0, {u"id"_s}, ModelAction::Refuse, {}, false}};
    return product;
}

ModelProduct caseworkModel()
{
    const QStringList users = parents(4, 14);
    const QStringList nobody(8, QString());
    const QStringList severities = {u"low"_s, u"high"_s};
    QMap<QString, QString> person =
        texts({"full_name", "job_title", "department", "phone", "city", "country", "region", "locale", "time_zone"});
    person.insert(u"joined_on"_s, day);
    const auto dated = [](QMap<QString, QString> fixed, const char *column) {
        fixed.insert(QString::fromLatin1(column), day);
        return fixed;
    };
    ModelProduct product;
    product.tables = {
        modelTable(u"users"_s, {{u"id"_s, identifiers(14)}, {u"email"_s, prefixed(u"m"_s, numbers(1, 14))}}, person,
                   {u"id"_s, u"email"_s}, {{u"email"_s}}),
        modelTable(u"intake_reports"_s,
                   {{u"id"_s, identifiers(14)},
                    {u"report_number"_s, prefixed(u"R"_s, numbers(1, 14))},
                    {u"reporter_id"_s, users + nobody + nobody},
                    {u"anonymity"_s, {u"anonymous"_s, u"named"_s}},
                    {u"severity"_s, severities}},
                   dated(texts({"category", "channel", "summary"}), "received_at"),
                   {u"report_number"_s, u"reporter_id"_s, u"severity"_s}, {{u"report_number"_s}}),
        modelTable(u"cases"_s,
                   {{u"id"_s, identifiers(14)},
                    {u"case_number"_s, prefixed(u"C"_s, numbers(1, 14))},
                    {u"report_id"_s, parents(4, 14)},
                    {u"assignee_id"_s, users},
                    {u"severity"_s, severities}},
                   dated(texts({"category", "title"}), "opened_at"),
                   {u"case_number"_s, u"report_id"_s, u"assignee_id"_s, u"severity"_s}, {{u"case_number"_s}}),
        caseTable(u"investigations"_s, u"investigator_id"_s, users, dated(texts({"method"}), "started_at"),
                  {{u"interviews"_s, numbers(0, 2)}}),
        caseTable(u"subjects"_s, u"person_id"_s, users + nobody, dated(texts({"relation"}), "added_at"),
                  {{u"role"_s, {u"accused"_s, u"witness"_s}}}),
        caseTable(u"notes"_s, u"author_id"_s, users, dated(texts({"body"}), "written_at"),
                  {{u"visibility"_s, {u"team"_s, u"legal"_s}}}),
        caseTable(u"messages"_s, u"author_id"_s, users + nobody + nobody, dated(texts({"body"}), "sent_at"),
                  {{u"direction"_s, {u"to_reporter"_s, u"from_reporter"_s}}}),
        caseTable(u"associations"_s, u"linked_by"_s, users, dated(texts({"relation"}), "linked_at"),
                  {{u"related_case_id"_s, identifiers(14)}}),
        caseTable(u"audit_entries"_s, u"actor_id"_s, users + QStringList(QString()), dated({}, "happened_at"),
                  {{u"action"_s, {u"opened"_s, u"read"_s}}}),
    };
    product.tables[1].check = [](const ModelRow &row) {
        return (row[u"anonymity"_s] == u"anonymous") != row.contains(u"reporter_id"_s);
    };
    product.tables[6].check = [](const ModelRow &row) {
        return (row[u"direction"_s] == u"to_reporter") == row.contains(u"author_id"_s);
    };
    product.tables[7].check = [](const ModelRow &row) { return row[u"case_id"_s] != row[u"related_case_id"_s]; };
    product.tables[8].required = {u"actor_id"_s};
    product.references = {
        refers(1, "reporter_id", 0),
        refers(2, "report_id", 1),
        refers(2, "assignee_id", 0),
        refers(3, "investigator_id", 0),
        refers(4, "person_id", 0),
        refers(5, "author_id", 0),
        refers(6, "author_id", 0),
        refers(7, "linked_by", 0),
        refers(7, "related_case_id", 2, ModelAction::Cascade),
        refers(8, "actor_id", 0),
    };
    for (int child = 3; child <= 8; ++child)
        product.references << refers(child, "case_id", 2, ModelAction::Cascade);
    return product;
}

ModelProduct forgeModel()
{
    const QStringList users = parents(4, 14);
    const QStringList nobody(6, QString());
    ModelProduct product;
    product.tables = {
        modelTable(u"users"_s,
                   {{u"id"_s, identifiers(14)},
                    {u"email"_s, prefixed(u"m"_s, numbers(1, 14))},
                    {u"role"_s, {u"member"_s, u"admin"_s}}},
                   texts({"full_name"}), {u"email"_s, u"role"_s}, {{u"email"_s}}),
        modelTable(u"organisations"_s,
                   {{u"id"_s, identifiers(14)},
                    {u"parent_id"_s, identifiers(14) + nobody + nobody},
                    {u"name"_s, prefixed(u"O"_s, numbers(1, 14))},
                    {u"plan"_s, {QString(), QString(), u"team"_s}}},
                   {}, {u"parent_id"_s, u"name"_s, u"plan"_s}, {{u"name"_s}}),
        modelTable(
            u"memberships"_s,
            {{u"id"_s, identifiers(20)}, {u"organisation_id"_s, identifiers(12)}, {u"user_id"_s, identifiers(12)}}, {},
            {u"organisation_id"_s, u"user_id"_s}, {{u"organisation_id"_s, u"user_id"_s}}),
        modelTable(u"projects"_s,
                   {{u"id"_s, identifiers(14)},
                    {u"organisation_id"_s, parents(3, 14)},
                    {u"lead_id"_s, users + QStringList(QString())},
                    {u"name"_s, prefixed(u"P"_s, numbers(1, 14))},
                    {u"status"_s, {u"planned"_s, u"active"_s}}},
                   {}, {u"organisation_id"_s, u"lead_id"_s, u"name"_s, u"status"_s}, {{u"name"_s}}),
        modelTable(u"tasks"_s,
                   {{u"id"_s, identifiers(20)},
                    {u"project_id"_s, identifiers(14)},
                    {u"number"_s, prefixed(u"T"_s, numbers(1, 22))},
                    {u"reporter_id"_s, users},
                    {u"assignee_id"_s, users + nobody},
                    {u"priority"_s, {u"low"_s, u"urgent"_s}}},
                   texts({"title"}),
                   {u"id"_s, u"project_id"_s, u"number"_s, u"reporter_id"_s, u"assignee_id"_s, u"priority"_s},
                   {{u"number"_s}}),
        modelTable(u"comments"_s,
                   {{u"id"_s, identifiers(24)},
                    {u"task_id"_s, identifiers(20)},
                    {u"author_id"_s, users},
                    {u"body"_s, {u"it's"_s, u"ü"_s}}},
                   {}, {u"task_id"_s, u"author_id"_s, u"body"_s}),
    };
    product.tables[1].check = [](const ModelRow &row) {
        return !row.contains(u"plan"_s) || !row.contains(u"parent_id"_s);
    };
    product.tables[3].required = {u"lead_id"_s};
    product.references = {
        refers(1, "parent_id", 1),
        refers(2, "organisation_id", 1, ModelAction::Cascade),
        refers(2, "user_id", 0, ModelAction::Cascade),
        refers(3, "organisation_id", 1),
        refers(3, "lead_id", 0),
        refers(4, "project_id", 3, ModelAction::Cascade),
        refers(4, "reporter_id", 0),
        refers(4, "assignee_id", 0),
        refers(5, "task_id", 4, ModelAction::Cascade),
        refers(5, "author_id", 0),
    };
    return product;
}

const char *impactRows()
{
    return rowsOfImpact;
}

const char *caseworkRows()
{
    return rowsOfCasework;
}

const char *forgeRows()
{
    return rowsOfForge;
}

} // namespace showroom::test
