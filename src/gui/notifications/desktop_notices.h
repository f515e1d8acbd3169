#pragma once

#include "core/notifications/notification.h"

#include <QObject>

class QSettings;

namespace showroom::gui {

class NotificationCenter;
class Tray;

/// Shows what arrives as messages of the desktop's tray, once the person wished so.
class DesktopNotices final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    DesktopNotices(NotificationCenter &center, Tray &tray, QSettings &settings, QObject *parent = nullptr);

    bool isPossible() const;
    bool isOn() const;
    void setOn(bool on);
    /// Whether to ask: there is a tray, and nobody answered yet.
    bool isUndecided() const;
    /// The answer was no, or not now: never asked again.
    void decline();
    /// The icon stands in the tray as long as messages are wished: it is what they hang on.
    void showIcon();

signals:
    /// isOn() or isUndecided() is another now.
    void changed();

private:
    void tell(const QList<notifications::Notification> &notifications);

    Tray &m_tray;
    QSettings &m_settings;
};

} // namespace showroom::gui
