#pragma once

#include "gui/common/page.h"
#include "gui/connection/connection_controller.h"

#include <memory>

namespace Ui {
class ConnectionPage;
}

namespace showroom::gui {

class EmptyState;

/// The window's content while there is no database: the question of the first start, the wait, the updates that need a
/// yes, what went wrong, and at the end of a first start the first environment.
class ConnectionPage final : public Page {
    Q_OBJECT

public:
    /// `controller` must outlive the page.
    explicit ConnectionPage(ConnectionController *controller, QWidget *parent = nullptr);
    ~ConnectionPage() override;

    /// Whether the person chose the database on this page, so that they see how it went.
    bool isFirstStart() const { return m_firstStart; }

signals:
    /// After a first start: make the first environment, or only look around.
    void firstEnvironmentRequested();
    void lookAroundRequested();

private:
    void addActions();
    void refresh();
    void showStarting();
    void showUpdates();
    void showFailure(const Error &error);
    void showConnected();

    std::unique_ptr<Ui::ConnectionPage> m_ui;
    ConnectionController *m_controller;
    bool m_firstStart;
};

} // namespace showroom::gui
