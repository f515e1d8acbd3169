#pragma once

#include <QObject>

namespace showroom::gui {

/// The desktop's tray, where the program stays while its window is hidden. The real one is the system's (SystemTray);
/// tests bring their own.
class Tray : public QObject {
    Q_OBJECT

public:
    /// Not every desktop has one.
    virtual bool isAvailable() const = 0;
    /// Shows the icon, or changes what it says.
    virtual void show(const QString &toolTip) = 0;
    virtual void hide() = 0;
    /// A message beside the icon, as long as the desktop shows one.
    virtual void tell(const QString &title, const QString &text) = 0;

signals:
    void openRequested();
    void quitRequested();
    /// Somebody clicked the latest message.
    void messageClicked();

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
