#pragma once

#include "core/sessions/changes.h"
#include "core/sessions/session.h"

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
QJsonObject toJson(const sessions::TableVerification &table);
/// Counts per table, and in all.
QJsonObject toJson(const sessions::ChangeSummary &summary);

QString sessionsTable(const QList<sessions::Session> &sessions, const QString &none);
QString sessionText(const sessions::Session &session);
QString archivesTable(const QList<sessions::Archive> &archives);
QString summaryTable(const sessions::ChangeSummary &summary);
QString rowsText(const QList<sessions::RowChange> &rows);
QString conflictsText(const QList<sessions::Conflict> &conflicts);
QString verificationTable(const QList<sessions::TableVerification> &tables);

} // namespace showroom::cli
