#pragma once

#include "gui/audit/audit_source.h"
#include "masking/salt.h"

#include <functional>

namespace showroom {
class Clock;
}

namespace showroom::gui {

class DatabaseLink;

/// The audit log of the open database.
class DatabaseAudit final : public AuditSource {
    Q_OBJECT

public:
    /// Reads the salt that heads are signed with; asked on another thread.
    using SaltSource = std::function<Result<masking::Salt>()>;

    /// `link` and `clock` must outlive it.
    DatabaseAudit(DatabaseLink &link, const Clock &clock, SaltSource salt, QObject *parent = nullptr);

    QFuture<Result<QList<audit::Entry>>> list(const audit::Filter &filter, int most,
                                              std::optional<qint64> before) override;
    QFuture<Result<audit::Words>> words() override;
    QFuture<Result<std::optional<qint64>>> idOfSequence(qint64 sequence) override;
    QFuture<Result<audit::Verdict>> verify() override;
    QFuture<Result<audit::Written>> writeFile(const audit::Filter &filter, audit::FileFormat format,
                                              const QString &path, audit::Existing existing) override;
    QFuture<Result<audit::SignedHead>> keepHead(const QString &path) override;

private:
    DatabaseLink &m_link;
    const Clock &m_clock;
    SaltSource m_salt;
};

} // namespace showroom::gui
