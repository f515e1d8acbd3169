#pragma once

#include "core/audit/audit_log.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

class QPushButton;
class QWidget;

namespace showroom::gui {

class AuditSource;
class MessageBar;

/// Verifies the audit log's chain and tells the verdict in a bar, with the way to the first broken entry; keeps the
/// chain's signed end in a file.
class AuditChain final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    AuditChain(AuditSource &source, MessageBar &bar, QWidget *parent);
    ~AuditChain() override;

    void verify();
    /// Asks where to, then verifies and signs.
    void askForHead();
    /// Writes to this file.
    void keepHead(const QString &path);
    bool isBusy() const { return m_isBusy; }

signals:
    void entryRequested(qint64 sequence);
    /// isBusy() is another.
    void busyChanged();

private:
    void begin(const QString &fact, const QString &rest);
    void end();
    void tell(const audit::Verdict &verdict);

    AuditSource &m_source;
    MessageBar &m_bar;
    QWidget *m_parent;
    QPushButton *m_cancel;
    QPushButton *m_jump;
    QFuture<Result<audit::Verdict>> m_verification;
    QPointer<QWidget> m_returnTo; ///< had the focus before it could not have it any more
    QPointer<QWidget> m_landedOn; ///< where the focus went instead
    qint64 m_broken = 0;
    bool m_isBusy = false;
};

} // namespace showroom::gui
