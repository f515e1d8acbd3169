#pragma once

#include "generation/blueprint_spec.h"

#include <yaml-cpp/yaml.h>

/// Values of a document that has passed the schema. A node that is not there is an empty value.
namespace showroom::generation::yaml {

inline QString text(const YAML::Node &node)
{
    return node ? QString::fromStdString(node.Scalar()) : QString();
}

inline int number(const YAML::Node &node, int fallback)
{
    return node ? node.as<int>(fallback) : fallback;
}

inline QStringList texts(const YAML::Node &node)
{
    QStringList list;
    for (const YAML::Node &item : node)
        list.append(text(item));
    return list;
}

inline std::vector<QPair<QString, int>> weights(const YAML::Node &node)
{
    std::vector<QPair<QString, int>> list;
    for (const auto &entry : node)
        list.emplace_back(text(entry.first), entry.second.as<int>(0));
    return list;
}

template <class T>
QMap<QString, T> numbersByName(const YAML::Node &node)
{
    QMap<QString, T> map;
    for (const auto &entry : node)
        map.insert(text(entry.first), entry.second.as<T>(T(0)));
    return map;
}

template <std::size_t Size>
std::array<int, Size> numbers(const YAML::Node &node)
{
    std::array<int, Size> array{};
    for (std::size_t i = 0; i < Size && i < node.size(); ++i)
        array[i] = node[i].as<int>(0);
    return array;
}

inline QuantilesSpec quantiles(const YAML::Node &node)
{
    QuantilesSpec points;
    for (const YAML::Node &point : node)
        points.push_back({point[0].as<int>(0), point[1].as<long long>(0)});
    return points;
}

} // namespace showroom::generation::yaml
