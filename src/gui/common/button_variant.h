#pragma once

#include <QString>

class QWidget;

namespace showroom::gui {

/// The look of a push button, chosen by its dynamic property "variant" (in forms too): "primary", "danger",
/// "dangerQuiet", "quiet", "link", "chip"; none is the outlined secondary one. "compact" makes it 26 high.
enum class Variant { Secondary, Primary, Danger, DangerQuiet, Quiet, Link, Chip };

Variant variantOf(const QWidget *widget);
bool isCompact(const QWidget *widget);

/// The property's word for a variant; empty for Secondary.
QString variantName(Variant variant);

} // namespace showroom::gui
