#include "generation/dataset_request.h"

#include "base/environment_id.h"
#include "generation/blueprint_spec.h"
#include "generation/references.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

const QString customSize = u"custom"_s;
constexpr qint64 eventsPerCustomUser = 50;
constexpr int firstYear = 2000;
constexpr int lastYear = 2099;

template <class T>
QString namesOf(const QList<T> &list)
{
    QStringList names;
    for (const T &item : list)
        names.append(item.name);
    return names.join(u", "_s);
}

/// Multiplied weights scaled back to a total by largest remainder; ties go to the kind that the blueprint names first.
QMap<QString, qint64> scaledBack(const QList<KindInfo> &kinds, const QMap<QString, qint64> &weights, qint64 total)
{
    const qint64 weightSum = std::accumulate(weights.cbegin(), weights.cend(), qint64(0));
    QMap<QString, qint64> counts;
    if (weightSum == 0)
        return weights;
    __extension__ using Wide = __int128;
    QList<QPair<qint64, QString>> remainders;
    qint64 given = 0;
    for (const KindInfo &kind : kinds) {
        const Wide share = Wide(weights.value(kind.name)) * total;
        counts[kind.name] = qint64(share / weightSum);
        given += counts[kind.name];
        remainders.append({qint64(share % weightSum), kind.name});
    }
    std::stable_sort(remainders.begin(), remainders.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    for (qint64 i = 0; i < total - given; ++i)
        ++counts[remainders.at(qsizetype(i)).second];
    return counts;
}

QMap<QString, qint64> sizeCounts(const Blueprint &blueprint, const SizeInfo &size, const VerticalInfo *vertical)
{
    QMap<QString, qint64> counts;
    for (const TableSpec &table : blueprint.spec().tableSpecs) {
        QList<KindInfo> kinds;
        QMap<QString, qint64> weights;
        qint64 total = 0;
        for (const KindSpec &kind : table.kinds) {
            const QString &name = kind.info.name;
            kinds.append(kind.info);
            weights[name] = size.counts.value(name) * (vertical ? vertical->multipliers.value(name, 100) : 100);
            total += size.counts.value(name);
        }
        counts.insert(scaledBack(kinds, weights, total));
    }
    return counts;
}

/// Collects the problems of a request field by field.
class RequestChecker final {
public:
    RequestChecker(const Blueprint &blueprint, const DatasetRequest &request)
        : m_blueprint(blueprint)
        , m_request(request)
    {
    }

    QList<Problem> run()
    {
        if (!isEnvironmentId(m_request.environmentId)) {
            add(u"id"_s, u"not-an-environment"_s,
                u"\"%1\" is no environment's id: it must begin with demo- or sandbox-."_s.arg(m_request.environmentId));
        }
        checkSize();
        checkCounts();
        checkUsers();
        checkRecords();
        checkRegions();
        if (!m_blueprint.vertical(m_request.vertical)) {
            add(u"vertical"_s, u"unknown"_s,
                u"There is no vertical \"%1\"; choose one of %2."_s.arg(m_request.vertical,
                                                                        namesOf(m_blueprint.verticals())));
        }
        if (m_request.months < minMonths || m_request.months > maxMonths) {
            add(u"months"_s, u"out-of-range"_s,
                u"The history is %1 months long; choose %2 to %3."_s.arg(m_request.months)
                    .arg(minMonths)
                    .arg(maxMonths));
        }
        if (m_request.seed > quint64(maxSeed))
            add(u"seed"_s, u"out-of-range"_s, u"The seed is too large; the largest is %1."_s.arg(maxSeed));
        checkReferenceDate();
        return m_problems;
    }

private:
    void add(const QString &field, const QString &code, const QString &message)
    {
        m_problems.append({field, code, message});
    }

    void checkSize()
    {
        if (m_request.size.isEmpty() && m_request.counts.isEmpty())
            add(u"size"_s, u"required"_s, u"Choose a size: %1."_s.arg(namesOf(m_blueprint.sizes())));
        else if (m_request.size == customSize && m_request.counts.isEmpty())
            add(u"count"_s, u"required"_s, u"A custom size needs a count for at least one kind of event."_s);
        else if (!m_request.size.isEmpty() && m_request.size != customSize && !m_blueprint.size(m_request.size)) {
            add(u"size"_s, u"unknown"_s,
                u"There is no size \"%1\"; choose one of %2."_s.arg(m_request.size, namesOf(m_blueprint.sizes())));
        }
    }

    void checkCounts()
    {
        qint64 total = 0;
        for (auto it = m_request.counts.cbegin(); it != m_request.counts.cend(); ++it) {
            if (!m_blueprint.kind(it.key())) {
                add(u"count"_s, u"unknown"_s,
                    u"There is no kind of event \"%1\"; choose from %2."_s.arg(it.key(), namesOf(m_blueprint.kinds())));
            }
            if (it.value() < 0 || it.value() > maxEvents) {
                add(u"count"_s, u"out-of-range"_s,
                    u"The count of %1 is %2; choose 0 to %3."_s.arg(it.key()).arg(it.value()).arg(maxEvents));
            }
            total += std::clamp<qint64>(it.value(), 0, maxEvents);
        }
        if (total > maxEvents && !hasProblem(u"count"))
            add(u"count"_s, u"out-of-range"_s, u"%1 events are too many; the most are %2."_s.arg(total).arg(maxEvents));
    }

    void checkUsers()
    {
        if (!m_request.users || (*m_request.users >= 1 && *m_request.users <= maxUsers))
            return;
        if (*m_request.users == 0 && !hasProblem(u"size") && !hasProblem(u"count") &&
            datasetCounts(m_blueprint, m_request).eventsTotal == 0)
            return;
        add(u"users"_s, u"out-of-range"_s,
            u"%1 users are not possible; choose 1 to %2, because events need somebody."_s.arg(*m_request.users)
                .arg(maxUsers));
    }

    /// Every record needs a row to hang on, every persona a row, and nobody is a member twice.
    void checkRecords()
    {
        if (hasProblem(u"size") || hasProblem(u"count") || hasProblem(u"users"))
            return;
        const BlueprintSpec &spec = m_blueprint.spec();
        const DatasetCounts counts = datasetCounts(m_blueprint, m_request);
        const qint64 personas = m_blueprint.personas(m_request.size).size();
        if (counts.users < personas) {
            add(u"users"_s, u"out-of-range"_s,
                u"%1 users are too few: %2 come as personas."_s.arg(counts.users).arg(personas));
        }
        for (const TableSpec &table : spec.tableSpecs) {
            for (const KindSpec &kind : table.kinds) {
                if (counts.events.value(kind.info.name) > 0 && !kind.references.empty())
                    checkReferences(kind, counts);
            }
        }
    }

    void checkReferences(const KindSpec &kind, const DatasetCounts &counts)
    {
        const qint64 rows = counts.events.value(kind.info.name);
        qint64 parents = 0;
        for (const ReferenceSpec &reference : kind.references) {
            const qint64 referred =
                referredRows(m_blueprint.spec(), counts, reference.info.table, reference.kinds).count;
            parents = parents == 0 ? referred : parents;
            const bool isMissing = referred == 0 ||
                                   (!reference.within.isEmpty() && counts.events.value(reference.within) == 0) ||
                                   (!reference.through.isEmpty() && counts.events.value(reference.through) == 0);
            if (isMissing) {
                add(u"count"_s, u"out-of-range"_s,
                    u"%1 (%2) need rows to hang on, and there are none."_s.arg(kind.info.label).arg(rows));
                return;
            }
            if (reference.isOther && referred < 2) {
                add(u"count"_s, u"out-of-range"_s,
                    u"%1 (%2) need two rows to hang on."_s.arg(kind.info.label).arg(rows));
                return;
            }
            if (reference.spread == Spread::Turn && shareStart(1, parents, rows) > referred) {
                add(u"count"_s, u"out-of-range"_s,
                    u"%1 (%2) are too many for %3 users: nobody can be a member twice."_s.arg(kind.info.label)
                        .arg(rows)
                        .arg(referred));
            }
        }
    }

    void checkRegions()
    {
        if (m_request.regions.isEmpty())
            add(u"regions"_s, u"required"_s, u"Choose at least one region: %1."_s.arg(namesOf(m_blueprint.regions())));
        for (const QString &region : m_request.regions) {
            if (!m_blueprint.region(region)) {
                add(u"regions"_s, u"unknown"_s,
                    u"There is no region \"%1\"; choose from %2."_s.arg(region, namesOf(m_blueprint.regions())));
            }
        }
        if (QSet<QString>(m_request.regions.cbegin(), m_request.regions.cend()).size() != m_request.regions.size())
            add(u"regions"_s, u"duplicate"_s, u"A region is named twice."_s);
    }

    void checkReferenceDate()
    {
        const QDate date = m_request.referenceDate;
        if (!date.isValid())
            add(u"asOf"_s, u"required"_s, u"The reference date is missing or is no date."_s);
        else if (date.year() < firstYear || date.year() > lastYear) {
            add(u"asOf"_s, u"out-of-range"_s,
                u"The end of the history must be a day in the years %1 to %2, for example 2026-11-20."_s.arg(firstYear)
                    .arg(lastYear));
        }
    }

    bool hasProblem(QStringView field) const
    {
        return std::any_of(m_problems.cbegin(), m_problems.cend(), [&](const Problem &p) { return p.field == field; });
    }

    const Blueprint &m_blueprint;
    const DatasetRequest &m_request;
    QList<Problem> m_problems;
};

} // namespace

quint64 defaultSeed(QStringView environmentId)
{
    const QByteArray label = "showroom seed 1 " + environmentId.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(label, QCryptographicHash::Sha256);
    quint64 seed = 0;
    for (int i = 0; i < 6; ++i)
        seed = seed << 8 | quint64(uchar(hash.at(i)));
    return seed;
}

QList<Problem> checkRequest(const Blueprint &blueprint, const DatasetRequest &request)
{
    return RequestChecker(blueprint, request).run();
}

DatasetCounts datasetCounts(const Blueprint &blueprint, const DatasetRequest &request)
{
    DatasetCounts counts;
    const SizeInfo *size = blueprint.size(request.size);
    if (size)
        counts.events = sizeCounts(blueprint, *size, blueprint.vertical(request.vertical));
    for (const KindInfo &kind : blueprint.kinds())
        counts.events.insert(kind.name, request.counts.value(kind.name, counts.events.value(kind.name)));
    counts.eventsTotal = std::accumulate(counts.events.cbegin(), counts.events.cend(), qint64(0));
    const qint64 byActivity = std::clamp<qint64>(counts.eventsTotal / eventsPerCustomUser, 1, maxUsers);
    counts.users = request.users.value_or(size ? size->users : byActivity);
    return counts;
}

QMap<QString, qint64> rowsPerTable(const Blueprint &blueprint, const DatasetRequest &request)
{
    const DatasetCounts counts = datasetCounts(blueprint, request);
    QMap<QString, qint64> rows;
    for (const TableSpec &table : blueprint.spec().tableSpecs) {
        qint64 &count = rows[blueprint.spec().schema + u'.' + table.info.name];
        count = table.rows == RowsOf::People ? counts.users : 0;
        for (const KindSpec &kind : table.kinds)
            count += counts.events.value(kind.info.name);
    }
    return rows;
}

} // namespace showroom::generation
