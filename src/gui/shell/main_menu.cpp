#include "gui/shell/main_menu.h"

#include "gui/common/glyph.h"
#include "gui/common/rights.h"

#include <QActionGroup>

namespace showroom::gui {

using namespace Qt::StringLiterals;

MainMenu::MainMenu(QWidget *window)
    : QMenu(window)
    , m_themes(new QActionGroup(this))
    , m_densities(new QActionGroup(this))
{
    setObjectName(u"mainMenu"_s);
    setTitle(tr("Main menu"));
    m_newEnvironment = make(tr("&New environment…"), u"actionNewEnvironment"_s, u"plus"_s, QKeySequence(tr("Ctrl+N")));
    m_newEnvironments =
        make(tr("Create se&veral…"), u"actionNewEnvironments"_s, u"boxes"_s, QKeySequence(tr("Ctrl+Shift+N")));
    m_palette = make(tr("&Find or do…"), u"actionCommandPalette"_s, u"search"_s, QKeySequence(tr("Ctrl+K")));
    m_notifications = make(tr("Notification&s"), u"actionNotifications"_s, u"bell"_s, QKeySequence(tr("Ctrl+B")));
    addSeparator();
    m_pagesEnd = addSeparator();
    addThemes();
    addDensities();
    m_highContrast = make(tr("Strong &outlines"), u"actionHighContrast"_s, u"eye"_s);
    m_highContrast->setCheckable(true);
    connect(m_highContrast, &QAction::triggered, this, &MainMenu::highContrastChosen);
    addSeparator();
    m_reconnect = make(tr("Re&connect"), u"actionReconnect"_s, u"refresh-cw"_s);
    m_connections = make(tr("Connect&ions…"), u"actionShowConnections"_s, u"database"_s);
    addHelp();
    addSeparator();
    m_quit = make(tr("&Quit"), u"actionQuit"_s, u"x"_s, QKeySequence(tr("Ctrl+Q")));
}

QAction *MainMenu::make(const QString &text, const QString &objectName, const QString &glyphName,
                        const QKeySequence &shortcut)
{
    return makeIn(*this, text, objectName, glyphName, shortcut);
}

QAction *MainMenu::makeIn(QMenu &menu, const QString &text, const QString &objectName, const QString &glyphName,
                          const QKeySequence &shortcut)
{
    QAction *action = menu.addAction(gui::icon(glyphName), text);
    action->setObjectName(objectName);
    action->setProperty("glyph", glyphName); // for the command palette, which draws it in its own colour
    action->setShortcut(shortcut);
    parentWidget()->addAction(action); // a menu's own shortcuts sleep while it is closed
    return action;
}

void MainMenu::addHelp()
{
    QMenu *menu = addMenu(tr("Hel&p"));
    menu->setObjectName(u"helpMenu"_s);
    m_shortcuts =
        makeIn(*menu, tr("Keyboard &shortcuts"), u"actionShortcuts"_s, u"table-2"_s, QKeySequence(Qt::Key_F1));
    m_troubleshooting = makeIn(*menu, tr("Tro&ubleshooting"), u"actionTroubleshooting"_s, u"triangle-alert"_s);
    m_errorCodes = makeIn(*menu, tr("&Error codes"), u"actionErrorCodes"_s, u"circle-x"_s);
    m_documentation = makeIn(*menu, tr("Docu&mentation"), u"actionDocumentation"_s, u"scroll-text"_s);
    menu->addSeparator();
    m_diagnostics = makeIn(*menu, tr("Dia&gnostics…"), u"actionDiagnostics"_s, u"fingerprint"_s);
    m_about = makeIn(*menu, tr("&About Showroom"), u"actionAbout"_s, u"info"_s);
}

QAction *MainMenu::addPage(const QString &title, const QString &glyphName, const QKeySequence &shortcut)
{
    const QString number = QString::number(m_pages.size() + 1);
    QAction *action = make(title, u"actionShowPage"_s + number, glyphName,
                           shortcut.isEmpty() ? QKeySequence(u"Alt+"_s + number) : shortcut);
    removeAction(action);
    insertAction(m_pagesEnd, action);
    m_pages.append(action);
    return action;
}

void MainMenu::addThemes()
{
    QMenu *menu = addMenu(tr("&Theme"));
    menu->setObjectName(u"themeMenu"_s);
    const std::initializer_list<std::pair<ThemeChoice, QString>> choices{
        {ThemeChoice::System, tr("Follow the s&ystem")},
        {ThemeChoice::Light, tr("&Light")},
        {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto &[choice, text] : choices) {
        QAction *action = menu->addAction(text);
        action->setObjectName(u"actionTheme_"_s + themeChoiceName(choice));
        action->setCheckable(true);
        action->setData(int(choice));
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] { emit themeChosen(choice); });
    }
}

void MainMenu::addDensities()
{
    QMenu *menu = addMenu(tr("Row &height"));
    menu->setObjectName(u"densityMenu"_s);
    const std::initializer_list<std::pair<Density, QString>> choices{{Density::Comfortable, tr("Comfortable &rows")},
                                                                     {Density::Compact, tr("Compact ro&ws")}};
    for (const auto &[density, text] : choices) {
        QAction *action = menu->addAction(text);
        action->setObjectName(density == Density::Compact ? u"actionDensityCompact"_s : u"actionDensityComfortable"_s);
        action->setCheckable(true);
        action->setData(int(density));
        m_densities->addAction(action);
        connect(action, &QAction::triggered, this, [this, density = density] { emit densityChosen(density); });
    }
}

void MainMenu::setThemeChoice(ThemeChoice choice)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == int(choice));
}

void MainMenu::setDensity(Density density)
{
    for (QAction *action : m_densities->actions())
        action->setChecked(action->data().toInt() == int(density));
}

void MainMenu::setHighContrast(bool on)
{
    m_highContrast->setChecked(on);
}

void MainMenu::setNavigationEnabled(bool enabled)
{
    m_isNavigable = enabled;
    showAllowed();
}

void MainMenu::setRights(const access::Rights &rights)
{
    m_rights = rights;
    showAllowed();
}

void MainMenu::showAllowed()
{
    const QString unconnected = m_isNavigable ? QString() : tr("there is no connection to a database yet");
    for (QAction *action : std::as_const(m_pages))
        allow(action, unconnected);
    allow(m_notifications, unconnected);
    for (QAction *action : {m_newEnvironment, m_newEnvironments})
        allow(action, m_isNavigable ? access::whyNot(m_rights, Right::Manage) : unconnected);
}

} // namespace showroom::gui
