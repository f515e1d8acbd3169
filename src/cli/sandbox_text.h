#pragma once

#include "core/sandboxes/access_link.h"
#include "core/sandboxes/sandbox.h"
#include "core/sandboxes/sweep.h"
#include "core/sandboxes/usage.h"

#include <QJsonObject>
#include <QList>
#include <QString>

/// What the verbs `sandbox` and `sweep` print: JSON for scripts, text for people. docs/cli.md is the reference of the
/// keys.
namespace showroom::cli {

QJsonObject toJson(const sandboxes::Sandbox &sandbox);
QJsonObject toJson(const sandboxes::AccessLink &link);
QJsonObject toJson(const sandboxes::Persona &persona);
QJsonObject toJson(const sandboxes::User &user);
QJsonObject toJson(const sandboxes::Usage &usage);
QJsonObject toJson(const sandboxes::UsageDay &day);
QJsonObject toJson(const sandboxes::SweepItem &item);

QString sandboxesTable(const QList<sandboxes::Sandbox> &sandboxes, const QDateTime &now);
QString sandboxText(const sandboxes::Sandbox &sandbox, const QString &url);
QString personasTable(const QList<sandboxes::Persona> &personas);
QString usersTable(const QList<sandboxes::User> &users);
QString linksTable(const QList<sandboxes::AccessLink> &links);
QString usageText(const sandboxes::Usage &usage);
QString usageTable(const QList<sandboxes::Usage> &usages);
QString usageDaysTable(const QList<sandboxes::UsageDay> &days);

} // namespace showroom::cli
