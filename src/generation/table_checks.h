#pragma once

#include "generation/blueprint_problems.h"
#include "generation/blueprint_spec.h"

namespace showroom::generation {

/// Checks the tables of a blueprint: keys, parents, kinds, and whether every generator fits its column.
class TableChecks final {
public:
    TableChecks(const BlueprintSpec &spec, const YAML::Node &document, BlueprintProblems &problems);

    void run();

private:
    void checkKeys(const TableSpec &table, const YAML::Node &node);
    void checkParents(const TableSpec &table, const YAML::Node &node, std::size_t index);
    void checkKind(const TableSpec &table, const KindSpec &kind, const YAML::Node &node);
    void checkConditions(const TableSpec &table, const KindSpec *kind, const YAML::Node &node);
    void checkGenerator(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table, std::size_t column,
                        const KindSpec *kind);
    void checkParticipation(const KindSpec &kind, const YAML::Node &node);
    void checkShape(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table, ColumnType type);
    void checkActivity(const YAML::Node &node, const QuantilesSpec &activity);
    void checkWhole(const YAML::Node &node, const GeneratorSpec &spec, ColumnType type);
    void checkValue(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table, std::size_t column,
                    const KindSpec *kind);
    void checkProperty(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table, std::size_t column,
                       const KindSpec *kind);
    static bool isChoiceBefore(const QString &name, const TableSpec &table, std::size_t column, const KindSpec *kind);
    void checkRegionPercents(const YAML::Node &node);
    void checkQuantiles(const YAML::Node &node);

    const BlueprintSpec &m_spec;
    const YAML::Node &m_document;
    BlueprintProblems &m_problems;
};

} // namespace showroom::generation
