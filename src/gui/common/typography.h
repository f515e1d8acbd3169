#pragma once

#include <QFont>

namespace showroom::gui {

/// The roles that a text can have. Sizes are relative to the application font (13 px = 9.75 pt at 96 dpi).
enum class Type { Caption, Body, Field, Strong, Heading, Title, Display, Mono };

/// The font of a role.
QFont face(Type type);

/// A distance that holds text: `pixels` at a 13 px font, more with a larger one, never less.
int em(int pixels);

} // namespace showroom::gui
