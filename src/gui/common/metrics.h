#pragma once

/// Distances of the console in pixels at a 13 px font: the 8-px grid with 4-px half steps. Heights and widths that hold
/// text go through em() (typography.h), which grows with the font.
namespace showroom::gui::px {

inline constexpr int half = 4;
inline constexpr int unit = 8;
inline constexpr int gap = 12;
inline constexpr int block = 16;
inline constexpr int page = 24;
inline constexpr int section = 32;

inline constexpr int radius = 6;
inline constexpr int cardRadius = 8;

inline constexpr int icon = 16;
inline constexpr int control = 32;
inline constexpr int controlCompact = 26;
inline constexpr int tableHeader = 36;
inline constexpr int rowCompact = 32;
inline constexpr int row = 40;
inline constexpr int rowTall = 44;

inline constexpr int topBar = 48;
inline constexpr int statusBar = 36;
inline constexpr int sidebar = 216;
inline constexpr int sidebarCollapsed = 56;
inline constexpr int rail = 208;
inline constexpr int preview = 440;
inline constexpr int fieldMaximum = 480;

} // namespace showroom::gui::px
