#pragma once

#include "core/environments/environment.h"
#include "gui/common/page.h"

#include <memory>

class QAction;
class QLabel;
class QPushButton;

namespace Ui {
class EnvironmentDetailsPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ConsoleData;
class Pill;

/// What is known about one environment: its rows, how they were made, how long it lives.
class EnvironmentDetailsPage final : public Page {
    Q_OBJECT

public:
    /// `source` and `clock` must outlive the page.
    EnvironmentDetailsPage(const QString &environmentId, ConsoleData &source, const Clock &clock,
                           QWidget *parent = nullptr);
    ~EnvironmentDetailsPage() override;

    QString environmentId() const { return m_environment.id; }

signals:
    void progressRequested(const showroom::environments::Environment &environment);
    void exportRequested(const showroom::environments::Environment &environment);
    void tearDownRequested(const showroom::environments::Environment &environment);

private:
    void addHead();
    void addMenu();
    void read();
    void showEnvironment(const environments::Environment &environment);
    void showTiles(const environments::Environment &environment, const QDateTime &now);
    void copyId() const;

    std::unique_ptr<Ui::EnvironmentDetailsPage> m_ui;
    ConsoleData &m_data;
    const Clock &m_clock;
    environments::Environment m_environment;
    Pill *m_pill;
    QLabel *m_id;
    QPushButton *m_export;
    QAction *m_progress = nullptr;
    QAction *m_tearDown = nullptr;
};

} // namespace showroom::gui
