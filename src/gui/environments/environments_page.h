#pragma once

#include "core/environments/environment.h"
#include "gui/common/page.h"
#include "gui/common/tokens.h"

#include <memory>
#include <optional>

class QButtonGroup;
class QMenu;
class QPushButton;

namespace Ui {
class EnvironmentsPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ConsoleData;
class EnvironmentsFilter;
class WindowSettings;

/// The list of all environments: search, filter chips, actions on the selected row.
class EnvironmentsPage final : public Page {
    Q_OBJECT

public:
    EnvironmentsPage(ConsoleData &source, const Clock &clock, WindowSettings &settings, QWidget *parent = nullptr);
    ~EnvironmentsPage() override;

    /// Selects an environment's row, for example the one that was just created.
    void select(const QString &environmentId);

signals:
    void newRequested();
    void openRequested(const showroom::environments::Environment &environment);
    void progressRequested(const showroom::environments::Environment &environment);
    void resumeRequested(const showroom::environments::Environment &environment);
    void exportRequested(const showroom::environments::Environment &environment);
    void tearDownRequested(const showroom::environments::Environment &environment);
    void retryRequested();

protected:
    MessageBar &noticeBar() override;

private:
    void orderForTheKeyboard(QWidget *first);
    void arrangeFilters();
    void arrangeTable();
    void arrangeStates();
    void connectActions();
    void showState();
    void showCounts();
    void showSelection();
    void showContextMenu(const QPoint &position);
    void copyId();
    std::optional<environments::Environment> selected() const;
    bool hasProgress(const environments::Environment &environment) const;

    std::unique_ptr<Ui::EnvironmentsPage> m_ui;
    ConsoleData &m_data;
    const Clock &m_clock;
    WindowSettings &m_settings;
    EnvironmentsFilter *m_filter;
    QButtonGroup *m_chips;
    QMenu *m_rowMenu;
};

} // namespace showroom::gui
