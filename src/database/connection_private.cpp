#include "database/connection_private.h"

#include "database/binding_encoder.h"
#include "database/connect_attempt.h"
#include "database/connect_failure.h"
#include "database/error_mapping.h"

#include <QLoggingCategory>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <array>
#include <future>
#include <poll.h>
#include <thread>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDatabase, "showroom.database", QtWarningMsg)

/// How often a wait looks whether somebody asked to stop.
constexpr int tickMilliseconds = 20;
/// How long a server may take to confirm a cancellation before its connection is given up.
constexpr qint64 cancelGraceMilliseconds = 3000;
/// How long a server of this machine may take to read a cancellation.
constexpr std::chrono::milliseconds cancelPatience{500};

void logNotice(void *, const char *message)
{
    qCDebug(lcDatabase).noquote() << QString::fromUtf8(message).trimmed();
}

Error cancelled()
{
    return fail(ErrorCode::Cancelled, u"The operation was cancelled."_s);
}

bool holdsNul(const ConnectionSettings &settings)
{
    const QString all = settings.host + settings.database + settings.user + settings.password + settings.service +
                        settings.sslMode + settings.sslRootCert + settings.sslCert + settings.sslKey +
                        settings.applicationName + QStringList(settings.others.values()).join(u' ');
    return all.contains(QChar::Null);
}

void endCopy(PGconn *pg, ExecStatusType status)
{
    if (status == PGRES_COPY_IN) {
        PQputCopyEnd(pg, "the program ended the copy");
        return;
    }
    char *buffer = nullptr;
    while (PQgetCopyData(pg, &buffer, 0) > 0)
        PQfreemem(buffer);
}

} // namespace

ResultPointer shareResult(PGresult *result)
{
    return ResultPointer(result, [](const PGresult *owned) { PQclear(const_cast<PGresult *>(owned)); });
}

Connection::Private::Private(ConnectionSettings connectionSettings)
    : settings(std::move(connectionSettings))
    , m_name(u"showroom-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Connection::Private::~Private()
{
    if (m_database) {
        m_database->close();
        m_database.reset();
        QSqlDatabase::removeDatabase(m_name);
    }
}

Result<void> Connection::Private::open(const std::function<bool()> &isStopped)
{
    if (holdsNul(settings)) {
        return fail(ErrorCode::InvalidInput, u"The connection's settings hold a NUL character."_s,
                    u"Remove the control character."_s);
    }
    // QPSQL's own attempt cannot be given up. A socket usually answers or refuses at once, but its server may hang.
    if (isStopped || !settings.usesSocket())
        SHOWROOM_TRY(attemptConnection(settings, isStopped));
    QElapsedTimer timer;
    timer.start();
    m_database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    if (!m_database->isValid()) {
        return fail(ErrorCode::Internal, u"Qt's PostgreSQL driver is not installed."_s,
                    u"Install the package libqt6sql6-psql."_s);
    }
    m_database->setHostName(settings.host);
    m_database->setPort(settings.port > 0 ? settings.port : -1);
    m_database->setDatabaseName(settings.database);
    m_database->setUserName(settings.user);
    m_database->setPassword(settings.password);
    m_database->setConnectOptions(settings.connectOptions());
    m_database->setNumericalPrecisionPolicy(QSql::HighPrecision);
    if (!m_database->open()) {
        const bool timedOut = timer.elapsed() >= settings.connectTimeout.count() * 900;
        return connectFailure(m_database->lastError().text(), timedOut);
    }
    pg = *static_cast<PGconn *const *>(m_database->driver()->handle().constData());
    PQsetNoticeProcessor(pg, logNotice, nullptr);
    return {};
}

/// QPSQL passes a refusal on as text, in whatever language; a second attempt tells its SQLSTATE, unless the first one
/// took as long as the time-out allows.
Error Connection::Private::connectFailure(const QString &text, bool timedOut) const
{
    if (!timedOut) {
        if (const Result<void> attempt = attemptConnection(settings, {}); !attempt)
            return attempt.error();
    }
    return mapConnectFailure({}, timedOut ? u"timeout expired"_s : text, settings);
}

bool Connection::Private::isInterrupted() const
{
    return cancelRequested->load() || isStopRequested();
}

bool Connection::Private::isStopRequested() const
{
    return stopToken.stop_requested() || (stopCheck && stopCheck()) || (abandonCheck && abandonCheck());
}

void Connection::Private::markLost()
{
    lost = true;
}

void Connection::Private::requestCancel()
{
    PGcancel *cancel = PQgetCancel(pg);
    if (!cancel)
        return;
    const auto send = [cancel] {
        std::array<char, 256> reason{};
        PQcancel(cancel, reason.data(), int(reason.size()));
        PQfreeCancel(cancel);
    };
    // PQcancel connects anew and has no time-out of its own: a silent server must not hold this thread. One that is
    // near is waited for, so that a late cancellation does not meet the next statement.
    auto sent = std::make_shared<std::promise<void>>();
    std::future<void> done = sent->get_future();
    std::thread([send, sent] {
        send();
        sent->set_value();
    }).detach();
    if (settings.usesSocket())
        done.wait_for(cancelPatience);
}

Result<void> Connection::Private::waitForSocket(short events, Interrupts interrupts)
{
    if (abandonCheck && abandonCheck()) {
        requestCancel();
        markLost();
        return lostConnection();
    }
    if (isInterrupted()) {
        if (!m_cancelSent) {
            m_cancelSent.emplace().start();
            if (interrupts == Interrupts::Obeyed)
                requestCancel();
        } else if (m_cancelSent->elapsed() > cancelGraceMilliseconds) {
            markLost();
            return cancelled();
        }
    }
    pollfd socket{PQsocket(pg), events, 0};
    poll(&socket, 1, tickMilliseconds);
    return {};
}

Result<void> Connection::Private::startStatement()
{
    if (lost || PQstatus(pg) == CONNECTION_BAD)
        return lostConnection();
    if (PQtransactionStatus(pg) == PQTRANS_ACTIVE)
        return fail(ErrorCode::Internal, u"The connection is busy with a copy."_s);
    cancelRequested->store(false);
    m_cancelSent.reset();
    return {};
}

Result<void> Connection::Private::send(const SqlStatement &statement, const Bindings &bindings)
{
    if (statement.isEmpty())
        return fail(ErrorCode::Internal, u"The program lacks a statement that it wants to run."_s);
    const Result<EncodedBindings> encoded = encodeBindings(statement, bindings);
    if (!encoded)
        return encoded.error();
    SHOWROOM_TRY(startStatement());
    if (isStopRequested())
        return cancelled();
    const int sent =
        PQsendQueryParams(pg, statement.text().constData(), int(encoded->values.size()), encoded->types.data(),
                          encoded->values.data(), encoded->lengths.data(), encoded->formats.data(), 0);
    if (sent == 0)
        return mapResult(nullptr, pg);
    return {};
}

Result<ResultPointer> Connection::Private::nextResult(Interrupts interrupts)
{
    while (PQisBusy(pg)) {
        const bool hasUnsent = PQisnonblocking(pg) != 0 && PQflush(pg) > 0;
        SHOWROOM_TRY(waitForSocket(hasUnsent ? POLLIN | POLLOUT : POLLIN, interrupts));
        if (PQconsumeInput(pg) == 0)
            break;
    }
    return shareResult(PQgetResult(pg));
}

Result<ResultPointer> Connection::Private::drain(Interrupts interrupts)
{
    ResultPointer last;
    std::optional<Error> firstError;
    for (;;) {
        const Result<ResultPointer> next = nextResult(interrupts);
        if (!next)
            return next;
        if (!*next)
            break;
        const ExecStatusType status = PQresultStatus(next->get());
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH)
            endCopy(pg, status);
        else if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
            firstError = firstError ? firstError : mapResult(next->get(), pg);
        last = *next;
    }
    if (firstError)
        return *firstError;
    if (!last)
        return mapResult(nullptr, pg);
    return last;
}

Result<ResultPointer> Connection::Private::run(const SqlStatement &statement, const Bindings &bindings)
{
    SHOWROOM_TRY(send(statement, bindings));
    return drain();
}

Result<ResultPointer> Connection::Private::runText(const QByteArray &sql, Interrupts interrupts)
{
    SHOWROOM_TRY(startStatement());
    if (interrupts == Interrupts::Obeyed && isStopRequested())
        return cancelled();
    if (PQsendQuery(pg, sql.constData()) == 0)
        return mapResult(nullptr, pg);
    return drain(interrupts);
}

} // namespace showroom::database
