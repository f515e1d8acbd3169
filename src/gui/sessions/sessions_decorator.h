#pragma once

#include <QSortFilterProxyModel>

namespace showroom {
class Clock;
}

namespace showroom::gui {

/// Words, icons and alignments of sessions; sorts by raw values and finds by person, name and environment.
class SessionsDecorator final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    /// `clock` must outlive the proxy. In an environment's own list nobody needs its name.
    SessionsDecorator(const Clock &clock, bool isOneEnvironment, QObject *parent = nullptr);

    /// Shows only those that have every word of it.
    void setSearch(const QString &text);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const Clock &m_clock;
    bool m_isOneEnvironment;
    QStringList m_words;
};

} // namespace showroom::gui
