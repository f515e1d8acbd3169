#pragma once

#include "gui/common/density.h"
#include "gui/common/theme.h"

#include <QWidget>

#include <memory>

class QButtonGroup;

namespace Ui {
class AppearanceSection;
}

namespace showroom::gui {

/// Light or dark, row height, strong outlines: what this person wants of every window, applied at once.
class AppearanceSection final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive it.
    explicit AppearanceSection(Theme &theme, QWidget *parent = nullptr);
    ~AppearanceSection() override;

signals:
    void themeChosen(showroom::gui::ThemeChoice choice);
    void densityChosen(showroom::gui::Density density);
    void highContrastChosen(bool on);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();

    std::unique_ptr<Ui::AppearanceSection> m_ui;
    Theme &m_theme;
    QButtonGroup *m_themes;
    QButtonGroup *m_densities;
};

} // namespace showroom::gui
