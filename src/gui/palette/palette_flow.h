#pragma once

#include "gui/palette/environment_commands.h"

#include <QList>
#include <QObject>
#include <QPointer>

namespace showroom {
class Clock;
}

namespace showroom::gui {

class CommandPalette;
class ConsoleData;
class EnvironmentFlows;
class MainWindow;

/// Opens the command palette over everything that can be done at the moment.
class PaletteFlow final : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive the flow.
    PaletteFlow(MainWindow &window, EnvironmentFlows &flows, ConsoleData &known, const Clock &clock,
                QObject *parent = nullptr);

    /// Offers one more thing that can be done with an environment.
    void addVerb(const EnvironmentVerb &verb);

    CommandPalette *open();
    /// What it offers now.
    QList<Command> commands() const;

private:
    MainWindow &m_window;
    EnvironmentFlows &m_flows;
    ConsoleData &m_data;
    const Clock &m_clock;
    QList<EnvironmentVerb> m_verbs;
    QPointer<CommandPalette> m_palette;
};

} // namespace showroom::gui
