#include "models/notifications_model.h"

#include <algorithm>
#include <array>

namespace showroom::models {

using notifications::Notification;

namespace {

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::NotificationsModel", "State"),
    QT_TRANSLATE_NOOP("showroom::models::NotificationsModel", "What"),
    QT_TRANSLATE_NOOP("showroom::models::NotificationsModel", "Environment"),
    QT_TRANSLATE_NOOP("showroom::models::NotificationsModel", "When"),
};
static_assert(headings.size() == NotificationsModel::ColumnCount);

} // namespace

NotificationsModel::NotificationsModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{
}

void NotificationsModel::setNotifications(const QList<Notification> &notifications, bool hasMore)
{
    m_hasMore = false; // a view that lays itself out in between must not ask yet
    replaceRows(notifications);
    m_isAsking = false;
    m_hasMore = hasMore;
}

void NotificationsModel::addOlder(const QList<Notification> &notifications, bool hasMore)
{
    m_hasMore = false;
    QList<Notification> added;
    std::copy_if(notifications.begin(), notifications.end(), std::back_inserter(added),
                 [this](const Notification &notification) { return !find(notification.id); });
    appendRows(added);
    m_isAsking = false;
    m_hasMore = hasMore;
}

bool NotificationsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isAsking;
}

void NotificationsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isAsking = true;
    emit moreWanted();
}

qint64 NotificationsModel::oldest() const
{
    const auto least = std::min_element(rows().begin(), rows().end(),
                                        [](const Notification &a, const Notification &b) { return a.id < b.id; });
    return least == rows().end() ? 0 : least->id;
}

QVariant NotificationsModel::rawValue(const Notification &notification, int column) const
{
    switch (column) {
    case State:
        return notification.isRead;
    case What:
        return notification.text();
    case Environment:
        return notification.environmentId;
    case When:
        return notification.createdAt;
    default:
        return {};
    }
}

QString NotificationsModel::heading(int column) const
{
    return tr(headings[size_t(column)]);
}

} // namespace showroom::models
