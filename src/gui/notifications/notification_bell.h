#pragma once

#include <QPushButton>

namespace showroom::gui {

/// The bell of the top bar, which says how many notifications are unread.
class NotificationBell final : public QPushButton {
    Q_OBJECT

public:
    explicit NotificationBell(QWidget *parent = nullptr);

    void setUnread(int unread);
};

} // namespace showroom::gui
