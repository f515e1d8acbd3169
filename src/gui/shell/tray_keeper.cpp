#include "gui/shell/tray_keeper.h"

#include "gui/shell/tray.h"

#include <QGuiApplication>
#include <QWidget>

namespace showroom::gui {

using namespace std::chrono_literals;

TrayKeeper::TrayKeeper(QWidget &window, Tray &tray, const std::function<int()> &runningJobs, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_tray(tray)
    , m_runningJobs(runningJobs)
{
    m_watch.setInterval(500ms);
    connect(&m_watch, &QTimer::timeout, this, &TrayKeeper::look);
    connect(&m_tray, &Tray::openRequested, this, &TrayKeeper::open);
    connect(&m_tray, &Tray::quitRequested, this, &TrayKeeper::quit);
}

void TrayKeeper::keep()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_window.hide();
    m_watch.start();
    look();
}

void TrayKeeper::open()
{
    m_watch.stop();
    m_tray.hide();
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    QGuiApplication::setQuitOnLastWindowClosed(true);
    emit opened();
}

/// The window asks about what still runs, as it does whenever it is closed.
void TrayKeeper::quit()
{
    open();
    m_window.close();
}

void TrayKeeper::look()
{
    const int running = m_runningJobs();
    if (running > 0) {
        m_tray.show(tr("Showroom: %n job(s) running", nullptr, running));
        return;
    }
    m_watch.stop();
    m_tray.tell(tr("Showroom"), tr("All jobs are done."));
    m_tray.hide();
    emit finished();
}

} // namespace showroom::gui
