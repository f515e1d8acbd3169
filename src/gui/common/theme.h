#pragma once

#include "gui/common/density.h"

#include <QObject>

namespace showroom::gui {

class ConsoleStyle;

enum class Mode { Light, Dark };

/// What the person chose; System follows the desktop.
enum class ThemeChoice { System, Light, Dark };

/// The word of a choice in settings and options: "system", "light", "dark"; an unknown word is System.
QString themeChoiceName(ThemeChoice choice);
ThemeChoice themeChoiceNamed(const QString &name);

/// Puts the visual language on the application: font and style once, the palette on every change of mode, the density
/// of tables.
class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

    /// What the desktop prefers; counts while the choice is System.
    void setSystemDark(bool dark);

    /// The row height of every table, those on the screen and those to come.
    Density density() const { return m_density; }
    void setDensity(Density density);

    /// Draws the outlines of inputs and buttons as dark as those of check boxes (3:1).
    bool hasHighContrast() const { return m_highContrast; }
    void setHighContrast(bool on);

signals:
    void modeChanged(showroom::gui::Mode mode);

private:
    void update();
    void apply(Mode mode);

    ConsoleStyle *m_style; ///< the application's
    Density m_density = Density::Comfortable;
    bool m_highContrast = false;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_systemDark = false;
    Mode m_mode = Mode::Light;
};

} // namespace showroom::gui
