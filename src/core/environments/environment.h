#pragma once

#include <QDateTime>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace showroom::environments {

enum class Kind { Demo, Sandbox };

/// The one set of states of every environment. "Expiring" is computed from expiresAt, never stored.
enum class Status { Queued, Seeding, Ready, Refreshing, Failed, Cancelled, Expired, Deleting, Deleted };

/// Rows in the product's own tables, or a schema of the environment's own.
enum class Isolation { SharedSchema, Full };

/// One demo tenant or sandbox as the database knows it.
struct Environment {
    QString id;
    QString name;
    Kind kind = Kind::Demo;
    QString sandboxType; ///< a sandbox's, as a word ("trial"); empty for a demo tenant
    Status status = Status::Queued;
    Isolation isolation = Isolation::SharedSchema;
    QString blueprint;
    int blueprintVersion = 0;
    QString size; ///< a size of the blueprint, or "custom"
    QStringList regions;
    QString vertical;
    int months = 12;
    bool seasonality = true;
    quint64 seed = 0;
    QDate referenceDate; ///< the history ends before this day begins (UTC)
    QString saltVersion;
    QString fingerprint; ///< 64 hex digits, empty until the data is complete
    QString owner;
    QString adminEmail;
    QString description;
    QString customer;
    QString notes;
    QStringList tags;
    bool isProtected = false;
    QDateTime createdAt;
    QDateTime expiresAt;
    QDateTime lastAccessAt;
    QMap<QString, qint64> ownCounts;    ///< events per kind that were asked for in place of the size's
    std::optional<qint64> ownUsers;     ///< likewise
    QMap<QString, qint64> counts;       ///< rows per table ("impact.users"), as planned when it was created
    QMap<QString, qint64> eventsByKind; ///< events per kind
    qint64 eventsTotal = 0;
    std::optional<qint64> storageBytes; ///< measured when the data was complete
    std::optional<qint64> jobId;        ///< the latest job on it
    bool isInterrupted = false;         ///< whoever ran that job is gone
    bool isPaused = false;              ///< that job was paused
    qint64 durationMs = 0;              ///< of the job that filled it

    qint64 rowsTotal() const;
    bool operator==(const Environment &) const = default;
};

/// Stable words of the database, the JSON output and the interface ("ready", "shared_schema", "demo").
QString toWord(Status status);
QString toWord(Kind kind);
QString toWord(Isolation isolation);
std::optional<Status> statusFromWord(QStringView word);
std::optional<Isolation> isolationFromWord(QStringView word);

/// True while the rows that an environment was planned with are not known to be there; its counts are the plan's.
bool hasPlannedCounts(const Environment &environment);

/// What may be done with an environment in a state; the interface and the operations ask the same.
bool canExport(const Environment &environment);   ///< complete data: ready or expired
bool canTearDown(const Environment &environment); ///< not being deleted or gone, not protected
bool canResume(const Environment &environment);   ///< filling it failed, was cancelled or lost its owner

} // namespace showroom::environments

Q_DECLARE_METATYPE(showroom::environments::Environment)
