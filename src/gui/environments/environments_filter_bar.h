#pragma once

#include "core/environments/environment.h"
#include "gui/environments/environments_view.h"

#include <QWidget>

class QButtonGroup;
class QLineEdit;
class QMenu;
class QPushButton;

namespace showroom {
class Clock;
}

namespace showroom::gui {

class FlowLayout;
class MessageBar;

/// Above the list: search, one chip a group, owner and tags, the person's saved filters, and the column chooser. It
/// remembers the view across starts.
class EnvironmentsFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit EnvironmentsFilterBar(QWidget *parent = nullptr);
    ~EnvironmentsFilterBar() override;

    /// Restores the view and the saved filters from here. `settings` must outlive the bar.
    void setSettings(QSettings &settings);
    /// What the button Columns opens.
    void setColumnsMenu(QMenu *menu);
    /// The chips' figures, and the owners and tags to choose from; no figures until they are known.
    void setFleet(const QList<environments::Environment> &fleet, bool isKnown, const QDateTime &now);

    const EnvironmentsView &view() const { return m_view; }
    void setView(const EnvironmentsView &view);
    /// In the order of reading.
    QList<QWidget *> tabStops() const;

signals:
    void viewChanged(const showroom::gui::EnvironmentsView &view);

private:
    QPushButton *addChip(EnvironmentGroup group, const QString &name, const QString &objectName);
    void addParts();
    void arrange();
    void showView();
    void showSavedFilters();
    QPushButton *savedChip(const SavedFilter &filter);
    void openOwners();
    void openTags();
    void askForName();
    void askForNewName(const QString &name);
    void forget(const QString &name);
    void restoreForgotten();
    QString whyNot(const QString &name) const;

    EnvironmentsView m_view;
    std::optional<SavedFilters> m_saved;
    std::optional<std::pair<SavedFilter, qsizetype>> m_forgotten;
    QSettings *m_settings = nullptr;
    QStringList m_owners;
    QStringList m_tags;
    FlowLayout *m_flow;
    QLineEdit *m_search;
    QButtonGroup *m_chips;
    QPushButton *m_owner;
    QPushButton *m_tag;
    QPushButton *m_save;
    QPushButton *m_columns;
    QList<QPushButton *> m_savedChips;
    MessageBar *m_undo;
};

} // namespace showroom::gui
