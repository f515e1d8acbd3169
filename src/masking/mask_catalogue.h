#pragma once

#include "masking/mask_spec.h"

#include <QList>
#include <QString>

#include <optional>

namespace showroom::masking {

/// An option of a mask: how it is written, and what it does.
struct MaskOption {
    QString syntax; ///< for example "noise=PERCENT"
    QString label;  ///< a short phrase for a person
};

/// A mask as a person chooses it.
struct MaskInfo {
    MaskKind kind = MaskKind::Keep;
    QString name;    ///< as in a spec, for example "first-name"
    QString label;   ///< for example "First name"
    QString keeps;   ///< what of the value stays
    QString example; ///< a value as it may come in
    QList<MaskOption> options;
    bool needsOptions = false; ///< the name alone is no complete spec
};

/// Every mask, in the order in which to offer them, in the program's language.
QList<MaskInfo> maskCatalogue();

/// The entry of a kind.
MaskInfo maskInfo(MaskKind kind);

/// The name of a kind in specs, for example "first-name".
QString maskKindName(MaskKind kind);

/// The kind of such a name.
std::optional<MaskKind> maskKindFromName(QStringView name);

/// The mask whose name comes nearest to a mistyped one; empty when none is near.
QString nearestMaskName(QStringView text);

} // namespace showroom::masking
