#include "gui/palette/command_model.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostFound = 60;

/// What a reader says of a row.
QString spoken(const Command &command)
{
    const QString rest = command.unavailable.isEmpty() ? command.detail : command.unavailable;
    return rest.isEmpty() ? command.title : command.title + u", "_s + rest;
}

} // namespace

CommandModel::CommandModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CommandModel::setCommands(const QList<Command> &commands)
{
    m_search = CommandSearch(commands);
    setText(m_text);
}

void CommandModel::setText(const QString &text)
{
    beginResetModel();
    m_text = text;
    m_found = m_search.find(text, mostFound);
    endResetModel();
}

const Command *CommandModel::command(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return nullptr;
    return &m_search.commands()[m_found[index.row()]];
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    const Command *found = command(index);
    if (!found)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return found->title;
    case Qt::AccessibleTextRole:
        return spoken(*found);
    case DetailRole:
        return found->detail;
    case GlyphRole:
        return found->glyph;
    case ShortcutRole:
        return found->shortcut;
    case UnavailableRole:
    case Qt::ToolTipRole:
        return found->unavailable;
    default:
        return {};
    }
}

} // namespace showroom::gui
