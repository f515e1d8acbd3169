#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace showroom::gui {

/// What a colour says. It is never the only one to say it: an icon and a word stand beside it.
enum class Meaning { Neutral, Info, Success, Warning, Danger, Accent };

/// The three colours of a meaning: text and icon, background, border.
struct Tone {
    QColor ink;
    QColor soft;
    QColor line;
};

/// Every colour of the console in one mode. Painting code asks tokens(palette()), so that a change of the palette is
/// all that a change of theme takes.
struct Tokens {
    bool dark = false;
    QColor canvas;   ///< page behind cards
    QColor surface;  ///< card, table, input
    QColor sunken;   ///< sidebar, top and status bar, step rail, disabled input
    QColor raised;   ///< menu, tooltip, dialog
    QColor hover;    ///< row under the mouse
    QColor press;    ///< pressed; quiet button under the mouse
    QColor border;   ///< hairlines, cards, grid lines
    QColor control;  ///< outline of inputs and buttons
    QColor checkbox; ///< outline of check boxes (3:1); inputs under the mouse
    QColor text;
    QColor secondary;
    QColor muted;
    QColor disabled;
    QColor accent;
    QColor accentFill;
    QColor accentHover;
    QColor accentSoft;
    QColor onAccent;
    QColor dangerFill;
    QColor dangerHover;
    QColor track; ///< empty part of a bar
    QColor scrim; ///< over the window under a dialog
    std::array<Tone, 6> tones;
    std::array<QColor, 5> series; ///< charts, in this order

    const Tone &tone(Meaning meaning) const { return tones[static_cast<size_t>(meaning)]; }
};

const Tokens &lightTokens();
const Tokens &darkTokens();

/// The tokens of a mode; with high contrast, `control` is as dark as `checkbox`.
const Tokens &tokensOf(bool dark, bool highContrast);

/// The tokens that a palette belongs to, told by the lightness of its window colour and by its outlines.
const Tokens &tokens(const QPalette &palette);

/// The palette that carries a mode's tokens into Qt's own roles. PlaceholderText doubles as the foreground role of
/// muted labels, LinkVisited as that of secondary ones, BrightText as that of problems.
QPalette palette(const Tokens &tokens);

} // namespace showroom::gui
