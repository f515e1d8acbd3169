#pragma once

#include "core/exporting/export_record.h"

#include <QIdentityProxyModel>

namespace showroom {
class Clock;
}

namespace showroom::gui {

/// Formats, words, icons and alignments of past exports.
class ExportsDecorator final : public QIdentityProxyModel {
    Q_OBJECT

public:
    /// `clock` must outlive the proxy.
    explicit ExportsDecorator(const Clock &clock, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const Clock &m_clock;
};

/// "JSONL", "SQL · gzip", "CSV · zip".
QString formatText(const exporting::ExportRequest &request);

} // namespace showroom::gui
