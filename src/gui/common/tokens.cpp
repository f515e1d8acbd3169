#include "gui/common/tokens.h"

namespace showroom::gui {
namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Tokens makeLight()
{
    Tokens t;
    t.dark = false;
    t.canvas = rgb(0xF7F8FA);
    t.surface = rgb(0xFFFFFF);
    t.sunken = rgb(0xF0F2F5);
    t.raised = rgb(0xFFFFFF);
    t.hover = rgb(0xF4F5F8);
    t.press = rgb(0xE6E9EE);
    t.border = rgb(0xE1E4EA);
    t.control = rgb(0xC2C8D2);
    t.checkbox = rgb(0x848D9C);
    t.text = rgb(0x171A20);
    t.secondary = rgb(0x454D5B);
    t.muted = rgb(0x626B7A);
    t.disabled = rgb(0x9AA2AF);
    t.accent = rgb(0x3350CC);
    t.accentFill = rgb(0x3853D6);
    t.accentHover = rgb(0x2C45B8);
    t.accentSoft = rgb(0xEAEEFD);
    t.onAccent = rgb(0xFFFFFF);
    t.dangerFill = rgb(0xC5303A);
    t.dangerHover = rgb(0xA9252F);
    t.track = rgb(0xE6E9EF);
    t.scrim = QColor(20, 24, 32, 92);
    t.tones = {Tone{rgb(0x454D5B), rgb(0xEDEFF3), rgb(0xD9DDE4)}, Tone{rgb(0x0E6199), rgb(0xE6F2FA), rgb(0xBDDCF0)},
               Tone{rgb(0x17703F), rgb(0xE4F5EA), rgb(0xB9E2C8)}, Tone{rgb(0x875200), rgb(0xFDF2DA), rgb(0xF0D9A4)},
               Tone{rgb(0xB4232D), rgb(0xFDECEC), rgb(0xF3C6C8)}, Tone{rgb(0x3350CC), rgb(0xEAEEFD), rgb(0xC5D0F8)}};
    t.series = {rgb(0x4A66DE), rgb(0x2F9E92), rgb(0xBF8420), rgb(0xB9608F), rgb(0x8A94A6)};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.canvas = rgb(0x121418);
    t.surface = rgb(0x191C21);
    t.sunken = rgb(0x0E1013);
    t.raised = rgb(0x1F2329);
    t.hover = rgb(0x20242A);
    t.press = rgb(0x2B3038);
    t.border = rgb(0x2A2F37);
    t.control = rgb(0x414954);
    t.checkbox = rgb(0x78818F);
    t.text = rgb(0xECEEF2);
    t.secondary = rgb(0xB6BDC8);
    t.muted = rgb(0x929BA9);
    t.disabled = rgb(0x5D6572);
    t.accent = rgb(0x93A7FF);
    t.accentFill = rgb(0x4A64DE);
    t.accentHover = rgb(0x506AE3);
    t.accentSoft = rgb(0x222B4C);
    t.onAccent = rgb(0xFFFFFF);
    t.dangerFill = rgb(0xC93A44);
    t.dangerHover = rgb(0xD0434D);
    t.track = rgb(0x2B3038);
    t.scrim = QColor(0, 0, 0, 140);
    t.tones = {Tone{rgb(0xB6BDC8), rgb(0x282D35), rgb(0x3A414B)}, Tone{rgb(0x77BFF2), rgb(0x122B3D), rgb(0x1E4560)},
               Tone{rgb(0x63CF92), rgb(0x12301F), rgb(0x1E4D32)}, Tone{rgb(0xE8B552), rgb(0x35290F), rgb(0x574318)},
               Tone{rgb(0xFF918C), rgb(0x3D1C1F), rgb(0x642D31)}, Tone{rgb(0xA6B6FF), rgb(0x222B4C), rgb(0x37457C)}};
    t.series = {rgb(0x6C86F2), rgb(0x3FAFA3), rgb(0xD3A04B), rgb(0xC2739F), rgb(0x7C8798)};
    return t;
}

Tokens withStrongOutlines(Tokens t)
{
    t.control = t.checkbox;
    return t;
}

} // namespace

const Tokens &lightTokens()
{
    static const Tokens light = makeLight();
    return light;
}

const Tokens &darkTokens()
{
    static const Tokens dark = makeDark();
    return dark;
}

const Tokens &tokensOf(bool dark, bool highContrast)
{
    static const Tokens strongLight = withStrongOutlines(lightTokens());
    static const Tokens strongDark = withStrongOutlines(darkTokens());
    if (highContrast)
        return dark ? strongDark : strongLight;
    return dark ? darkTokens() : lightTokens();
}

const Tokens &tokens(const QPalette &palette)
{
    const Tokens &usual = tokensOf(palette.color(QPalette::Window).lightness() < 128, false);
    const bool strong = palette.color(QPalette::Dark) == usual.checkbox;
    return strong ? tokensOf(usual.dark, true) : usual;
}

QPalette palette(const Tokens &t)
{
    QPalette p;
    const auto all = [&p](QPalette::ColorRole role, const QColor &color) { p.setColor(QPalette::All, role, color); };
    all(QPalette::Window, t.canvas);
    all(QPalette::Base, t.surface);
    all(QPalette::AlternateBase, t.sunken);
    all(QPalette::Button, t.surface);
    all(QPalette::WindowText, t.text);
    all(QPalette::Text, t.text);
    all(QPalette::ButtonText, t.text);
    all(QPalette::PlaceholderText, t.muted);
    all(QPalette::LinkVisited, t.secondary);
    all(QPalette::Link, t.accent);
    all(QPalette::BrightText, t.tone(Meaning::Danger).ink);
    all(QPalette::Highlight, t.accentFill);
    all(QPalette::HighlightedText, t.onAccent);
    all(QPalette::ToolTipBase, t.raised);
    all(QPalette::ToolTipText, t.text);
    all(QPalette::Light, t.raised);
    all(QPalette::Midlight, t.border);
    all(QPalette::Mid, t.border);
    all(QPalette::Dark, t.control);
    all(QPalette::Shadow, t.dark ? t.canvas : t.control);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.border);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, t.muted);
    return p;
}

} // namespace showroom::gui
