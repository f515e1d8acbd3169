#include "generation/blueprint_schema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

/// YAML's plain scalars get their JSON types here, because valijson's own YAML adapter takes everything for text.
QJsonValue scalarToJson(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!")
        return text;
    if (text == u"true" || text == u"false")
        return text == u"true";
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

QJsonValue toJson(const YAML::Node &node)
{
    if (node.IsSequence()) {
        QJsonArray array;
        for (const YAML::Node &item : node)
            array.append(toJson(item));
        return array;
    }
    if (node.IsMap()) {
        QJsonObject object;
        for (const auto &entry : node)
            object.insert(QString::fromStdString(entry.first.Scalar()), toJson(entry.second));
        return object;
    }
    return node.IsScalar() ? scalarToJson(node) : QJsonValue();
}

/// A step of valijson's path, "[name]" or "[3]", without its brackets.
QString stepName(const std::string &step)
{
    const QString text = QString::fromStdString(step);
    return text.startsWith(u'[') ? text.sliced(1, text.size() - 2) : QString();
}

YAML::Node childOf(const YAML::Node &node, const QString &step)
{
    if (node.IsSequence())
        return node[step.toULongLong()];
    return node[step.toStdString()];
}

struct Place {
    QString path;
    QString position;
};

Place placeOf(const std::vector<std::string> &context, const YAML::Node &document)
{
    YAML::Node node = YAML::Clone(YAML::Node());
    node.reset(document);
    QString path;
    for (const std::string &rawStep : context) {
        const QString step = stepName(rawStep);
        if (step.isEmpty())
            continue;
        const YAML::Node child = childOf(node, step);
        path += node.IsSequence() ? u'[' + step + u']' : (path.isEmpty() ? step : u'.' + step);
        node.reset(child);
    }
    return {path, positionOf(node)};
}

/// The messages that only say that an inner message exists; the inner ones have better places.
bool isSummary(const QString &description)
{
    return description.startsWith(u"Failed to validate against schema"_s) ||
           description.startsWith(u"Failed to validate item"_s) ||
           description.startsWith(u"Failed to validate additional"_s);
}

bool parseSchema(valijson::Schema &schema)
{
    QFile file(u":/showroom/blueprints/blueprint.schema.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonValue source = QJsonDocument::fromJson(file.readAll()).object();
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::QtJsonAdapter(source), schema);
    return true;
}

} // namespace

QString positionOf(const YAML::Node &node)
{
    const YAML::Mark mark = node.Mark();
    return u"line %1, column %2"_s.arg(mark.line + 1).arg(mark.column + 1);
}

QList<Problem> checkBlueprintSchema(const YAML::Node &document)
{
    valijson::Schema schema;
    if (!parseSchema(schema))
        return {{u"blueprint"_s, u"schema"_s, u"The JSON Schema of blueprints is missing from this program."_s}};
    const QJsonValue json = toJson(document);
    valijson::ValidationResults results;
    if (valijson::Validator().validate(schema, valijson::adapters::QtJsonAdapter(json), &results))
        return {};
    QList<Problem> problems;
    for (const auto &error : results) {
        const QString description = QString::fromStdString(error.description);
        if (isSummary(description))
            continue;
        const Place place = placeOf(error.context, document);
        const Problem problem{place.path, u"schema"_s, place.position + u": "_s + description};
        if (!problems.contains(problem))
            problems.append(problem);
    }
    if (problems.isEmpty())
        problems.append({u"blueprint"_s, u"schema"_s, positionOf(document) + u": this is no blueprint."_s});
    return problems;
}

} // namespace showroom::generation
