#pragma once

#include "generation/blueprint_problems.h"
#include "generation/blueprint_spec.h"

namespace showroom::generation {

/// Checks what rows of a blueprint say of other rows: references, times, variants, copies, personas.
class RecordChecks final {
public:
    RecordChecks(const BlueprintSpec &spec, const YAML::Node &document, BlueprintProblems &problems);

    void run();

private:
    void checkPersonas();
    void checkSizes(const QStringList &personas);
    void checkKind(const TableSpec &table, const KindSpec &kind, const YAML::Node &node);
    void checkReference(const TableSpec &table, const KindSpec &kind, std::size_t index, const YAML::Node &node);
    void checkWays(const KindSpec &kind, std::size_t index, const YAML::Node &node);
    void checkMoment(const MomentSpec &moment, const YAML::Node &node);
    void checkColumns(const TableSpec &table, const KindSpec &kind, const YAML::Node &node);
    void checkCopy(const ColumnSpec &column, const GeneratorSpec &generator, const KindSpec &kind,
                   const YAML::Node &node);
    void checkVariants(const TableSpec &table, const GeneratorSpec &generator, const YAML::Node &node);
    void add(const YAML::Node &node, const QString &code, const QString &message);

    const TableSpec *tableOf(const QString &name) const;
    const KindSpec *kindOf(const QString &name, const TableSpec **table = nullptr) const;
    bool comesBefore(const QString &kind, const QString &other) const;
    bool hasReferredRows(const TableSpec &table, const KindSpec &kind, const ReferenceSpec &reference) const;
    bool isAligned(const QString &kind, const QString &ancestor, std::size_t depth) const;
    std::size_t lineage(const KindSpec &kind, std::size_t depth) const;

    const BlueprintSpec &m_spec;
    const YAML::Node &m_document;
    BlueprintProblems &m_problems;
};

} // namespace showroom::generation
