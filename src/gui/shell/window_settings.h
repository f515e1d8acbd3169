#pragma once

#include "gui/common/density.h"
#include "gui/common/theme.h"

#include <QSettings>

class QMainWindow;

namespace showroom::gui {

/// What the window remembers: its place, its page, appearance. Kept under the XDG configuration
/// folder.
class WindowSettings final {
public:
    /// `file` empty: the person's own settings file.
    explicit WindowSettings(const QString &file = {});
    Q_DISABLE_COPY_MOVE(WindowSettings)

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    Density density() const;
    void setDensity(Density density);
    bool hasHighContrast() const;
    void setHighContrast(bool on);

    void restoreWindow(QMainWindow &window) const;
    void saveWindow(const QMainWindow &window);

    QString page() const;
    void setPage(const QString &name);

    /// The file itself, for collaborators that keep a few values of their own.
    QSettings &store() { return m_settings; }

private:
    QSettings m_settings;
};

} // namespace showroom::gui
