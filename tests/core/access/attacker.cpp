#include "attacker.h"

#include <libpq-fe.h>

namespace showroom::test {

namespace {

struct Clear {
    void operator()(PGresult *result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

void keepRows(const PGresult *answer, QByteArray &words)
{
    for (int row = 0; row < PQntuples(answer); ++row) {
        for (int column = 0; column < PQnfields(answer); ++column) {
            words += PQgetvalue(answer, row, column);
            words += '\t';
        }
        words += '\n';
    }
    words += PQcmdStatus(const_cast<PGresult *>(answer));
}

/// Everything that an error or a notice tells, without the excerpt of the statement, which is the attacker's own.
QByteArray told(const PGresult *answer)
{
    QByteArray words;
    for (const int field : {PG_DIAG_MESSAGE_PRIMARY, PG_DIAG_MESSAGE_DETAIL, PG_DIAG_MESSAGE_HINT, PG_DIAG_CONTEXT,
                            PG_DIAG_SCHEMA_NAME, PG_DIAG_TABLE_NAME, PG_DIAG_COLUMN_NAME, PG_DIAG_CONSTRAINT_NAME}) {
        if (const char *text = PQresultErrorField(answer, field); text && *text) {
            words += text;
            words += '\n';
        }
    }
    return words;
}

} // namespace

void Attacker::Close::operator()(PGconn *connection) const
{
    PQfinish(connection);
}

Attacker::Attacker(const database::ConnectionSettings &settings, const QByteArray &options)
    : m_settings(settings)
    , m_options(options)
{
    open();
}

Attacker::~Attacker() = default;

void Attacker::setPreparation(const QList<QByteArray> &statements)
{
    m_preparation = statements;
    prepare();
}

void Attacker::open()
{
    const QByteArray host = m_settings.host.toUtf8();
    const QByteArray database = m_settings.database.toUtf8();
    const QByteArray user = m_settings.user.toUtf8();
    const char *const names[] = {"host", "dbname", "user", "options", "client_encoding", nullptr};
    const char *const values[] = {
        host.constData(), database.constData(), user.constData(), m_options.constData(), "UTF8", nullptr};
    m_connection.reset(PQconnectdbParams(names, values, 0));
    if (PQstatus(m_connection.get()) != CONNECTION_OK)
        qFatal("No connection as %s: %s", user.constData(), PQerrorMessage(m_connection.get()));
    PQsetNoticeReceiver(
        m_connection.get(),
        [](void *notices, const PGresult *notice) { *static_cast<QByteArray *>(notices) += told(notice); }, &m_notices);
}

void Attacker::prepare()
{
    for (const QByteArray &statement : std::as_const(m_preparation))
        send(statement, {});
}

void Attacker::takeCopy(Outcome &outcome)
{
    char *line = nullptr;
    for (int length = PQgetCopyData(m_connection.get(), &line, 0); length > 0;
         length = PQgetCopyData(m_connection.get(), &line, 0)) {
        outcome.words.append(line, length);
        PQfreemem(line);
    }
}

Outcome Attacker::send(const QByteArray &statements, const QByteArray &copied)
{
    Outcome outcome;
    m_notices.clear();
    if (PQsendQuery(m_connection.get(), statements.constData()) == 0)
        outcome.words = PQerrorMessage(m_connection.get());
    while (const Answer answer{PQgetResult(m_connection.get())}) {
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status == PGRES_COPY_OUT)
            takeCopy(outcome);
        else if (status == PGRES_COPY_IN) {
            PQputCopyData(m_connection.get(), copied.constData(), static_cast<int>(copied.size()));
            PQputCopyEnd(m_connection.get(), nullptr);
        } else if (status == PGRES_FATAL_ERROR) {
            outcome.state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
            outcome.words += told(answer.get());
        } else {
            keepRows(answer.get(), outcome.words);
        }
    }
    outcome.words += m_notices;
    return outcome;
}

Outcome Attacker::attempt(const QByteArray &statements, const QByteArray &copied, bool isKept)
{
    if (!isKept)
        send("BEGIN", {});
    const Outcome outcome = send(statements, copied);
    if (!isKept)
        send("ROLLBACK", {});
    if (PQstatus(m_connection.get()) != CONNECTION_OK)
        open();
    else if (isKept || PQtransactionStatus(m_connection.get()) != PQTRANS_IDLE)
        send("ROLLBACK; DISCARD ALL", {});
    else
        return outcome;
    prepare();
    return outcome;
}

} // namespace showroom::test
