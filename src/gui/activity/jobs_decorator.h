#pragma once

#include <QIdentityProxyModel>

namespace showroom {
class Clock;
}
namespace showroom::models {
class EnvironmentsModel;
}

namespace showroom::gui {

/// Turns the raw values of a JobsModel into what a DataTable draws: texts, pills, times, tooltips.
class JobsDecorator final : public QIdentityProxyModel {
    Q_OBJECT

public:
    /// Sorts by this role: the raw value, comparable.
    static constexpr int SortRole = Qt::UserRole + 500;

    /// `environments` has the names of those that still are.
    JobsDecorator(const Clock &clock, const models::EnvironmentsModel &environments, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const Clock &m_clock;
    const models::EnvironmentsModel &m_environments;
};

} // namespace showroom::gui
