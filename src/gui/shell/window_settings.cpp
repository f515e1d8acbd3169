#include "gui/shell/window_settings.h"

#include <QMainWindow>
#include <QScreen>
#include <QStandardPaths>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize firstSize{1440, 900};
/// What the desktop's title bar and borders may take.
constexpr QSize frameAllowance{8, 40};

QString ownFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/showroom/console.ini"_s;
}

} // namespace

WindowSettings::WindowSettings(const QString &file)
    : m_settings(file.isEmpty() ? ownFile() : file, QSettings::IniFormat)
{
}

ThemeChoice WindowSettings::theme() const
{
    return themeChoiceNamed(m_settings.value(u"appearance/theme"_s).toString());
}

void WindowSettings::setTheme(ThemeChoice choice)
{
    m_settings.setValue(u"appearance/theme"_s, themeChoiceName(choice));
}

Density WindowSettings::density() const
{
    return m_settings.value(u"appearance/density"_s).toString() == u"compact" ? Density::Compact : Density::Comfortable;
}

void WindowSettings::setDensity(Density density)
{
    m_settings.setValue(u"appearance/density"_s, density == Density::Compact ? u"compact"_s : u"comfortable"_s);
}

bool WindowSettings::hasHighContrast() const
{
    return m_settings.value(u"appearance/highContrast"_s).toBool();
}

void WindowSettings::setHighContrast(bool on)
{
    m_settings.setValue(u"appearance/highContrast"_s, on);
}

void WindowSettings::restoreWindow(QMainWindow &window) const
{
    if (!window.restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray()))
        window.resize(firstSize.boundedTo(window.screen()->availableSize() - frameAllowance));
}

void WindowSettings::saveWindow(const QMainWindow &window)
{
    m_settings.setValue(u"window/geometry"_s, window.saveGeometry());
}

QString WindowSettings::page() const
{
    return m_settings.value(u"window/page"_s).toString();
}

void WindowSettings::setPage(const QString &name)
{
    m_settings.setValue(u"window/page"_s, name);
}

} // namespace showroom::gui
