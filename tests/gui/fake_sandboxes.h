#pragma once

#include "gui/sandboxes/sandbox_source.h"

#include <optional>

namespace showroom::gui {

/// Sandboxes without a database: each question is answered with what the test put there, each wish is kept.
class FakeSandboxes final : public SandboxSource {
    Q_OBJECT

public:
    // What the answers are.
    QList<sandboxes::Sandbox> known;
    std::optional<sandboxes::Banner> knownBanner;
    QList<sandboxes::Persona> knownPersonas;
    QList<sandboxes::User> knownUsers;
    QList<sandboxes::AccessLink> knownLinks;
    QList<sandboxes::UpcomingReset> resets;
    QHash<QString, QList<sandboxes::SweepOutcome>> due; ///< by the sweep's word
    Result<sandboxes::NewLink> link =
        sandboxes::NewLink{{}, QStringLiteral("srl_secret"), QStringLiteral("https://demo.test/demo/srl_secret")};
    Result<sandboxes::ConversionReport> conversion = sandboxes::ConversionReport();
    std::optional<sandboxes::Conversion> converted;
    sandboxes::SweepTimes times;
    int beyondCap = 0;
    QList<sandboxes::Usage> usage;
    QStringList refusedLinks; ///< environments
    Result<void> wish;        ///< whether a change is carried out

    // What was asked.
    QList<sandboxes::LinkRequest> linkRequests;
    QStringList revoked;
    QList<std::pair<QString, QString>> passwords; ///< persona and what it got
    QList<sandboxes::Change> changes;
    QList<std::pair<QStringList, bool>> protections;
    QList<QStringList> expired;
    QStringList dismissed;
    QStringList sweeps;
    QList<sandboxes::ConversionRequest> conversionPreviews;
    QList<sandboxes::ConversionRequest> conversions;
    QList<sandboxes::UsageRange> usageRanges;
    QList<QDateTime> previewedAt;

    QFuture<Result<QList<sandboxes::Sandbox>>> list() override { return answer(known); }
    QFuture<Result<sandboxes::Sandbox>> find(const QString &id) override
    {
        for (const sandboxes::Sandbox &sandbox : std::as_const(known))
            if (sandbox.environment.id == id)
                return answer(sandbox);
        const Error none = fail(ErrorCode::NotFound, QStringLiteral("There is no such sandbox."));
        return QtFuture::makeReadyFuture(Result<sandboxes::Sandbox>(none));
    }
    QFuture<Result<std::optional<sandboxes::Banner>>> banner(const QString &) override { return answer(knownBanner); }
    QFuture<Result<QList<sandboxes::Persona>>> personas(const QString &) override { return answer(knownPersonas); }
    QFuture<Result<QList<sandboxes::User>>> users(const QString &) override { return answer(knownUsers); }
    QFuture<Result<QList<sandboxes::AccessLink>>> listLinks(const QString &) override { return answer(knownLinks); }
    QFuture<Result<QString>> environmentUrl(const QString &id, const QString &) override
    {
        return answer(QString(QStringLiteral("https://") + id + QStringLiteral(".demo.test")));
    }
    QFuture<Result<sandboxes::SweepPreview>> previewSweep(sandboxes::Sweep sweep, const QDateTime &asOf) override
    {
        previewedAt.append(asOf);
        sandboxes::SweepPreview preview;
        for (const sandboxes::SweepOutcome &outcome : due.value(sandboxes::toWord(sweep)))
            preview.items.append(outcome.item);
        preview.cap = 50;
        preview.beyondCap = beyondCap;
        return answer(preview);
    }
    QFuture<Result<sandboxes::SweepTimes>> sweepTimes() override { return answer(times); }
    QFuture<Result<QList<sandboxes::UpcomingReset>>> upcomingResets() override { return answer(resets); }
    QFuture<Result<QList<sandboxes::SweepOutcome>>> runSweep(sandboxes::Sweep sweep) override
    {
        sweeps.append(sandboxes::toWord(sweep));
        return answer(due.value(sandboxes::toWord(sweep)));
    }
    QFuture<Result<sandboxes::Usage>> usageOf(const sandboxes::UsageRange &range) override
    {
        usageRanges.append(range);
        sandboxes::Usage sum;
        for (const sandboxes::Usage &one : std::as_const(usage)) {
            if (!range.environmentId.isEmpty() && one.environmentId != range.environmentId)
                continue;
            sum.sessions += one.sessions;
            sum.created += one.created;
            sum.converted += one.converted;
        }
        return answer(sum);
    }
    QFuture<Result<QList<sandboxes::Usage>>> usageByEnvironment(const sandboxes::UsageRange &) override
    {
        return answer(usage);
    }
    QFuture<Result<QList<sandboxes::UsageDay>>> usageByDay(const sandboxes::UsageRange &range) override
    {
        return answer(QList<sandboxes::UsageDay>{{range.until, 3, 2, 400, 0}});
    }
    QFuture<Result<sandboxes::ConversionReport>> previewConversion(const sandboxes::ConversionRequest &request) override
    {
        conversionPreviews.append(request);
        return QtFuture::makeReadyFuture(conversion);
    }
    QFuture<Result<sandboxes::ConversionReport>> convert(const sandboxes::ConversionRequest &request) override
    {
        conversions.append(request);
        return QtFuture::makeReadyFuture(conversion);
    }
    QFuture<Result<std::optional<sandboxes::Conversion>>> conversionOf(const QString &) override
    {
        return answer(converted);
    }
    QFuture<Result<void>> change(const QString &, const sandboxes::Change &change) override
    {
        changes.append(change);
        return QtFuture::makeReadyFuture(wish);
    }
    QFuture<Result<void>> setProtected(const QStringList &ids, bool isProtected) override
    {
        protections.append({ids, isProtected});
        return QtFuture::makeReadyFuture(wish);
    }
    QFuture<Result<void>> expire(const QStringList &ids) override
    {
        expired.append(ids);
        return QtFuture::makeReadyFuture(wish);
    }
    QFuture<Result<void>> dismissUser(const QString &, const QString &person) override
    {
        dismissed.append(person);
        return QtFuture::makeReadyFuture(wish);
    }
    QFuture<Result<sandboxes::NewLink>> createLink(const sandboxes::LinkRequest &request) override
    {
        linkRequests.append(request);
        if (refusedLinks.contains(request.environmentId))
            return QtFuture::makeReadyFuture(
                Result<sandboxes::NewLink>(fail(ErrorCode::Conflict, QStringLiteral("No link could open it."))));
        return QtFuture::makeReadyFuture(link);
    }
    QFuture<Result<void>> revokeLink(const QString &linkId) override
    {
        revoked.append(linkId);
        return QtFuture::makeReadyFuture(wish);
    }
    QFuture<Result<void>> setPassword(const QString &, const QString &persona, const QString &password) override
    {
        passwords.append({persona, password});
        return QtFuture::makeReadyFuture(wish);
    }

private:
    template <class T>
    static QFuture<Result<T>> answer(const T &value)
    {
        return QtFuture::makeReadyFuture(Result<T>(value));
    }
};

} // namespace showroom::gui
