#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QStringList>

#include <functional>
#include <optional>

namespace showroom::database {
class Connection;
}

namespace showroom::audit {

/// One thing that was done, as the database wrote it in the transaction of the effect.
struct Entry {
    qint64 id = 0;
    QDateTime occurredAt; ///< UTC
    QString actor;        ///< the login
    QString program;      ///< as it names itself to the server: a claim, not a proof
    QString host;         ///< the client's address; "local" on a socket
    QString action;       ///< for example "environment.create"
    QString environment;  ///< empty when it concerns none
    QString reason;
    QJsonObject countsBefore; ///< rows per table; empty when none were counted
    QJsonObject countsAfter;
    QJsonObject details;
    std::optional<qint64> sequence; ///< its place in the chain; none until it is sealed
    QString hash;                   ///< 64 hexadecimal digits; empty until it is sealed

    bool operator==(const Entry &) const = default;
};

/// Which entries somebody wants to see; what is empty does not filter.
struct Filter {
    QString actor;
    QString environment;
    QString action; ///< the beginning of its name: "session." means everything about sessions
    QDateTime from; ///< included
    QDateTime until;

    bool operator==(const Filter &) const = default;
};

/// What filters can choose from, sorted.
struct Words {
    QStringList actors;
    QStringList actions;
    QStringList environments; ///< deleted ones too
};

enum class Fault {
    None,
    Missing,   ///< an entry was removed
    Changed,   ///< an entry says something else than when it was sealed
    Unchained, ///< another entry stands before it
    Cut,       ///< the end of the log is gone
    Rewritten, ///< the whole is another chain than the one whose head was kept
};

/// The end of the chain: what has to be kept elsewhere to prove later that nothing was cut off.
struct Head {
    qint64 sequence = 0; ///< 0 before anything was sealed
    QString hash;        ///< 64 hexadecimal digits

    bool operator==(const Head &) const = default;
};

/// What a look over the whole chain found.
struct Verdict {
    qint64 links = 0;
    qint64 unsealed = 0; ///< of a transaction that has just ended
    Head head;
    Fault fault = Fault::None;
    qint64 brokenSequence = 0; ///< the first link that is not as it was; 0 when all is well

    bool isSound() const { return fault == Fault::None; }
};

/// A sentence for people: what is wrong and where, or that all is well.
QString describe(const Verdict &verdict);
/// "ok", "missing", "changed", "unchained", "cut", "rewritten".
QString toWord(Fault fault);

/// At most `most` entries (10,000 in one call), newest first, from before the entry `before` on.
Result<QList<Entry>> list(database::Connection &connection, const Filter &filter, int most,
                          std::optional<qint64> before = {});
/// Every entry that passes, newest first, page by page in constant memory. An error of `visit` ends it.
Result<void> forEach(database::Connection &connection, const Filter &filter,
                     const std::function<Result<void>(const Entry &)> &visit);
Result<Words> words(database::Connection &connection);

/// The entry at a place of the chain or, where that one is missing, the next; nothing past the end.
Result<std::optional<qint64>> idOfSequence(database::Connection &connection, qint64 sequence);

/// Rows of all tables together; nothing when none were counted.
std::optional<qint64> rowsTotal(const QJsonObject &counts);

/// Recomputes every link; some 200,000 a second. With a head that was kept elsewhere the chain must still contain it.
/// Seals first what a commit left to the next one.
Result<Verdict> verify(database::Connection &connection, const std::optional<Head> &kept = {});

/// An entry as one JSON object: for scripts and exports.
QJsonObject toJson(const Entry &entry);

} // namespace showroom::audit

Q_DECLARE_METATYPE(showroom::audit::Entry)
