#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace showroom::gui {

class Tray;

/// Keeps the program running in the tray while its jobs go on: hides the window, says how many run, and ends the
/// program when the last one is over.
class TrayKeeper final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the keeper; `runningJobs` counts those of this program.
    TrayKeeper(QWidget &window, Tray &tray, const std::function<int()> &runningJobs, QObject *parent = nullptr);

    bool isKeeping() const { return m_watch.isActive(); }
    /// Hides the window until somebody opens it again.
    void keep();

signals:
    /// The window is there again, and the tray's icon is gone.
    void opened();
    /// The last job is over, and nobody opened the window meanwhile.
    void finished();

private:
    void open();
    void quit();
    void look();

    QWidget &m_window;
    Tray &m_tray;
    std::function<int()> m_runningJobs;
    QTimer m_watch;
};

} // namespace showroom::gui
