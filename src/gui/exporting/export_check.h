#pragma once

#include "core/exporting/exports.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace showroom::gui {

class Operations;

/// Looks after each change of an export's form what is wrong with it and how large it would be; files are looked at on
/// a thread of its own, since a folder may lie on a slow network. The latest request wins.
class ExportCheck final : public QObject {
    Q_OBJECT

public:
    /// `folder` is made when the export begins, so it need not exist before.
    ExportCheck(Operations *operations, const QString &folder, QObject *parent = nullptr);
    ~ExportCheck() override;
    Q_DISABLE_COPY_MOVE(ExportCheck)

    void setRequest(const exporting::ExportRequest &request);
    /// Makes the default folder when `path` lies in it; whatever goes wrong is a problem of the path a moment later.
    QFuture<void> prepare(const QString &path);

signals:
    void problemsFound(const QList<showroom::Problem> &problems);
    void estimated(const showroom::exporting::ExportEstimate &estimate);

private:
    void start();

    Operations *m_operations;
    QString m_folder;
    QThreadPool m_pool;
    QTimer m_delay;
    exporting::ExportRequest m_request;
    int m_serial = 0;
};

} // namespace showroom::gui
