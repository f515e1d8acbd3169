#pragma once

#include "core/audit/audit_file.h"
#include "core/audit/signed_head.h"

#include <QFuture>
#include <QObject>

namespace showroom::gui {

/// What the console asks of the audit log; each as the function of the same name in core/audit. The real one runs on
/// the database's link (DatabaseAudit). Continue with whenReady().
class AuditSource : public QObject {
    Q_OBJECT

public:
    virtual QFuture<Result<QList<audit::Entry>>> list(const audit::Filter &filter, int most,
                                                      std::optional<qint64> before) = 0;
    virtual QFuture<Result<audit::Words>> words() = 0;
    virtual QFuture<Result<std::optional<qint64>>> idOfSequence(qint64 sequence) = 0;
    /// Cancelling the future ends it on the server too.
    virtual QFuture<Result<audit::Verdict>> verify() = 0;
    virtual QFuture<Result<audit::Written>> writeFile(const audit::Filter &filter, audit::FileFormat format,
                                                      const QString &path, audit::Existing existing) = 0;
    /// Signs with the newest master salt that this program has; a file that is there stays.
    virtual QFuture<Result<audit::SignedHead>> keepHead(const QString &path) = 0;

signals:
    /// Something was written: read again what is shown.
    void changed();

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
