#pragma once

#include "gui/palette/command_search.h"

#include <QAbstractListModel>

namespace showroom::gui {

/// The commands that match what was typed, the best first.
class CommandModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole, GlyphRole, ShortcutRole, UnavailableRole };

    explicit CommandModel(QObject *parent = nullptr);

    void setCommands(const QList<Command> &commands);
    void setText(const QString &text);
    /// Null for an index of another model.
    const Command *command(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    CommandSearch m_search;
    QString m_text;
    QList<int> m_found;
};

} // namespace showroom::gui
