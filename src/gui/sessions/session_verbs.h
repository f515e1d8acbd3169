#pragma once

namespace showroom::gui {

class PaletteFlow;
class SessionActions;

/// Offers in the palette to enter a session of an environment, to verify its base data and to clear what is stale in
/// it. Both must outlive the window.
void addSessionVerbs(PaletteFlow &palette, SessionActions &actions);

} // namespace showroom::gui
