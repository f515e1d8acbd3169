#pragma once

#include "generation/blueprint_spec.h"
#include "generation/column_generator.h"
#include "generation/compiled_dataset.h"
#include "generation/persona_password.h"

#include <QHash>

#include <functional>

namespace showroom::generation {

/// Where a compiled column stands: what the factory must know besides its spec.
struct ColumnContext {
    const DatasetRequest *request = nullptr;
    const BlueprintSpec *blueprint = nullptr;
    const std::vector<PeopleGroup> *groups = nullptr;
    const CompiledDataset *dataset = nullptr;
    const TableSpec *table = nullptr;
    QString kind;           ///< empty in a table of people
    QStringList references; ///< the columns of a record's references, in order
    std::int64_t tableRows = 0;
    QList<PersonaInfo> personas;
    PersonaPasswordsPtr passwords;
    std::function<masking::SipKey(const QString &)> field;      ///< the keyed bits of a label
    std::function<masking::SipKey(const QString &)> tableField; ///< the same for all kinds of a table
    QHash<QString, int> choiceSlots;                            ///< columns that others refer to
    QHash<QString, QStringList> choiceValues;                   ///< what those choose from, in order
};

/// Compiles one column of a table. The spec has passed the blueprint's checks.
ColumnGeneratorPtr compileColumn(const ColumnInfo &column, const GeneratorSpec &spec, const ColumnContext &context);

} // namespace showroom::generation
