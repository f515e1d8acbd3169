#pragma once

#include "base/result.h"
#include "core/notifications/notification.h"

#include <QFuture>
#include <QObject>

namespace showroom::gui {

/// Where notifications come from: the open database, or what a test or the tour brings. Continue with whenReady().
class NotificationSource : public QObject {
    Q_OBJECT

public:
    virtual QFuture<Result<notifications::Inbox>> inbox() = 0;
    virtual QFuture<Result<QList<notifications::Notification>>> latest(const notifications::Query &query) = 0;
    virtual QFuture<Result<void>> markRead(qint64 upTo) = 0;

signals:
    /// There are new ones, or some were read, here or elsewhere.
    void changed();
    /// They are those of another database from now on.
    void replaced();

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
