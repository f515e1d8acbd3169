#include "gui/operations/database_sandboxes.h"

#include "base/when_ready.h"
#include "core/sandboxes/login_password.h"
#include "gui/operations/database_link.h"
#include "gui/operations/operations.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using database::Connection;

DatabaseSandboxes::DatabaseSandboxes(DatabaseLink &link, Operations &operations, QObject *parent)
    : SandboxSource(parent)
    , m_link(link)
    , m_operations(operations)
{
    connect(&link, &DatabaseLink::changed, this, [this](const QString &topic) {
        if (!topic.startsWith(u"job:"))
            emit changed();
    });
    connect(&link, &DatabaseLink::connectionRestored, this, &SandboxSource::changed);
}

template <class F>
auto DatabaseSandboxes::askAndTell(F task)
{
    return passOn(m_link.ask(std::move(task)), this, [this](const auto &answer) {
        if (answer)
            emit changed();
    });
}

QFuture<Result<QList<sandboxes::Sandbox>>> DatabaseSandboxes::list()
{
    return m_link.ask([](Connection &connection) { return sandboxes::list(connection); });
}

QFuture<Result<sandboxes::Sandbox>> DatabaseSandboxes::find(const QString &id)
{
    return m_link.ask([id](Connection &connection) { return sandboxes::find(connection, id); });
}

QFuture<Result<std::optional<sandboxes::Banner>>> DatabaseSandboxes::banner(const QString &id)
{
    return m_link.ask([id](Connection &connection) { return sandboxes::banner(connection, id); });
}

QFuture<Result<QList<sandboxes::Persona>>> DatabaseSandboxes::personas(const QString &id)
{
    return m_link.ask([id](Connection &connection) { return sandboxes::personas(connection, id); });
}

QFuture<Result<QList<sandboxes::User>>> DatabaseSandboxes::users(const QString &id)
{
    return m_link.ask([id](Connection &connection) { return sandboxes::users(connection, id); });
}

QFuture<Result<QList<sandboxes::AccessLink>>> DatabaseSandboxes::listLinks(const QString &id)
{
    return m_link.ask([id](Connection &connection) { return sandboxes::listLinks(connection, id); });
}

QFuture<Result<QString>> DatabaseSandboxes::environmentUrl(const QString &id, const QString &persona)
{
    return m_link.ask(
        [id, persona](Connection &connection) { return sandboxes::environmentUrl(connection, id, persona); });
}

QFuture<Result<sandboxes::SweepPreview>> DatabaseSandboxes::previewSweep(sandboxes::Sweep sweep, const QDateTime &asOf)
{
    return m_link.ask(
        [sweep, asOf](Connection &connection) { return sandboxes::previewSweep(connection, sweep, asOf); });
}

QFuture<Result<sandboxes::SweepTimes>> DatabaseSandboxes::sweepTimes()
{
    return m_link.ask([](Connection &connection) { return sandboxes::sweepTimes(connection); });
}

QFuture<Result<QList<sandboxes::UpcomingReset>>> DatabaseSandboxes::upcomingResets()
{
    return m_link.ask([](Connection &connection) { return sandboxes::upcomingResets(connection); });
}

QFuture<Result<QList<sandboxes::SweepOutcome>>> DatabaseSandboxes::runSweep(sandboxes::Sweep sweep)
{
    const auto run = [sweep](Connection &connection) { return sandboxes::runSweep(connection, sweep); };
    return passOn(m_link.ask(run), this, [this](const Result<QList<sandboxes::SweepOutcome>> &outcomes) {
        for (const sandboxes::SweepOutcome &outcome : outcomes.value_or(QList<sandboxes::SweepOutcome>()))
            if (outcome.job)
                m_operations.resumeJob(*outcome.job);
        emit changed();
    });
}

QFuture<Result<sandboxes::Usage>> DatabaseSandboxes::usageOf(const sandboxes::UsageRange &range)
{
    return m_link.ask([range](Connection &connection) { return sandboxes::usageOf(connection, range); });
}

QFuture<Result<QList<sandboxes::Usage>>> DatabaseSandboxes::usageByEnvironment(const sandboxes::UsageRange &range)
{
    return m_link.ask([range](Connection &connection) { return sandboxes::usageByEnvironment(connection, range); });
}

QFuture<Result<QList<sandboxes::UsageDay>>> DatabaseSandboxes::usageByDay(const sandboxes::UsageRange &range)
{
    return m_link.ask([range](Connection &connection) { return sandboxes::usageByDay(connection, range); });
}

QFuture<Result<sandboxes::ConversionReport>>
DatabaseSandboxes::previewConversion(const sandboxes::ConversionRequest &request)
{
    return m_link.ask([request](Connection &connection) { return sandboxes::previewConversion(connection, request); });
}

QFuture<Result<sandboxes::ConversionReport>> DatabaseSandboxes::convert(const sandboxes::ConversionRequest &request)
{
    return askAndTell(
        [request](Connection &connection) { return sandboxes::convertToProduction(connection, request); });
}

QFuture<Result<std::optional<sandboxes::Conversion>>> DatabaseSandboxes::conversionOf(const QString &id)
{
    return m_link.ask([id](Connection &connection) { return sandboxes::conversionOf(connection, id); });
}

QFuture<Result<void>> DatabaseSandboxes::change(const QString &id, const sandboxes::Change &change)
{
    return askAndTell([id, change](Connection &connection) { return sandboxes::change(connection, id, change); });
}

QFuture<Result<void>> DatabaseSandboxes::setProtected(const QStringList &ids, bool isProtected)
{
    return askAndTell(
        [ids, isProtected](Connection &connection) { return sandboxes::setProtected(connection, ids, isProtected); });
}

QFuture<Result<void>> DatabaseSandboxes::expire(const QStringList &ids)
{
    return askAndTell([ids](Connection &connection) { return sandboxes::expire(connection, ids); });
}

QFuture<Result<void>> DatabaseSandboxes::dismissUser(const QString &id, const QString &person)
{
    return askAndTell([id, person](Connection &connection) { return sandboxes::dismissUser(connection, id, person); });
}

QFuture<Result<sandboxes::NewLink>> DatabaseSandboxes::createLink(const sandboxes::LinkRequest &request)
{
    return askAndTell([request](Connection &connection) { return sandboxes::createLink(connection, request); });
}

QFuture<Result<void>> DatabaseSandboxes::revokeLink(const QString &linkId)
{
    return askAndTell([linkId](Connection &connection) { return sandboxes::revokeLink(connection, linkId); });
}

QFuture<Result<void>> DatabaseSandboxes::setPassword(const QString &id, const QString &persona, const QString &password)
{
    return askAndTell([id, persona, password](Connection &connection) {
        return sandboxes::setPersonaPassword(connection, id, persona, password);
    });
}

} // namespace showroom::gui
