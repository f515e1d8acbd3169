#include "gui/common/theme.h"

#include "gui/common/accessible_roles.h"
#include "gui/common/console_style.h"
#include "gui/common/tokens.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QToolTip>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

/// Inter where it is installed, at 13 px unless the system asks for larger text; without hinting, or its letter spacing
/// wobbles at that size.
QFont consoleFont()
{
    QFont font = QApplication::font();
    if (QFontDatabase::hasFamily(u"Inter"_s)) {
        font.setFamilies({u"Inter"_s, font.family()});
        if (font.pointSizeF() <= 9.0)
            font.setPointSizeF(9.75);
    }
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

QString themeChoiceName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    case ThemeChoice::System:
        break;
    }
    return u"system"_s;
}

ThemeChoice themeChoiceNamed(const QString &name)
{
    if (name == u"light")
        return ThemeChoice::Light;
    return name == u"dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    QApplication::setFont(consoleFont());
    QApplication::setStyle(new ConsoleStyle);
    installAccessibleRoles();
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
    apply(m_mode);
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    update();
}

void Theme::setSystemDark(bool dark)
{
    m_systemDark = dark;
    update();
}

void Theme::update()
{
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_systemDark);
    const Mode mode = dark ? Mode::Dark : Mode::Light;
    if (mode == m_mode)
        return;
    apply(mode);
    emit modeChanged(mode);
}

void Theme::apply(Mode mode)
{
    m_mode = mode;
    const QPalette colors = palette(mode == Mode::Dark ? darkTokens() : lightTokens());
    QApplication::setPalette(colors);
    QToolTip::setPalette(colors);
}

} // namespace showroom::gui
