#pragma once

#include <QIdentityProxyModel>

namespace showroom {
class Clock;
}
namespace showroom::models {
class EnvironmentsModel;
}

namespace showroom::gui {

/// Turns the raw values of an EnvironmentsModel into what a DataTable draws: texts, pills, due dates, tooltips.
class EnvironmentsDecorator final : public QIdentityProxyModel {
    Q_OBJECT

public:
    /// Both must outlive the decorator.
    EnvironmentsDecorator(models::EnvironmentsModel &model, const Clock &clock, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const models::EnvironmentsModel &m_model;
    const Clock &m_clock;
};

} // namespace showroom::gui
