#pragma once

#include <QSet>
#include <QSortFilterProxyModel>

namespace showroom::jobs {
struct Job;
}

namespace showroom::gui {

/// Sorts by raw values and shows the jobs that the chips and the words of the search field let through.
class JobsFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Group { All, Running, Paused, Failed, Done };

    explicit JobsFilter(QObject *parent = nullptr);

    void setGroup(Group group);
    /// Only jobs of these kinds; none means all.
    void setKinds(const QSet<QString> &kinds);
    /// Every word has to occur in number, kind, environment, state, login or program; case does not count.
    void setWords(const QString &words);

    static bool belongs(const jobs::Job &job, Group group);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Group m_group = Group::All;
    QSet<QString> m_kinds;
    QStringList m_words;
};

} // namespace showroom::gui
