#pragma once

#include "gui/audit/audit_source.h"

#include <QPromise>

namespace showroom::gui {

/// A day and a half of the fixture's audit log. Answers at once.
class TourAudit final : public AuditSource {
public:
    TourAudit();

    QFuture<Result<QList<audit::Entry>>> list(const audit::Filter &filter, int most,
                                              std::optional<qint64> before) override;
    QFuture<Result<audit::Words>> words() override;
    QFuture<Result<std::optional<qint64>>> idOfSequence(qint64 sequence) override;
    QFuture<Result<audit::Verdict>> verify() override;
    QFuture<Result<audit::Written>> writeFile(const audit::Filter &filter, audit::FileFormat format,
                                              const QString &path, audit::Existing existing) override;
    QFuture<Result<audit::SignedHead>> keepHead(const QString &path) override;

    /// Every reading fails with it from now on.
    void failWith(const Error &error) { m_error = error; }
    /// Nothing was done yet.
    void clear() { m_entries.clear(); }
    /// What the next verification finds.
    void setVerdict(const audit::Verdict &verdict) { m_verdict = verdict; }
    /// The next verification never ends.
    void setSlow() { m_isSlow = true; }

private:
    QList<audit::Entry> m_entries; ///< newest first
    audit::Verdict m_verdict;
    std::optional<Error> m_error;
    bool m_isSlow = false;
    QPromise<Result<audit::Verdict>> m_verifying; ///< the verification that does not end while the picture is drawn
};

} // namespace showroom::gui
