#include "gui/help/help_flow.h"

#include "gui/help/diagnostics_dialog.h"
#include "gui/help/help_dialog.h"
#include "gui/help/shortcut_sheet.h"
#include "gui/shell/about_dialog.h"
#include "gui/shell/main_menu.h"
#include "gui/shell/main_window.h"

#include <QDesktopServices>
#include <QUrl>

namespace showroom::gui {

using namespace Qt::StringLiterals;

HelpFlow::HelpFlow(MainWindow &window, DiagnosticsSource &diagnostics, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_diagnostics(diagnostics)
{
    const MainMenu &menu = window.menu();
    connect(menu.shortcuts(), &QAction::triggered, this, &HelpFlow::openShortcuts);
    connect(menu.troubleshooting(), &QAction::triggered, this, [this] { openHelp()->showTroubleshooting(); });
    connect(menu.errorCodes(), &QAction::triggered, this, [this] { openPage(errorsPage); });
    connect(menu.documentation(), &QAction::triggered, this, [this] { openPage(readmePage); });
    connect(menu.diagnostics(), &QAction::triggered, this,
            [this] { show(new DiagnosticsDialog(m_diagnostics, &m_window)); });
    connect(menu.about(), &QAction::triggered, this, [this] { show(new AboutDialog(&m_window)); });
    QDesktopServices::setUrlHandler(u"showroom-help"_s, this, "followLink");
}

HelpFlow::~HelpFlow()
{
    QDesktopServices::unsetUrlHandler(u"showroom-help"_s);
}

void HelpFlow::openPage(const QString &name)
{
    openHelp()->showPage(name);
}

void HelpFlow::followLink(const QUrl &link)
{
    openPage(helpPageOfLink(link.path()));
}

/// One window for all pages; it stays open beside the console.
HelpDialog *HelpFlow::openHelp()
{
    if (!m_help) {
        m_help = new HelpDialog(&m_window);
        m_help->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
    return m_help;
}

void HelpFlow::openShortcuts()
{
    show(new ShortcutSheet(shortcutsOf(m_window), &m_window));
}

void HelpFlow::show(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace showroom::gui
