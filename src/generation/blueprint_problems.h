#pragma once

#include "generation/blueprint_schema.h"

#include <yaml-cpp/yaml.h>

namespace showroom::generation {

/// The problems of one blueprint as they are found, each with its place.
class BlueprintProblems final {
public:
    void add(const YAML::Node &node, const QString &field, const QString &code, const QString &message)
    {
        m_list.append({field, code, positionOf(node) + QStringLiteral(": ") + message});
    }

    const QList<Problem> &list() const { return m_list; }

private:
    QList<Problem> m_list;
};

} // namespace showroom::generation
