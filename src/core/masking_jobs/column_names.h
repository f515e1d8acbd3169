#pragma once

#include "masking/mask_spec.h"

#include <QString>

#include <optional>

namespace showroom::masking_jobs {

/// What a column's name promises, and how surely.
struct NamedKind {
    masking::MaskKind kind = masking::MaskKind::Keep;
    bool isExact = false; ///< the whole name says so, not a word of it alone
};

/// Reads a name such as `customerEmail`, `Geburtsdatum`, `código_postal` or `contacts.phone` in English, German,
/// French, Spanish, Italian, Dutch, Swedish, Norwegian, Polish, Portuguese, Japanese or Korean. Of a path, the last key
/// counts.
std::optional<NamedKind> kindByName(const QString &column);

} // namespace showroom::masking_jobs
