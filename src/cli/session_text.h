#pragma once

#include "core/sessions/changes.h"
#include "core/sessions/session.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

/// What the verbs `session` and `reset` print: JSON for scripts, text for people. docs/cli.md is the reference of the
/// keys.
namespace showroom::cli {

QJsonObject toJson(const sessions::Session &session);
QJsonObject toJson(const sessions::Archive &archive);
QJsonObject toJson(const sessions::ChangeCounts &counts);
QJsonObject toJson(const sessions::RowChange &row);
QJsonObject toJson(const sessions::Conflict &conflict);
QJsonObject toJson(const sessions::LeftOut &change);
QJsonObject toJson(const sessions::TableVerification &table);
/// Counts per table, and in all.
QJsonObject toJson(const sessions::ChangeSummary &summary);

/// Of values that have a toJson().
template <class T>
QJsonArray arrayOf(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

QString sessionsTable(const QList<sessions::Session> &sessions, const QString &none);
QString sessionText(const sessions::Session &session);
QString archivesTable(const QList<sessions::Archive> &archives);
QString summaryTable(const sessions::ChangeSummary &summary);
QString rowsText(const QList<sessions::RowChange> &rows);
QString conflictsText(const QList<sessions::Conflict> &conflicts);
/// Nothing when nothing was left out.
QString leftOutText(const QList<sessions::LeftOut> &changes);
QString verificationTable(const QList<sessions::TableVerification> &tables);

} // namespace showroom::cli
