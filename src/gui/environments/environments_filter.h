#pragma once

#include <QSortFilterProxyModel>

namespace showroom {
class Clock;
}
namespace showroom::environments {
struct Environment;
}

namespace showroom::gui {

/// Sorts by raw values and shows the environments that a chip and the words of the search field let through.
class EnvironmentsFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Group { All, Ready, InProgress, Expiring, Failed };

    explicit EnvironmentsFilter(const Clock &clock, QObject *parent = nullptr);

    void setGroup(Group group);
    /// Every word has to occur in name, id, owner, customer, region or tag; case and accents do not count.
    void setWords(const QString &words);

    static bool belongs(const environments::Environment &environment, Group group, const QDateTime &now);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const Clock &m_clock;
    Group m_group = Group::All;
    QStringList m_words;
};

} // namespace showroom::gui
