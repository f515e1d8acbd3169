#pragma once

#include <QSortFilterProxyModel>

namespace showroom {
class Clock;
}
namespace showroom::models {
class EnvironmentsModel;
}

namespace showroom::gui {

/// Entries of the audit log newest first, with words, icons, times and alignments.
class AuditDecorator final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    /// `environments` has the names of those that still are. Both must outlive the proxy.
    AuditDecorator(const Clock &clock, const models::EnvironmentsModel &environments, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const Clock &m_clock;
    const models::EnvironmentsModel &m_environments;
};

} // namespace showroom::gui
