#pragma once

#include "core/profiles/profile.h"

#include <QColor>
#include <QPushButton>

namespace showroom::gui {

/// Which database the window shows.
struct ConnectionInfo {
    QString profile; ///< "local", or the profile's name
    QString role;    ///< "admin", "ops" …; empty while unknown
    QColor color;    ///< the profile's
    profiles::Confirmation confirmation = profiles::Confirmation::Normal;

    bool operator==(const ConnectionInfo &) const = default;
};

enum class ConnectionState { None, Connecting, Connected, Lost };

/// Profile, role and level of confirmation in the top bar; the dot has the profile's colour, a broken connection shows
/// in words too. Its menu switches and reconnects.
class ConnectionChip final : public QPushButton {
    Q_OBJECT

public:
    explicit ConnectionChip(QWidget *parent = nullptr);

    void setConnection(const ConnectionInfo &connection);
    const ConnectionInfo &connection() const { return m_connection; }
    void setState(ConnectionState state);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    QString sideText() const;
    /// Empty for the usual level.
    QString levelText() const;
    void paintLevel(QPainter &painter, qreal end) const;

    ConnectionInfo m_connection;
    ConnectionState m_state = ConnectionState::None;
};

} // namespace showroom::gui
