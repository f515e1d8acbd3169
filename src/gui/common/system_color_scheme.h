#pragma once

#include <QObject>

class QDBusVariant;

namespace showroom::gui {

/// Listens to the desktop portal's "color-scheme", which Qt 6.4 does not tell. Never waits for an answer; without a
/// session bus or a portal it stays silent, and the console stays light.
class SystemColorScheme final : public QObject {
    Q_OBJECT

public:
    explicit SystemColorScheme(QObject *parent = nullptr);

    /// Asks the portal once and subscribes to its changes.
    void start();

signals:
    void darkChanged(bool dark);

private slots:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void tell(const QVariant &scheme);
};

} // namespace showroom::gui
