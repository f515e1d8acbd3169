#include "generation/blueprint_spec.h"
#include "generation/civil_date.h"
#include "generation/compiled_dataset.h"
#include "generation/dataset_plan.h"
#include "generation/generator_factory.h"
#include "generation/participation.h"
#include "generation/people_compiler.h"
#include "masking/salt.h"

#include "base/environment_id.h"

#include <QThreadPool>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

std::int32_t dayOf(QDate date)
{
    return daysFromCivil({date.year(), date.month(), date.day()});
}

/// Keys of one dataset: every one is the HMAC of a label under the HMAC of what identifies the dataset under the salt.
class DatasetKeys final {
public:
    DatasetKeys(const masking::Salt &salt, const Blueprint &blueprint, const DatasetRequest &request)
        : m_root(masking::hmacSha256(masking::keyBytes(salt.secret()), identity(blueprint, request)))
        , m_hash(m_root)
    {
    }

    masking::Digest digest(const QString &label) const { return m_hash(label.toStdString()); }
    masking::SipKey key(const QString &label) const { return masking::sipKey(digest(label)); }

private:
    static std::string identity(const Blueprint &blueprint, const DatasetRequest &request)
    {
        const QStringList parts{u"showroom dataset 1"_s, request.environmentId, blueprint.name(),
                                QString::number(blueprint.rowsVersion()), QString::number(request.seed)};
        return parts.join(u'\n').toStdString();
    }

    masking::Digest m_root;
    masking::KeyedHash m_hash;
};

void findChoices(const TableSpec &table, const KindSpec *kind, ColumnContext &context)
{
    for (const ColumnSpec &column : table.columns) {
        for (const QString &name : referredColumns(generatorOf(column, kind))) {
            if (!context.choiceSlots.contains(name))
                context.choiceSlots.insert(name, int(context.choiceSlots.size()));
        }
    }
    for (const ColumnSpec &column : table.columns) {
        if (!context.choiceSlots.contains(column.info.name))
            continue;
        QStringList &values = context.choiceValues[column.info.name];
        for (const auto &[text, weight] : allValues(generatorOf(column, kind)))
            values.append(text);
    }
}

/// Builds a CompiledDataset step by step from a request without problems.
class Compiler final {
public:
    Compiler(const BlueprintPtr &blueprint, const DatasetRequest &request, const masking::Salt &salt,
             masking::CorporaPtr corpora, std::stop_token stop)
        : m_stop(std::move(stop))
        , m_dataset(std::make_unique<CompiledDataset>())
        , m_keys(salt, *blueprint, request)
    {
        m_dataset->blueprint = blueprint;
        m_dataset->request = request;
        m_dataset->corpora = std::move(corpora);
        m_dataset->counts = datasetCounts(*blueprint, request);
        m_personas = blueprint->personas(request.size);
        m_dataset->personas = m_personas.size();
    }

    Result<std::unique_ptr<const CompiledDataset>> run()
    {
        setWindow();
        m_dataset->personKey = m_keys.digest(u"person"_s);
        m_passwords = std::make_shared<const PersonaPasswords>(m_personas, m_keys.digest(u"personas"_s));
        SHOWROOM_TRY(compileGroups(*m_dataset));
        for (const TableSpec &table : spec().tableSpecs)
            compileTable(table);
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"The data is no longer wanted."_s);
        return std::unique_ptr<const CompiledDataset>(std::move(m_dataset));
    }

private:
    const BlueprintSpec &spec() const { return m_dataset->blueprint->spec(); }

    void setWindow()
    {
        const QDate reference = m_dataset->request.referenceDate;
        m_dataset->referenceDay = dayOf(reference);
        m_dataset->window = {dayOf(reference.addMonths(-m_dataset->request.months)), m_dataset->referenceDay - 1};
    }

    void compileTable(const TableSpec &table)
    {
        CompiledTable compiled;
        compiled.rows = table.rows;
        PlannedTable planned{spec().schema, table.info.name, table.info.label, table.info.columns, 0, {}};
        if (compiled.rows == RowsOf::People) {
            compiled.parts.push_back(compilePart(table, nullptr, {table.info.name, table.info.label, 0, 0}));
            compiled.parts.back().info.rowCount = m_dataset->counts.users;
            compilePeople(*m_dataset, compiled.parts.back(), m_stop);
        }
        for (const KindSpec &kind : table.kinds) {
            if (m_stop.stop_requested())
                return;
            compiled.parts.push_back(compilePart(table, &kind, {kind.info.name, kind.info.label, 0, 0}));
            compileKind(table, kind, compiled.parts.back());
        }
        for (CompiledPart &part : compiled.parts) {
            part.info.firstRow = planned.rowCount;
            planned.rowCount += part.info.rowCount;
            planned.generators.append(part.info);
        }
        m_dataset->tables.push_back(std::move(compiled));
        m_dataset->plannedTables.append(planned);
    }

    CompiledPart compilePart(const TableSpec &table, const KindSpec *kind, const GeneratorInfo &info)
    {
        const QString prefix = table.info.name + (kind ? u' ' + kind->info.name : QString());
        CompiledPart part;
        part.info = info;
        part.rows = table.rows;
        part.materialKey = m_keys.key(prefix + u" row"_s);
        part.idKey = m_keys.key(prefix + u" id"_s);
        ColumnContext context;
        context.request = &m_dataset->request;
        context.blueprint = &spec();
        context.groups = &m_dataset->groups;
        context.dataset = m_dataset.get();
        context.table = &table;
        context.kind = kind ? kind->info.name : QString();
        context.tableRows = rowsOf(table);
        context.personas = m_personas;
        context.passwords = m_passwords;
        context.field = [this, prefix](const QString &label) { return m_keys.key(prefix + u" field "_s + label); };
        context.tableField = [this, name = table.info.name](const QString &label) {
            return m_keys.key(name + u" table field "_s + label);
        };
        if (kind) {
            for (const ReferenceSpec &reference : kind->references)
                context.references.append(reference.info.column);
        }
        findChoices(table, kind, context);
        part.maxRowBytes = sizeof(std::int16_t);
        for (const ColumnSpec &column : table.columns) {
            part.columns.push_back(compileColumn(column.info, generatorOf(column, kind), context));
            part.maxRowBytes += part.columns.back()->maxBytes();
            if (context.choiceSlots.contains(column.info.name))
                part.choosers.push_back(part.columns.back().get());
        }
        return part;
    }

    std::int64_t rowsOf(const TableSpec &table) const
    {
        std::int64_t rows = table.rows == RowsOf::People ? m_dataset->counts.users : 0;
        for (const KindSpec &kind : table.kinds)
            rows += m_dataset->counts.events.value(kind.info.name);
        return rows;
    }

    void compileKind(const TableSpec &table, const KindSpec &kind, CompiledPart &part)
    {
        const QString prefix = table.info.name + u' ' + kind.info.name;
        part.info.rowCount = m_dataset->counts.events.value(kind.info.name);
        part.ends = compileMoment(kind.ends, prefix + u" end"_s);
        compileCalendars(kind, part);
        if (table.rows == RowsOf::Records) {
            const auto field = [this, prefix](const QString &label) { return m_keys.key(prefix + u' ' + label); };
            part.starts = compileMoment(kind.starts, prefix + u" start"_s);
            part.references = compileReferences(spec(), m_dataset->counts, kind, m_personas.size(), field);
            return;
        }
        part.whoField = m_keys.key(prefix + u" who"_s);
        part.dayField = m_keys.key(prefix + u" day"_s);
        part.hourField = m_keys.key(prefix + u" hour"_s);
        part.minuteField = m_keys.key(prefix + u" minute"_s);
        part.participation = participation(*m_dataset, kind, part, m_keys.key(prefix + u" participation"_s));
    }

    CompiledMoment compileMoment(const MomentSpec &moment, const QString &prefix) const
    {
        CompiledMoment compiled;
        if (!moment.after.empty())
            compiled.after = Quantiles(moment.after);
        if (!moment.within.empty())
            compiled.within = Quantiles(moment.within);
        compiled.valueField = m_keys.key(prefix + u" value"_s);
        compiled.secondField = m_keys.key(prefix + u" second"_s);
        compiled.dayField = m_keys.key(prefix + u" day"_s);
        compiled.hourField = m_keys.key(prefix + u" hour"_s);
        compiled.minuteField = m_keys.key(prefix + u" minute"_s);
        return compiled;
    }

    void compileCalendars(const KindSpec &kind, CompiledPart &part)
    {
        const auto &calendars = spec().calendars;
        if (kind.calendar.isEmpty())
            return;
        const auto calendar = std::find_if(calendars.begin(), calendars.end(),
                                           [&](const CalendarSpec &c) { return c.name == kind.calendar; });
        for (const PeopleGroup &group : m_dataset->groups) {
            part.calendars.emplace_back(*calendar, group.region, group.holidays, m_dataset->window,
                                        m_dataset->request.seasonality);
        }
    }

    std::stop_token m_stop;
    std::unique_ptr<CompiledDataset> m_dataset;
    DatasetKeys m_keys;
    QList<PersonaInfo> m_personas;
    PersonaPasswordsPtr m_passwords;
};

Error refusal(const DatasetRequest &request, QList<Problem> problems)
{
    const bool isForeign = !isEnvironmentId(request.environmentId);
    Error error =
        fail(isForeign ? ErrorCode::GuardRefused : ErrorCode::InvalidInput, problems.first().message,
             isForeign ? u"Only demo tenants and sandboxes can be filled."_s : u"Correct the values that are named."_s);
    error.problems = std::move(problems);
    return error;
}

} // namespace

Result<DatasetPlanPtr> compile(const BlueprintPtr &blueprint, const DatasetRequest &request, const masking::Salt &salt,
                               const std::stop_token &stop)
{
    if (QList<Problem> problems = checkRequest(*blueprint, request); !problems.isEmpty())
        return refusal(request, std::move(problems));
    auto compiled = Compiler(blueprint, request, salt, blueprint->spec().corpora, stop).run();
    if (!compiled)
        return compiled.error();
    return DatasetPlanPtr(std::make_shared<const DatasetPlan>(std::move(*compiled)));
}

void readAhead(const BlueprintPtr &blueprint, const QStringList &regions)
{
    QThreadPool::globalInstance()->start([blueprint, regions] {
        for (const QString &locale : localesOf(blueprint->spec(), regions))
            (void)blueprint->spec().corpora->locale(locale);
    });
}

} // namespace showroom::generation
