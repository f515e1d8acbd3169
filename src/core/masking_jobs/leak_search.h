#pragma once

#include "base/result.h"
#include "core/masking_jobs/byte_source.h"
#include "core/masking_jobs/leak_report.h"
#include "core/masking_jobs/mask_plan.h"
#include "core/masking_jobs/run_control.h"
#include "masking/sip_hash.h"

namespace showroom::masking_jobs {

/// What is searched where.
struct LeakQuestion {
    SourceText source;
    QString written; ///< the masked file, row by row the source's
    Dialect dialect; ///< of both
    const MaskPlan *plan = nullptr;
    masking::SipKey key;   ///< of the reported hashes
    QString scratchFolder; ///< for what does not fit into memory: keyed hashes alone, never a value
};

/// Searches every original value of the masked columns, and its parts of more than four characters (see TextHashes), in
/// everything that was written.
///
/// In four steps, in memory that does not depend on the files' size: (1) the hashes of the originals go into a filter
/// of fixed size; (2) all phrases of the written file are looked up in it, and what may be an original is noted with
/// its place; (3) those originals that may have been met are noted with theirs; (4) both notes, sorted outside of
/// memory, are merged. Two values are held to be equal when their keyed 128-bit hashes are: with ten thousand million
/// phrases on either side, one false hit in 10^18 searches. Columns masked by `redact` are searched in, but not for:
/// most of their words are meant to stay.
Result<LeakReport> searchLeaks(const LeakQuestion &question, const RunControl &control);

} // namespace showroom::masking_jobs
