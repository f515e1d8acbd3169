#pragma once

#include "gui/environments/environments_view.h"

#include <QHash>
#include <QSortFilterProxyModel>

namespace showroom {
class Clock;
}
namespace showroom::environments {
struct Environment;
}
namespace showroom::models {
class EnvironmentsModel;
}

namespace showroom::gui {

/// Sorts by raw values and shows the environments that a view lets through, decorated for a DataTable.
class EnvironmentsFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using Group = EnvironmentGroup;

    /// Both must outlive the filter.
    EnvironmentsFilter(models::EnvironmentsModel &model, const Clock &clock, QObject *parent = nullptr);

    /// Every word has to occur in name, id, owner, customer, region or tag; case and accents do not count.
    void setView(const EnvironmentsView &view);

    /// The environment of a row that is shown.
    const environments::Environment &environment(const QModelIndex &index) const;

    static bool belongs(const environments::Environment &environment, Group group, const QDateTime &now);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const QString &searchText(const environments::Environment &environment) const;

    models::EnvironmentsModel &m_model;
    const Clock &m_clock;
    EnvironmentsView m_view;
    QStringList m_words;
    mutable QHash<QString, QString> m_searchTexts; ///< by id; folding a text costs more than looking through it
};

} // namespace showroom::gui
