#include "gui/settings/appearance_section.h"

#include "gui/common/builders.h"
#include "ui_appearance_section.h"

#include <QButtonGroup>

namespace showroom::gui {

AppearanceSection::AppearanceSection(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AppearanceSection>())
    , m_theme(theme)
    , m_themes(new QButtonGroup(this))
    , m_densities(new QButtonGroup(this))
{
    m_ui->setupUi(this);
    m_themes->addButton(m_ui->systemThemeRadioButton, int(ThemeChoice::System));
    m_themes->addButton(m_ui->lightThemeRadioButton, int(ThemeChoice::Light));
    m_themes->addButton(m_ui->darkThemeRadioButton, int(ThemeChoice::Dark));
    m_densities->addButton(m_ui->comfortableRadioButton, int(Density::Comfortable));
    m_densities->addButton(m_ui->compactRadioButton, int(Density::Compact));
    connect(m_themes, &QButtonGroup::idClicked, this, [this](int id) { emit themeChosen(ThemeChoice(id)); });
    connect(m_densities, &QButtonGroup::idClicked, this, [this](int id) { emit densityChosen(Density(id)); });
    connect(m_ui->highContrastCheckBox, &QCheckBox::clicked, this, &AppearanceSection::highContrastChosen);
    read();
}

AppearanceSection::~AppearanceSection() = default;

/// The menu changes the same.
void AppearanceSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void AppearanceSection::read()
{
    m_themes->button(int(m_theme.choice()))->setChecked(true);
    m_densities->button(int(m_theme.density()))->setChecked(true);
    m_ui->highContrastCheckBox->setChecked(m_theme.hasHighContrast());
}

} // namespace showroom::gui
