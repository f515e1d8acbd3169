#pragma once

#include "core/sessions/session.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace showroom::sessions {

enum class Operation { Created, Edited, Deleted };

/// "created", "edited" and "deleted".
QString toWord(Operation operation);
std::optional<Operation> operationFromWord(const QString &word);

/// A field with its text in the base data and in the session; a null text is no value.
struct FieldChange {
    QString field;
    QString before;
    QString after;

    bool operator==(const FieldChange &) const = default;
};

/// A row that a session made, changed or removed.
struct RowChange {
    QString table; ///< "impact.users"
    QString key;
    QString label; ///< what people call it; the key where nothing better is known
    Operation operation = Operation::Edited;
    QList<FieldChange> fields; ///< of an edited row the changed ones, else those that have a value

    bool operator==(const RowChange &) const = default;
};

struct TableChanges {
    QString table;
    ChangeCounts changes;

    bool operator==(const TableChanges &) const = default;
};

/// What a reset takes away and brings back, or what an archive holds.
struct ChangeSummary {
    QList<TableChanges> tables; ///< those with changes
    QString revision;           ///< of a session: another one when anything changed since

    ChangeCounts total() const;
    bool operator==(const ChangeSummary &) const = default;
};

/// Where changes lie: with a session, or in an archive of it.
struct ChangeSet {
    QString sessionId;
    qint64 archiveId = 0; ///< 0: what the session has now

    bool operator==(const ChangeSet &) const = default;
};

/// Which changes a list shows.
struct ChangeRange {
    ChangeSet set;
    QString table;                      ///< empty: of every table
    std::optional<Operation> operation; ///< empty: every one
    QString filter;                     ///< occurs in the label, the key, or a field's name or values

    bool operator==(const ChangeRange &) const = default;
};

/// A part of a list of changes.
struct ChangePage {
    QList<RowChange> rows;
    std::optional<qint64> next; ///< where the next part begins; empty: these are the last ones
};

/// How a reset ended. There is no archive (its id is 0) of a session that nobody had changed.
struct ResetOutcome {
    Archive archive;
};

enum class Choice { KeepCurrent, TakeArchived };

/// "current" and "archived".
QString toWord(Choice choice);
std::optional<Choice> choiceFromWord(const QString &word);

/// A field of a row that was changed before the reset and again after it; a null text is no value.
struct ConflictField {
    QString field;
    QString archived;
    QString current;
    QString base;

    bool operator==(const ConflictField &) const = default;
};

/// A row that an archive and the session as it is now have differently.
struct Conflict {
    QString table;
    QString key;
    QJsonObject keyValues; ///< by column, as a decision names it
    QString label;
    Operation archived = Operation::Edited; ///< what was done to it before the reset
    Operation current = Operation::Edited;  ///< and after it
    QList<ConflictField> fields;

    bool operator==(const Conflict &) const = default;
};

/// Which of two changes a row gets.
struct Decision {
    QString table;
    QJsonObject keyValues;
    Choice choice = Choice::KeepCurrent;
};

/// How an undo is meant.
struct UndoRequest {
    Archive archive;
    QList<Decision> decisions;
    std::optional<Choice> rest = {}; ///< for rows changed twice that have no decision
    bool isPartial = false;          ///< leave out what work done since stands against, in place of refusing all
    QString reason = {};             ///< for the audit log
};

/// A change that an undo could not bring back, and why.
struct LeftOut {
    QString table;
    QString key; ///< empty: a column of the table that is gone
    QString problem;

    bool operator==(const LeftOut &) const = default;
};

/// How an undo ended.
struct UndoOutcome {
    Archive archive;
    QList<LeftOut> leftOut; ///< rows in it stay archived

    /// Changes that came back.
    qint64 restored() const;
};

/// A table's rows as they were recorded at seeding and as they are.
struct TableVerification {
    QString table;
    qint64 recordedRows = 0;
    qint64 rows = 0;
    QString recordedFingerprint; ///< 64 hexadecimal digits, likewise the other
    QString fingerprint;
    bool isIntact = false;

    bool operator==(const TableVerification &) const = default;
};

} // namespace showroom::sessions

Q_DECLARE_METATYPE(showroom::sessions::RowChange)
