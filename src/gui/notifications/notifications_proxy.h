#pragma once

#include <QSortFilterProxyModel>

namespace showroom {
class Clock;
}

namespace showroom::gui {

/// Notifications newest first, in words, with icons and alignments.
class NotificationsProxy final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    /// `clock` must outlive the proxy.
    explicit NotificationsProxy(const Clock &clock, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Time has gone on.
    void tick();

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const Clock &m_clock;
};

} // namespace showroom::gui
