#pragma once

#include <QJsonObject>
#include <QStringList>

namespace showroom::cli {

/// What `showroomctl help WORD` explains beside the commands: "errors", "troubleshooting".
QStringList helpWords();
QString helpWordText(const QString &word);
QJsonObject helpWordJson(const QString &word);

} // namespace showroom::cli
