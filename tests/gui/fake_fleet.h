#pragma once

#include "gui/environments/fleet_source.h"

namespace showroom::gui {

/// Answers what the test put there, at once, and keeps what was asked.
class FakeFleet final : public FleetSource {
public:
    FakeFleet() = default;

    // What the answers are.
    environments::Environment present;
    Result<void> outcome;
    Result<QStringList> owners = QStringList{QStringLiteral("ingrid"), QStringLiteral("marcus")};
    QStringList taken;

    // What was asked.
    QStringList ids;
    QList<environments::EnvironmentEdit> edits;
    QList<environments::Extension> extensions;

    QFuture<Result<environments::Environment>> find(const QString &) override
    {
        return QtFuture::makeReadyFuture(Result<environments::Environment>(present));
    }
    QFuture<Result<void>> edit(const QStringList &which, const environments::EnvironmentEdit &edit) override
    {
        ids = which;
        edits.append(edit);
        return QtFuture::makeReadyFuture(outcome);
    }
    QFuture<Result<void>> extend(const QStringList &which, const environments::Extension &extension) override
    {
        ids = which;
        extensions.append(extension);
        return QtFuture::makeReadyFuture(outcome);
    }
    QFuture<Result<QStringList>> possibleOwners() override { return QtFuture::makeReadyFuture(owners); }
    QFuture<Result<QStringList>> takenIds(const QStringList &wanted) override
    {
        QStringList found;
        for (const QString &id : wanted)
            if (taken.contains(id))
                found << id;
        return QtFuture::makeReadyFuture(Result<QStringList>(found));
    }
};

} // namespace showroom::gui
