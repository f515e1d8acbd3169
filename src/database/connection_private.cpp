#include "database/connection_private.h"

#include "database/binding_encoder.h"
#include "database/error_mapping.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <array>
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
                        settings.sslMode + settings.sslRootCert + settings.applicationName;
    return all.contains(QChar::Null);
}

/// The SQLSTATE of a refused login, asked for in libpq's terms: QPSQL passes only its text on, in whatever language.
QString probeSqlState(const ConnectionSettings &settings)
{
    const QByteArray options = settings.connectOptions().toUtf8();
    const QByteArray port = settings.port > 0 ? QByteArray::number(settings.port) : QByteArray();
    const std::array<QByteArray, 5> values{settings.host.toUtf8(), port, settings.user.toUtf8(),
                                           settings.password.toUtf8(), settings.database.toUtf8()};
    const std::array<const char *, 7> keywords{"dbname", "host", "port", "user", "password", "dbname", nullptr};
    // The first dbname is expanded as a connection string, a later one overrides its database only.
    const QByteArray expanded =
        values[4].isEmpty()
            ? options
            : options + " dbname='" + QByteArray(values[4]).replace('\\', "\\\\").replace('\'', "\\'") + '\'';
    const std::array<const char *, 7> pointers{expanded.constData(),
                                               values[0].constData(),
                                               values[1].constData(),
                                               values[2].constData(),
                                               values[3].constData(),
                                               nullptr,
                                               nullptr};
    PGconn *pg = PQconnectStartParams(keywords.data(), pointers.data(), 1);
    if (!pg)
        return {};
    PQsetErrorVerbosity(pg, PQERRORS_SQLSTATE);
    QElapsedTimer timer;
    timer.start();
    PostgresPollingStatusType state = PQstatus(pg) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_FAILED && state != PGRES_POLLING_OK && timer.elapsed() < 2000) {
        pollfd socket{PQsocket(pg), short(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        poll(&socket, 1, tickMilliseconds);
        if (socket.revents != 0)
            state = PQconnectPoll(pg);
    }
    static const QRegularExpression sqlState(u"\\b([0-9][0-9A-Z]{4})\\b\\s*$"_s);
    const QString found = sqlState.match(QString::fromUtf8(PQerrorMessage(pg)).trimmed()).captured(1);
    PQfinish(pg);
    return found;
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

Result<void> Connection::Private::open()
{
    if (holdsNul(settings)) {
        return fail(ErrorCode::InvalidInput, u"The connection's settings hold a NUL character."_s,
                    u"Remove the control character."_s);
    }
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

Error Connection::Private::connectFailure(const QString &text, bool timedOut) const
{
    return mapConnectFailure(timedOut ? QString() : probeSqlState(settings), text, settings.describe());
}

bool Connection::Private::isInterrupted() const
{
    return cancelRequested->load() || isStopRequested();
}

bool Connection::Private::isStopRequested() const
{
    return stopToken.stop_requested() || (stopCheck && stopCheck());
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
    // PQcancel connects anew and has no time-out of its own: a silent host must not hold this thread.
    if (settings.isLocal())
        send();
    else
        std::thread(send).detach();
}

Result<void> Connection::Private::waitForSocket(short events, Interrupts interrupts)
{
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
