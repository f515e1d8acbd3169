#pragma once

#include "core/sandboxes/access_link.h"
#include "core/sandboxes/create_sandbox.h"
#include "generation/blueprint.h"
#include "generation/dataset_request.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace showroom::gui {

/// What the wizard has collected so far of a demo tenant or a sandbox, which fields the person has touched, and what is
/// wrong with them. Fields have the names of environments::validate and sandboxes::validate.
class TenantDraft final : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive the draft.
    TenantDraft(generation::BlueprintPtr blueprint, const Clock *clock, QObject *parent = nullptr);

    const environments::CreateTenant &request() const { return m_request; }
    const generation::Blueprint &blueprint() const { return *m_blueprint; }
    const generation::BlueprintPtr &blueprintPtr() const { return m_blueprint; }
    bool isSandbox() const { return m_request.kind == environments::Kind::Sandbox; }
    /// The type and the terms count for a sandbox only.
    sandboxes::Type type() const { return m_type; }
    const sandboxes::Terms &terms() const { return m_terms; }
    sandboxes::CreateSandbox sandbox() const;
    /// The link that a sandbox gets once it is recorded, without its id; none when it is not wished.
    const std::optional<sandboxes::LinkRequest> &link() const { return m_link; }
    void setLink(const std::optional<sandboxes::LinkRequest> &link);
    /// The id that the tenant will have; empty while there is none.
    QString id() const { return m_request.effectiveId(); }
    /// The last day of the history.
    QDate historyEnd() const;
    /// When the tenant would expire if it were created now.
    QDateTime expiry() const;

    /// A demo tenant, or a sandbox of a type, with what is usual for it; what the person chose already stays.
    void chooseDemo();
    void chooseSandbox(sandboxes::Type type);

    /// Takes another built-in blueprint with its own size and months; what it does not have goes. Nothing happens for
    /// one that does not exist.
    void chooseBlueprint(const QString &name);

    /// Begins anew with these values, of a preset or another environment; the name and the id stay as typed.
    void begin(const environments::CreateTenant &values);
    void beginSandbox(const sandboxes::CreateSandbox &values);

    /// Changes the request for the person's edit of `field`, which counts as touched from now on.
    void change(const QString &field, const std::function<void(environments::CreateTenant &)> &edit);
    /// The same for the terms of a sandbox.
    void changeTerms(const QString &field, const std::function<void(sandboxes::Terms &)> &edit);
    void touch(const QStringList &fields);

    /// A problem that validation cannot see: a seed that is no number, a taken id, a refusal of the server. It shows
    /// whether or not the field was touched, until the field changes. An empty text takes it away.
    void setProblem(const QString &field, const QString &message);

    /// What to show at a field: nothing until it was touched.
    QString problemOf(const QString &field) const;
    /// Whether any of the fields has a problem, touched or not.
    bool hasProblem(const QStringList &fields) const;

    /// Rows that would be made; nothing while the numbers do not allow to say.
    std::optional<generation::DatasetCounts> counts() const;
    /// What the preview compiles; nothing while it could not be compiled.
    std::optional<generation::DatasetRequest> dataset() const;

signals:
    void changed();
    /// Regions, verticals, sizes and kinds are others now; begun() follows.
    void blueprintChanged();
    /// Other values stand in place of what the inputs show.
    void begun();

private:
    bool takeBlueprint(const QString &name);
    void fitBlueprint();
    void beginKind(const environments::CreateTenant &usual);
    void announce(bool isOtherBlueprint);
    void validate();
    QString messageOf(const QString &field) const;

    generation::BlueprintPtr m_blueprint;
    const Clock *m_clock;
    environments::CreateTenant m_request;
    QString m_usualBlueprint; ///< of a demo tenant
    sandboxes::Type m_type = sandboxes::Type::Trial;
    sandboxes::Terms m_terms;
    bool m_isShared = true;
    std::optional<sandboxes::LinkRequest> m_link;
    QList<Problem> m_problems;
    QHash<QString, QString> m_reported;
    QSet<QString> m_touched;
    QSet<QString> m_edited; ///< by the person, not only passed by
};

} // namespace showroom::gui
