#include "database/connect_attempt.h"

#include "database/connect_failure.h"
#include "database/host_lookup.h"
#include "database/message_language.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <array>
#include <libpq-fe.h>
#include <memory>
#include <poll.h>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

constexpr int tickMilliseconds = 20;

using Session = std::unique_ptr<PGconn, decltype(&PQfinish)>;

Session startSession(const ConnectionSettings &settings)
{
    // The first dbname is expanded as a connection string; parameters after it override what it says.
    const QByteArray options = settings.connectOptions().toUtf8();
    const std::array<QByteArray, 5> values{
        settings.host.toUtf8(), settings.port > 0 ? QByteArray::number(settings.port) : QByteArray(),
        settings.user.toUtf8(), settings.password.toUtf8(), settings.database.toUtf8()};
    QByteArray expanded = options;
    if (!values[4].isEmpty())
        expanded += " dbname='" + QByteArray(values[4]).replace('\\', "\\\\").replace('\'', "\\'") + '\'';
    const std::array<const char *, 6> keywords{"dbname", "host", "port", "user", "password", nullptr};
    const std::array<const char *, 6> pointers{expanded.constData(),  values[0].constData(), values[1].constData(),
                                               values[2].constData(), values[3].constData(), nullptr};
    return Session(PQconnectStartParams(keywords.data(), pointers.data(), 1), &PQfinish);
}

/// The SQLSTATE that PQERRORS_SQLSTATE left in place of the server's words; empty when no server spoke.
QString sqlStateOf(const QString &text)
{
    static const QRegularExpression sqlState(u"\\b([0-9][0-9A-Z]{4})\\s*$"_s);
    return sqlState.match(text.trimmed()).captured(1);
}

Error givenUp()
{
    return fail(ErrorCode::Cancelled, u"The connection attempt was given up."_s);
}

Result<void> checkHost(const ConnectionSettings &settings, qint64 patience, const std::function<bool()> &isStopped)
{
    switch (lookUpHosts(settings.effectiveAddress(), int(patience), isStopped)) {
    case Lookup::Stopped:
        return givenUp();
    case Lookup::TimedOut:
        return mapConnectFailure({}, u"timeout expired"_s, settings);
    case Lookup::NotFound:
        return mapConnectFailure({}, u"could not translate host name"_s, settings);
    case Lookup::Found:
        break;
    }
    return {};
}

} // namespace

Result<void> attemptConnection(const ConnectionSettings &settings, const std::function<bool()> &isStopped)
{
    QElapsedTimer timer;
    timer.start();
    const qint64 patience = std::chrono::milliseconds(settings.connectTimeout).count();
    SHOWROOM_TRY(checkHost(settings, patience, isStopped));
    const EnglishMessages english;
    const Session session = startSession(settings);
    if (!session)
        return fail(ErrorCode::Internal, u"There is no memory left for a connection."_s);
    PQsetErrorVerbosity(session.get(), PQERRORS_SQLSTATE);
    PostgresPollingStatusType state =
        PQstatus(session.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_FAILED && state != PGRES_POLLING_OK) {
        if (isStopped && isStopped())
            return givenUp();
        if (timer.elapsed() > patience)
            return mapConnectFailure({}, u"timeout expired"_s, settings);
        pollfd socket{PQsocket(session.get()), short(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        poll(&socket, 1, tickMilliseconds);
        if (socket.revents != 0)
            state = PQconnectPoll(session.get());
    }
    if (state == PGRES_POLLING_OK)
        return {};
    const QString text = QString::fromUtf8(PQerrorMessage(session.get()));
    return mapConnectFailure(sqlStateOf(text), text, settings);
}

} // namespace showroom::database
