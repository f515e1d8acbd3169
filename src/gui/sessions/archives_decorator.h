#pragma once

#include <QIdentityProxyModel>

namespace showroom {
class Clock;
}

namespace showroom::gui {

/// Words, icons and alignments of what was reset and can be brought back.
class ArchivesDecorator final : public QIdentityProxyModel {
    Q_OBJECT

public:
    /// `clock` must outlive the proxy.
    explicit ArchivesDecorator(const Clock &clock, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The countdowns have gone on.
    void tick();

private:
    const Clock &m_clock;
};

} // namespace showroom::gui
