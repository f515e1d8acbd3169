#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

namespace showroom::generation {

struct BlueprintSpec;

/// The types of columns that generators write, each in PostgreSQL's binary form.
enum class ColumnType { Text, Uuid, Integer, BigInteger, Numeric, Boolean, Date, Timestamp, Json };

/// PostgreSQL's name of a type, for example "timestamptz".
QString columnTypeName(ColumnType type);

struct ColumnInfo {
    QString name;
    ColumnType type = ColumnType::Text;
};

/// A foreign key within the environment: (environment column, column) refers to the parent's key.
struct ParentInfo {
    QString table;
    QString column;
};

struct TableInfo {
    QString name;
    QString label;
    QString environmentColumn; ///< the first column of the primary key, for example "tenant_id"
    QString keyColumn;         ///< the second one, for example "id"
    QList<ColumnInfo> columns; ///< in the order of the COPY rows
    QList<ParentInfo> parents;
};

/// A table of the product that carries something out of the company (webhooks, integrations, mail queues): it takes no
/// row of an environment.
struct OutboundInfo {
    QString table;
    QString environmentColumn; ///< what tells whose a row is
};

/// A kind of event: one generator, one entry of `eventsByKind`.
struct KindInfo {
    QString name;
    QString label;
    QString description;
};

struct SizeInfo {
    QString name;
    QString label;
    QString description; ///< what it is good for
    qint64 users = 0;
    QMap<QString, qint64> counts; ///< rows by kind, before a vertical shifts the mix
    QStringList personas;         ///< keys of the personas that come with it
    qint64 events() const;
};

/// A pre-made login of an environment: a person whose name and mail address are given instead of drawn.
struct PersonaInfo {
    QString key; ///< how links and commands call it, for example "ceo"
    QString name;
    QString email;
    QString role;
    QString avatar;   ///< a path of the product's; may be empty
    QString password; ///< unless somebody sets another one; rows hold its hash only
};

struct RegionInfo {
    QString name;
    QString label;
    QString description;
    QString currency;
};

struct VerticalInfo {
    QString name;
    QString label;
    QString description;
    QMap<QString, int> multipliers; ///< percent by kind; a kind that is not named keeps 100
};

/// A versioned description of a product's demo data: which tables, how many rows, by which generators. Immutable.
class Blueprint final {
public:
    Blueprint(BlueprintSpec spec, QByteArray checksum);
    ~Blueprint();
    Q_DISABLE_COPY_MOVE(Blueprint)

    const QString &name() const;
    const QString &label() const;
    const QString &description() const;
    int version() const;
    /// The first version whose rows this one makes, too, bit for bit; version() unless it says so (`sameRowsSince`).
    int rowsVersion() const;
    /// SHA-256 of the source, in hexadecimal digits.
    const QByteArray &checksum() const { return m_checksum; }
    /// The product's schema, for example "impact".
    const QString &schema() const;

    /// Parents before children.
    const QList<TableInfo> &tables() const;
    /// Tables that take no row of an environment; none of them is among tables().
    const QList<OutboundInfo> &outbound() const;
    const QList<KindInfo> &kinds() const;
    const QList<SizeInfo> &sizes() const;
    const QList<RegionInfo> &regions() const;
    const QList<VerticalInfo> &verticals() const;
    /// Months of history unless somebody chooses otherwise.
    int months() const;
    /// The personas of a size, in the order of their rows; of the first size when there is none of that name. Empty
    /// where the blueprint knows no personas.
    QList<PersonaInfo> personas(QStringView size) const;

    const KindInfo *kind(QStringView name) const;
    const SizeInfo *size(QStringView name) const;
    const RegionInfo *region(QStringView name) const;
    const VerticalInfo *vertical(QStringView name) const;

    /// Everything that was read; for the engine.
    const BlueprintSpec &spec() const { return *m_spec; }

private:
    std::unique_ptr<const BlueprintSpec> m_spec;
    QByteArray m_checksum;
};

using BlueprintPtr = std::shared_ptr<const Blueprint>;

/// Reads a blueprint from YAML. `sourceName` is what messages call it (a file's name). Every breach of the JSON Schema
/// and every dangling reference is a Problem with its line and column in the message, all of them at once
/// (InvalidInput).
Result<BlueprintPtr> readBlueprint(const QByteArray &yaml, const QString &sourceName);

/// The names of the blueprints that Showroom brings along.
QStringList builtInBlueprints();

/// One of them; NotFound names those that exist.
Result<BlueprintPtr> loadBuiltIn(const QString &name);

/// The YAML source of one of them; empty when there is none of that name.
QByteArray builtInSource(const QString &name);

} // namespace showroom::generation
