#pragma once

#include "cli/arguments.h"
#include "core/masking_jobs/mask_run.h"

namespace showroom::cli {

struct CommandContext;

/// What a person asked of `showroomctl mask`.
struct MaskOptions {
    masking_jobs::MaskRequest request;
    std::optional<masking::MaskSpec> others; ///< of `*=mask`: for every column that has no decision of its own
    bool proposes = false;
    int previewRows = 0; ///< 0 for none
    QString reportPath;
    QString saltFrom;
    QString table; ///< schema.table; empty for a file

    bool runs() const { return !request.target.isEmpty(); }
};

QList<OptionSpec> maskOptionSpecs();

/// Reads them; problems are the arguments'.
MaskOptions readMaskOptions(Arguments &arguments);

/// The newest master salt from where --salt-from says; without it, from where every command has it.
Result<masking::Salt> readMaskSalt(CommandContext &context, const QString &saltFrom);

} // namespace showroom::cli
