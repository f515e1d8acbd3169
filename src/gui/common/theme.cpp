#include "gui/common/theme.h"

#include "gui/common/accessible_roles.h"
#include "gui/common/console_style.h"
#include "gui/common/tokens.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QEvent>
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
    , m_style(new ConsoleStyle)
{
    QApplication::setFont(consoleFont());
    QApplication::setStyle(m_style);
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

void Theme::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    m_style->setDensity(density);
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent restyled(QEvent::StyleChange);
        if (qobject_cast<QAbstractItemView *>(widget))
            QCoreApplication::sendEvent(widget, &restyled);
    }
}

void Theme::setHighContrast(bool on)
{
    if (on == m_highContrast)
        return;
    m_highContrast = on;
    apply(m_mode);
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
    const QPalette colors = palette(tokensOf(mode == Mode::Dark, m_highContrast));
    QApplication::setPalette(colors);
    QToolTip::setPalette(colors);
}

} // namespace showroom::gui
