#pragma once

#include "core/environments/environment_store.h"
#include "core/jobs/job.h"
#include "database/connection.h"
#include "database/local_server.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace showroom::test {

/// What dies in the middle of an operation.
enum class Victim { Program, Backend, Server };

/// A private server of its own with one tenant that showroomctl makes, kills and brings home; what the database says
/// then.
class KillHarness final {
public:
    KillHarness();
    /// Stops the server.
    ~KillHarness();
    Q_DISABLE_COPY_MOVE(KillHarness)

    struct Answer {
        int exitCode = -1;
        QString text; ///< stdout and stderr
        qint64 tookMs = 0;
    };
    /// Runs showroomctl to its end.
    Answer call(const QStringList &words) const;

    /// Starts showroomctl, kills `victim` after `delayMs` and waits until the program is gone. False when the program
    /// ended before that moment, which is no kill.
    bool killDuring(const QStringList &words, Victim victim, int delayMs);

    static QString tenant();
    /// How to create the tenant: five steps and more, so that most moments are in the middle of one.
    static QStringList creation(const QString &isolation);
    static QStringList teardown();

    /// What no login of Showroom's may: one value as text ("" for NULL), or statements.
    QString askSuperuser(const QByteArray &sql);
    void runSuperuser(const QByteArray &script);

    /// The tenant as the database knows it; nothing before its creation was recorded. Starts the server when it is
    /// down.
    std::optional<environments::Environment> environment();
    /// Rows that are really there, over all tables.
    qint64 rows();
    /// The newest job of the tenant; its id is 0 when there is none.
    jobs::Job latestJob();
    /// Jobs that are not over, and advisory locks of owners.
    int loose();
    /// Schemas of the tenant's own.
    int ownSchemas();
    /// How long the server still works for programs that are dead: a commit that was on its way when its program died
    /// is carried out. -1 when it does not end within ten seconds. Only afterwards does the database stand still.
    qint64 settledAfterMs();
    /// How long it takes until the record of a job whose owner died says so; -1 when it does not within ten seconds.
    qint64 orphanedAfterMs(qint64 jobId);

private:
    void start(QProcess &process, const QStringList &words) const;
    void strike(Victim victim, QProcess &program);
    database::Connection connect() const;
    database::Connection connectSuperuser() const;
    qint64 count(const QByteArray &sql) const;

    QTemporaryDir m_folder;
    std::unique_ptr<database::LocalServer> m_server;
    quint32 m_backendsKilled = 0;
};

} // namespace showroom::test
