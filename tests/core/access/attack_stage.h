#pragma once

#include "../tenant_fixture.h"

#include <QStringList>

namespace showroom::test {

/// What is in production, and something like it that is not; empty where an environment's rows would match one of the
/// two.
struct Victim {
    QString real;
    QString ghost;
};

/// A database with production tenants in every built-in product, environments of both isolations, and other people's
/// open sessions: everything that no attempt may read or change.
class AttackStage final {
public:
    /// In every text of a production row, and of a foreign session's change.
    static constexpr char productionMark[] = "GEHEIM";
    static constexpr char sessionMark[] = "FREMD";

    /// Fails the test's program when it cannot be set up.
    AttackStage();

    /// Environments: `demo-scratch` is anybody's to work with, `demo-foreign` and `demo-own` (with tables of its own)
    /// are other people's.
    TenantFixture &fixture() { return m_fixture; }
    const QList<Victim> &victims() const { return m_victims; }
    /// Keys of production rows, and of none: their ids are also those of environments' rows, their mail addresses (what
    /// stands before the @) are production's alone.
    const QList<Victim> &ids() const { return m_ids; }
    const QList<Victim> &mails() const { return m_mails; }
    const QStringList &foreignSessions() const { return m_foreignSessions; }
    const QStringList &foreignLayers() const { return m_foreignLayers; }
    /// A session that this login opened, or that it was given a token of, in `demo-scratch`.
    QString scratchSession(const QString &role);
    /// A token of a session in `demo-scratch`.
    QString scratchToken() const { return m_token; }

    /// One line an object: production rows, environments' rows and sessions of other people, the control plane with its
    /// functions, views and rights. An attempt changes none of them.
    QStringList fingerprint();
    /// The first fault of the audit log's chain; empty when it is whole.
    QString auditFault();

private:
    void plantEnvironments();
    void plantProduction();
    void plantSessions();
    QString changeIn(const QString &environment, const QString &person, const QString &schema);

    TenantFixture m_fixture;
    database::Connection m_owner;
    QList<Victim> m_victims;
    QList<Victim> m_ids;
    QList<Victim> m_mails;
    QStringList m_foreignSessions;
    QStringList m_foreignLayers;
    QString m_token;
};

} // namespace showroom::test
