#include "gui/palette/palette_flow.h"

#include "base/clock.h"
#include "gui/common/metrics.h"
#include "gui/common/page.h"
#include "gui/common/typography.h"
#include "gui/operations/console_data.h"
#include "gui/palette/action_commands.h"
#include "gui/palette/command_palette.h"
#include "gui/shell/main_menu.h"
#include "gui/shell/main_window.h"

#include <QTimer>

namespace showroom::gui {

PaletteFlow::PaletteFlow(MainWindow &window, EnvironmentFlows &flows, ConsoleData &known, const Clock &clock,
                         QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_flows(flows)
    , m_data(known)
    , m_clock(clock)
    , m_verbs(environmentVerbs(flows))
{
    connect(&window, &MainWindow::paletteRequested, this, &PaletteFlow::open);
}

void PaletteFlow::addVerb(const EnvironmentVerb &verb)
{
    m_verbs.append(verb);
}

QList<Command> PaletteFlow::commands() const
{
    QList<Command> all = menuCommands(m_window.menu(), m_window.menu().commandPalette());
    if (const Page *page = m_window.currentPage())
        all += widgetCommands(*page, page->title());
    const auto &environments = m_data.environments().environments();
    all += jobCommands(m_data.jobs().jobs(), environments, m_flows, m_clock.now());
    all += environmentCommands(environments, m_verbs);
    return all;
}

CommandPalette *PaletteFlow::open()
{
    if (m_palette)
        return m_palette;
    m_palette = new CommandPalette(commands(), &m_window);
    m_palette->setAttribute(Qt::WA_DeleteOnClose);
    // What runs may open a dialog of its own: the palette has to be gone by then.
    connect(m_palette, &CommandPalette::chosen, &m_window,
            [this](const std::function<void()> &run) { QTimer::singleShot(0, &m_window, run); });
    m_palette->openAt(m_window.mapToGlobal(QPoint(m_window.width() / 2, em(px::topBar) + px::half)));
    return m_palette;
}

} // namespace showroom::gui
