#pragma once

#include "gui/exporting/export_source.h"

namespace showroom::gui {

class DatabaseLink;
class Operations;

/// The past exports of the open database.
class DatabaseExports final : public ExportSource {
    Q_OBJECT

public:
    /// Both must outlive it; `operations` tells of changes.
    DatabaseExports(DatabaseLink &link, const Operations &operations, QObject *parent = nullptr);

    QFuture<Result<QList<exporting::ExportRecord>>> listExports(const QString &search, const QString &after,
                                                                int limit) override;

private:
    DatabaseLink &m_link;
};

} // namespace showroom::gui
