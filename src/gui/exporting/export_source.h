#pragma once

#include "base/result.h"
#include "core/exporting/export_record.h"

#include <QFuture>
#include <QObject>

namespace showroom::gui {

/// Where the page of past exports reads them. Continue with whenReady().
class ExportSource : public QObject {
    Q_OBJECT

public:
    /// As exporting::listExports().
    virtual QFuture<Result<QList<exporting::ExportRecord>>> listExports(const QString &search, const QString &after,
                                                                        int limit) = 0;

signals:
    /// Exports came or went on: read again what is shown.
    void changed();

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
