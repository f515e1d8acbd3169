#include "generation/blueprint.h"

#include "generation/blueprint_spec.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QMutex>

#include <algorithm>
#include <numeric>

static void initialiseBlueprintResources()
{
    Q_INIT_RESOURCE(blueprints);
}

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

const QString folder = u":/showroom/blueprints"_s;

template <class T>
const T *named(const QList<T> &list, QStringView name)
{
    const auto found = std::find_if(list.cbegin(), list.cend(), [&](const T &item) { return item.name == name; });
    return found == list.cend() ? nullptr : &*found;
}

} // namespace

const GeneratorSpec &generatorOf(const ColumnSpec &column, const KindSpec *kind)
{
    if (kind) {
        if (const auto found = kind->columns.constFind(column.info.name); found != kind->columns.cend())
            return *found;
    }
    return column.generator;
}

std::vector<QPair<QString, int>> allValues(const GeneratorSpec &spec)
{
    std::vector<QPair<QString, int>> values = spec.values;
    for (const VariantSpec &variant : spec.variants)
        values.insert(values.end(), variant.values.begin(), variant.values.end());
    return values;
}

QStringList referredColumns(const GeneratorSpec &spec)
{
    QStringList names;
    if (!spec.whenColumn.isEmpty())
        names.append(spec.whenColumn);
    for (const auto &[name, property] : spec.properties)
        names += referredColumns(property);
    return names;
}

QString columnTypeName(ColumnType type)
{
    switch (type) {
    case ColumnType::Text:
        return u"text"_s;
    case ColumnType::Uuid:
        return u"uuid"_s;
    case ColumnType::Integer:
        return u"integer"_s;
    case ColumnType::BigInteger:
        return u"bigint"_s;
    case ColumnType::Numeric:
        return u"numeric"_s;
    case ColumnType::Boolean:
        return u"boolean"_s;
    case ColumnType::Date:
        return u"date"_s;
    case ColumnType::Timestamp:
        return u"timestamptz"_s;
    case ColumnType::Json:
        return u"jsonb"_s;
    }
    Q_UNREACHABLE();
}

qint64 SizeInfo::events() const
{
    return std::accumulate(counts.cbegin(), counts.cend(), qint64(0));
}

Blueprint::Blueprint(BlueprintSpec spec, QByteArray checksum)
    : m_spec(std::make_unique<const BlueprintSpec>(std::move(spec)))
    , m_checksum(std::move(checksum))
{
}

Blueprint::~Blueprint() = default;

const QString &Blueprint::name() const
{
    return m_spec->name;
}

const QString &Blueprint::label() const
{
    return m_spec->label;
}

const QString &Blueprint::description() const
{
    return m_spec->description;
}

int Blueprint::version() const
{
    return m_spec->version;
}

int Blueprint::rowsVersion() const
{
    return m_spec->rowsVersion;
}

const QString &Blueprint::schema() const
{
    return m_spec->schema;
}

const QList<TableInfo> &Blueprint::tables() const
{
    return m_spec->tables;
}

const QList<OutboundInfo> &Blueprint::outbound() const
{
    return m_spec->outbound;
}

const QList<KindInfo> &Blueprint::kinds() const
{
    return m_spec->kinds;
}

const QList<SizeInfo> &Blueprint::sizes() const
{
    return m_spec->sizes;
}

const QList<RegionInfo> &Blueprint::regions() const
{
    return m_spec->regions;
}

const QList<VerticalInfo> &Blueprint::verticals() const
{
    return m_spec->verticals;
}

int Blueprint::months() const
{
    return m_spec->months;
}

QList<PersonaInfo> Blueprint::personas(QStringView size) const
{
    const SizeInfo *wanted = this->size(size) ? this->size(size) : &sizes().first();
    QList<PersonaInfo> personas;
    for (const QString &key : wanted->personas) {
        const auto found = std::find_if(m_spec->personas.cbegin(), m_spec->personas.cend(),
                                        [&](const PersonaInfo &persona) { return persona.key == key; });
        if (found != m_spec->personas.cend())
            personas.append(*found);
    }
    return personas;
}

const KindInfo *Blueprint::kind(QStringView name) const
{
    return named(kinds(), name);
}

const SizeInfo *Blueprint::size(QStringView name) const
{
    return named(sizes(), name);
}

const RegionInfo *Blueprint::region(QStringView name) const
{
    return named(regions(), name);
}

const VerticalInfo *Blueprint::vertical(QStringView name) const
{
    return named(verticals(), name);
}

QStringList builtInBlueprints()
{
    initialiseBlueprintResources();
    QStringList names = QDir(folder).entryList({u"*.yaml"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

QByteArray builtInSource(const QString &name)
{
    if (!builtInBlueprints().contains(name))
        return {};
    QFile file(folder + u'/' + name + u".yaml"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<BlueprintPtr> loadBuiltIn(const QString &name)
{
    const QByteArray source = builtInSource(name);
    if (source.isEmpty()) {
        return fail(ErrorCode::NotFound, u"There is no blueprint \"%1\"."_s.arg(name),
                    u"Blueprints: %1."_s.arg(builtInBlueprints().join(u", "_s)));
    }
    // What the program carries never changes, so it is read and checked once.
    static QMutex mutex;
    static QHash<QString, BlueprintPtr> read;
    const QMutexLocker lock(&mutex);
    if (const auto known = read.constFind(name); known != read.cend())
        return *known;
    auto blueprint = readBlueprint(source, name + u".yaml"_s);
    if (blueprint)
        read.insert(name, *blueprint);
    return blueprint;
}

} // namespace showroom::generation
