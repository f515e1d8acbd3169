#include "gui/palette/action_commands.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int actionWeight = 8;
constexpr int choiceWeight = 2; ///< one of several in a submenu

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

Command commandOf(QAction &action, const QString &group, const QString &detail)
{
    Command command;
    const QString text = plainText(action.text());
    command.title = group.isEmpty() ? text : u"%1: %2"_s.arg(group, text);
    command.detail = action.isChecked() ? Texts::tr("on") : detail;
    command.glyph = action.property("glyph").toString();
    if (command.glyph.isEmpty())
        command.glyph = u"arrow-right"_s;
    command.shortcut = action.shortcut().toString(QKeySequence::NativeText);
    command.weight = group.isEmpty() ? actionWeight : choiceWeight;
    if (!action.isEnabled())
        command.unavailable =
            action.statusTip().isEmpty() ? Texts::tr("not possible at the moment") : action.statusTip();
    command.run = [target = QPointer<QAction>(&action)] {
        if (target)
            target->trigger();
    };
    return command;
}

void collect(const QMenu &menu, const QString &group, const QAction *except, QList<Command> &commands)
{
    for (QAction *action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible() || action == except)
            continue;
        if (action->menu())
            collect(*action->menu(), plainText(action->text()), except, commands);
        else
            commands.append(commandOf(*action, group, {}));
    }
}

} // namespace

QString plainText(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && ++i == text.size())
            break;
        plain += text[i];
    }
    return plain;
}

QList<Command> menuCommands(const QMenu &menu, const QAction *except)
{
    QList<Command> commands;
    collect(menu, {}, except, commands);
    return commands;
}

QList<Command> widgetCommands(const QWidget &widget, const QString &detail)
{
    QList<Command> commands;
    for (QAction *action : widget.actions())
        if (!action->isSeparator() && !action->text().isEmpty())
            commands.append(commandOf(*action, {}, detail));
    return commands;
}

} // namespace showroom::gui
