#pragma once

#include "core/sandboxes/access_link.h"
#include "core/sandboxes/conversion.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sandboxes/sweep.h"
#include "core/sandboxes/usage.h"

#include <QFuture>
#include <QObject>

namespace showroom::gui {

/// What the pages and dialogs about sandboxes ask for; each as the function of the same name in core/sandboxes. The
/// real one runs on the database's link (DatabaseSandboxes). Continue with whenReady().
class SandboxSource : public QObject {
    Q_OBJECT

public:
    virtual QFuture<Result<QList<sandboxes::Sandbox>>> list() = 0;
    virtual QFuture<Result<sandboxes::Sandbox>> find(const QString &id) = 0;
    virtual QFuture<Result<std::optional<sandboxes::Banner>>> banner(const QString &id) = 0;
    virtual QFuture<Result<QList<sandboxes::Persona>>> personas(const QString &id) = 0;
    virtual QFuture<Result<QList<sandboxes::User>>> users(const QString &id) = 0;
    virtual QFuture<Result<QList<sandboxes::AccessLink>>> listLinks(const QString &id) = 0;
    virtual QFuture<Result<QString>> environmentUrl(const QString &id, const QString &persona) = 0;

    virtual QFuture<Result<sandboxes::SweepPreview>> previewSweep(sandboxes::Sweep sweep, const QDateTime &asOf) = 0;
    virtual QFuture<Result<sandboxes::SweepTimes>> sweepTimes() = 0;
    virtual QFuture<Result<QList<sandboxes::UpcomingReset>>> upcomingResets() = 0;
    /// The jobs that come of it run here.
    virtual QFuture<Result<QList<sandboxes::SweepOutcome>>> runSweep(sandboxes::Sweep sweep) = 0;

    virtual QFuture<Result<sandboxes::Usage>> usageOf(const sandboxes::UsageRange &range) = 0;
    virtual QFuture<Result<QList<sandboxes::Usage>>> usageByEnvironment(const sandboxes::UsageRange &range) = 0;
    virtual QFuture<Result<QList<sandboxes::UsageDay>>> usageByDay(const sandboxes::UsageRange &range) = 0;

    virtual QFuture<Result<sandboxes::ConversionReport>>
    previewConversion(const sandboxes::ConversionRequest &request) = 0;
    virtual QFuture<Result<sandboxes::ConversionReport>> convert(const sandboxes::ConversionRequest &request) = 0;

    virtual QFuture<Result<std::optional<sandboxes::Conversion>>> conversionOf(const QString &id) = 0;

    virtual QFuture<Result<void>> change(const QString &id, const sandboxes::Change &change) = 0;
    virtual QFuture<Result<void>> setProtected(const QStringList &ids, bool isProtected) = 0;
    virtual QFuture<Result<void>> expire(const QStringList &ids) = 0;
    virtual QFuture<Result<void>> dismissUser(const QString &id, const QString &person) = 0;
    virtual QFuture<Result<sandboxes::NewLink>> createLink(const sandboxes::LinkRequest &request) = 0;
    virtual QFuture<Result<void>> revokeLink(const QString &linkId) = 0;
    /// As sandboxes::setPersonaPassword().
    virtual QFuture<Result<void>> setPassword(const QString &id, const QString &persona, const QString &password) = 0;

signals:
    /// Something of the sandboxes may have changed: read again what is shown.
    void changed();

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
