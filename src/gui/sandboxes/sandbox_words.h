#pragma once

#include <QString>

namespace showroom::sandboxes {
enum class Type;
}

/// How the types of sandboxes are called and look.
namespace showroom::gui {

/// "Trial sandbox".
QString sandboxText(sandboxes::Type type);
/// "A trial sandbox".
QString aSandboxText(sandboxes::Type type);
/// The icon of a type.
QString sandboxGlyph(sandboxes::Type type);

} // namespace showroom::gui
