#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace showroom::sessions {

/// What a person types before changes are taken away.
QString resetToken();

/// No activity for this many days makes a session stale, unless somebody says another number.
inline constexpr int staleDays = 7;
inline constexpr int mostStaleDays = 365;

/// Whether a session is one person's or all users' of its environment.
enum class Mode { Personal, Shared };

/// "personal" and "shared".
QString toWord(Mode mode);
Mode modeFromWord(const QString &word);

/// Rows that a session made, changed and removed.
struct ChangeCounts {
    qint64 created = 0;
    qint64 edited = 0;
    qint64 deleted = 0;

    qint64 total() const { return created + edited + deleted; }
    bool operator==(const ChangeCounts &) const = default;
};

/// "In use until 15:00": no reset, refresh or sweep meanwhile.
struct Hold {
    QString heldBy;
    QString reason;
    QDateTime until;    ///< invalid: not held
    bool isOwn = false; ///< the caller's, whom it does not keep out

    bool isActive() const { return until.isValid(); }
    bool operator==(const Hold &) const = default;
};

/// One person's private layer of changes over an environment's base data, or one that all its users share.
struct Session {
    QString id;
    QString environmentId;
    QString environmentName;
    QString person; ///< "*" in a shared one
    QString name;
    Mode mode = Mode::Personal;
    bool isOpen = true;
    bool isKept = false; ///< never stale
    bool isStale = false;
    bool isMine = true; ///< the caller may reset, hold and close it
    ChangeCounts changes;
    int tokens = 0; ///< that let somebody in
    Hold hold;
    QDateTime createdAt;
    QDateTime lastActivity;
    QDateTime undoUntil; ///< of the latest reset; invalid: nothing to undo

    bool operator==(const Session &) const = default;
};

/// A session that was opened or resumed. The token opens it to whoever has it and is told this one time.
struct OpenedSession {
    Session session;
    QString token; ///< "srs_" and 43 characters
    bool isResumed = false;
};

/// What lets somebody into a session; the token itself is known to its owner alone.
struct SessionToken {
    QString id;
    QString person;
    QString issuedBy;
    QDateTime createdAt;
    QDateTime expiresAt; ///< invalid: never
    QDateTime revokedAt; ///< invalid: it is valid

    bool operator==(const SessionToken &) const = default;
};

/// Changes that a reset, an undo or a close took away; they can be brought back until `expiresAt`.
struct Archive {
    qint64 id = 0;
    QString sessionId;
    QString environmentId;
    QString environmentName;
    QString person;
    QString sessionName;
    QString reason;     ///< what put it there: "reset", "undo" or "closed"
    bool isMine = true; ///< the caller may bring it back
    qint64 changes = 0;
    QDateTime archivedAt;
    QDateTime expiresAt;

    bool operator==(const Archive &) const = default;
};

} // namespace showroom::sessions

Q_DECLARE_METATYPE(showroom::sessions::Session)
Q_DECLARE_METATYPE(showroom::sessions::Archive)
