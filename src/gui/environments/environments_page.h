#pragma once

#include "core/environments/environment.h"
#include "gui/common/page.h"
#include "gui/common/tokens.h"

#include <QTimer>

#include <memory>

class QMenu;

namespace Ui {
class EnvironmentsPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ConsoleData;
class EnvironmentActions;
class EnvironmentsFilter;
class TableColumns;
class WindowSettings;

/// The list of all environments: search, filters, columns to choose, actions on the selected rows.
class EnvironmentsPage final : public Page {
    Q_OBJECT

public:
    EnvironmentsPage(ConsoleData &source, const Clock &clock, WindowSettings &settings, QWidget *parent = nullptr);
    ~EnvironmentsPage() override;

    /// Selects an environment's row, for example the one that was just created.
    void select(const QString &environmentId);
    /// Selects these rows and no others, as far as they are shown.
    void select(const QStringList &environmentIds);
    /// What can be done with the selected rows; their signals beyond this page's own.
    EnvironmentActions &actions() const { return *m_actions; }

signals:
    void newRequested();
    void newManyRequested();
    void openRequested(const showroom::environments::Environment &environment);
    void progressRequested(const showroom::environments::Environment &environment);
    void resumeRequested(const showroom::environments::Environment &environment);
    void exportRequested(const showroom::environments::Environment &environment);
    void tearDownRequested(const showroom::environments::Environment &environment);
    void retryRequested();

protected:
    MessageBar &noticeBar() override;

private:
    void arrangeHead();
    void orderForTheKeyboard(const QList<QWidget *> &first);
    void arrangeFilters();
    void arrangeTable();
    void arrangeStates();
    void connectActions();
    void showSoon();
    void showState();
    void showCounts();
    void showSelection();
    void showContextMenu(const QPoint &position);
    void copyRows() const;
    QList<environments::Environment> selected() const;
    bool hasProgress(const environments::Environment &environment) const;

    std::unique_ptr<Ui::EnvironmentsPage> m_ui;
    ConsoleData &m_data;
    const Clock &m_clock;
    WindowSettings &m_settings;
    EnvironmentsFilter *m_filter;
    EnvironmentActions *m_actions;
    QList<QPushButton *> m_creators;
    TableColumns *m_columns = nullptr;
    QMenu *m_rowMenu;
    QMenu *m_moreMenu;
    QTimer m_soon;
};

} // namespace showroom::gui
