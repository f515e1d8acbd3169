#include "gui/settings/settings_page.h"

#include "gui/common/builders.h"
#include "gui/operations/console_data.h"
#include "gui/settings/appearance_section.h"
#include "gui/settings/defaults_section.h"
#include "gui/settings/limits_section.h"
#include "gui/settings/roles_section.h"
#include "gui/settings/salts_section.h"
#include "gui/shell/about_dialog.h"
#include "gui/shell/window_settings.h"
#include "ui_settings_page.h"

#include <QAction>
#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto sectionKey = u"settings/section"_s;

} // namespace

SettingsPage::SettingsPage(const Collaborators &with, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::SettingsPage>())
    , m_with(with)
{
    setObjectName(u"settingsPage"_s);
    m_ui->setupUi(contentWidget());
    setTitle(tr("Settings"));
    setSummary(tr("What you change holds at once"));
    m_ui->aboutFactList->setFacts(aboutFacts());
    addSections();
    addCommands();
    m_ui->sectionsTabWidget->setCurrentIndex(with.settings.store().value(sectionKey).toInt());
    connect(m_ui->connectionsButton, &QPushButton::clicked, this, &SettingsPage::connectionsRequested);
    connect(&with.data.standing(), &Standing::changed, this, &SettingsPage::showConnection);
    showConnection();
}

SettingsPage::~SettingsPage()
{
    m_with.settings.store().setValue(sectionKey, m_ui->sectionsTabWidget->currentIndex());
}

/// Those of the form stay first and last.
void SettingsPage::addSections()
{
    const Standing &standing = m_with.data.standing();
    auto *appearance = new AppearanceSection(m_with.theme);
    connect(appearance, &AppearanceSection::themeChosen, this, &SettingsPage::themeChosen);
    connect(appearance, &AppearanceSection::densityChosen, this, &SettingsPage::densityChosen);
    connect(appearance, &AppearanceSection::highContrastChosen, this, &SettingsPage::highContrastChosen);
    addSection(appearance, tr("Appearance"));
    addSection(new DefaultsSection(m_with.source, standing), tr("Defaults"));
    addSection(new LimitsSection(m_with.source, standing, m_with.clock), tr("Limits"));
    addSection(new RolesSection(m_with.source, standing), tr("Roles"));
    addSection(new SaltsSection(m_with.source, standing), tr("Salts"));
}

void SettingsPage::addSection(QWidget *section, const QString &title)
{
    QScrollArea *area = scrolling(section);
    area->setObjectName(section->objectName() + u"ScrollArea"_s);
    area->setFocusPolicy(Qt::NoFocus);
    m_ui->sectionsTabWidget->insertTab(m_ui->sectionsTabWidget->count() - 1, area, title);
}

/// The command palette leads to each section while the page is shown.
void SettingsPage::addCommands()
{
    for (int i = 0; i < m_ui->sectionsTabWidget->count(); ++i) {
        const QString title = m_ui->sectionsTabWidget->tabText(i);
        auto *action = new QAction(tr("Settings: %1").arg(title), this);
        action->setObjectName(u"actionShowSection%1"_s.arg(i + 1));
        action->setProperty("glyph", u"settings"_s);
        connect(action, &QAction::triggered, this, [this, i] { m_ui->sectionsTabWidget->setCurrentIndex(i); });
        addAction(action);
    }
}

void SettingsPage::showSection(Section section)
{
    m_ui->sectionsTabWidget->setCurrentIndex(int(section));
}

void SettingsPage::showConnection()
{
    const Standing &standing = m_with.data.standing();
    const QString role = standing.rights().role;
    const QString unknown = u"—"_s;
    const QString way = standing.rights().isReadOnly ? tr("Read-only")
                        : standing.isCareful()       ? tr("Careful: what destroys asks for a name")
                                                     : tr("Normal");
    m_ui->connectionFactList->setFacts({{tr("Connection"), standing.place().isEmpty() ? unknown : standing.place()},
                                        {tr("Your role"), role.isEmpty() ? unknown : role},
                                        {tr("Confirmation"), way}});
}

} // namespace showroom::gui
