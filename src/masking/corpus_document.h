#pragma once

#include "masking/locale_corpus.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace showroom::masking {

/// Reads the parts of a corpus that its locale.json holds: how names, streets and companies are written, holidays, the
/// material of made-up text.
Companies readCompanies(const QJsonObject &object);
std::vector<Holiday> readHolidays(const QJsonArray &array);
TextShape readTextShape(const QJsonObject &object);
std::vector<std::string> readStrings(const QJsonArray &array);
std::vector<TextPattern> readPatterns(const QJsonArray &array);

/// A JSON file's object; null when it is none.
std::optional<QJsonObject> readJsonObject(const QString &path);

} // namespace showroom::masking
