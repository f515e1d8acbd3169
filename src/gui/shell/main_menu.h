#pragma once

#include "core/access/rights.h"
#include "gui/common/density.h"
#include "gui/common/theme.h"

#include <QMenu>

class QActionGroup;

namespace showroom::gui {

/// The menu behind the ☰: everything that can be done from anywhere, with its shortcut.
class MainMenu final : public QMenu {
    Q_OBJECT

public:
    explicit MainMenu(QWidget *window);

    /// A page's entry; without a shortcut Alt+1 … Alt+9 in the order of the calls.
    QAction *addPage(const QString &title, const QString &glyphName, const QKeySequence &shortcut = {});
    void setThemeChoice(ThemeChoice choice);
    void setDensity(Density density);
    void setHighContrast(bool on);
    void setNavigationEnabled(bool enabled);
    /// Entries that the role may not do are off and say so.
    void setRights(const access::Rights &rights);

    QAction *newEnvironment() const { return m_newEnvironment; }
    QAction *newEnvironments() const { return m_newEnvironments; }
    QAction *reconnect() const { return m_reconnect; }
    QAction *connections() const { return m_connections; }
    QAction *commandPalette() const { return m_palette; }
    QAction *notifications() const { return m_notifications; }
    QAction *shortcuts() const { return m_shortcuts; }
    QAction *troubleshooting() const { return m_troubleshooting; }
    QAction *errorCodes() const { return m_errorCodes; }
    QAction *documentation() const { return m_documentation; }
    QAction *diagnostics() const { return m_diagnostics; }
    QAction *about() const { return m_about; }
    QAction *quit() const { return m_quit; }

signals:
    void themeChosen(showroom::gui::ThemeChoice choice);
    void densityChosen(showroom::gui::Density density);
    void highContrastChosen(bool on);

private:
    QAction *make(const QString &text, const QString &objectName, const QString &glyphName,
                  const QKeySequence &shortcut = {});
    QAction *makeIn(QMenu &menu, const QString &text, const QString &objectName, const QString &glyphName,
                    const QKeySequence &shortcut = {});
    void addHelp();
    void addThemes();
    void addDensities();

    void showAllowed();

    QAction *m_newEnvironment;
    QAction *m_newEnvironments;
    QAction *m_pagesEnd;
    QAction *m_highContrast;
    QAction *m_reconnect;
    QAction *m_connections;
    QAction *m_palette;
    QAction *m_notifications;
    QAction *m_shortcuts;
    QAction *m_troubleshooting;
    QAction *m_errorCodes;
    QAction *m_documentation;
    QAction *m_diagnostics;
    QAction *m_about;
    QAction *m_quit;
    QActionGroup *m_themes;
    QActionGroup *m_densities;
    QList<QAction *> m_pages;
    access::Rights m_rights;
    bool m_isNavigable = true;
};

} // namespace showroom::gui
