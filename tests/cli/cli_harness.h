#pragma once

#include "base/clock.h"
#include "cli/backend.h"
#include "cli/command_line.h"
#include "cli/terminal.h"
#include "core/jobs/job_runner.h"
#include "database/local_server.h"
#include "masking/salt.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace showroom::test {

/// A backend without a database that counts how often somebody asked for one.
class AbsentBackend final : public cli::Backend {
public:
    Result<database::Connection> connect() override { return refuse(); }
    Result<QList<masking::Salt>> salts() override { return refuse(); }
    Result<std::unique_ptr<jobs::JobRunner>> makeRunner() override { return refuse(); }
    Result<database::Migrator> migrator() override { return refuse(); }
    const database::LocalServer &localServer() const override { return m_server; }

    int requests() const { return m_requests; }

private:
    Error refuse()
    {
        ++m_requests;
        return fail(ErrorCode::DatabaseUnreachable, QStringLiteral("No server answers."), QStringLiteral("Start one."));
    }

    database::LocalServer m_server;
    int m_requests = 0;
};

/// What a command answered.
struct Answer {
    int exitCode = 0;
    QString out;
    QString err;

    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    QJsonObject error() const
    {
        return QJsonDocument::fromJson(err.toUtf8()).object().value(QStringLiteral("error")).toObject();
    }
    QString errorCode() const { return error().value(QStringLiteral("code")).toString(); }
    QStringList problemFields() const
    {
        QStringList fields;
        const QJsonArray problems = error().value(QStringLiteral("problems")).toArray();
        for (const QJsonValue &problem : problems)
            fields.append(problem[QStringLiteral("field")].toString());
        return fields;
    }
};

/// Runs words as `showroomctl` would, in this process; `input` is what is typed when `isTerminal`.
inline Answer run(cli::Backend &backend, const QStringList &words, bool isTerminal = false, QString input = {})
{
    Answer answer;
    QTextStream in(&input);
    QTextStream out(&answer.out);
    QTextStream err(&answer.err);
    cli::Terminal terminal({in, out, err, isTerminal, isTerminal, 80});
    const FixedClock clock(QDateTime(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC));
    answer.exitCode = cli::CommandLine({terminal, clock, backend}).run(words);
    return answer;
}

} // namespace showroom::test
