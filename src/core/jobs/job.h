#pragma once

#include "base/error.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace showroom::jobs {

/// A paused job stopped between two steps; nobody works on it until it is resumed.
enum class JobState { Queued, Running, Paused, Done, Failed, Cancelled };

enum class PartState { Waiting, Running, Done, Failed };

/// Progress of one part of a job, for example of one generator ("Donation").
struct PartProgress {
    QString name;  ///< stable ("donation")
    QString label; ///< for people ("Donation")
    qint64 done = 0;
    qint64 total = 0;
    PartState state = PartState::Waiting;

    bool operator==(const PartProgress &) const = default;
};

/// Where a job stands. Counts are rows for seeding and export.
struct JobProgress {
    /// What happens now, stable: "write", "index", "analyze", "fingerprint", "delete", "verify", "export".
    QString phase;
    qint64 done = 0;
    qint64 total = 0;
    qint64 resumedAt = 0; ///< of `done`, what an earlier owner had finished
    qint64 elapsedMs = 0; ///< since the present owner began
    QList<PartProgress> parts;
    QList<QString> log;   ///< the latest lines, oldest first, each "hh:mm:ss text" in UTC
    qint64 earlierMs = 0; ///< what earlier owners worked

    /// What all owners worked; pauses don't count.
    qint64 workedMs() const { return earlierMs + elapsedMs; }
    /// 0…1; 0 when the total isn't known.
    double share() const;
    /// Per second, since the present owner began; 0 in the first moments.
    double rate() const;
    /// By the rate so far; empty while nothing can be said, and once all is counted: what comes then has no count.
    std::optional<qint64> remainingMs() const;

    bool operator==(const JobProgress &) const = default;
};

/// One long operation as the database records it.
struct Job {
    qint64 id = 0;
    QString kind; ///< "seed", "export", "teardown"
    QString environmentId;
    JobState state = JobState::Queued;
    bool isOrphaned = false; ///< running by its record, but nobody lives who works on it
    bool isCancelRequested = false;
    bool isPauseRequested = false;
    int run = 0;     ///< rises with every owner
    QString actor;   ///< the login that started it
    QString program; ///< "showroom", "showroomctl"
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime finishedAt;
    JobProgress progress;
    QJsonObject parameters;
    QJsonObject outcome; ///< figures of a finished job ("rows", "bytes", "fingerprint", "remaining" …)
    std::optional<Error> error;

    /// From the start to the end, or to now for a running one; 0 before the start. Of a job that was paused or taken
    /// over, the time that was worked on it.
    qint64 durationMs(const QDateTime &now) const;
    /// Waits or runs by its record; a paused job does neither.
    bool isActive() const { return state == JobState::Queued || state == JobState::Running; }

    /// By owner and time of work; a record that ended is never older than one that goes on.
    bool isOlderThan(const Job &other) const;

    bool operator==(const Job &) const = default;
};

/// What may be done with a job as it stands; the interface and the operations ask the same.
bool hasSteps(const Job &job);  ///< its kind can stop between two steps and go on later
bool canPause(const Job &job);  ///< waits or runs, has steps, and nobody asked it to stop yet
bool canCancel(const Job &job); ///< is not over, and nobody asked it to stop yet
bool canResume(const Job &job); ///< somebody has to ask for it before it goes on

QString toWord(JobState state);
QString toWord(PartState state);
std::optional<JobState> jobStateFromWord(QStringView word);

QJsonObject toJson(const JobProgress &progress);
JobProgress progressFromJson(const QJsonObject &json);

} // namespace showroom::jobs

Q_DECLARE_METATYPE(showroom::jobs::Job)
