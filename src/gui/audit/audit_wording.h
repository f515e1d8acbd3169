#pragma once

#include "core/audit/audit_log.h"

/// How entries of the audit log read.
namespace showroom::gui {

/// "Environment created" for "environment.create"; the name in plain letters when it is not known here.
QString deedText(const QString &action);
/// The icon of what the deed concerns.
QString deedGlyph(const QString &action);
/// "Sessions" for "session.reset": what everything with the same first word is about.
QString deedGroup(const QString &action);

/// "1,125 → 0" over all tables; one figure when only one side was counted; empty when none was.
QString rowsText(const audit::Entry &entry);
/// "console · 10.0.0.7"; "console · this machine" on a socket.
QString originText(const audit::Entry &entry);

/// One table's rows before and after a deed; nothing where it was not counted.
struct CountChange {
    QString table;
    std::optional<qint64> before;
    std::optional<qint64> after;

    bool operator==(const CountChange &) const = default;
};
/// By table's name.
QList<CountChange> countChanges(const audit::Entry &entry);

/// One parameter of a deed: a name in words and a value on one or more lines.
struct Parameter {
    QString name;
    QString value;

    bool operator==(const Parameter &) const = default;
};
/// Nested ones are named by their way: "Request · dates · from".
QList<Parameter> parametersOf(const QJsonObject &details);

} // namespace showroom::gui
