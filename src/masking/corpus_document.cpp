#include "masking/corpus_document.h"

#include <QDate>
#include <QFile>
#include <QJsonDocument>

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

Holiday readHoliday(const QJsonObject &object)
{
    Holiday holiday;
    holiday.name = object[u"name"_s].toString().toStdString();
    const QString date = object[u"date"_s].toString();
    if (!date.isEmpty()) {
        holiday.month = date.first(2).toInt();
        holiday.day = date.sliced(3).toInt();
    }
    if (object.contains(u"easter"_s)) {
        holiday.isByEaster = true;
        holiday.plusDays = object[u"easter"_s].toInt();
    }
    if (object.contains(u"month"_s)) {
        holiday.month = object[u"month"_s].toInt();
        holiday.weekday = object[u"weekday"_s].toInt();
        holiday.nth = object[u"nth"_s].toInt();
        holiday.plusDays = object[u"plusDays"_s].toInt();
    }
    for (const QJsonValue &day : object[u"dates"_s].toArray())
        holiday.days.push_back(std::int32_t(QDate(1970, 1, 1).daysTo(QDate::fromString(day.toString(), Qt::ISODate))));
    return holiday;
}

} // namespace

std::vector<std::string> readStrings(const QJsonArray &array)
{
    std::vector<std::string> strings;
    for (const QJsonValue &value : array)
        strings.push_back(value.toString().toStdString());
    return strings;
}

std::vector<TextPattern> readPatterns(const QJsonArray &array)
{
    std::vector<TextPattern> patterns;
    for (const QJsonValue &value : array)
        patterns.emplace_back(value.toString().toStdString());
    return patterns;
}

Companies readCompanies(const QJsonObject &object)
{
    return {readStrings(object[u"forms"_s].toArray()), readStrings(object[u"words"_s].toArray()),
            readPatterns(object[u"patterns"_s].toArray())};
}

std::vector<Holiday> readHolidays(const QJsonArray &array)
{
    std::vector<Holiday> holidays;
    for (const QJsonValue &value : array)
        holidays.push_back(readHoliday(value.toObject()));
    return holidays;
}

TextShape readTextShape(const QJsonObject &object)
{
    TextShape shape;
    shape.words = readStrings(object[u"words"_s].toArray());
    shape.sentences = readStrings(object[u"sentences"_s].toArray());
    const QJsonObject fillings = object[u"slots"_s].toObject();
    for (auto it = fillings.begin(); it != fillings.end(); ++it)
        shape.fillings.emplace(it.key().toStdString(), readStrings(it.value().toArray()));
    return shape;
}

std::optional<QJsonObject> readJsonObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

} // namespace showroom::masking
