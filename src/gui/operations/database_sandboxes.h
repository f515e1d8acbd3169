#pragma once

#include "gui/sandboxes/sandbox_source.h"

namespace showroom::gui {

class DatabaseLink;
class Operations;

/// The sandboxes of the open database.
class DatabaseSandboxes final : public SandboxSource {
    Q_OBJECT

public:
    /// Both must outlive it; the operations run the jobs.
    DatabaseSandboxes(DatabaseLink &link, Operations &operations, QObject *parent = nullptr);

    QFuture<Result<QList<sandboxes::Sandbox>>> list() override;
    QFuture<Result<sandboxes::Sandbox>> find(const QString &id) override;
    QFuture<Result<std::optional<sandboxes::Banner>>> banner(const QString &id) override;
    QFuture<Result<QList<sandboxes::Persona>>> personas(const QString &id) override;
    QFuture<Result<QList<sandboxes::User>>> users(const QString &id) override;
    QFuture<Result<QList<sandboxes::AccessLink>>> listLinks(const QString &id) override;
    QFuture<Result<QString>> environmentUrl(const QString &id, const QString &persona) override;
    QFuture<Result<sandboxes::SweepPreview>> previewSweep(sandboxes::Sweep sweep, const QDateTime &asOf) override;
    QFuture<Result<sandboxes::SweepTimes>> sweepTimes() override;
    QFuture<Result<QList<sandboxes::UpcomingReset>>> upcomingResets() override;
    QFuture<Result<QList<sandboxes::SweepOutcome>>> runSweep(sandboxes::Sweep sweep) override;
    QFuture<Result<sandboxes::Usage>> usageOf(const sandboxes::UsageRange &range) override;
    QFuture<Result<QList<sandboxes::Usage>>> usageByEnvironment(const sandboxes::UsageRange &range) override;
    QFuture<Result<QList<sandboxes::UsageDay>>> usageByDay(const sandboxes::UsageRange &range) override;
    QFuture<Result<sandboxes::ConversionReport>>
    previewConversion(const sandboxes::ConversionRequest &request) override;
    QFuture<Result<sandboxes::ConversionReport>> convert(const sandboxes::ConversionRequest &request) override;
    QFuture<Result<std::optional<sandboxes::Conversion>>> conversionOf(const QString &id) override;
    QFuture<Result<void>> change(const QString &id, const sandboxes::Change &change) override;
    QFuture<Result<void>> setProtected(const QStringList &ids, bool isProtected) override;
    QFuture<Result<void>> expire(const QStringList &ids) override;
    QFuture<Result<void>> dismissUser(const QString &id, const QString &person) override;
    QFuture<Result<sandboxes::NewLink>> createLink(const sandboxes::LinkRequest &request) override;
    QFuture<Result<void>> revokeLink(const QString &linkId) override;
    QFuture<Result<void>> setPassword(const QString &id, const QString &persona, const QString &password) override;

private:
    /// A change that others hear of by the database; this console at once.
    template <class F>
    auto askAndTell(F task);

    DatabaseLink &m_link;
    Operations &m_operations;
};

} // namespace showroom::gui
