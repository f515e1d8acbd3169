#include "gui/notifications/notifications_proxy.h"

#include "base/clock.h"
#include "gui/common/cell_roles.h"
#include "gui/common/tokens.h"
#include "gui/common/wording.h"
#include "models/notifications_model.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using models::NotificationsModel;
using notifications::Notification;

namespace {

QString nameOf(const Notification &notification)
{
    return notification.content.value(u"name"_s).toString(notification.environmentId);
}

QString stateText(const Notification &notification)
{
    return notification.isRead ? NotificationsProxy::tr("Read") : NotificationsProxy::tr("Unread");
}

QVariant textOf(const Notification &notification, int column, const QDateTime &now)
{
    switch (column) {
    case NotificationsModel::State:
        return stateText(notification);
    case NotificationsModel::What:
        return notification.title();
    case NotificationsModel::Environment:
        return nameOf(notification);
    case NotificationsModel::When:
        return wording::ago(notification.createdAt, now);
    default:
        return {};
    }
}

QVariant subTextOf(const Notification &notification, int column)
{
    if (column == NotificationsModel::What)
        return notification.text();
    return column == NotificationsModel::Environment ? notification.environmentId : QVariant();
}

QVariant tooltipOf(const Notification &notification, int column)
{
    if (column == NotificationsModel::What)
        return notification.text();
    return column == NotificationsModel::When ? wording::exact(notification.createdAt) : QVariant();
}

} // namespace

NotificationsProxy::NotificationsProxy(const Clock &clock, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_clock(clock)
{
    sort(NotificationsModel::When, Qt::DescendingOrder);
}

void NotificationsProxy::tick()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, NotificationsModel::When), index(rowCount() - 1, NotificationsModel::When));
}

QVariant NotificationsProxy::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto one = QSortFilterProxyModel::data(index, NotificationsModel::NotificationRole).value<Notification>();
    const int column = index.column();
    const bool isState = column == NotificationsModel::State;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(one, column, m_clock.now());
    case Qt::ToolTipRole:
        return tooltipOf(one, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case SubTextRole:
        return subTextOf(one, column);
    case MeaningRole:
        return isState ? QVariant(int(one.isRead ? Meaning::Neutral : Meaning::Accent)) : QVariant();
    case GlyphRole:
        return isState ? QVariant(one.isRead ? u"check"_s : u"bell"_s) : QVariant();
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

QVariant NotificationsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == NotificationsModel::When ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

/// By their number: the clock of a server may have been set back.
bool NotificationsProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return left.data(NotificationsModel::NotificationRole).value<Notification>().id <
           right.data(NotificationsModel::NotificationRole).value<Notification>().id;
}

} // namespace showroom::gui
