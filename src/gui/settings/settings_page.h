#pragma once

#include "gui/common/density.h"
#include "gui/common/page.h"
#include "gui/common/theme.h"

#include <memory>

namespace Ui {
class SettingsPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ConsoleData;
class SettingsSource;
class WindowSettings;

/// What this person wants of the console, and what holds for everybody on the database: limits, roles, defaults.
class SettingsPage final : public Page {
    Q_OBJECT

public:
    enum class Section { Connections, Appearance, Defaults, Limits, Roles, Salts, About };

    struct Collaborators {
        SettingsSource &source;
        ConsoleData &data;
        Theme &theme;
        const Clock &clock;
        WindowSettings &settings;
    };

    /// All of them must outlive the page.
    explicit SettingsPage(const Collaborators &collaborators, QWidget *parent = nullptr);
    ~SettingsPage() override;

    void showSection(Section section);

signals:
    void connectionsRequested();
    void themeChosen(showroom::gui::ThemeChoice choice);
    void densityChosen(showroom::gui::Density density);
    void highContrastChosen(bool on);

private:
    void addSections();
    void addSection(QWidget *section, const QString &title);
    void addCommands();
    void showConnection();

    std::unique_ptr<Ui::SettingsPage> m_ui;
    Collaborators m_with;
};

} // namespace showroom::gui
